# Implements torch's reductions: sums, means, extremes and matrix products.
import elementary as ieee
from strided import axis_of, places_of, size_of, spread, strides_of
from torch._dtypes import int64
from torch._elementwise import sqrt, tensor_of
from torch._graph import named, no_grad, record
from torch._summing import dotted, summed, summed_apart


def _axes(one, dim):
    rank = len(one._shape)
    if dim is None:
        return tuple(range(rank))
    try:
        return tuple(axis_of(axis, rank) for axis in (dim if isinstance(dim, (tuple, list)) else (dim,)))
    except IndexError:
        least, most = (-rank, rank - 1) if rank else (-1, 0)
        raise IndexError("Dimension out of range (expected to be in range of [%d, %d], but got %s)" % (least, most, dim))


def _kept(shape, axes):
    return tuple(1 if axis in axes else length for axis, length in enumerate(shape))


def _without(shape, axes):
    return tuple(length for axis, length in enumerate(shape) if axis not in axes)


def _groups(one, axes):
    """Returns for each result the places, in row-major order, of the numbers that it is computed from."""
    kept = _kept(one._shape, axes)
    groups = [[] for _ in range(size_of(kept))]
    for place, target in enumerate(places_of(one._shape, spread(kept, strides_of(kept), one._shape))):
        groups[target].append(place)
    return groups


def _spread_back(one, axes, flat):
    kept = _kept(one._shape, axes)
    return [flat[place] for place in places_of(one._shape, spread(kept, strides_of(kept), one._shape))]


def sum(one, dim=None, keepdim=False, dtype=None):
    axes = _axes(one, dim)
    kind = one.dtype if one.dtype.is_floating_point else int64
    flat = kind.take(one._flat())
    groups = _groups(one, axes)
    add = summed if len(one._shape) - 1 in axes else summed_apart
    numbers = [add([flat[place] for place in group], kind) for group in groups]
    shape = _kept(one._shape, axes) if keepdim else _without(one._shape, axes)
    result = tensor_of(numbers, shape, kind)
    name = "SumBackward0" if dim is None else "SumBackward1"
    draw = lambda values: [_added([values[0][place] for place in group]) for group in groups]
    result = record(result, name, (one,), lambda g: (_spread_back(one, axes, g),), draw, saves=False)
    return result if dtype is None else result.to(dtype)


def mean(one, dim=None, keepdim=False):
    if not one.dtype.is_floating_point:
        raise RuntimeError(
            "mean(): could not infer output dtype. Input dtype must be either a floating point or complex dtype. Got: %s"
            % one.dtype.name.replace("int64", "Long").replace("bool", "Bool")
        )
    axes = _axes(one, dim)
    groups = _groups(one, axes)
    take = one.dtype.take
    count = len(groups[0]) if groups else 0
    with no_grad():
        result = sum(one, dim, keepdim)
    result = tensor_of(take([ieee.divide(number, count) for number in result._flat()]), result._shape, one.dtype)
    name = "MeanBackward0" if dim is None else "MeanBackward1"
    draw = lambda values: [_added([values[0][place] for place in group]) / count for group in groups]
    go_back = lambda g: (take([number / count for number in _spread_back(one, axes, g)]),)
    return record(result, name, (one,), go_back, draw, saves=False)


def _added(values):
    total = values[0]
    for value in values[1:]:
        total = total + value
    return total


def _extreme(name, is_better):
    def extreme(one, dim=None, keepdim=False):
        flat = one._flat()
        axes = _axes(one, dim)
        groups = _groups(one, axes)
        chosen = []
        for group in groups:
            best = group[0]
            for place in group[1:]:
                if is_better(flat[place], flat[best]):
                    best = place
            chosen.append(best)
        shape = _kept(one._shape, axes) if keepdim else _without(one._shape, axes)

        def go_back(g):
            back = [0.0] * len(flat)
            for group, best, number in zip(groups, chosen, g):
                # Without a dimension, equal numbers share the gradient.
                equal = [place for place in group if flat[place] == flat[best]] if dim is None else [best]
                for place in equal:
                    back[place] = number / len(equal)
            return (back,)

        values = tensor_of([flat[place] for place in chosen], shape, one.dtype)
        draw = lambda lists: [lists[0][place] for place in chosen]
        record(values, name + ("Backward1" if dim is None else "Backward0"), (one,), go_back, draw)
        if dim is None:
            return values
        places = tensor_of([group.index(best) for group, best in zip(groups, chosen)], shape, int64)
        found = Extremes((values, places))
        found.name = name.lower()
        found.values = values
        found.indices = places
        return found

    return extreme


class Extremes(tuple):
    """The values and the indices that `max` and `min` along a dimension return."""

    def __repr__(self):
        return "torch.return_types.%s(\nvalues=%r,\nindices=%r)" % (self.name, self.values, self.indices)

    __str__ = __repr__


