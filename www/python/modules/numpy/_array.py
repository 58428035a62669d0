# Implements `numpy.ndarray`.
import sys

from indexing import place_of
from numpy import _arithmetic as each
from numpy._dtypes import bool_, dtype_of, float64, int64, object_
from numpy._printing import shown, written
from scalars import scalar
from strided import Strided, axis_of, nested, resolved, size_of, spread, strides_of


class ndarray(Strided):
    def __init__(self, buffer, shape=None, dtype=None, strides=None, offset=0):
        if shape is None:
            shape, buffer = buffer, None
            shape = (shape,) if isinstance(shape, int) else shape
        self._lay([0.0] * size_of(shape) if buffer is None else buffer, shape, strides, offset)
        self.dtype = dtype or float64

    def _view(self, shape, strides, offset):
        return ndarray(self._buffer, shape, self.dtype, strides, offset)

    def _is_mask(self):
        return self.dtype is bool_

    # The attributes.

    @property
    def shape(self):
        return self._shape

    @shape.setter
    def shape(self, shape):
        other = self.reshape(shape)
        self._lay(other._buffer, other._shape, other._strides, other._offset)

    @property
    def size(self):
        return size_of(self._shape)

    @property
    def ndim(self):
        return len(self._shape)

    @property
    def T(self):
        return self.transpose()

    @property
    def flat(self):
        return _Flat(self)

    @property
    def itemsize(self):
        return {"float64": 8, "int64": 8, "float32": 4, "int32": 4}.get(self.dtype.name, 1)

    @property
    def nbytes(self):
        return self.itemsize * self.size

    def __len__(self):
        if not self._shape:
            raise TypeError("len() of unsized object")
        return self._shape[0]

    def __iter__(self):
        if len(self._shape) == 1:
            return map(scalar, self._flat())
        return iter([self[k] for k in range(len(self))])

    def __contains__(self, thing):
        return thing in self._flat()

    def __repr__(self):
        return written(self)

    def __str__(self):
        return shown(self)

    def __format__(self, spec):
        if self._shape and spec:
            raise TypeError("unsupported format string passed to numpy.ndarray.__format__")
        return str(self) if self._shape else format(self.item(), spec)

    def __bool__(self):
        if self.size != 1:
            raise ValueError(
                "The truth value of an array with more than one element is ambiguous. Use a.any() or a.all()"
            )
        return bool(self._flat()[0])

    def item(self, *index):
        if index:
            return self[index] if len(index) > 1 else self._flat()[index[0]]
        if self.size != 1:
            raise ValueError("can only convert an array of size 1 to a Python scalar")
        return self._flat()[0]

    def _float(self):
        return float(self.item())

    if sys.implementation.name == "cpython":
        __float__ = _float  # In MicroPython, `0.5 * array` would ask for it.

    def __int__(self):
        return int(self.item())

    def tolist(self):
        return nested(self._shape, self._flat())

    # Elements.

    def __getitem__(self, key):
        if isinstance(key, int) and len(self._shape) == 1:
            # This is by far the most common index.
            length = self._shape[0]
            if not -length <= key < length:
                raise IndexError("index %d is out of bounds for axis 0 with size %d" % (key, length))
            return scalar(self._buffer[self._offset + key % length * self._strides[0]])
        place = place_of(self, key)
        if place.places is not None:
            return ndarray([self._buffer[k] for k in place.places], place.shape, self.dtype)
        if not place.shape and not _keeps_array(key):
            return scalar(self._buffer[place.offset])
        return self._view(place.shape, place.strides, place.offset)

    def __setitem__(self, key, value):
        place = place_of(self, key)
        order = place.in_order()
        if isinstance(value, (list, tuple, range)) and self.dtype is not object_:
            value = each.as_array(value)
        if each.is_array(value):
            while len(value._shape) > len(place.shape) and value._shape[0] == 1:
                value = value._view(value._shape[1:], value._strides[1:], value._offset)
            if spread_or_none(value._shape, place.shape) is None:
                raise ValueError(
                    "could not broadcast input array from shape %s into shape %s" % (_text(value._shape), _text(place.shape))
                )
            numbers = value._spread(place.shape)
        else:
            numbers = [value] * len(order)
        for k, number in zip(order, self.dtype.take(numbers)):
            self._buffer[k] = number

    def copy(self):
        return ndarray(list(self._flat()), self._shape, self.dtype)

    def astype(self, kind):
        kind = dtype_of(kind)
        return ndarray(kind.take(self._flat()), self._shape, kind)

    def fill(self, number):
        self[...] = number

    # Shapes.

    def reshape(self, *shape, order="C"):
        if len(shape) == 1 and isinstance(shape[0], (tuple, list)):
            shape = tuple(shape[0])
        found = resolved(shape, self.size)
        if found is None:
            raise ValueError("cannot reshape array of size %d into shape %s" % (self.size, _text(shape)))
        if self._strides == strides_of(self._shape):
            return self._view(found, strides_of(found), self._offset)
        return ndarray(list(self._flat()), found, self.dtype)

    def ravel(self):
        return self.reshape(-1)

    def flatten(self):
        return self.copy().reshape(-1)

    def transpose(self, *order):
        if len(order) == 1 and isinstance(order[0], (tuple, list)):
            order = order[0]
        order = order or tuple(reversed(range(self.ndim)))
        return self._view([self._shape[k] for k in order], [self._strides[k] for k in order], self._offset)

    def swapaxes(self, one, other):
        order = list(range(self.ndim))
        order[one], order[other] = order[other], order[one]
        return self.transpose(order)

    def squeeze(self, axis=None):
        kept = [
            k for k, length in enumerate(self._shape) if length != 1 or (axis is not None and k != axis_of(axis, self.ndim))
        ]
        return self._view([self._shape[k] for k in kept], [self._strides[k] for k in kept], self._offset)

    def nonzero(self):
        found = [k for k, number in enumerate(self._flat()) if number]
        return tuple(
            ndarray([k // stride % length for k in found], (len(found),), int64)
            for stride, length in zip(strides_of(self._shape), self._shape)
        )

    # Operators.

    def __matmul__(self, other):
        from numpy._products import matmul

        return matmul(self, other)

    def __rmatmul__(self, other):
        from numpy._products import matmul

        return matmul(other, self)

    def __neg__(self):
        return each.negative(self)

    def __pos__(self):
        return self.copy()

    def __abs__(self):
        return each.absolute(self)

    def __invert__(self):
        return each.logical_not(self) if self.dtype is bool_ else each.Ufunc("invert", lambda a: ~a, None, False)(self)

    def __hash__(self):
        raise TypeError("unhashable type: 'numpy.ndarray'")


class _Flat:
    """The elements of an array in a row, which is also an iterator over them."""

    def __init__(self, array):
        self._array = array
        self._next = 0

    def __len__(self):
        return self._array.size

    def __iter__(self):
        return self

    def __next__(self):
        if self._next >= len(self):
            raise StopIteration
        self._next += 1
        return self[self._next - 1]

    def __getitem__(self, key):
        return self._array.ravel()[key]

    def __setitem__(self, key, value):
        numbers = self._array.flatten()
        numbers[key] = value
        self._array[...] = numbers.reshape(self._array.shape)


def _keeps_array(key):
    return key is Ellipsis or (isinstance(key, tuple) and Ellipsis in key)


def spread_or_none(shape, target):
    """Returns the strides that broadcast to a target shape, or None if it cannot be done."""
    if len(shape) > len(target):
        return None
    for length, wanted in zip(reversed(shape), reversed(target)):
        if length != wanted and length != 1:
            return None
    return spread(shape, strides_of(shape), target)


def _text(shape):
    return str(tuple(shape)).replace(" ", "")


def _operators():
    """Gives the class its operators, each from a function of two arrays, also reversed and in place."""

    def forward(function):
        return lambda self, other: function.apply(self, other)

    def backward(function):
        return lambda self, other: function.apply(self, other, True)

    def in_place(function):
        def change(self, other):
            result = function.apply(self, other)
            kind = result.dtype if each.is_array(result) else self.dtype
            if kind.rank > self.dtype.rank and kind.kind != self.dtype.kind:
                raise TypeError(
                    "Cannot cast ufunc '%s' output from %r to %r with casting rule 'same_kind'"
                    % (function.__name__, kind, self.dtype)
                )
            self[...] = result
            return self

        return change

    table = {
        "add": each.add,
        "sub": each.subtract,
        "mul": each.multiply,
        "truediv": each.divide,
        "floordiv": each.floor_divide,
        "mod": each.remainder,
        "pow": each.power,
        "and": each.bitwise_and,
        "or": each.bitwise_or,
        "xor": each.bitwise_xor,
    }
    for name, function in table.items():
        setattr(ndarray, "__%s__" % name, forward(function))
        setattr(ndarray, "__r%s__" % name, backward(function))
        setattr(ndarray, "__i%s__" % name, in_place(function))
    comparisons = {
        "gt": each.greater,
        "ge": each.greater_equal,
        "lt": each.less,
        "le": each.less_equal,
        "eq": each.equal,
        "ne": each.not_equal,
    }
    for name, function in comparisons.items():
        setattr(ndarray, "__%s__" % name, forward(function))


_operators()
