# Implements NumPy's reductions: sums in NumPy's order, extremes, sorting.
import elementary as ieee
from numpy._arithmetic import around, as_array, clip, is_array, made, plain, subtract
from numpy._array import ndarray
from numpy._dtypes import bool_, dtype_of, float32, float64, int64, object_
from strided import axis_of, size_of


def _pairwise(numbers):
    """Adds floats as NumPy does: in eight interleaved sums, and long lists by halves."""
    size = len(numbers)
    if size < 8:
        total = 0.0
        for number in numbers:
            total += number
        return total
    if size <= 128:
        r = list(numbers[:8])
        whole = size - size % 8
        for start in range(8, whole, 8):
            for k in range(8):
                r[k] += numbers[start + k]
        total = ((r[0] + r[1]) + (r[2] + r[3])) + ((r[4] + r[5]) + (r[6] + r[7]))
        for number in numbers[whole:]:
            total += number
        return total
    half = size // 2
    half -= half % 8
    return _pairwise(numbers[:half]) + _pairwise(numbers[half:])


# NumPy adds so many numbers at a time.
_BUFFER = 8192


def _in_order(numbers):
    total = numbers[0] if numbers else 0
    for number in numbers[1:]:
        total = total + number
    return total


def _total(numbers, kind, is_beside):
    """Returns the sum of contiguous numbers, or else of a column, whose numbers are added one after the other."""
    if kind.kind == "f":
        if not (is_beside and numbers):
            return 0.0 + _in_order(numbers) if numbers else 0.0
        total = 0.0
        for start in range(0, len(numbers), _BUFFER):
            total += _pairwise(numbers[start : start + _BUFFER])
        return total
    if kind is object_:
        return _in_order(numbers)
    return _in_order([int(number) for number in numbers])


def _axes(array, axis):
    rank = len(array._shape)
    if axis is None:
        return tuple(range(rank))
    return tuple(axis_of(one, rank) for one in (axis if isinstance(axis, (tuple, list)) else (axis,)))


def _reduced(array, axis, keepdims, compute, kind):
    """Reduces the numbers along the axes to one with `compute(numbers, is_beside)`; `is_beside` says whether they are contiguous."""
    axes = _axes(array, axis)
    rank = len(array._shape)
    if len(axes) == rank:
        groups = [list(array._flat())]
        is_beside = True
    else:
        kept = [k for k in range(rank) if k not in axes]
        moved = array.transpose(kept + list(axes))
        size = size_of([array._shape[k] for k in axes])
        flat = moved._flat()
        groups = [list(flat[start : start + size]) for start in range(0, len(flat), size)] if size else [[]] * size_of([array._shape[k] for k in kept])
        is_beside = rank - 1 in axes
    results = [compute(group, is_beside) for group in groups]
    shape = array._shape
    shape = tuple(1 if k in axes else n for k, n in enumerate(shape)) if keepdims else tuple(n for k, n in enumerate(shape) if k not in axes)
    return plain(made(results if kind is not float32 else kind.take(results), shape, kind))


def sum(array, axis=None, dtype=None, out=None, keepdims=False):
    array = as_array(array)
    kind = array.dtype if dtype is None else dtype_of(dtype)
    kind = int64 if kind.rank < int64.rank else kind
    return _reduced(array, axis, keepdims, lambda numbers, is_beside: _total(numbers, kind, is_beside), kind)


def _float_kind(array):
    return array.dtype if array.dtype in (float32, object_) else float64


def mean(array, axis=None, dtype=None, out=None, keepdims=False):
    array = as_array(array)
    kind = _float_kind(array)

    def compute(numbers, is_beside):
        total = _total(numbers, kind, is_beside)
        return ieee.divide(total, len(numbers)) if isinstance(total, (int, float)) else total / len(numbers)

    return _reduced(array, axis, keepdims, compute, kind)


def var(array, axis=None, dtype=None, out=None, ddof=0, keepdims=False):
    array = as_array(array)
    kind = _float_kind(array)

    def compute(numbers, is_beside):
        middle = ieee.divide(_total(numbers, kind, is_beside), len(numbers))
        squares = [(number - middle) * (number - middle) for number in numbers]
        return ieee.divide(_total(squares, kind, is_beside), len(numbers) - ddof)

    return _reduced(array, axis, keepdims, compute, kind)


def std(array, axis=None, dtype=None, out=None, ddof=0, keepdims=False):
    found = var(array, axis, dtype, out, ddof, keepdims)
    from numpy._arithmetic import sqrt

    return sqrt(found)


def prod(array, axis=None, keepdims=False):
    array = as_array(array)
    kind = int64 if array.dtype.rank < int64.rank else array.dtype

    def compute(numbers, _):
        product = 1.0 if kind.kind == "f" else 1
        for number in numbers:
            product = product * number
        return product

    return _reduced(array, axis, keepdims, compute, kind)


def _best(numbers, is_better):
    if not numbers:
        raise ValueError("zero-size array to reduction operation maximum which has no identity")
    best = 0
    for k, number in enumerate(numbers):
        if number != number:
            return k  # NaN is both the least and the greatest
        if is_better(number, numbers[best]):
            best = k
    return best


def _extreme(is_better):
    def extreme(array, axis=None, out=None, keepdims=False):
        array = as_array(array)
        return _reduced(array, axis, keepdims, lambda numbers, _: numbers[_best(numbers, is_better)], array.dtype)

    return extreme


