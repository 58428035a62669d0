# Implements `numpy.random.Generator` on PCG-64, number for number but for the last digits of normal ones (numpy/random/_generator.pyx).
import _engine
from bridge import box
from numpy._arithmetic import as_array, is_array, made
from numpy._dtypes import dtype_of, float64, int64
from numpy._stream import Stream
from strided import size_of


class Generator(Stream):
    """A stream of PCG-64, which the host keeps by a number."""

    def __init__(self, number):
        self._number = number

    def __repr__(self):
        return "Generator(PCG64)"

    def __getattr__(self, name):
        raise AttributeError("a Generator has no '%s' here. It has: %s" % (name, ", ".join(_METHODS)))

    def _draw(self, what, most=0):
        _engine.draw(self._number, what, most)
        return box[0]

    def _whole(self, most, what="bounded"):
        return int(self._draw(what, most))

    def _unit(self):
        return self._draw("random")

    def _gauss(self):
        return self._draw("normal")

    def _interval(self, most):
        return self._whole(most, "interval")

    def random(self, size=None, dtype=float64):
        return self._many(self._unit, size, _double(dtype))

    def standard_normal(self, size=None, dtype=float64):
        return self._many(self._gauss, size, _double(dtype))

    def integers(self, low, high=None, size=None, dtype=int64, endpoint=False):
        if high is None:
            low, high = 0, low
        most = int(high) - int(low) - (0 if endpoint else 1)
        if most < 0:
            raise ValueError("high <= 0" if low == 0 else "low >= high")
        if most >= 1 << 32:
            raise ValueError("integers takes a range of less than 2**32 here")
        return self._many(lambda: int(low) + self._whole(most), size, dtype_of(dtype))

    def choice(self, a, size=None, replace=True, p=None, axis=0, shuffle=True):
        pool = None if isinstance(a, int) else as_array(a)
        count = a if pool is None else len(pool)
        if count <= 0:
            raise ValueError("a must be a positive integer unless no samples are taken" if pool is None else "a cannot be empty unless no samples are taken")
        shape = (size,) if isinstance(size, int) else size
        wanted = 1 if shape is None else size_of(shape)
        if p is not None:
            p = as_array(p)
            if p.size != count:
                raise ValueError("a and p must have same size")
            if abs(sum(p._flat()) - 1.0) > 1.5e-8:
                raise ValueError("Probabilities do not sum to 1. See Notes section of docstring for more information.")
        if replace:
            places = self.integers(0, count, size) if p is None else self._by_chance(p, size)
        else:
            if wanted > count:
                raise ValueError("Cannot take a larger sample than population when replace is False")
            places = self._distinct(count, wanted, shuffle) if p is None else self._distinct_by_chance(p, wanted)
            places = places[0] if shape is None else places.reshape(shape)
        return places if pool is None else pool[places]

    def _distinct(self, count, wanted, shuffles):
        """Draws distinct places by Floyd's algorithm, or many of a great number by shuffling the end of all."""
        if count > 10000 and wanted > count // (50 if shuffles else 20):
            found = list(range(count))
            self._shuffle_end(found, max(count - wanted, 1))
            found = found[count - wanted :]
        else:
            found = []
            seen = set()
            for last in range(count - wanted, count):
                place = self._whole(last)
                place = last if place in seen else place
                seen.add(place)
                found.append(place)
            if shuffles:
                self._shuffle_end(found, 1)
        return made(found, (wanted,), int64)

    def _shuffle_end(self, things, first):
        for i in range(len(things) - 1, first - 1, -1):
            j = self._whole(i)
            things[i], things[j] = things[j], things[i]


_METHODS = ("choice", "integers", "normal", "permutation", "random", "shuffle", "standard_normal", "uniform")


def _double(dtype):
    """Returns float64. Numbers of another type are other numbers in NumPy, and not these rounded."""
    if dtype_of(dtype) != float64:
        raise TypeError("a Generator draws float64 only here, and not %s" % (dtype_of(dtype),))
    return float64


def default_rng(seed=None):
    """Returns a generator. Without a seed it is seeded with 0, so that a link shows what its sender saw."""
    if isinstance(seed, Generator):
        return seed
    for number in list(seed) if is_array(seed) or isinstance(seed, (list, tuple)) else [0 if seed is None else seed]:
        if not isinstance(number, int):
            raise TypeError("SeedSequence expects int or sequence of ints for entropy not %r" % (number,))
        if number < 0:
            raise ValueError("expected non-negative integer")
        _engine.seed_word(float(number & 0xFFFFFFFF))
        while number >> 32:
            number >>= 32
            _engine.seed_word(float(number & 0xFFFFFFFF))
    return Generator(_engine.newer())
