import time
from typing import Iterator, Tuple

import numpy as np

np.random.seed(11)


def batches(X: np.ndarray, y: np.ndarray, size: int = 8) -> Iterator[Tuple[np.ndarray, np.ndarray]]:
    order = np.random.permutation(len(X))
    for start in range(0, len(X), size):
        chosen = order[start : start + size]
        yield X[chosen], y[chosen]


X = np.random.uniform(-1, 1, (30, 2))
y = np.where(X[:, 0] * 2 - X[:, 1] > 0, 1, -1)
w = np.zeros(2)
started = time.perf_counter()
for epoch in range(5):
    mistakes = 0
    for xb, yb in batches(X, y):
        margin = yb * (xb @ w)
        wrong = margin <= 0
        mistakes += int(wrong.sum())
        w += 0.1 * (yb[wrong, None] * xb[wrong]).sum(axis=0)
    print("epoch", epoch, "mistakes", mistakes, "w", w)
print(time.perf_counter() >= started, (np.sign(X @ w) == y).mean())
