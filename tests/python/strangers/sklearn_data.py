# scikit-learn's point sets, splits and scores.
import numpy as np
from sklearn.datasets import make_moons, make_circles, make_blobs
from sklearn.model_selection import train_test_split
from sklearn.metrics import accuracy_score, confusion_matrix, mean_squared_error
from sklearn.preprocessing import StandardScaler, MinMaxScaler
from sklearn.utils import shuffle
np.random.seed(1337)
X, y = make_moons(n_samples=100, noise=0.1)
print(X[:5], y[:20], X.shape, y.dtype, X.sum())
for s in (0, 42, 7):
    X, y = make_moons(n_samples=33, noise=0.2, random_state=s); print(X[:4], y)
    X, y = make_circles(n_samples=20, noise=0.05, factor=0.5, random_state=s); print(X[:4], y)
    X, y = make_blobs(n_samples=50, centers=3, n_features=2, random_state=s); print(X[:4], y)
    X, y = make_blobs(n_samples=10, centers=[(0, 0), (3, 3)], cluster_std=[0.5, 1.0], random_state=s); print(X[:4], y)
    a, b, c, d = train_test_split(X, y, test_size=0.3, random_state=s); print(a, b, c, d)
    a, b, c, d = train_test_split(X, y, test_size=0.2, random_state=s, stratify=y); print(b, d, a[:2])
    print(train_test_split(list(range(10)), test_size=3, random_state=s), train_test_split(np.arange(7), random_state=s), train_test_split(np.arange(7), shuffle=False, train_size=0.5))
print(make_moons(5, shuffle=False), make_circles(5, shuffle=False), make_moons((2, 4), shuffle=False)[1])
print(accuracy_score([1, 0, 1], [1, 1, 1]), accuracy_score(y, y), confusion_matrix([0, 1, 1, 2], [0, 1, 2, 2]), mean_squared_error([1.0, 2], [2, 4]))
print(StandardScaler().fit_transform(X), MinMaxScaler().fit_transform(X)[:3], shuffle([1, 2, 3, 4], random_state=0), StandardScaler())
np.random.seed(3)
print(make_blobs(n_samples=6, centers=2)[1], train_test_split(np.arange(10))[1], np.random.rand())
y3 = np.array([0]*7+[1]*5+[2]*3)
print(train_test_split(np.arange(15), y3, stratify=y3, random_state=5))
