# Indexes arrays: `a[i]`, `a[1:, ::-1]`, `a[..., None]`, `a[mask]`, `a[[0, 2]]` and combinations of these.
from strided import bounds, broadcast, places_of, spread, strides_of


class Place:
    """The selection of an index: a view with `strides`, or, for lists and masks, `places` in the list of numbers."""

    def __init__(self, shape, strides=None, offset=0, places=None):
        self.shape = tuple(shape)
        self.strides = strides
        self.offset = offset
        self.places = places

    def in_order(self):
        return self.places if self.places is not None else places_of(self.shape, self.strides, self.offset)


def place_of(array, key):
    """Returns the selection of `array[key]`."""
    shape, strides, offset = array._shape, array._strides, array._offset
    keys = _completed(key if isinstance(key, tuple) else (key,), len(shape))
    has_lists = any(_is_list(one) for one in keys)
    axes = []  # (length, stride) of each axis that a slice leaves
    lists = []  # (shape, offsets) of each axis that a list or a number selects from
    first = None
    apart = False
    axis = 0
    for one in keys:
        if one is None:
            axes.append((1, 0))
        elif isinstance(one, slice):
            chosen = bounds(one, shape[axis])
            step = chosen[1] - chosen[0] if len(chosen) > 1 else 1
            if len(chosen):
                offset += chosen[0] * strides[axis]
            axes.append((len(chosen), step * strides[axis]))
            axis += 1
        elif not has_lists and not _is_list(one):
            offset += _checked(one, axis, shape[axis]) * strides[axis]
            axis += 1
        else:
            apart = apart or (first is not None and len(axes) != first)
            first = len(axes) if first is None else first
            for one_shape, indices in _lists_of(one, shape, axis):
                step = strides[axis]
                lists.append((one_shape, [_checked(index, axis, shape[axis]) * step for index in indices]))
                axis += 1
    if not has_lists:
        return Place([length for length, _ in axes], tuple(stride for _, stride in axes), offset)
    if apart:
        first = 0
    return _gathered(axes[:first], lists, axes[first:], offset)


def _gathered(before, lists, after, offset):
    shape = ()
    for one_shape, _ in lists:
        both = broadcast(shape, one_shape)
        if both is None:
            raise IndexError("shape mismatch: indexing arrays could not be broadcast together")
        shape = both
    moves = [0] * _size(shape)
    for one_shape, offsets in lists:
        spreading = places_of(shape, spread(one_shape, strides_of(one_shape), shape))
        moves = [move + offsets[place] for move, place in zip(moves, spreading)]
    starts = places_of([length for length, _ in before], tuple(stride for _, stride in before), offset)
    rest = places_of([length for length, _ in after], tuple(stride for _, stride in after))
    places = [start + move + place for start in starts for move in moves for place in rest]
    return Place([n for n, _ in before] + list(shape) + [n for n, _ in after], places=places)


def _size(shape):
    size = 1
    for length in shape:
        size *= length
    return size


def _completed(keys, rank):
    """Returns one key for each axis: `...` and missing keys become slices."""
    keys = [_plain(one) for one in keys]
    used = sum(_rank_of(one) for one in keys if one is not None and one is not Ellipsis)
    if used > rank:
        raise IndexError("too many indices for array: array is %d-dimensional, but %d were indexed" % (rank, used))
    rest = [_ALL] * (rank - used)
    for place, one in enumerate(keys):
        if one is Ellipsis:
            return keys[:place] + rest + [other for other in keys[place + 1 :] if other is not Ellipsis]
    return keys + rest


class _Sliced:
    def __getitem__(self, key):
        return key


_ALL = _Sliced()[:]


def _plain(one):
    """Returns an index as a number if it is an array of a single number."""
    if hasattr(one, "_flat") and not one._shape and not isinstance(one._flat()[0], bool):
        return one._flat()[0]
    return one


def _is_list(one):
    return isinstance(one, (list, range, bool, tuple)) or hasattr(one, "_flat")


def _is_mask(one):
    if hasattr(one, "_flat"):
        flat = one._flat()
        return isinstance(flat[0], bool) if len(flat) else one._is_mask()
    return isinstance(one, list) and len(one) > 0 and isinstance(one[0], bool)


def _rank_of(one):
    return len(one._shape) if hasattr(one, "_flat") and _is_mask(one) else 1


def _lists_of(one, shape, axis):
    """Returns the lists of positions of an index, each with its shape. A mask gives one list for each axis."""
    if _is_mask(one):
        mask_shape = one._shape if hasattr(one, "_flat") else (len(one),)
        for k, length in enumerate(mask_shape):
            if length != shape[axis + k]:
                raise IndexError(
                    "boolean index did not match indexed array along axis %d; size of axis is %d but size of "
                    "corresponding boolean axis is %d" % (axis + k, shape[axis + k], length)
                )
        flat = one._flat() if hasattr(one, "_flat") else one
        chosen = [place for place, is_chosen in enumerate(flat) if is_chosen]
        return [
            ((len(chosen),), [place // stride % length for place in chosen])
            for stride, length in zip(strides_of(mask_shape), mask_shape)
        ]
    if hasattr(one, "_flat"):
        return [(one._shape, one._flat())]
    if isinstance(one, (list, tuple, range)):
        if len(one) and isinstance(one[0], (list, tuple)):
            return [((len(one), len(one[0])), [index for row in one for index in row])]
        return [((len(one),), list(one))]
    return [((), [one])]


def _checked(index, axis, length):
    if isinstance(index, bool) or not isinstance(index, int):
        raise IndexError(
            "only integers, slices (`:`), ellipsis (`...`), numpy.newaxis (`None`) and integer or boolean arrays are valid indices"
        )
    if not -length <= index < length:
        raise IndexError("index %d is out of bounds for axis %d with size %d" % (index, axis, length))
    return index % length
