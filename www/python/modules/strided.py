# Implements what numpy's arrays and torch's tensors have in common: a flat list of numbers with a shape and strides.
# A view shares the list of its array.


def size_of(shape):
    size = 1
    for length in shape:
        size *= length
    return size


def strides_of(shape):
    """Returns the strides of numbers in row-major order."""
    strides = [1] * len(shape)
    for axis in range(len(shape) - 2, -1, -1):
        strides[axis] = strides[axis + 1] * shape[axis + 1]
    return tuple(strides)


def places_of(shape, strides, offset=0):
    """Returns the places of the elements in the list, in row-major order."""
    if not shape:
        return [offset]
    if 0 in shape:
        return []
    length, stride = shape[-1], strides[-1]
    if len(shape) == 1:
        return range(offset, offset + length * stride, stride) if stride else [offset] * length
    if strides == strides_of(shape):
        return range(offset, offset + size_of(shape))
    places = []
    for start in places_of(shape[:-1], strides[:-1], offset):
        places.extend(range(start, start + length * stride, stride) if stride else [start] * length)
    return places


def broadcast(one, other):
    """Returns the shape that two shapes broadcast to, or None if they do not fit."""
    if one == other:
        return one
    rank = max(len(one), len(other))
    shape = []
    for a, b in zip((1,) * (rank - len(one)) + tuple(one), (1,) * (rank - len(other)) + tuple(other)):
        if a != b and a != 1 and b != 1:
            return None
        shape.append(b if a == 1 else a)
    return tuple(shape)


def spread(shape, strides, target):
    """Returns the strides that broadcast a shape to a larger one."""
    missing = len(target) - len(shape)
    return (0,) * missing + tuple(
        0 if length == 1 and wanted != 1 else stride for length, stride, wanted in zip(shape, strides, target[missing:])
    )


def axis_of(axis, rank):
    if not isinstance(axis, int) or not -rank <= axis < rank:
        raise IndexError("axis %s is out of bounds for array of dimension %d" % (axis, rank))
    return axis % rank


def resolved(shape, size):
    """Returns a shape whose length of -1, if there is one, is computed from the number of elements; None if it cannot be."""
    known = size_of([length for length in shape if length != -1])
    if -1 in shape:
        if shape.count(-1) > 1 or not known or size % known:
            return None
        return tuple(size // known if length == -1 else length for length in shape)
    return tuple(shape) if known == size else None


def bounds(key, length):
    """Returns the positions that a slice selects from a sequence of a length, as a range."""
    return range(length)[key]


def nested(shape, flat):
    """Returns numbers as lists within lists."""
    if not shape:
        return flat[0]
    if len(shape) == 1:
        return list(flat)
    size = size_of(shape[1:])
    return [nested(shape[1:], flat[k * size : (k + 1) * size]) for k in range(shape[0])]


def flattened(things, is_array, depth=0):
    """Returns the shape of lists within lists, and their elements; a shape of None if the lists are of several lengths.
    An array counts as lists: `is_array` tells one."""
    if is_array(things):
        return tuple(things.shape), list(things._flat())
    if not isinstance(things, (list, tuple, range)):
        return (), [things]
    if not len(things):
        return (0,), []
    first = things[0]
    if not isinstance(first, (list, tuple, range)) and not is_array(first):
        if any(isinstance(thing, (list, tuple)) or (is_array(thing) and thing.shape) for thing in things):
            return None, []
        return (len(things),), list(things)
    shape, flat = flattened(first, is_array)
    for thing in things[1:]:
        other, numbers = flattened(thing, is_array)
        if other != shape:
            return None, []
        flat.extend(numbers)
    return (None if shape is None else (len(things),) + shape), flat


class Strided:
    """The base of arrays: `_buffer` is the list, `_offset` the place of the first element in it. A subclass has
    `_view(shape, strides, offset)`, another view of the same list."""

    def _lay(self, buffer, shape, strides=None, offset=0):
        self._buffer = buffer
        self._shape = tuple(shape)
        self._strides = strides_of(shape) if strides is None else tuple(strides)
        self._offset = offset

    def _places(self):
        return places_of(self._shape, self._strides, self._offset)

    def _flat(self):
        """Returns the numbers in the order of rows. The list may be the array's own: it must not be changed."""
        size = size_of(self._shape)
        buffer = self._buffer
        if self._strides == strides_of(self._shape) or size <= 1:
            if size == len(buffer):
                return buffer
            return buffer[self._offset : self._offset + size]
        return [buffer[place] for place in self._places()]

    def _spread(self, shape):
        """Returns the numbers as a larger shape has them by broadcasting."""
        if shape == self._shape:
            return self._flat()
        buffer = self._buffer
        if size_of(self._shape) == 1:
            return [buffer[self._offset]] * size_of(shape)
        return [buffer[place] for place in places_of(shape, spread(self._shape, self._strides, shape), self._offset)]

    def _lanes(self, axis):
        """Returns the numbers along an axis, one list for each place on the others, in the order of rows."""
        length = self._shape[axis]
        order = [other for other in range(len(self._shape)) if other != axis]
        starts = places_of([self._shape[k] for k in order], tuple(self._strides[k] for k in order), self._offset)
        stride = self._strides[axis]
        buffer = self._buffer
        if stride == 0:
            return [[buffer[start]] * length for start in starts]
        return [[buffer[place] for place in range(start, start + length * stride, stride)] for start in starts]
