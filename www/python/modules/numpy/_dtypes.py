# The types of an array's numbers.
from array import array

from scalars import scalar


class dtype:
    """A type of numbers. `rank` orders the types for arithmetic on two of them; `take` makes a list of numbers of it."""

    def __init__(self, name, rank, take):
        self.name = name
        self.rank = rank
        self.take = take
        self.kind = {"bool": "b", "object": "O"}.get(name, name[0])

    def __call__(self, number=0):
        if hasattr(number, "_flat") or isinstance(number, (list, tuple)):
            from numpy._making import array

            return array(number, dtype=self)
        return scalar(self.take([number])[0])

    def __eq__(self, other):
        found = _NAMED.get(other) if isinstance(other, str) else _OF_PYTHON.get(other, other) if isinstance(other, type) else other
        return self is found

    def __ne__(self, other):
        return not self == other

    def __hash__(self):
        return hash(self.name)

    def __repr__(self):
        return "dtype('%s')" % ("O" if self.name == "object" else self.name)

    def __str__(self):
        return self.name

    @property
    def type(self):
        return self


def _to_float32(numbers):
    return list(array("f", [float(number) for number in numbers]))


float64 = dtype("float64", 4, lambda numbers: [float(number) for number in numbers])
float32 = dtype("float32", 3, _to_float32)
int64 = dtype("int64", 2, lambda numbers: [int(number) for number in numbers])
int32 = dtype("int32", 1, lambda numbers: [int(number) for number in numbers])
uint8 = dtype("uint8", 0.5, lambda numbers: [int(number) & 255 for number in numbers])
bool_ = dtype("bool", 0, lambda numbers: [bool(number) for number in numbers])
object_ = dtype("object", 5, list)

_ALL = (float64, float32, int64, int32, uint8, bool_, object_)
_NAMED = {one.name: one for one in _ALL}
_NAMED.update(float=float64, int=int64, f=float32, d=float64, f4=float32, f8=float64, i4=int32, i8=int64, O=object_)
_OF_PYTHON = {float: float64, int: int64, bool: bool_, object: object_}


def dtype_of(kind):
    """Returns the type for a NumPy type, a Python type or a name."""
    found = _NAMED.get(kind) if isinstance(kind, str) else _OF_PYTHON.get(kind, kind)
    if not isinstance(found, dtype):
        raise TypeError("data type %r not understood" % (kind,))
    return found


def kind_of(numbers):
    """Returns the type of a list of Python objects."""
    kind = bool_
    for number in numbers:
        if isinstance(number, bool):
            continue
        if isinstance(number, float):
            kind = float64
        elif isinstance(number, int):
            kind = int64 if kind is bool_ else kind
        else:
            return object_
    return kind if len(numbers) else float64


def common(one, other):
    """Returns the type that holds numbers of two types. A float32 does not hold every int."""
    low, high = (one, other) if one.rank < other.rank else (other, one)
    return float64 if high is float32 and low in (int64, int32) else high


def with_number(kind, number):
    """Returns the type of an array's arithmetic with a Python number, which has only a kind."""
    if isinstance(number, bool):
        return kind
    if isinstance(number, int):
        return int64 if kind is bool_ else kind
    if isinstance(number, float):
        return kind if kind.rank >= float32.rank else float64
    return object_
