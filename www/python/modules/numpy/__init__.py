# Implements the part of `numpy` that notebooks about small networks use: arrays in plain Python, with NumPy's numbers,
# types and texts. A single element is a number of Python's, which in CPython has NumPy's methods.
import mathematics as _math
from bridge import named, only
from numpy import _making, linalg, random
from numpy._arithmetic import (
    absolute, add, allclose, arccos, arcsin, arctan, arctan2, around, array_equal, bitwise_and, bitwise_or, bitwise_xor, ceil, clip, cos, cosh,
    deg2rad, degrees, divide, equal, exp, expm1, floor, floor_divide, greater, greater_equal, hypot, isclose, isfinite, isinf, isnan, less,
    less_equal, log, log1p, log2, log10, logical_and, logical_not, logical_or, logical_xor, maximum, minimum, multiply, negative, not_equal,
    power, rad2deg, radians, reciprocal, remainder, rint, sign, sin, sinh, sqrt, square, subtract, tan, tanh, where,
)  # fmt: skip
from numpy._array import ndarray
from numpy._dtypes import bool_, dtype, float32, float64, int32, int64, object_, uint8
from numpy._making import (
    append, arange, array, array_split, asarray, atleast_1d, atleast_2d, broadcast_to, c_, column_stack, concatenate, diag, empty, empty_like, expand_dims,
    eye, flip, fliplr, flipud, full, full_like, geomspace, hstack, identity, isin, linspace, logspace, meshgrid, moveaxis, ones, ones_like, pad, r_, repeat,
    roll, split, stack, take, tile, tril, triu, vstack, zeros, zeros_like,
)  # fmt: skip
from numpy._printing import array2string, printoptions, set_printoptions
from numpy._products import dot, einsum, inner, kron, matmul, outer, tensordot, trace, vdot
from numpy._reductions import (
    all, any, argmax, argmin, argsort, average, bincount, count_nonzero, cumprod, cumsum, diff, max, mean, median, min, percentile, prod, ptp, quantile,
    searchsorted, sort, std, sum, unique, var,
)  # fmt: skip

from numpy._curves import (
    convolve, corrcoef, cov, gradient, histogram, interp, nan_to_num, nanmax, nanmean, nanmin, nansum, polyfit, polyval, trapezoid, trapz,
)  # fmt: skip

__version__ = "1.26.4"

pi = _math.pi
e = _math.e
inf = _math.inf
nan = _math.nan
newaxis = None
abs = absolute
round = around
amax = max
amin = min
mod = remainder
true_divide = divide
row_stack = vstack
bool = bool_
int_ = intp = int64
float_ = double = float64
single = float32


def _of(method):
    """Returns a function that calls a method of an array."""
    return lambda one, *args, **kwargs: getattr(asarray(one), method)(*args, **kwargs)


reshape = _of("reshape")
ravel = _of("ravel")
transpose = _of("transpose")
swapaxes = _of("swapaxes")
squeeze = _of("squeeze")
copy = _of("copy")
nonzero = _of("nonzero")


def shape(one):
    return asarray(one).shape


def ndim(one):
    return asarray(one).ndim


def size(one):
    return asarray(one).size


def argwhere(one):
    return stack(asarray(one).nonzero(), axis=1)


def ndenumerate(one):
    one = asarray(one)
    ends = one.shape
    for at, number in enumerate(one._flat()):
        place = []
        for size in reversed(ends):
            place.insert(0, at % size)
            at //= size
        yield tuple(place), number


def ndindex(*shape):
    shape = shape[0] if len(shape) == 1 and not isinstance(shape[0], int) else shape
    return (place for place, _ in ndenumerate(zeros(shape)))


def flatnonzero(one):
    return asarray(one).ravel().nonzero()[0]


def vectorize(function):
    """Returns a function that is called for each element."""

    def apply(*arrays):
        arrays = [asarray(one) for one in arrays]
        wide = arrays[0].shape
        for one in arrays[1:]:
            wide = _making.broadcast(wide, one.shape)
        found = [function(*numbers) for numbers in zip(*[one._spread(wide) for one in arrays])]
        return array(found).reshape(wide) if wide else found[0]

    return apply


def apply_along_axis(function, axis, one):
    return array([function(array(lane)) for lane in asarray(one)._lanes(axis)])


class errstate:
    """Accepts NumPy's arguments and does nothing, as nothing here warns."""

    def __init__(self, **_):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *_):
        pass


def seterr(**_):
    return {}


__getattr__ = only("numpy", named(globals()))
