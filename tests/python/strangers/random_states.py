# Streams that are kept, and gone back to.
import random

import numpy as np

random.seed(7)
random.gauss(0, 1)
before = random.getstate()
drawn = [random.gauss(0, 1), random.random(), random.randint(0, 9), random.choice("abc")]
random.setstate(before)
print(drawn == [random.gauss(0, 1), random.random(), random.randint(0, 9), random.choice("abc")], before[0])
other = random.Random(3)
kept = other.getstate()
print(other.random(), other.random())
other.setstate(kept)
print(other.random(), random.random())

np.random.seed(1)
np.random.randn(3)
before = np.random.get_state()
drawn = np.random.randn(4).tolist()
np.random.set_state(before)
print(np.random.randn(4).tolist() == drawn, np.random.rand(), before[0])
