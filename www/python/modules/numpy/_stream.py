# Implements what NumPy's two kinds of random streams have in common: how their draws fill arrays.
from numpy._arithmetic import as_array, is_array, made
from numpy._dtypes import float64, int64
from numpy._making import arange
from numpy._reductions import cumsum, searchsorted
from strided import broadcast, size_of


class Stream:
    """A stream of random numbers. A kind of stream draws `_unit()`, below 1, `_gauss()`, and `_interval(most)`, a whole number."""

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

    def uniform(self, low=0.0, high=1.0, size=None):
        return self._of_arrays(lambda a, b: a + (b - a) * self._unit(), size, low, high)

    def standard_normal(self, size=None):
        return self._many(self._gauss, size)

    def normal(self, loc=0.0, scale=1.0, size=None):
        return self._of_arrays(lambda mean, deviation: mean + deviation * self._gauss(), size, loc, scale)

    def shuffle(self, x):
        for i in range(len(x) - 1, 0, -1):
            j = self._interval(i)
            if i == j:
                continue
            if is_array(x) and x.ndim > 1:
                kept = x[i].copy()
                x[i] = x[j]
                x[j] = kept
            else:
                x[i], x[j] = x[j], x[i]

    def permutation(self, x):
        x = arange(x) if isinstance(x, int) else as_array(x)
        order = arange(len(x))
        self.shuffle(order)
        return x[order]

    def _by_chance(self, p, size):
        """Draws places with given probabilities."""
        sums = cumsum(p)
        return searchsorted(sums / sums[-1], self._many(self._unit, size), side="right")

    def _distinct_by_chance(self, p, wanted):
        """Draws distinct places with given probabilities. The probability of a place becomes 0 when it is drawn."""
        chances = list(p._flat())
        found = []
        while len(found) < wanted:
            drawn = self._many(self._unit, wanted - len(found))
            for place in found:
                chances[place] = 0.0
            sums = cumsum(as_array(chances))
            for place in searchsorted(sums / sums[-1], drawn, side="right")._flat():
                if place not in found:
                    found.append(place)
        return made(found, (wanted,), int64)
