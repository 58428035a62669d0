# Makes arrays from lists, ranges and constants, and joins them.
import math

from numpy._array import ndarray
from numpy._dtypes import bool_, common, dtype_of, float64, int64, kind_of, object_
from strided import Strided, axis_of, broadcast, flattened, size_of


_OBJECT = object


def _is_array(thing):
    return isinstance(thing, Strided)


def array(object, dtype=None, copy=True, ndmin=0):
    """Returns an array with a copy of the numbers."""
    shape, flat = flattened(object, _is_array)
    if shape is None:
        if dtype is not object_ and dtype is not _OBJECT:
            raise ValueError(
                "setting an array element with a sequence. The requested array has an inhomogeneous shape: "
                "its rows are not equally long"
            )
        shape, flat = (len(object),), list(object)
    flat = [one._flat()[0] if _is_array(one) else one for one in flat]
    if dtype is not None:
        kind = dtype_of(dtype)
    elif isinstance(object, ndarray):
        kind = object.dtype
    else:
        kind = kind_of(flat)
        inner = _kind_of_arrays(object)
        kind = inner if inner is not None and kind is not object_ else kind
    shape = (1,) * (ndmin - len(shape)) + shape
    return ndarray(kind.take(flat), shape, kind)


def _kind_of_arrays(things):
    """Returns the common type of a list of arrays, or None if it contains anything else."""
    if not isinstance(things, (list, tuple)) or not things or not all(isinstance(one, ndarray) for one in things):
        return None
    kind = things[0].dtype
    for one in things[1:]:
        kind = common(kind, one.dtype)
    return kind


def asarray(object, dtype=None):
    if isinstance(object, ndarray) and (dtype is None or dtype_of(dtype) is object.dtype):
        return object
    return array(object, dtype)


def _shape_of(shape):
    return (shape,) if isinstance(shape, int) else tuple(shape)


def full(shape, fill_value, dtype=None):
    shape = _shape_of(shape)
    if _is_array(fill_value) or isinstance(fill_value, (list, tuple)):
        result = full(shape, 0.0, dtype)
        result[...] = fill_value
        return result
    kind = dtype_of(dtype) if dtype is not None else kind_of([fill_value])
    return ndarray(kind.take([fill_value]) * size_of(shape), shape, kind)


def zeros(shape, dtype=float64):
    return full(shape, 0, dtype)


def ones(shape, dtype=float64):
    return full(shape, 1, dtype)


empty = zeros


def full_like(one, fill_value, dtype=None):
    one = asarray(one)
    return full(one.shape, fill_value, dtype or one.dtype)


def zeros_like(one, dtype=None):
    return full_like(one, 0, dtype)


def ones_like(one, dtype=None):
    return full_like(one, 1, dtype)


empty_like = zeros_like


def eye(n, m=None, k=0, dtype=float64):
    width = n if m is None else m
    kind = dtype_of(dtype)
    return ndarray(kind.take([1 if j - i == k else 0 for i in range(n) for j in range(width)]), (n, width), kind)


def identity(n, dtype=float64):
    return eye(n, dtype=dtype)


def diag(one, k=0):
    one = asarray(one)
    if one.ndim == 1:
        size = one.size
        return ndarray([one[i] if i == j else one.dtype.take([0])[0] for i in range(size) for j in range(size)], (size, size), one.dtype)
    return array([one[i, i] for i in range(min(one.shape))], one.dtype)


def arange(start, stop=None, step=1, dtype=None):
    if stop is None:
        start, stop = 0, start
    length = max(0, math.ceil((stop - start) / step))
    # As in NumPy, the step is the difference of the first two numbers, rounded.
    delta = (start + step) - start
    kind = dtype_of(dtype) if dtype is not None else kind_of([start, step, stop])
    return ndarray(kind.take([start + k * delta for k in range(length)]), (length,), kind)


def linspace(start, stop, num=50, endpoint=True, retstep=False, dtype=None):
    parts = num - 1 if endpoint else num
    step = (stop - start) / parts if parts else math.nan
    # As in NumPy, each index is multiplied by the step, and the last number is set exactly.
    numbers = [k * step + start for k in range(num)] if parts else [0.0 + start] * num
    if endpoint and num > 1:
        numbers[-1] = float(stop)
    kind = dtype_of(dtype) if dtype is not None else float64
    result = ndarray(kind.take(numbers), (num,), kind)
    return (result, step) if retstep else result


