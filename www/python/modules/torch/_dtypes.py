# The types of a tensor's numbers. Rounding to float32 is what makes torch's digits differ from Python's.
from array import array


class dtype:
    """A type of numbers: `rank` orders the types for arithmetic on two of them, `take` makes a list of numbers of it."""

    def __init__(self, name, rank, take):
        self.name = name
        self.rank = rank
        self.take = take
        self.is_floating_point = rank >= 2

    def __repr__(self):
        return "torch." + self.name


def _to_float32(numbers):
    return list(array("f", numbers))


def _to_float64(numbers):
    return [float(number) for number in numbers]


def _to_whole(numbers):
    return [int(number) for number in numbers]


def _to_bool(numbers):
    return [number != 0 for number in numbers]


float64 = double = dtype("float64", 3, _to_float64)
float32 = dtype("float32", 2, _to_float32)
int64 = long = dtype("int64", 1, _to_whole)
int32 = dtype("int32", 0.5, _to_whole)
bool_ = dtype("bool", 0, _to_bool)

# The default type of numbers.
_default = [float32]


def get_default_dtype():
    return _default[0]


def set_default_dtype(chosen):
    if chosen is not float32 and chosen is not float64:
        raise TypeError("only floating-point types are supported as the default type")
    _default[0] = chosen


def dtype_of(numbers):
    """Returns the type that torch gives to a list of Python numbers."""
    kind = bool_
    for number in numbers:
        if isinstance(number, float):
            return _default[0]
        if not isinstance(number, (int, bool)):
            raise TypeError("new(): invalid data type '%s'" % type(number).__name__)
        if not isinstance(number, bool):
            kind = int64
    return kind


def chosen(kind):
    """Returns the type for a torch type or a Python type."""
    return {float: _default[0], int: int64, bool: bool_}.get(kind, kind)


def common(one, one_shape, other, other_shape):
    """Returns the type of a result. A tensor without dimensions counts as a number does: it does not widen a type of its
    kind."""
    if one is other:
        return one
    low, high = (one, other) if one.rank < other.rank else (other, one)
    low_shape, high_shape = (one_shape, other_shape) if low is one else (other_shape, one_shape)
    is_same_kind = low.is_floating_point == high.is_floating_point and low is not bool_
    return low if is_same_kind and low_shape and not high_shape else high


def with_number(kind, number):
    """Returns the type of a tensor's arithmetic with a Python number."""
    if isinstance(number, float):
        return kind if kind.is_floating_point else _default[0]
    if isinstance(number, bool) or kind is not bool_:
        return kind
    return int64
