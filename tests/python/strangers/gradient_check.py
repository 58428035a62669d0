# The derivative by the limit, as at the start of the lecture.
import math

import matplotlib.pyplot as plt
import numpy as np


def f(x):
    return 3 * x**2 - 4 * x + 5


xs = np.arange(-5, 5, 0.25)
ys = f(xs)
plt.plot(xs, ys)
print(f(3.0), xs[:4], ys[:4], len(xs))
for h in (0.1, 0.01, 0.0001, 0.00000001):
    print(h, (f(3.0 + h) - f(3.0)) / h)
print(np.allclose(np.diff(ys) / 0.25, 6 * (xs[:-1] + 0.125) - 4))
plt.plot(np.arange(-5, 5, 0.2), np.tanh(np.arange(-5, 5, 0.2)))
plt.grid()
plt.show()
h = 0.0001
a, b, c = 2.0, -3.0, 10.0
d1 = a * b + c
c += h
d2 = a * b + c
print("d1", d1, "d2", d2, "slope", (d2 - d1) / h)
print(math.isclose((d2 - d1) / h, 1.0, rel_tol=1e-6))
