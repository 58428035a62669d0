# `numpy`, as far as the tutorial uses it: arrays of one or two dimensions, kept row by row in a list.
import mathematics as math

from bridge import only
from numpy import random

_NAMES = ("array", "arange", "meshgrid", "c_", "tanh", "exp", "sin", "cos", "log", "sqrt", "abs", "random", "pi", "ndarray")
__getattr__ = only("numpy", _NAMES)

pi = math.pi


class ndarray:
    def __init__(self, numbers, shape):
        self._numbers = numbers
        self.shape = shape

    @property
    def size(self):
        return len(self._numbers)

    @property
    def ndim(self):
        return len(self.shape)

    def __len__(self):
        return self.shape[0]

    def __iter__(self):
        if len(self.shape) == 1:
            return iter(self._numbers)
        return iter([self[i] for i in range(self.shape[0])])

    def __getitem__(self, key):
        if isinstance(key, tuple):
            rows, column = key
            if not isinstance(column, int) or len(self.shape) != 2:
                raise IndexError("an array is indexed here as a[i], a[rows], a[:, j] or a[i, j]")
            return self[rows]._column(column) if not isinstance(rows, int) else self[rows][column]
        if isinstance(key, slice):
            return self._rows(range(self.shape[0])[key])
        if isinstance(key, (ndarray, list)):
            numbers = list(key)
            if numbers and isinstance(numbers[0], bool):
                numbers = [i for i, chosen in enumerate(numbers) if chosen]
            return self._rows(numbers)
        if not -self.shape[0] <= key < self.shape[0]:
            raise IndexError("index %d is out of bounds for axis 0 with size %d" % (key, self.shape[0]))
        if len(self.shape) == 1:
            return self._numbers[key]
        width = self.shape[1]
        start = key % self.shape[0] * width
        return ndarray(self._numbers[start : start + width], (width,))

    def _rows(self, indices):
        if len(self.shape) == 1:
            return ndarray([self._numbers[i] for i in indices], (len(indices),))
        numbers = []
        for i in indices:
            numbers.extend(self[i]._numbers)
        return ndarray(numbers, (len(indices), self.shape[1]))

    def _column(self, j):
        rows, width = self.shape
        if not -width <= j < width:
            raise IndexError("index %d is out of bounds for axis 1 with size %d" % (j, width))
        return ndarray([self._numbers[i * width + j % width] for i in range(rows)], (rows,))

    def reshape(self, *shape):
        if len(shape) == 1 and isinstance(shape[0], tuple):
            shape = shape[0]
        size = 1
        for length in shape:
            size *= length
        if size < 0:
            shape = tuple(-self.size // size if length == -1 else length for length in shape)
            size = self.size
        if size != self.size or len(shape) > 2:
            raise ValueError("cannot reshape array of size %d into shape %s" % (self.size, shape))
        return ndarray(list(self._numbers), shape)

    def ravel(self):
        return ndarray(list(self._numbers), (self.size,))

    def tolist(self):
        if len(self.shape) == 1:
            return list(self._numbers)
        return [row._numbers for row in self]

    def min(self):
        return min(self._numbers)

    def max(self):
        return max(self._numbers)

    def sum(self):
        return sum(self._numbers)

    def mean(self):
        return sum(self._numbers) / self.size

    def _map(self, function):
        return ndarray([function(number) for number in self._numbers], self.shape)

    def _with(self, other, function):
        if not isinstance(other, ndarray):
            return self._map(lambda number: function(number, other))
        if other.shape != self.shape:
            raise ValueError("the shapes %s and %s do not fit: they must be equal here" % (self.shape, other.shape))
        return ndarray([function(a, b) for a, b in zip(self._numbers, other._numbers)], self.shape)

    def __neg__(self):
        return self._map(lambda a: -a)

    def __add__(self, other):
        return self._with(other, lambda a, b: a + b)

    def __radd__(self, other):
        return self._with(other, lambda a, b: b + a)

    def __sub__(self, other):
        return self._with(other, lambda a, b: a - b)

    def __rsub__(self, other):
        return self._with(other, lambda a, b: b - a)

    def __mul__(self, other):
        return self._with(other, lambda a, b: a * b)

    def __rmul__(self, other):
        return self._with(other, lambda a, b: b * a)

    def __truediv__(self, other):
        return self._with(other, lambda a, b: a / b)

    def __rtruediv__(self, other):
        return self._with(other, lambda a, b: b / a)

    def __pow__(self, other):
        return self._with(other, lambda a, b: a**b)

    def __gt__(self, other):
        return self._with(other, lambda a, b: a > b)

    def __lt__(self, other):
        return self._with(other, lambda a, b: a < b)

    def __ge__(self, other):
        return self._with(other, lambda a, b: a >= b)

    def __le__(self, other):
        return self._with(other, lambda a, b: a <= b)

    def __eq__(self, other):
        return self._with(other, lambda a, b: a == b)

    def __repr__(self):
        if len(self.shape) == 1:
            return "array(%s)" % (self._numbers,)
        return "array([%s])" % ",\n       ".join(str(row._numbers) for row in self)


def array(things):
    things = [list(row) if isinstance(row, (ndarray, tuple)) else row for row in things]
    if not things or not isinstance(things[0], list):
        return ndarray(things, (len(things),))
    width = len(things[0])
    numbers = []
    for row in things:
        if not isinstance(row, list) or len(row) != width:
            raise ValueError("the rows of an array must be equally long")
        numbers.extend(row)
    return ndarray(numbers, (len(things), width))


def arange(start, stop=None, step=1):
    if stop is None:
        start, stop = 0, start
    length = max(0, math.ceil((stop - start) / step))
    # As NumPy: the step is the difference of the first two numbers, rounded.
    delta = (start + step) - start
    return ndarray([start + i * delta for i in range(length)], (length,))


def meshgrid(x, y):
    shape = (len(y), len(x))
    columns = ndarray([a for _ in y for a in x], shape)
    rows = ndarray([b for b in y for _ in x], shape)
    return columns, rows


class _Columns:
    def __getitem__(self, columns):
        numbers = []
        for row in zip(*columns):
            numbers.extend(row)
        return ndarray(numbers, (len(columns[0]), len(columns)))


c_ = _Columns()


def _elementwise(function):
    def apply(x):
        if isinstance(x, ndarray):
            return x._map(function)
        return function(x)

    return apply


tanh = _elementwise(math.tanh)
exp = _elementwise(math.exp)
sin = _elementwise(math.sin)
cos = _elementwise(math.cos)
log = _elementwise(math.log)
sqrt = _elementwise(math.sqrt)
abs = _elementwise(abs)
