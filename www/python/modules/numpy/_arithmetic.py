# Implements NumPy's element-wise functions.
import elementary as ieee
import mathematics as math
from numpy._dtypes import bool_, common, dtype_of, float32, float64, int64, object_, with_number
from scalars import scalar
from strided import broadcast, places_of, spread


def made(buffer, shape, kind):
    from numpy._array import ndarray

    return ndarray(buffer, shape, kind)


def is_array(thing):
    return hasattr(thing, "_flat") and hasattr(thing, "tolist")


def plain(array):
    """Returns an array without dimensions as a number."""
    return array if array._shape else scalar(array._flat()[0])


def as_array(thing):
    if is_array(thing):
        return thing
    from numpy._making import asarray

    return asarray(thing)


class Ufunc:
    """An element-wise function of one array, or of two arrays that are broadcast to each other."""

    def __init__(self, name, compute, kind=None, of_two=True):
        self.__name__ = name
        self._name = name
        self._compute = compute
        self._kind = kind or (lambda given: given)
        self._of_two = of_two

    def __call__(self, one, other=None, out=None, where=None):
        if not self._of_two:
            result = self._of_one(one)
        elif not is_array(one) and not is_array(other) and isinstance(one, (int, float)) and isinstance(other, (int, float)):
            return scalar(self._compute(one, other))
        else:
            result = self.apply(as_array(one) if is_array(other) or not _is_number(one) else one, other)
        if out is not None:
            out[...] = result
            return out
        return result

    def _of_one(self, one):
        if isinstance(one, (int, float, bool)):
            return scalar(self._compute(one))
        if not is_array(one) and not isinstance(one, (list, tuple, range)):
            # As in NumPy, an object has the function as a method.
            return getattr(one, self._name)()
        one = as_array(one)
        if one.dtype is object_:
            return plain(made([self._of_one(thing) for thing in one._flat()], one._shape, object_))
        kind = self._kind(one.dtype)
        return plain(made(_taken(kind, [self._compute(number) for number in one._flat()]), one._shape, kind))

    def apply(self, one, other, is_reversed=False):
        """Applies the function to an array and an array, a number or an object."""
        if not is_array(one):
            return self.apply(as_array(other), one, True)
        if isinstance(other, (list, tuple, range)):
            other = as_array(other)
        if is_array(other):
            shape = broadcast(one._shape, other._shape)
            if shape is None:
                raise ValueError("operands could not be broadcast together with shapes %s %s " % (_text(one), _text(other)))
            kind = common(one.dtype, other.dtype)
            a, b = one._spread(shape), other._spread(shape)
        else:
            shape = one._shape
            kind = with_number(one.dtype, other)
            a = one._flat()
            b = [other] * len(a)
        if is_reversed:
            a, b = b, a
        compute = self._compute
        kind = self._kind(kind)
        return plain(made(_taken(kind, [compute(x, y) for x, y in zip(a, b)]), shape, kind))

    def reduce(self, one, axis=0):
        one = as_array(one)
        lanes = one._lanes(axis)
        results = []
        for lane in lanes:
            result = lane[0]
            for number in lane[1:]:
                result = self._compute(result, number)
            results.append(result)
        return plain(made(results, one._shape[:axis] + one._shape[axis + 1 :], one.dtype))

    def outer(self, one, other):
        one, other = as_array(one), as_array(other)
        return self.apply(one.reshape(one.shape + (1,) * other.ndim), other)

    def __repr__(self):
        return "<ufunc '%s'>" % self._name


def _is_number(thing):
    return isinstance(thing, (int, float, bool))


def _taken(kind, numbers):
    return kind.take(numbers) if kind is float32 else numbers


def _text(array):
    return str(array.shape).replace(" ", "")


def _to_float(kind):
    return kind if kind in (float32, object_) else float64


def _to_int(kind):
    return int64 if kind is bool_ else kind


def _to_bool(kind):
    return bool_


def _power(a, b):
    if isinstance(a, int) and isinstance(b, int) and b < 0:
        raise ValueError("Integers to negative integer powers are not allowed.")
    return ieee.power(a, b) if isinstance(a, (int, float)) else a**b


def _divide(a, b):
    return ieee.divide(a, b) if isinstance(a, (int, float)) and isinstance(b, (int, float)) else a / b


def _of_floats(function):
    return lambda number: function(float(number))


def _round_half_even(number):
    return float(round(number)) if math.isfinite(number) else number


def _boolean(compute, compute_int):
    return lambda a, b: compute(a, b) if isinstance(a, bool) and isinstance(b, bool) else compute_int(a, b)