max = _extreme("Max", lambda a, b: a > b)
min = _extreme("Min", lambda a, b: a < b)


def argmax(one, dim=None, keepdim=False):
    with no_grad():
        if dim is None:
            return max(one.reshape(-1), 0).indices
        return max(one, dim, keepdim).indices


def argmin(one, dim=None, keepdim=False):
    return argmax(-one, dim, keepdim)


def var(one, dim=None, unbiased=True, keepdim=False, correction=None):
    axes = _axes(one, dim)
    count = size_of([one._shape[axis] for axis in axes])
    off = one - mean(one, axes, True)
    free = count - (correction if correction is not None else 1 if unbiased else 0)
    return named(sum(off * off, axes, keepdim) / free, "VarBackward0")


def std(one, *args, **kwargs):
    return named(sqrt(var(one, *args, **kwargs)), "StdBackward0")


def matmul(one, other):
    """Multiplies vectors and matrices of two dimensions at most."""
    if not hasattr(other, "grad_fn"):
        raise TypeError("matmul(): argument 'other' must be Tensor, not %s" % type(other).__name__)
    a_shape, b_shape = one._shape, other._shape
    if not 1 <= len(a_shape) <= 2 or not 1 <= len(b_shape) <= 2:
        raise RuntimeError("matrices of two dimensions at most are multiplied here, not %s and %s" % (a_shape, b_shape))
    if a_shape[-1] != b_shape[0]:
        raise RuntimeError(_no_product(a_shape, b_shape))
    if one.dtype is not other.dtype:
        raise RuntimeError("expected m1 and m2 to have the same dtype, but got: %s != %s" % (one.dtype, other.dtype))
    kind = one.dtype
    rows, inner = (1,) * (2 - len(a_shape)) + a_shape
    columns = b_shape[1] if len(b_shape) == 2 else 1
    a, b = list(one._flat()), list(other._flat())
    a_rows = [a[k * inner : (k + 1) * inner] for k in range(rows)]
    b_columns = [b[k::columns] for k in range(columns)]
    numbers = [dotted(row, column, kind) for row in a_rows for column in b_columns]
    shape = a_shape[:-1] + b_shape[1:]

    def go_back(g):
        g_rows = [g[k * columns : (k + 1) * columns] for k in range(rows)]
        to_a = [dotted(row, b[k * columns : (k + 1) * columns], kind) for row in g_rows for k in range(inner)]
        to_b = [dotted(a[k::inner], g[c::columns], kind) for k in range(inner) for c in range(columns)]
        return to_a, to_b

    def draw(values):
        left, right = values
        sums = []
        for r in range(rows):
            for c in range(columns):
                sums.append(_added([left[r * inner + k] * right[k * columns + c] for k in range(inner)]))
        return sums

    name = {(1, 1): "DotBackward0", (2, 1): "MvBackward0", (1, 2): "SqueezeBackward4"}.get((len(a_shape), len(b_shape)), "MmBackward0")
    return record(tensor_of(numbers, shape, kind), name, (one, other), go_back, draw)


def _no_product(a, b):
    if len(a) == 1 and len(b) == 1:
        return "inconsistent tensor size, expected tensor [%d] and src [%d] to have the same number of elements, but got %d and %d elements respectively" % (a[0], b[0], a[0], b[0])
    if len(b) == 1:
        return "size mismatch, got input (%d), mat (%dx%d), vec (%d)" % (a[0], a[0], a[1], b[0])
    return "mat1 and mat2 shapes cannot be multiplied (%dx%d and %dx%d)" % ((1,) * (2 - len(a)) + a + b)


def linear(one, weight, bias=None):
    """Returns `one @ weight.T + bias`, as one operation where torch has one."""
    shape, (width, inner) = one._shape, weight._shape
    if not shape or shape[-1] != inner:
        raise RuntimeError(_no_product((size_of(shape[:-1]), shape[-1] if shape else 1), (inner, width)))
    if one.dtype is not weight.dtype:
        name = lambda kind: {"float32": "Float", "float64": "Double", "int64": "Long"}.get(kind.name, kind.name)
        raise RuntimeError("mat1 and mat2 must have the same dtype, but got %s and %s" % (name(one.dtype), name(weight.dtype)))
    rows = one if len(shape) == 2 else one.reshape(-1, inner)
    product = matmul(rows, weight.t())
    if bias is not None:
        product = named(product + bias, "AddmmBackward0")
    return product if len(shape) == 2 else product.reshape(shape[:-1] + (width,))


def mse_loss(one, other, reduction="mean"):
    off = one - other
    squares = off * off
    loss = squares if reduction == "none" else sum(squares) if reduction == "sum" else mean(squares)
    return named(loss, "MseLossBackward0")
