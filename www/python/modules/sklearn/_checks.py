# What scikit-learn's functions check first.
from numpy.random import RandomState
from numpy import random


def state_of(random_state):
    """Returns the stream that a `random_state` stands for: NumPy's own if there is none."""
    if random_state is None:
        return random._stream
    if isinstance(random_state, int):
        return RandomState(random_state)
    if isinstance(random_state, RandomState):
        return random_state
    raise ValueError("%r cannot be used to seed a numpy.random.RandomState instance" % (random_state,))
