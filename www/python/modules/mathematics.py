# Implements `math` by MicroPython's, except that `tanh` is computed as in CPython's C library, to give the tutorial's digits.
import math

from bridge import only

_NAMES = tuple(sorted(name for name in dir(math) if name[0] != "_" and name != "pow")) + ("pow",)
__getattr__ = only("math", _NAMES)

for _name in _NAMES:
    globals()[_name] = getattr(math, _name)

_expm1 = math.expm1


def tanh(x):
    x = float(x)
    magnitude = abs(x)
    if not magnitude < 22:
        return math.tanh(x)
    if magnitude >= 1:
        size = 1 - 2 / (_expm1(2 * magnitude) + 2)
    else:
        shrunk = _expm1(-2 * magnitude)
        size = -shrunk / (shrunk + 2)
    return math.copysign(size, x)
