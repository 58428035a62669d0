# Checks the arguments of scikit-learn's functions.
from numpy.random import RandomState
from numpy import random


def state_of(random_state):
    """Returns the stream of a `random_state`, or NumPy's global one for None."""
    if random_state is None:
        return random._stream
    if isinstance(random_state, int):
        return RandomState(random_state)
    if isinstance(random_state, RandomState):
        return random_state
    raise ValueError("%r cannot be used to seed a numpy.random.RandomState instance" % (random_state,))
