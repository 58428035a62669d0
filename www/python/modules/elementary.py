# Provides arithmetic and elementary functions for arrays, which give infinity or NaN where Python's own raise an exception.
import mathematics as math

inf = math.inf
nan = math.nan


def divide(a, b):
    try:
        return a / b
    except ZeroDivisionError:
        if a == 0 or a != a:
            return nan
        return math.copysign(inf, a) * math.copysign(1.0, b)


def floor_divide(a, b):
    try:
        return a // b
    except ZeroDivisionError:
        return 0 if isinstance(a, int) and isinstance(b, int) else divide(a, b)


def remainder(a, b):
    try:
        return a % b
    except ZeroDivisionError:
        return 0 if isinstance(a, int) and isinstance(b, int) else nan


def power(a, b):
    if b == 2:
        return a * a  # one rounding, as NumPy and PyTorch compute squares
    try:
        result = a**b
    except ZeroDivisionError:
        is_odd = b == int(b) and b % 2 == 1
        return math.copysign(inf, a) if is_odd else inf
    except OverflowError:
        return -inf if a < 0 and b % 2 == 1 else inf
    except ValueError:
        return nan
    return nan if isinstance(result, complex) else result


def exp(x):
    try:
        return math.exp(x)
    except OverflowError:
        return inf


def expm1(x):
    try:
        return math.expm1(x)
    except OverflowError:
        return inf


def _logarithm(function):
    def log(x):
        if x > 0:
            return function(x)
        return -inf if x == 0 else nan

    return log


log = _logarithm(math.log)
log2 = _logarithm(math.log2)
log10 = _logarithm(math.log10)


def log1p(x):
    """Returns log(1 + x) without losing the digits that 1 + x rounds away."""
    whole = 1.0 + x
    if whole == 1.0 or x != x or x == inf:
        return x
    return log(whole) * (x / (whole - 1.0))


def sqrt(x):
    return math.sqrt(x) if x >= 0 else nan


def _where_finite(function):
    return lambda x: function(x) if math.isfinite(x) else nan


sin = _where_finite(math.sin)
cos = _where_finite(math.cos)
tan = _where_finite(math.tan)
tanh = math.tanh


def sinh(x):
    try:
        return math.sinh(x)
    except OverflowError:
        return math.copysign(inf, x)


def cosh(x):
    try:
        return math.cosh(x)
    except OverflowError:
        return inf


def _within_one(function):
    return lambda x: function(x) if -1 <= x <= 1 else nan


arcsin = _within_one(math.asin)
arccos = _within_one(math.acos)
arctan = math.atan


def sign(x):
    if x != x:
        return x
    one = type(x)(1)
    return one if x > 0 else -one if x < 0 else x * 0


def maximum(a, b):
    return a if a != a or a >= b else b


def minimum(a, b):
    return a if a != a or a <= b else b
