import numpy as np
from sklearn.metrics import accuracy_score
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

rng = np.random.RandomState(0)
X = rng.normal([50, 100], [10, 3], (40, 2))
y = (X[:, 0] / 10 - X[:, 1] / 3 + 28.3 > 0).astype(int)
Xtr, Xte, ytr, yte = train_test_split(X, y, test_size=0.25, random_state=42, stratify=y)
scaler = StandardScaler()
Xtr = scaler.fit_transform(Xtr)
Xte = scaler.transform(Xte)
print(scaler.mean_.round(3), scaler.scale_.round(3), Xtr.mean(axis=0).round(6) + 0.0)
w = np.zeros(2)
b = 0
for _ in range(50):
    for xi, yi in zip(Xtr, ytr):
        guess = 1 if np.dot(w, xi) + b > 0 else 0
        w += 0.1 * (yi - guess) * xi
        b += 0.1 * (yi - guess)
print(accuracy_score(ytr, (Xtr @ w + b > 0).astype(int)), accuracy_score(yte, [int(z > 0) for z in Xte @ w + b]))
