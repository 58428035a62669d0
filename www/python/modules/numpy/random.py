# Implements `numpy.random` with NumPy's legacy stream, number for number (`numpy/random/mtrand.pyx`).
import math

from bridge import only
from generator import Generator as _Twister
from numpy._arithmetic import as_array, is_array
from numpy._dtypes import dtype_of
from numpy._generator import Generator, default_rng
from numpy._stream import Stream
from strided import size_of


class RandomState(Stream):
    """A legacy stream. The functions of the module are the methods of one such stream."""

    def __init__(self, seed=None):
        self._generator = _Twister()
        self.seed(seed)

    def seed(self, seed=None):
        self._kept = None
        if seed is None:
            self._generator.seed_with(None)
        elif isinstance(seed, (list, tuple)) or is_array(seed):
            self._generator.seed_by(list(seed))
        elif isinstance(seed, (int, bool)) and 0 <= seed < 2**32:
            self._generator.seed_with(int(seed))
        elif isinstance(seed, int):
            raise ValueError("Seed must be between 0 and 2**32 - 1")
        else:
            raise TypeError("Cannot cast scalar from %r to dtype('int64') according to the rule 'safe'" % (type(seed).__name__,))

    def get_state(self, legacy=True):
        return "MT19937", self._generator.state(), 0, int(self._kept is not None), self._kept

    def set_state(self, state):
        self._generator.go_to(state[1])
        self._kept = state[4]

    def _unit(self):
        return self._generator.random()

    def _interval(self, most):
        return self._generator.interval(most)

    def random_sample(self, size=None):
        return self._many(self._unit, size)

    random = random_sample

    def rand(self, *shape):
        return self.random_sample(shape or None)

    def _gauss(self):
        """Draws by Marsaglia's polar method, which makes two numbers at once."""
        if self._kept is not None:
            found, self._kept = self._kept, None
            return found
        draw = self._unit
        while True:
            x = 2.0 * draw() - 1.0
            y = 2.0 * draw() - 1.0
            r2 = x * x + y * y
            if 0.0 < r2 < 1.0:
                f = math.sqrt(-2.0 * math.log(r2) / r2)
                self._kept = f * x
                return f * y

    def randn(self, *shape):
        return self.standard_normal(shape or None)

    def exponential(self, scale=1.0, size=None):
        return self._of_arrays(lambda one: one * -math.log(1.0 - self._unit()), size, scale)

    def binomial(self, n, p, size=None):
        return self._of_arrays(self._successes, size, n, p).astype(int) if size is not None else self._successes(n, p)

    def _successes(self, n, p):
        """Draws how many of n trials succeed, by inversion."""
        if p > 0.5:
            return int(n - self._successes(n, 1.0 - p))
        if n * p > 30:
            raise ValueError("binomial draws from at most 30 expected successes here, not %g" % (n * p))
        if n == 0 or p == 0:
            return 0
        q = 1.0 - p
        first = math.exp(n * math.log(q))
        bound = min(n, int(n * p + 10.0 * math.sqrt(n * p * q + 1)))
        count, chance, u = 0, first, self._unit()
        while u > chance:
            count += 1
            if count > bound:
                count, chance, u = 0, first, self._unit()
            else:
                u -= chance
                chance = ((n - count + 1) * p * chance) / (count * q)
        return int(count)

    def poisson(self, lam=1.0, size=None):
        found = self._of_arrays(self._events, size, lam)
        return found if isinstance(found, int) else found.astype(int)

    def _events(self, lam):
        """Draws how many events happen where `lam` are expected, by products."""
        if lam >= 10:
            raise ValueError("poisson draws from less than 10 expected events here, not %g" % lam)
        if lam == 0:
            return 0
        least, count, product = math.exp(-lam), 0, self._unit()
        while product > least:
            count += 1
            product *= self._unit()
        return count

    def randint(self, low, high=None, size=None, dtype=int):
        if high is None:
            low, high = 0, low
        if low >= high:
            raise ValueError("low >= high" if high != 0 or low != 0 else "high <= 0")
        return self._many(lambda: low + self._interval(high - low - 1), size, dtype_of(dtype))

    def choice(self, a, size=None, replace=True, p=None):
        pool = None if isinstance(a, int) else as_array(a)
        count = a if pool is None else len(pool)
        if not count:
            raise ValueError("'a' cannot be empty unless no samples are taken")
        if p is not None:
            p = as_array(p)
            if p.size != count:
                raise ValueError("'a' and 'p' must have same size")
            if abs(sum(p._flat()) - 1.0) > 1.5e-8:
                raise ValueError("probabilities do not sum to 1")
        shape = (size,) if isinstance(size, int) else size
        if replace:
            places = self.randint(0, count, size) if p is None else self._by_chance(p, size)
        else:
            wanted = 1 if shape is None else size_of(shape)
            if wanted > count:
                raise ValueError("Cannot take a larger sample than population when 'replace=False'")
            places = self.permutation(count)[:wanted] if p is None else self._distinct_by_chance(p, wanted)
            places = places[0] if shape is None else places.reshape(shape)
        return places if pool is None else pool[places]


_stream = RandomState(0)
_METHODS = (
    "seed", "get_state", "set_state", "random_sample", "random", "rand", "uniform", "standard_normal", "randn", "normal", "exponential", "randint",
    "shuffle", "permutation", "choice", "binomial", "poisson",
)  # fmt: skip
for _name in _METHODS:
    globals()[_name] = getattr(_stream, _name)

__getattr__ = only("numpy.random", _METHODS + ("Generator", "RandomState", "default_rng"))