add = Ufunc("add", _boolean(lambda a, b: a or b, lambda a, b: a + b))
subtract = Ufunc("subtract", lambda a, b: a - b)
multiply = Ufunc("multiply", _boolean(lambda a, b: a and b, lambda a, b: a * b))
divide = Ufunc("divide", _divide, _to_float)
floor_divide = Ufunc("floor_divide", ieee.floor_divide, _to_int)
remainder = Ufunc("remainder", ieee.remainder, _to_int)
power = Ufunc("power", _power, _to_int)
maximum = Ufunc("maximum", ieee.maximum)
minimum = Ufunc("minimum", ieee.minimum)
arctan2 = Ufunc("arctan2", math.atan2, _to_float)
hypot = Ufunc("hypot", lambda a, b: ieee.sqrt(a * a + b * b), _to_float)
greater = Ufunc("greater", lambda a, b: a > b, _to_bool)
greater_equal = Ufunc("greater_equal", lambda a, b: a >= b, _to_bool)
less = Ufunc("less", lambda a, b: a < b, _to_bool)
less_equal = Ufunc("less_equal", lambda a, b: a <= b, _to_bool)
equal = Ufunc("equal", lambda a, b: a == b, _to_bool)
not_equal = Ufunc("not_equal", lambda a, b: not a == b, _to_bool)
logical_and = Ufunc("logical_and", lambda a, b: bool(a) and bool(b), _to_bool)
logical_or = Ufunc("logical_or", lambda a, b: bool(a) or bool(b), _to_bool)
logical_xor = Ufunc("logical_xor", lambda a, b: bool(a) != bool(b), _to_bool)
bitwise_and = Ufunc("bitwise_and", _boolean(lambda a, b: a and b, lambda a, b: int(a) & int(b)))
bitwise_or = Ufunc("bitwise_or", _boolean(lambda a, b: a or b, lambda a, b: int(a) | int(b)))
bitwise_xor = Ufunc("bitwise_xor", _boolean(lambda a, b: a != b, lambda a, b: int(a) ^ int(b)))


def _one(name, compute, kind=_to_float):
    return Ufunc(name, compute, kind, of_two=False)


exp = _one("exp", _of_floats(ieee.exp))
expm1 = _one("expm1", _of_floats(ieee.expm1))
log = _one("log", _of_floats(ieee.log))
log2 = _one("log2", _of_floats(ieee.log2))
log10 = _one("log10", _of_floats(ieee.log10))
log1p = _one("log1p", _of_floats(ieee.log1p))
sqrt = _one("sqrt", _of_floats(ieee.sqrt))
sin = _one("sin", _of_floats(ieee.sin))
cos = _one("cos", _of_floats(ieee.cos))
tan = _one("tan", _of_floats(ieee.tan))
sinh = _one("sinh", _of_floats(ieee.sinh))
cosh = _one("cosh", _of_floats(ieee.cosh))
tanh = _one("tanh", _of_floats(ieee.tanh))
arcsin = _one("arcsin", _of_floats(ieee.arcsin))
arccos = _one("arccos", _of_floats(ieee.arccos))
arctan = _one("arctan", _of_floats(ieee.arctan))
floor = _one("floor", lambda x: float(math.floor(x)) if math.isfinite(x) else x)
ceil = _one("ceil", lambda x: float(math.ceil(x)) if math.isfinite(x) else x)
rint = _one("rint", _round_half_even)
square = _one("square", lambda x: x * x, _to_int)
reciprocal = _one("reciprocal", lambda x: ieee.divide(1.0, x))
negative = _one("negative", lambda x: -x, _to_int)
absolute = _one("absolute", abs, _to_int)
sign = _one("sign", ieee.sign, _to_int)
isnan = _one("isnan", math.isnan, _to_bool)
isinf = _one("isinf", math.isinf, _to_bool)
isfinite = _one("isfinite", math.isfinite, _to_bool)
logical_not = _one("logical_not", lambda x: not x, _to_bool)
deg2rad = radians = _one("radians", math.radians)
rad2deg = degrees = _one("degrees", math.degrees)


def around(one, decimals=0, out=None):
    """Rounds as NumPy does: it multiplies by a power of ten, rounds half to even, and divides."""
    scale = 10.0**abs(decimals)
    if decimals == 0:
        compute = _round_half_even
    elif decimals > 0:
        compute = lambda x: _round_half_even(x * scale) / scale
    else:
        compute = lambda x: _round_half_even(x / scale) * scale
    if isinstance(one, (float, int)):
        return compute(one) if isinstance(one, float) else one
    one = as_array(one)
    return one.copy() if one.dtype.kind == "i" else _one("around", compute)(one)


def clip(one, low=None, high=None):
    result = as_array(one) if not _is_number(one) else one
    result = result if low is None else maximum(result, low)
    return result if high is None else minimum(result, high)


def where(condition, one=None, other=None):
    condition = as_array(condition)
    if one is None:
        return condition.nonzero()
    parts = [thing if is_array(thing) else as_array(thing) for thing in (one, other)]
    shape = condition._shape
    for part in parts:
        shape = broadcast(shape, part._shape)
        if shape is None:
            raise ValueError("operands could not be broadcast together with shapes %s %s %s " % (_text(condition), _text(parts[0]), _text(parts[1])))
    kinds = [with_number(parts[1 - k].dtype, thing) if _is_number(thing) else parts[k].dtype for k, thing in enumerate((one, other))]
    kind = common(kinds[0], kinds[1])
    chosen = [a if is_first else b for is_first, a, b in zip(condition._spread(shape), parts[0]._spread(shape), parts[1]._spread(shape))]
    return plain(made(kind.take(chosen), shape, kind))


def isclose(one, other, rtol=1e-05, atol=1e-08, equal_nan=False):
    def close(a, b):
        if a != a and b != b:
            return equal_nan
        return a == b or (math.isfinite(b) and abs(a - b) <= atol + rtol * abs(b))

    return Ufunc("isclose", close, _to_bool)(one, other)


def allclose(one, other, rtol=1e-05, atol=1e-08, equal_nan=False):
    found = isclose(one, other, rtol, atol, equal_nan)
    return all(found._flat()) if is_array(found) else found


def array_equal(one, other):
    one, other = as_array(one), as_array(other)
    return one._shape == other._shape and all(a == b for a, b in zip(one._flat(), other._flat()))
