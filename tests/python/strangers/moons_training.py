# The demo of micrograd, shortened.
import random

import numpy as np
from micrograd.engine import Value
from micrograd.nn import MLP
from sklearn.datasets import make_moons

np.random.seed(1337)
random.seed(1337)
X, y = make_moons(n_samples=40, noise=0.1)
y = y * 2 - 1
model = MLP(2, [8, 1])
print(model, len(model.parameters()))


def loss():
    inputs = [list(map(Value, xrow)) for xrow in X]
    scores = list(map(model, inputs))
    losses = [(1 + -yi * scorei).relu() for yi, scorei in zip(y.tolist(), scores)]
    data_loss = sum(losses) * (1.0 / len(losses))
    reg_loss = 1e-4 * sum((p * p for p in model.parameters()))
    accuracy = [(yi > 0) == (scorei.data > 0) for yi, scorei in zip(y, scores)]
    return data_loss + reg_loss, sum(accuracy) / len(accuracy)


for k in range(6):
    total, acc = loss()
    model.zero_grad()
    total.backward()
    for p in model.parameters():
        p.data -= (1.0 - 0.9 * k / 100) * p.grad
    print(f"step {k} loss {total.data:.8f}, accuracy {acc * 100:.1f}%")

Xmesh = np.c_[np.linspace(-1, 2, 4), np.linspace(-0.5, 1, 4)]
print(np.array([model(list(map(Value, row))).data > 0 for row in Xmesh]))