def _place_of_extreme(is_better):
    def place(array, axis=None, keepdims=False):
        return _reduced(as_array(array), axis, keepdims, lambda numbers, _: _best(numbers, is_better), int64)

    return place


max = _extreme(lambda a, b: a > b)
min = _extreme(lambda a, b: a < b)
argmax = _place_of_extreme(lambda a, b: a > b)
argmin = _place_of_extreme(lambda a, b: a < b)


def ptp(array, axis=None):
    return max(array, axis) - min(array, axis)


def all(array, axis=None, keepdims=False):
    return _reduced(as_array(array), axis, keepdims, lambda numbers, _: not [one for one in numbers if not one], bool_)


def any(array, axis=None, keepdims=False):
    return _reduced(as_array(array), axis, keepdims, lambda numbers, _: bool([one for one in numbers if one]), bool_)


def count_nonzero(array, axis=None):
    return _reduced(as_array(array), axis, False, lambda numbers, _: len([one for one in numbers if one]), int64)


def percentile(array, q, axis=None):
    if is_array(q) or isinstance(q, (list, tuple)):
        return as_array([percentile(array, one, axis) for one in q])

    def compute(numbers, _):
        ordered = sorted(numbers)
        place = q / 100 * (len(ordered) - 1)
        low = int(place)
        high = low + 1 if low + 1 < len(ordered) else low
        share, step = place - low, ordered[high] - ordered[low]
        return ordered[low] + step * share if share < 0.5 else ordered[high] - step * (1 - share)

    return _reduced(as_array(array), axis, False, compute, float64)


def quantile(array, q, axis=None):
    return percentile(array, q * 100, axis)


def median(array, axis=None):
    def compute(numbers, _):
        ordered = sorted(numbers)
        half = len(ordered) // 2
        return ordered[half] * 1.0 if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2

    return _reduced(as_array(array), axis, False, compute, float64)


def average(array, axis=None, weights=None):
    if weights is None:
        return mean(array, axis)
    return sum(as_array(array) * as_array(weights), axis) / sum(weights, axis)


def _along(array, axis, change, kind):
    """Returns an array in which `change` was applied to the list of numbers along an axis."""
    if axis is None:
        array, axis = array.ravel(), 0
    axis = axis_of(axis, array.ndim)
    lanes = [change(lane) for lane in array._lanes(axis)]
    length = len(lanes[0]) if lanes else 0
    shape = [n for k, n in enumerate(array._shape) if k != axis] + [length]
    joined = ndarray([number for lane in lanes for number in lane], shape, kind)
    order = list(range(array.ndim - 1))
    order.insert(axis, array.ndim - 1)
    return joined.transpose(order)


def _summed(lane):
    total, sums = 0, []
    for number in lane:
        total = total + number
        sums.append(total)
    return sums


def cumsum(array, axis=None):
    array = as_array(array)
    return _along(array, axis, _summed, int64 if array.dtype.rank < int64.rank else array.dtype)


def _multiplied(lane):
    product, products = 1, []
    for number in lane:
        product = product * number
        products.append(product)
    return products


def cumprod(array, axis=None):
    array = as_array(array)
    return _along(array, axis, _multiplied, int64 if array.dtype.rank < int64.rank else array.dtype)


def sort(array, axis=-1):
    array = as_array(array)
    return _along(array, axis, sorted, array.dtype)


def argsort(array, axis=-1, kind=None):
    return _along(as_array(array), axis, lambda lane: sorted(range(len(lane)), key=lambda k: (lane[k], k)), int64)


def diff(array, n=1, axis=-1):
    array = as_array(array)
    for _ in range(n):
        array = _along(array, axis, lambda lane: [b - a for a, b in zip(lane, lane[1:])], array.dtype)
    return array


def unique(array, return_counts=False, return_index=False):
    array = as_array(array)
    flat = array._flat()
    found = sorted(set(flat))
    results = [made(found, (len(found),), array.dtype)]
    if return_index:
        results.append(made([flat.index(one) for one in found], (len(found),), int64))
    if return_counts:
        results.append(made([flat.count(one) for one in found], (len(found),), int64))
    return results[0] if len(results) == 1 else tuple(results)


def searchsorted(array, values, side="left"):
    numbers = as_array(array)._flat()

    def place(value):
        if side == "left":
            return len([one for one in numbers if one < value])
        return len([one for one in numbers if one <= value])

    if isinstance(values, (int, float)):
        return place(values)
    values = as_array(values)
    return made([place(value) for value in values._flat()], values._shape, int64)


def bincount(array):
    numbers = as_array(array)._flat()
    counts = [0] * (sorted(numbers)[-1] + 1 if numbers else 0)
    for number in numbers:
        counts[number] += 1
    return made(counts, (len(counts),), int64)


def _sort_in_place(self, axis=-1):
    self[...] = sort(self, axis)


_METHODS = {
    "sum": sum, "mean": mean, "var": var, "std": std, "prod": prod, "max": max, "min": min, "argmax": argmax, "argmin": argmin,
    "ptp": ptp, "all": all, "any": any, "cumsum": cumsum, "cumprod": cumprod, "argsort": argsort, "sort": _sort_in_place, "clip": clip, "round": around,
    "searchsorted": searchsorted,
}  # fmt: skip
for _name, _function in _METHODS.items():
    setattr(ndarray, _name, _function)
