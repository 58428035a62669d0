import numpy as np

x = np.array([[1.23456789, -0.5], [1e-5, 1000.0]])
print(np.array2string(x, precision=2), np.array2string(x[0], precision=3, separator=", "), np.array2string(np.arange(3)))
with np.printoptions(precision=3, suppress=True):
    print(x, repr(x[0]))
print(x)
np.set_printoptions(precision=4, suppress=True)
print(x, np.arange(4) / 3)
np.set_printoptions(formatter={"float": lambda number: f"{number:.2f}"})
print(x, x[0], np.arange(3), np.float64(0.125))
print(np.array2string(x[1], formatter={"float_kind": "{:+.1e}".format}))
np.set_printoptions(precision=8, suppress=False, threshold=5)
print(np.arange(10), x[0])
