import numpy as np
import matplotlib.pyplot as plt
from matplotlib.colors import ListedColormap
from sklearn.datasets import make_circles

X, y = make_circles(n_samples=60, noise=0.05, factor=0.4, random_state=1)
features = np.column_stack([X, X[:, 0] ** 2 + X[:, 1] ** 2])
w = np.zeros(3)
bias = 0.0
for _ in range(300):
    z = features.dot(w) + bias
    p = 1.0 / (1.0 + np.exp(-z))
    w = w - 1.0 * features.T.dot(p - y) / len(y)
    bias -= np.mean(p - y)
print(np.round(w, 3), round(bias, 3), ((p > 0.5) == y).mean())
h = 0.5
x_min, x_max = X[:, 0].min() - 1, X[:, 0].max() + 1
y_min, y_max = X[:, 1].min() - 1, X[:, 1].max() + 1
xx, yy = np.meshgrid(np.arange(x_min, x_max, h), np.arange(y_min, y_max, h))
grid = np.c_[xx.ravel(), yy.ravel()]
Z = (np.c_[grid, (grid**2).sum(axis=1)] @ w + bias > 0).reshape(xx.shape)
print(xx.shape, Z.sum())
print(Z.astype(int))
plt.figure(figsize=(5, 5))
plt.contourf(xx, yy, Z, cmap=ListedColormap(["#ffaaaa", "#aaaaff"]), alpha=0.8)
plt.scatter(X[:, 0], X[:, 1], c=y, s=40, cmap=plt.cm.Spectral)
plt.xlim(xx.min(), xx.max())
plt.ylim(yy.min(), yy.max())
plt.savefig("boundary.png")