def logspace(start, stop, num=50, base=10.0):
    from numpy._arithmetic import power

    return power(base, linspace(start, stop, num))


def geomspace(start, stop, num=50):
    from numpy._arithmetic import log10

    result = logspace(log10(start), log10(stop), num)
    result[0], result[-1] = start, stop
    return result


def meshgrid(*arrays, indexing="xy"):
    arrays = [asarray(one) for one in arrays]
    rank = len(arrays)
    order = list(range(rank))
    if indexing == "xy" and rank > 1:
        order[0], order[1] = 1, 0
    shape = tuple(arrays[k].size for k in order)
    result = []
    for k, one in enumerate(arrays):
        mine = [1] * rank
        mine[order.index(k)] = one.size
        spread = one.reshape(tuple(mine))._spread(shape)
        result.append(ndarray(list(spread), shape, one.dtype))
    return result


def concatenate(arrays, axis=0):
    arrays = [asarray(one) for one in arrays]
    if axis is None:
        arrays, axis = [one.ravel() for one in arrays], 0
    rank = arrays[0].ndim
    axis = axis_of(axis, rank)
    first = arrays[0].shape
    kind = arrays[0].dtype
    for k, one in enumerate(arrays):
        if one.ndim != rank:
            raise ValueError(
                "all the input arrays must have same number of dimensions, but the array at index 0 has %d dimension(s) "
                "and the array at index %d has %d dimension(s)" % (rank, k, one.ndim)
            )
        for other, (a, b) in enumerate(zip(first, one.shape)):
            if other != axis and a != b:
                raise ValueError(
                    "all the input array dimensions except for the concatenation axis must match exactly, but along dimension "
                    "%d, the array at index 0 has size %d and the array at index %d has size %d" % (other, a, k, b)
                )
        kind = common(kind, one.dtype)
    inner = [size_of(one.shape[axis:]) for one in arrays]
    flats = [kind.take(one._flat()) for one in arrays]
    joined = []
    for row in range(size_of(first[:axis])):
        for flat, size in zip(flats, inner):
            joined.extend(flat[row * size : (row + 1) * size])
    length = sum(one.shape[axis] for one in arrays)
    return ndarray(joined, first[:axis] + (length,) + first[axis + 1 :], kind)


def append(one, values, axis=None):
    return concatenate([one, values], axis)


def expand_dims(one, axis):
    one = asarray(one)
    axis = axis_of(axis, one.ndim + 1)
    return one.reshape(one.shape[:axis] + (1,) + one.shape[axis:])


def stack(arrays, axis=0):
    arrays = [asarray(one) for one in arrays]
    for one in arrays:
        if one.shape != arrays[0].shape:
            raise ValueError("all input arrays must have the same shape")
    return concatenate([expand_dims(one, axis if axis >= 0 else axis + one.ndim + 1) for one in arrays], axis)


def atleast_1d(one):
    one = asarray(one)
    return one if one.ndim else one.reshape(1)


def atleast_2d(one):
    one = asarray(one)
    return one if one.ndim > 1 else one.reshape(1, -1)


def vstack(arrays):
    return concatenate([atleast_2d(one) for one in arrays], 0)


def hstack(arrays):
    arrays = [atleast_1d(one) for one in arrays]
    return concatenate(arrays, 0 if arrays[0].ndim == 1 else 1)


def column_stack(arrays):
    arrays = [asarray(one) for one in arrays]
    return concatenate([one.reshape(-1, 1) if one.ndim == 1 else one for one in arrays], 1)


