# Implements `sklearn.utils`, which shuffles several arrays in the same order.
from bridge import only
from numpy import arange, ndarray
from sklearn._checks import state_of

__getattr__ = only("sklearn.utils", ("shuffle",))


def shuffle(*arrays, random_state=None):
    order = arange(len(arrays[0]))
    state_of(random_state).shuffle(order)
    order = order.tolist()
    shuffled = [one[order] if isinstance(one, ndarray) else [one[k] for k in order] for one in arrays]
    return shuffled if len(shuffled) > 1 else shuffled[0]
