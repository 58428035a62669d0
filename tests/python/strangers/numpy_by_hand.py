# Trains a network of NumPy's arrays by hand.
import numpy as np

np.random.seed(3)
X = np.random.randn(6, 2)
y = (X[:, 0] + X[:, 1] > 0).astype(float).reshape(-1, 1)
W1 = np.random.randn(2, 4) * 0.5
b1 = np.zeros((1, 4))
W2 = np.random.randn(4, 1) * 0.5
b2 = np.zeros((1, 1))
sigmoid = lambda z: 1 / (1 + np.exp(-z))
for i in range(101):
    z1 = X @ W1 + b1
    h = np.tanh(z1)
    p = sigmoid(h @ W2 + b2)
    loss = -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))
    dz2 = (p - y) / len(X)
    dW2 = h.T @ dz2
    db2 = dz2.sum(axis=0, keepdims=True)
    dh = dz2 @ W2.T
    dz1 = dh * (1 - h ** 2)
    dW1 = X.T @ dz1
    db1 = dz1.sum(axis=0, keepdims=True)
    for w, g in ((W1, dW1), (b1, db1), (W2, dW2), (b2, db2)):
        w -= 1.0 * g
    if i % 25 == 0:
        print(i, round(float(loss), 6), "acc", np.mean((p > 0.5) == y))
print(np.round(W2.ravel(), 4))
np.set_printoptions(precision=3, suppress=True)
print(W1)
print(np.argmax(p, axis=0), p.shape, p.dtype, np.unique(y, return_counts=True))
print(round(np.linalg.norm(W1), 12), np.where(y.ravel() == 1)[0])
print(np.c_[X[:2], y[:2]])