def split(one, parts, axis=0):
    one = asarray(one)
    length = one.shape[axis]
    if isinstance(parts, int):
        if length % parts:
            raise ValueError("array split does not result in an equal division")
        ends = list(range(length // parts, length, length // parts))
    else:
        ends = list(parts)
    return _cut(one, ends, axis)


def array_split(one, parts, axis=0):
    one = asarray(one)
    if not isinstance(parts, int):
        return _cut(one, list(parts), axis)
    size, rest = divmod(one.shape[axis], parts)
    ends = [sum(size + (1 if k < rest else 0) for k in range(count)) for count in range(1, parts)]
    return _cut(one, ends, axis)


def _cut(one, ends, axis):
    before = (slice_of(None, None),) * axis
    return [one[before + (slice_of(start, end),)] for start, end in zip([0] + ends, ends + [one.shape[axis]])]


class _Slices:
    def __getitem__(self, key):
        return key


def slice_of(start, end):
    return _Slices()[start:end]


def tile(one, counts):
    one = asarray(one)
    counts = (counts,) if isinstance(counts, int) else tuple(counts)
    one = one.reshape((1,) * (len(counts) - one.ndim) + one.shape)
    counts = (1,) * (one.ndim - len(counts)) + counts
    for axis, count in enumerate(counts):
        one = concatenate([one] * count, axis)
    return one


def repeat(one, count, axis=None):
    one = asarray(one)
    if axis is None:
        one, axis = one.ravel(), 0
    counts = [count] * one.shape[axis] if isinstance(count, int) else list(count)
    indices = [k for k, times in enumerate(counts) for _ in range(times)]
    return one[(slice_of(None, None),) * axis + (indices,)]


def broadcast_to(one, shape):
    one = asarray(one)
    if broadcast(one.shape, shape) != tuple(shape):
        raise ValueError("operands could not be broadcast together with remapped shapes")
    return ndarray(list(one._spread(tuple(shape))), shape, one.dtype)


class _Columns:
    """Joins arrays as columns: `np.c_[...]`."""

    def __getitem__(self, parts):
        return column_stack(parts if isinstance(parts, tuple) else (parts,))


class _Rows:
    """Joins arrays one after the other: `np.r_[...]`."""

    def __getitem__(self, parts):
        parts = parts if isinstance(parts, tuple) else (parts,)
        return hstack([_ranged(one) if isinstance(one, slice) else one for one in parts])


def _ranged(part):
    """Returns the numbers of a slice, whose step is a count if it is imaginary."""
    step = part.step or 1
    if isinstance(step, complex):
        return linspace(part.start, part.stop, int(abs(step)))
    return arange(part.start or 0, part.stop, step)


c_ = _Columns()
r_ = _Rows()


def flip(one, axis=None):
    one = asarray(one)
    axes = range(one.ndim) if axis is None else [axis_of(axis, one.ndim)]
    for k in axes:
        one = _taken(one, range(one.shape[k])[::-1], k)
    return one


def fliplr(one):
    return flip(one, 1)


def flipud(one):
    return flip(one, 0)


def roll(one, shift, axis=None):
    one = asarray(one)
    if axis is None:
        return roll(one.ravel(), shift, 0).reshape(one.shape)
    size = one.shape[axis]
    return _taken(one, [(k - shift) % size for k in range(size)], axis)


def _taken(one, places, axis):
    return one.swapaxes(0, axis)[list(places)].swapaxes(0, axis)


def take(one, indices, axis=None):
    one = asarray(one)
    places = asarray(indices)
    if axis is None:
        return one.ravel()[places]
    return _taken(one, places.tolist(), axis)


def moveaxis(one, source, destination):
    one = asarray(one)
    order = [k for k in range(one.ndim) if k != axis_of(source, one.ndim)]
    order.insert(axis_of(destination, one.ndim), axis_of(source, one.ndim))
    return one.transpose(order)


def _triangle(is_kept):
    def triangle(one, k=0):
        one = array(one)
        rows, columns = one.shape[-2:]
        mask = [[is_kept(column - row, k) for column in range(columns)] for row in range(rows)]
        return one * array(mask).astype(one.dtype)

    return triangle


tril = _triangle(lambda place, k: place <= k)
triu = _triangle(lambda place, k: place >= k)


def pad(one, pad_width, mode="constant", constant_values=0):
    one = asarray(one)
    if mode != "constant":
        raise ValueError("pad knows the mode 'constant' here, not %r" % (mode,))
    widths = [pad_width] * one.ndim if isinstance(pad_width, int) else list(pad_width)
    widths = [widths] * one.ndim if isinstance(widths[0], int) and len(widths) == 2 and one.ndim > 0 else widths
    widths = [(width, width) if isinstance(width, int) else width for width in widths]
    found = full([size + before + after for size, (before, after) in zip(one.shape, widths)], constant_values, one.dtype)
    found[tuple([slice_of(before, before + size) for size, (before, _) in zip(one.shape, widths)])] = one
    return found


def isin(element, test_elements):
    element = asarray(element)
    known = asarray(test_elements)._flat()
    return ndarray([number in known for number in element._flat()], element.shape, bool_)


ndarray.repeat = repeat
ndarray.take = take
ndarray.diagonal = diag
