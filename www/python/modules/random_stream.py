# Implements `random` with CPython's stream, number for number (`Lib/random.py`, `Modules/_randommodule.c`).
import math

import interpreter
from bridge import only
from generator import Generator


class Random:
    """A stream of random numbers. The functions of the module are the methods of one such stream."""

    def __init__(self, x=0):
        self._generator = Generator()
        self.gauss_next = None
        self.seed(x)

    def seed(self, a=None, version=2):
        self.gauss_next = None
        self._generator.seed_by([None, None] if a is None else _words(a))

    def getstate(self):
        return 3, (self._generator.state(),), self.gauss_next

    def setstate(self, state):
        self._generator.go_to(state[1][0])
        self.gauss_next = state[2]

    def random(self):
        return self._generator.random()

    def getrandbits(self, k):
        if k < 0:
            raise ValueError("number of bits must be non-negative")
        bits = 0
        for start in range(0, k, 32):
            word = self._generator.word()
            bits |= (word >> max(0, 32 - (k - start))) << start
        return bits

    def _below(self, n):
        k = _bit_length(n)
        drawn = self.getrandbits(k)
        while drawn >= n:
            drawn = self.getrandbits(k)
        return drawn

    def uniform(self, a, b):
        return a + (b - a) * self._generator.random()

    def randrange(self, start, stop=None, step=1):
        if stop is None:
            start, stop = 0, start
        count = (stop - start + step + (-1 if step > 0 else 1)) // step
        if count <= 0:
            raise ValueError("empty range for randrange() (%d, %d, %d)" % (start, stop, stop - start))
        return start + step * self._below(count)

    def randint(self, a, b):
        return self.randrange(a, b + 1)

    def choice(self, seq):
        if not len(seq):
            raise IndexError("Cannot choose from an empty sequence")
        return seq[self._below(len(seq))]

    def choices(self, population, weights=None, cum_weights=None, k=1):
        n = len(population)
        if weights is None and cum_weights is None:
            return [population[math.floor(self.random() * (n + 0.0))] for _ in range(k)]
        if cum_weights is None:
            cum_weights = []
            total = 0
            for weight in weights:
                total += weight
                cum_weights.append(total)
        if len(cum_weights) != n:
            raise ValueError("The number of weights does not match the population")
        total = cum_weights[-1] + 0.0
        if total <= 0.0:
            raise ValueError("Total of weights must be greater than zero")
        return [population[_bisected(cum_weights, self.random() * total, n - 1)] for _ in range(k)]

    def shuffle(self, x):
        for i in reversed(range(1, len(x))):
            j = self._below(i + 1)
            x[i], x[j] = x[j], x[i]

    def sample(self, population, k):
        if isinstance(population, (set, frozenset, dict)):
            raise TypeError("Population must be a sequence.  For dicts or sets, use sorted(d).")
        n = len(population)
        if not 0 <= k <= n:
            raise ValueError("Sample larger than population or is negative")
        # As in CPython, the elements come from a pool that shrinks, or for a large population the chosen ones are remembered.
        set_size = 21
        if k > 5:
            set_size += 4 ** math.ceil(math.log(k * 3) / math.log(4))
        if n <= set_size:
            pool = list(population)
            result = []
            for i in range(k):
                j = self._below(n - i)
                result.append(pool[j])
                pool[j] = pool[n - i - 1]
            return result
        selected = set()
        result = []
        for _ in range(k):
            j = self._below(n)
            while j in selected:
                j = self._below(n)
            selected.add(j)
            result.append(population[j])
        return result

    def gauss(self, mu=0.0, sigma=1.0):
        z = self.gauss_next
        self.gauss_next = None
        if z is None:
            angle = self.random() * math.tau
            radius = math.sqrt(-2.0 * math.log(1.0 - self.random()))
            z = math.cos(angle) * radius
            self.gauss_next = math.sin(angle) * radius
        return mu + z * sigma

    def normalvariate(self, mu=0.0, sigma=1.0):
        # This is Kinderman and Monahan's method.
        while True:
            u1 = self.random()
            u2 = 1.0 - self.random()
            z = 1.7155277699214135 * (u1 - 0.5) / u2  # 4 * exp(-0.5) / sqrt(2)
            if z * z / 4.0 <= -math.log(u2):
                return mu + z * sigma

    def expovariate(self, lambd=1.0):
        return -math.log(1.0 - self.random()) / lambd

    def triangular(self, low=0.0, high=1.0, mode=None):
        u = self.random()
        c = 0.5 if mode is None else (mode - low) / (high - low)
        if u > c:
            u, c = 1.0 - u, 1.0 - c
            low, high = high, low
        return low + (high - low) * math.sqrt(u * c)


def _words(a):
    """Returns the seed's 32-bit words, the lowest first."""
    if isinstance(a, float):
        a = _hash(a)
    if not isinstance(a, (int, bool)):
        if isinstance(a, (str, bytes, bytearray)):
            return _words_of_text(a.encode() if isinstance(a, str) else bytes(a))
        raise TypeError("The only supported seed types are: None, int, float, str, bytes, and bytearray.")
    a = abs(int(a))
    words = [a & 0xFFFFFFFF]
    while a >> 32:
        a >>= 32
        words.append(a & 0xFFFFFFFF)
    return words


def _words_of_text(text):
    if not interpreter.digest:
        raise ValueError("random.seed takes a number here: a text would need a hash that this page has not")
    return _words(int.from_bytes(text + interpreter.digest(text), "big"))


def _hash(x):
    """Returns CPython's hash of a float as it enters a seed: its fraction modulo 2**61 - 1, in 64 bits."""
    if x == int(x):
        return _hash_of_int(int(x))
    prime = (1 << 61) - 1
    fraction, exponent = math.frexp(abs(x))
    number = int(fraction * (1 << 53)) % prime
    exponent = (exponent - 53) % 61
    number = ((number << exponent) | (number >> (61 - exponent))) & prime
    return number if x > 0 else (1 << 64) - number


def _hash_of_int(a):
    number = abs(a) % ((1 << 61) - 1)
    return number if a >= 0 else (1 << 64) - number


def _bit_length(n):
    return len(bin(n)) - 2 if n else 0


def _bisected(numbers, x, high):
    low = 0
    while low < high:
        middle = (low + high) // 2
        if x < numbers[middle]:
            high = middle
        else:
            low = middle + 1
    return low


_stream = Random()
_METHODS = (
    "seed", "getstate", "setstate", "random", "uniform", "getrandbits", "randrange", "randint", "choice", "choices", "shuffle", "sample", "gauss",
    "normalvariate", "expovariate", "triangular",
)  # fmt: skip
for _name in _METHODS:
    globals()[_name] = getattr(_stream, _name)

__getattr__ = only("random", _METHODS + ("Random",))
