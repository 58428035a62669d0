import numpy as np
from micrograd.engine import Value

W = np.array([[Value(0.5), Value(-1.0)], [Value(2.0), Value(0.25)]])
x = np.array([1.0, 3.0])
h = W @ x
print(h.shape, [v.data for v in h])
loss = (h**2).sum()
loss.backward()
print(loss.data, [[v.grad for v in row] for row in W])
for v in W.flatten():
    v.data -= 0.01 * v.grad
print([[round(v.data, 6) for v in row] for row in W])
