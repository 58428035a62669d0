# `random`: Python's own stream, drawn by the engine.
import _engine
from bridge import box, only

__getattr__ = only("random", ("seed", "uniform", "random"))


def seed(a=None):
    if a is None:
        a = -1
    elif not isinstance(a, int) or not 0 <= a < 2**32:
        raise ValueError("random.seed takes a whole number from 0 to 4294967295 here")
    _engine.seed(float(a))


def uniform(a, b):
    _engine.uniform(float(a), float(b))
    return box[0]


def random():
    return uniform(0.0, 1.0)
