# `numpy.random`: NumPy's legacy stream, drawn by the engine.
import _engine
import random_stream
from bridge import only

__getattr__ = only("numpy.random", ("seed", "permutation"))

seed = random_stream.seed


def permutation(x):
    from numpy import array

    things = range(x) if isinstance(x, int) else x
    length = len(things)
    _engine.permutation(length)
    return array([things[_engine.drawn(k)] for k in range(length)])
