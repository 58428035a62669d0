# Needs CPython. Trains on standardised points, with NumPy's permutations.
import random
import numpy as np
from sklearn.datasets import make_moons
from sklearn.preprocessing import StandardScaler
from micrograd.engine import Value
from micrograd.nn import MLP
np.random.seed(0); random.seed(0)
X, y = make_moons(n_samples=24, noise=0.15, random_state=42)
X = StandardScaler().fit_transform(X)
y = 2 * y - 1
model = MLP(2, [6, 1])
def loss_fn(batch_size=None):
    if batch_size is None: Xb, yb = X, y
    else:
        ri = np.random.permutation(X.shape[0])[:batch_size]
        Xb, yb = X[ri], y[ri]
    inputs = [list(map(Value, xrow)) for xrow in Xb]
    scores = list(map(model, inputs))
    losses = [(1 + -yi*scorei).relu() for yi, scorei in zip(yb, scores)]
    data_loss = sum(losses) * (1.0 / len(losses))
    reg_loss = 1e-4 * sum((p*p for p in model.parameters()))
    accuracy = [(yi > 0) == (scorei.data > 0) for yi, scorei in zip(yb, scores)]
    return data_loss + reg_loss, sum(accuracy) / len(accuracy)
hist = []
for k in range(12):
    total_loss, acc = loss_fn(8)
    model.zero_grad()
    total_loss.backward()
    learning_rate = 1.0 - 0.9*k/100
    for p in model.parameters(): p.data -= learning_rate * p.grad
    hist.append(total_loss.data)
    print(f"step {k} loss {total_loss.data:.9f}, accuracy {acc*100}%")
hist = np.array(hist)
print(hist.min().round(6), hist.argmin(), np.mean(hist[-3:]).round(6))
