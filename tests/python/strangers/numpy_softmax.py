import numpy as np
from sklearn.datasets import make_blobs
from sklearn.metrics import accuracy_score, confusion_matrix
from sklearn.model_selection import train_test_split

X, y = make_blobs(n_samples=90, centers=3, cluster_std=1.2, random_state=7)
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=0)
print(X_train.shape, X_test.shape, np.bincount(y_train))
mean, std = X_train.mean(axis=0), X_train.std(axis=0)
X_train, X_test = (X_train - mean) / std, (X_test - mean) / std
W = np.zeros((2, 3))
b = np.zeros(3)
onehot = np.eye(3)[y_train]
for i in range(100):
    logits = X_train @ W + b
    logits -= logits.max(axis=1, keepdims=True)
    p = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
    loss = -np.log(p[np.arange(len(y_train)), y_train]).mean()
    grad = (p - onehot) / len(y_train)
    W -= 1.0 * X_train.T @ grad
    b -= 1.0 * grad.sum(axis=0)
    if i % 25 == 0:
        print(i, "loss", np.round(loss, 5))
pred = (X_test @ W + b).argmax(axis=1)
print("accuracy", accuracy_score(y_test, pred))
print(confusion_matrix(y_test, pred))
