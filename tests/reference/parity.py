"""Computes what the tests of parity need beyond the numbers that the tutorial prints, with CPython and micrograd.

Run by hand, with micrograd, numpy and scikit-learn installed:  python tests/reference/parity.py
It writes parity.rs beside itself.
"""

import math
import pathlib
import platform
import random
import sys
from importlib.metadata import version

import numpy as np
from micrograd.engine import Value
from micrograd.nn import MLP
from sklearn.datasets import make_moons

sys.setrecursionlimit(100_000)


def exp(value):
    """The tutorial's exp, which micrograd itself lacks."""
    out = Value(math.exp(value.data), (value,), "exp")

    def _backward():
        value.grad += out.data * out.grad

    out._backward = _backward
    return out


def sneak_peek():
    a, b = Value(-4.0), Value(2.0)
    c = a + b
    d = a * b + b**3
    c += c + 1
    c += 1 + c + (-a)
    d += d * 2 + (b + a).relu()
    d += 3 * d + (b - a).relu()
    e = c - d
    f = e**2
    g = f / 2.0
    g += 10.0 / f
    g.backward()
    nodes, found = {g}, [g]
    for value in found:
        found += [operand for operand in value._prev if operand not in nodes]
        nodes |= value._prev
    return [g.data, a.grad, b.grad, len(nodes)]


def composite_tanh():
    """The tutorial's neuron through (e - 1) / (e + 1): o, and the gradients of x1, w1, x2, w2, b."""
    x1, x2, w1, w2, b = map(Value, (2.0, 0.0, -3.0, 1.0, 6.8813735870195432))
    n = x1 * w1 + x2 * w2 + b
    e = exp(2 * n)
    o = (e - 1) / (e + 1)
    o.backward()
    return [o.data, x1.grad, w1.grad, x2.grad, w2.grad, b.grad]


def tutorial_network():
    """MLP(3, [4, 4, 1]) of the tutorial's own classes, which draw the biases too: first and last parameter, outputs."""
    random.seed(1337)
    drawn = []

    def neuron(inputs):
        drawn.append([random.uniform(-1, 1) for _ in range(inputs + 1)])
        return drawn[-1]

    layers = [[neuron(inputs) for _ in range(outputs)] for inputs, outputs in [(3, 4), (4, 4), (4, 1)]]
    samples = [[2.0, 3.0, -1.0], [3.0, -1.0, 0.5], [0.5, 1.0, 1.0], [1.0, 1.0, -1.0]]
    outputs = []
    for x in samples:
        for layer in layers:
            x = [math.tanh(sum((w * x for w, x in zip(weights, x)), bias)) for *weights, bias in layer]
        outputs += x
    return [drawn[0][0], drawn[-1][-1], *outputs]


def minibatches(steps, batch_size):
    """The demo with a batch size: the loss and the accuracy of each step."""
    np.random.seed(1337)
    random.seed(1337)
    X, y = make_moons(n_samples=100, noise=0.1)
    y = y * 2 - 1
    model = MLP(2, [16, 16, 1])
    for k in range(steps):
        chosen = np.random.permutation(X.shape[0])[:batch_size]
        scores = [model(list(map(Value, row))) for row in X[chosen]]
        losses = [(1 + -sign * score).relu() for sign, score in zip(y[chosen], scores)]
        loss = sum(losses) * (1.0 / len(losses)) + 1e-4 * sum(p * p for p in model.parameters())
        right = [(sign > 0) == (score.data > 0) for sign, score in zip(y[chosen], scores)]
        model.zero_grad()
        loss.backward()
        for p in model.parameters():
            p.data -= (1.0 - 0.9 * k / 100) * p.grad
        yield loss.data, sum(right) / len(right)


def rust(x):
    return f"({', '.join(map(rust, x))})" if isinstance(x, tuple) else repr(float(x))


def constant(name, doc, numbers):
    numbers = list(numbers)
    kind = "(f64, f64)" if isinstance(numbers[0], tuple) else "f64"
    rows = "".join(f"    {rust(x)},\n" for x in numbers)
    return f"/// {doc}\npub const {name}: [{kind}; {len(numbers)}] = [\n{rows}];\n"


packages = ", ".join(f"{name} {version(name)}" for name in ["micrograd", "numpy", "scikit-learn"])
text = "\n".join([
    f"// Made by parity.py with CPython {platform.python_version()}, {packages}.\n",
    constant("SNEAK_PEEK", "g, its derivatives by a and by b, and the number of values that g depends on.", sneak_peek()),
    constant("COMPOSITE_TANH", "o and its derivatives by x1, w1, x2, w2 and b.", composite_tanh()),
    constant("TUTORIAL_NETWORK", "The first and the last parameter, then the four outputs.", tutorial_network()),
    constant("MINIBATCHES", "Loss and accuracy of each step with batches of 20.", minibatches(20, 20)),
])
pathlib.Path(__file__).with_name("parity.rs").write_text(text)
