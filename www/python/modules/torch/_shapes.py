# Implements torch's operations on shapes: views, indices, joining. The numbers do not change, so the graph has no nodes for them.
from indexing import place_of
from strided import axis_of, resolved, size_of, spread, strides_of
from torch._elementwise import tensor_of
from torch._graph import named, record


def viewed(one, shape, strides, offset, name):
    """Returns another view of the same numbers."""
    result = one._view(shape, strides, offset)
    if not one.requires_grad:
        return result
    return _moved(one, result, name, result._places())


def _moved(one, result, name, selected):
    """Records that `result` has the numbers at these places in the list of `one`."""
    size = size_of(one._shape)
    known = {place: k for k, place in enumerate(one._places())}
    places = [known[place] for place in selected]

    def go_back(g):
        back = [0.0] * size
        for place, number in zip(places, g):
            back[place] += number
        return (back,)

    return record(result, name, (one,), go_back, lambda values: [values[0][place] for place in places], saves=False)


def reshape(one, *shape, name="ViewBackward0"):
    shape = given(shape)
    found = resolved(shape, size_of(one._shape))
    if found is None:
        raise RuntimeError("shape '%s' is invalid for input of size %d" % (list(shape), size_of(one._shape)))
    if one._strides == strides_of(one._shape):
        return viewed(one, found, strides_of(found), one._offset, name)
    result = tensor_of(list(one._flat()), found, one.dtype)
    return _same(one, result, "UnsafeViewBackward0")


def _same(one, result, name):
    """Records that `result` has the numbers of `one` in the same order."""
    return record(result, name, (one,), lambda g: (g,), lambda values: values[0], saves=False)


def converted(one, kind):
    if kind is one.dtype:
        return one
    result = tensor_of(kind.take(one._flat()), one._shape, kind)
    return _same(one, result, "ToCopyBackward0") if kind.is_floating_point else result


def clone(one):
    return _same(one, tensor_of(list(one._flat()), one._shape, one.dtype), "CloneBackward0")


def given(shape):
    if len(shape) == 1 and isinstance(shape[0], (tuple, list)):
        return tuple(shape[0])
    return tuple(shape)


def transpose(one, a=0, b=1, name="TransposeBackward0"):
    rank = len(one._shape)
    order = list(range(rank))
    if rank > 1:
        a, b = axis_of(a, rank), axis_of(b, rank)
        order[a], order[b] = b, a
    return permute(one, *order, name=name)


def permute(one, *order, name="PermuteBackward0"):
    order = [axis_of(axis, len(one._shape)) for axis in given(order)]
    return viewed(one, [one._shape[k] for k in order], [one._strides[k] for k in order], one._offset, name)


def unsqueeze(one, dim):
    rank = len(one._shape)
    dim = axis_of(dim, rank + 1)
    shape, strides = list(one._shape), list(one._strides)
    shape.insert(dim, 1)
    strides.insert(dim, 1)
    return viewed(one, shape, strides, one._offset, "UnsqueezeBackward0")


def squeeze(one, dim=None):
    rank = len(one._shape)
    chosen = range(rank) if dim is None else (axis_of(dim, rank),) if rank else ()
    kept = [k for k in range(rank) if k not in chosen or one._shape[k] != 1]
    name = "SqueezeBackward0" if dim is None else "SqueezeBackward1"
    return viewed(one, [one._shape[k] for k in kept], [one._strides[k] for k in kept], one._offset, name)


def expand(one, *shape):
    shape = given(shape)
    rank = len(shape) - len(one._shape)
    shape = tuple(one._shape[k - rank] if length == -1 else length for k, length in enumerate(shape))
    return viewed(one, shape, spread(one._shape, one._strides, shape), one._offset, "ExpandBackward0")


def repeat(one, *counts):
    counts = given(counts)
    result = unsqueeze_to(one, len(counts))
    for axis, count in enumerate(counts):
        result = cat([result] * count, axis)
    return named(result, "RepeatBackward0")


def unsqueeze_to(one, rank):
    while len(one._shape) < rank:
        one = unsqueeze(one, 0)
    return one


def indexed(one, key):
    place = place_of(one, key)
    if place.places is None:
        kind = "Select" if isinstance(key, int) or (isinstance(key, tuple) and isinstance(key[-1], int)) else "Slice"
        return viewed(one, place.shape, place.strides, place.offset, kind + "Backward0")
    result = tensor_of([one._buffer[k] for k in place.places], place.shape, one.dtype)
    return _moved(one, result, "IndexBackward0", place.places) if one.requires_grad else result


def assigned(one, key, value):
    """Stores numbers in the places that an index selects."""
    place = place_of(one, key)
    order = place.in_order()
    if hasattr(value, "_spread"):
        while len(value._shape) > len(place.shape) and value._shape[0] == 1:
            value = value._view(value._shape[1:], value._strides[1:], value._offset)
        numbers = value._spread(place.shape)
    elif isinstance(value, (list, tuple)):
        numbers = list(value)
    else:
        numbers = [value] * len(order)
    for k, number in zip(order, one.dtype.take(numbers)):
        one._buffer[k] = number


def cat(tensors, dim=0):
    tensors = list(tensors)
    dim = axis_of(dim, len(tensors[0]._shape))
    first = tensors[0]._shape
    for other in tensors:
        if len(other._shape) != len(first) or any(k != dim and a != b for k, (a, b) in enumerate(zip(first, other._shape))):
            raise RuntimeError("Sizes of tensors must match except in dimension %d." % dim)
    inner = [size_of(one._shape[dim:]) for one in tensors]
    outer = size_of(first[:dim])
    flats = [one._flat() for one in tensors]
    joined = lambda lists: [
        number for row in range(outer) for flat, size in zip(lists, inner) for number in flat[row * size : (row + 1) * size]
    ]
    shape = first[:dim] + (_total([one._shape[dim] for one in tensors]),) + first[dim + 1 :]
    kind = tensors[0].dtype
    for other in tensors:
        kind = other.dtype if other.dtype.rank > kind.rank else kind

    def go_back(g):
        parts = [[] for _ in tensors]
        place = 0
        for _ in range(outer):
            for part, size in zip(parts, inner):
                part.extend(g[place : place + size])
                place += size
        return parts

    return record(tensor_of(kind.take(joined(flats)), shape, kind), "CatBackward0", tuple(tensors), go_back, joined, saves=False)


def _total(numbers):
    total = 0
    for number in numbers:
        total += number
    return total


def stack(tensors, dim=0):
    tensors = list(tensors)
    dim = axis_of(dim, len(tensors[0]._shape) + 1)
    return named(cat([unsqueeze(one, dim) for one in tensors], dim), "StackBackward0")
