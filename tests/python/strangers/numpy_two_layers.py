# A network in nothing but NumPy.
import numpy as np

np.random.seed(0)
X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
y = np.array([[0], [1], [1], [0]])
W1, b1 = np.random.randn(2, 4), np.zeros((1, 4))
W2, b2 = np.random.randn(4, 1), np.zeros((1, 1))


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


for step in range(301):
    a1 = np.tanh(X @ W1 + b1)
    a2 = sigmoid(a1 @ W2 + b2)
    loss = -np.mean(y * np.log(a2) + (1 - y) * np.log(1 - a2))
    dz2 = (a2 - y) / len(X)
    dW2, db2 = a1.T @ dz2, dz2.sum(axis=0, keepdims=True)
    dz1 = dz2 @ W2.T * (1 - a1**2)
    dW1, db1 = X.T @ dz1, dz1.sum(axis=0, keepdims=True)
    W1 -= 0.5 * dW1
    b1 -= 0.5 * db1
    W2 -= 0.5 * dW2
    b2 -= 0.5 * db2
    if step % 100 == 0:
        print(step, round(float(loss), 6))
print((a2 > 0.5).astype(int).ravel(), W1.shape, b2.shape)
print(np.round(a2, 3).T)
