# Implements `numpy.random` with NumPy's legacy stream, number for number (`numpy/random/mtrand.pyx`).
import math

from bridge import only
from generator import Generator as _Twister
from numpy._arithmetic import as_array, is_array, made
from numpy._dtypes import dtype_of, float64, int64
from numpy._making import arange
from numpy._newer import Generator, default_rng
from numpy._reductions import cumsum, searchsorted
from strided import broadcast, size_of


class RandomState:
    """A legacy stream. The functions of the module are the methods of one such stream."""

    def __init__(self, seed=None):
        self._generator = _Twister()
        self.seed(seed)

    def seed(self, seed=None):
        self._gauss = None
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
        return "MT19937", self._generator.state(), 0, int(self._gauss is not None), self._gauss

    def set_state(self, state):
        self._generator.go_to(state[1])
        self._gauss = state[4]

    def _many(self, draw, size, kind=float64):
        if size is None:
            return draw()
        shape = (size,) if isinstance(size, int) else tuple(size)
        return made([draw() for _ in range(size_of(shape))], shape, kind)

    def _of_arrays(self, draw, size, *parameters):
        """Draws numbers whose parameters may be arrays, which are broadcast."""
        if not any(is_array(one) or isinstance(one, (list, tuple)) for one in parameters):
            return self._many(lambda: draw(*parameters), size)
        arrays = [as_array(one) for one in parameters]
        shape = (size,) if isinstance(size, int) else tuple(size or ())
        for one in arrays:
            shape = broadcast(shape, one.shape)
        return made([draw(*numbers) for numbers in zip(*[one._spread(shape) for one in arrays])], shape, float64)

    def random_sample(self, size=None):
        return self._many(self._generator.random, size)

    random = random_sample

    def rand(self, *shape):
        return self.random_sample(shape or None)

    def uniform(self, low=0.0, high=1.0, size=None):
        return self._of_arrays(lambda a, b: a + (b - a) * self._generator.random(), size, low, high)

    def _normal(self):
        """Draws by Marsaglia's polar method, which makes two numbers at once."""
        if self._gauss is not None:
            found, self._gauss = self._gauss, None
            return found
        draw = self._generator.random
        while True:
            x = 2.0 * draw() - 1.0
            y = 2.0 * draw() - 1.0
            r2 = x * x + y * y
            if 0.0 < r2 < 1.0:
                f = math.sqrt(-2.0 * math.log(r2) / r2)
                self._gauss = f * x
                return f * y

    def standard_normal(self, size=None):
        return self._many(self._normal, size)

    def randn(self, *shape):
        return self.standard_normal(shape or None)

    def normal(self, loc=0.0, scale=1.0, size=None):
        return self._of_arrays(lambda mean, deviation: mean + deviation * self._normal(), size, loc, scale)

    def exponential(self, scale=1.0, size=None):
        return self._of_arrays(lambda one: one * -math.log(1.0 - self._generator.random()), size, scale)

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
        count, chance, u = 0, first, self._generator.random()
        while u > chance:
            count += 1
            if count > bound:
                count, chance, u = 0, first, self._generator.random()
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
        least, count, product = math.exp(-lam), 0, self._generator.random()
        while product > least:
            count += 1
            product *= self._generator.random()
        return count

    def randint(self, low, high=None, size=None, dtype=int):
        if high is None:
            low, high = 0, low
        if low >= high:
            raise ValueError("low >= high" if high != 0 or low != 0 else "high <= 0")
        return self._many(lambda: low + self._generator.interval(high - low - 1), size, dtype_of(dtype))

    def shuffle(self, x):
        for i in range(len(x) - 1, 0, -1):
            j = self._generator.interval(i)
            if i == j:
                continue
            if is_array(x) and x.ndim > 1:
                kept = x[i].copy()
                x[i] = x[j]
                x[j] = kept
            else:
                x[i], x[j] = x[j], x[i]

    def permutation(self, x):
        if isinstance(x, int):
            x = arange(x)
            self.shuffle(x)
            return x
        x = as_array(x)
        order = arange(len(x))
        self.shuffle(order)
        return x[order]

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
            places = self.permutation(count)[:wanted] if p is None else self._distinct(p, wanted)
            places = places[0] if shape is None else places.reshape(shape)
        return places if pool is None else pool[places]

    def _by_chance(self, p, size):
        sums = cumsum(p)
        return searchsorted(sums / sums[-1], self.random_sample(size), side="right")

    def _distinct(self, p, wanted):
        """Draws distinct places with given probabilities. The probability of a place becomes 0 when it is drawn."""
        chances = list(p._flat())
        found = []
        while len(found) < wanted:
            drawn = self.rand(wanted - len(found))
            for place in found:
                chances[place] = 0.0
            sums = cumsum(as_array(chances))
            for place in searchsorted(sums / sums[-1], drawn, side="right")._flat():
                if place not in found:
                    found.append(place)
        return made(found, (wanted,), int64)


_stream = RandomState(0)
_METHODS = (
    "seed", "get_state", "set_state", "random_sample", "random", "rand", "uniform", "standard_normal", "randn", "normal", "exponential", "randint",
    "shuffle", "permutation", "choice", "binomial", "poisson",
)  # fmt: skip
for _name in _METHODS:
    globals()[_name] = getattr(_stream, _name)

__getattr__ = only("numpy.random", _METHODS + ("Generator", "RandomState", "default_rng"))
