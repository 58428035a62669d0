# Needs CPython. Uses the methods that NumPy's numbers have.
# Draws 1 Add, 3 Leaf, 1 Mul.
import numpy as np
a = np.array([1.0, 2.5, 4.0]); b = np.array([[1, 2], [3, 4]])
print(a.mean().round(2), a.sum().item(), a[0].item(), b.max().astype(float), b[0, 1].item(), b.sum().dtype, a[1].shape)
print((a.mean() - a.max()).round(3), (a.std() * 2).round(4), (2 / a[1]).item(), -a[0], abs(-a[0]).item())
print(np.exp(1.0).round(5), np.float64(3.14159).round(2), np.sqrt(2).item(), np.argmax(a).item())
loss = np.mean((a - 2) ** 2)
print(loss, f"{loss:.4f}", loss / 2, loss ** 0.5, loss == 1.5, round(loss, 3), float(loss), str(loss), [loss], int(loss))
for x in a: print(x, x * 2, end=" ")
print()
print(a.tolist(), [float(v) for v in a], sum(a), max(a), b.mean(axis=0)[1].round(1))
print(3 * a[0] + b[0][0] - 1, b[0][0] // 2, b[1][1] % 3, a[0] < b[0][1])
print(np.float64(1.5).dtype, np.int64(3) + 1, (np.int64(7) / 2).round(1), np.dot(a, a).round(1))
print(isinstance(a[0], float), isinstance(loss, (int, float)), type(a.tolist()[0]).__name__)
print(np.array([loss, a[0]]), np.round(loss, 2), {1: a[0]}[1], a[0] in [1.0], hash(a[0]) == hash(1.0))
from micrograd.engine import Value
v = Value(a[1]) * a[0] + b[0, 0]
print(v, a[1] * Value(2.0))
print("%.2f %d %s" % (loss, b[0, 0], a[0]))
xs = [x ** 2 for x in np.linspace(0, 1, 3)]
print(xs, np.random.seed(0), np.random.rand().__class__.__name__)
