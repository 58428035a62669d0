# Writes arrays as NumPy does (`numpy/_core/arrayprint.py`).
import math

from decimals import fixed, scientific, shortest
from strided import size_of

_EDGE = 3

options = {"precision": 8, "suppress": False, "linewidth": 75, "threshold": 1000, "formatter": {}}


def set_printoptions(formatter=None, **given):
    options["formatter"] = formatter or {}
    for name in options:
        if given.get(name) is not None:
            options[name] = given[name]


class printoptions:
    """Sets options for the statements of a `with`."""

    def __init__(self, **given):
        self._given = given

    def __enter__(self):
        self._before = dict(options)
        set_printoptions(**self._given)

    def __exit__(self, *_):
        options.update(self._before)


def array2string(array, max_line_width=None, precision=None, suppress_small=None, separator=" ", formatter=None, threshold=None, **_):
    given = {"precision": precision, "suppress": suppress_small, "linewidth": max_line_width, "threshold": threshold}
    with printoptions(formatter=formatter or options["formatter"], **given):
        return _block(array, separator, "") if array.shape and len(array._flat()) else shown(array)


def written(array):
    """Returns the array as `repr` writes it."""
    kind = array.dtype
    flat = array._flat()
    text = _block(array, ", ", "array(") if len(flat) else "[]"
    extras = []
    if not len(flat) and array.shape != (0,):
        extras.append("shape=%s" % (array.shape,))
    if kind.name not in ("float64", "int64", "bool") or not len(flat):
        extras.append("dtype=%s" % kind.name)
    if not extras:
        return "array(%s)" % text
    text = "array(%s," % text
    extra = ", ".join(extras)
    is_long = len(text) - (text.rfind("\n") + 1) + len(extra) + 2 > options["linewidth"]
    return text + ("\n      " if is_long else " ") + extra + ")"


def shown(array):
    """Returns the array as `str` writes it."""
    flat = array._flat()
    if not array.shape:
        return str(flat[0])
    return _block(array, " ", "") if len(flat) else "[]"


def _block(array, separator, prefix):
    shape, flat = array.shape, array._flat()
    is_short = len(flat) > options["threshold"]
    one = _writer(_edges(shape, flat) if is_short else flat, array.dtype, shape)
    width = options["linewidth"] - (1 if prefix else 0)
    return _rows(shape, flat, one, " " * (len(prefix) + 1), width, separator, is_short) if shape else one(flat[0])


def _rows(shape, flat, one, hanging, width, separator, is_short):
    if not shape:
        return one(flat[0])
    length, inner = shape[0], size_of(shape[1:])
    places = list(range(length))
    if is_short and length > 2 * _EDGE:
        places[_EDGE:-_EDGE] = [None]
    if len(shape) > 1:
        parts = []
        for k in places:
            rows = flat[k * inner : (k + 1) * inner] if k is not None else None
            parts.append("..." if k is None else _rows(shape[1:], rows, one, hanging + " ", width - 1, separator, is_short))
        between = separator.rstrip() + "\n" * (len(shape) - 1) + hanging
        return "[" + between.join(parts) + "]"
    room = width - max(len(separator.rstrip()), 1)
    text, line = "", hanging
    for k in places:
        word = "..." if k is None else one(flat[k])
        if len(line) + len(word) > room and len(line) > len(hanging):
            text += line.rstrip() + "\n"
            line = hanging
        line += word + (separator if k != places[-1] else "")
    return "[" + (text + line)[len(hanging) :] + "]"


def _edges(shape, flat):
    if not shape:
        return flat
    length, inner = shape[0], size_of(shape[1:])
    places = range(length) if length <= 2 * _EDGE else list(range(_EDGE)) + list(range(length - _EDGE, length))
    found = []
    for k in places:
        found.extend(_edges(shape[1:], flat[k * inner : (k + 1) * inner]))
    return found


def _writer(flat, kind, shape):
    """Returns a function that writes an element, padded to the width of the widest."""
    formatter = options["formatter"]
    own = formatter.get({"f": "float", "i": "int", "b": "bool"}.get(kind.kind)) or formatter.get({"f": "float_kind", "i": "int_kind"}.get(kind.kind))
    if own or "all" in formatter:
        return own or formatter["all"]
    if kind.kind == "f":
        return _float_writer(flat, kind)
    texts = repr if kind.kind == "O" else str
    width = 5 if kind.kind == "b" and shape else max([len(texts(one)) for one in flat]) if kind.kind != "O" else 0
    return lambda one: " " * (width - len(texts(one))) + texts(one)


def _float_writer(flat, kind):
    narrow = (lambda number: kind.take([number])[0]) if kind.name == "float32" else None
    precision = options["precision"]
    finite = [number for number in flat if math.isfinite(number)]
    sizes = [abs(number) for number in finite if number != 0]
    is_wide = bool(sizes) and not options["suppress"] and (min(sizes) < 0.0001 or max(sizes) / min(sizes) > 1000.0)
    if sizes and (max(sizes) >= 1e8 or is_wide):
        texts = [_short_scientific(number, precision, narrow) for number in finite]
        places = max(len(text.partition("e")[0].partition(".")[2]) for text in texts)
        write = lambda number: _with_places(_short_scientific(number, places, narrow), places)
        width = max(len(write(number)) for number in finite)
    else:
        texts = [_short_fixed(number, precision, narrow) for number in finite]
        parts = [text.partition(".") for text in texts]
        left = max([len(part[0]) for part in parts] + [0])
        right = max([len(part[2]) for part in parts] + [0])
        width = left + 1 + right
        write = lambda number: _padded_right(_short_fixed(number, right, narrow), right)
    for number in flat:
        if not math.isfinite(number):
            width = max(width, len(str(number)))
    return lambda number: _padded(write(number) if math.isfinite(number) else str(number), width)


def _padded(text, width):
    return " " * (width - len(text)) + text


def _padded_right(text, places):
    return text + " " * (places - len(text.partition(".")[2]))


def _with_places(text, places):
    mantissa, _, exponent = text.partition("e")
    return mantissa + "0" * (places - len(mantissa.partition(".")[2])) + "e" + exponent


def _short_fixed(number, most, narrow):
    """Writes a number with as few digits as it needs, and at most `most` after the point: "0.5", "2."."""
    digits, exponent = shortest(number, narrow)
    if len(digits) - exponent > most:
        text = fixed(number, most)
        return text.rstrip("0") if most else text + "."
    sign = "-" if math.copysign(1.0, number) < 0 else ""
    if number == 0:
        return sign + "0."
    if exponent <= 0:
        return sign + "0." + "0" * -exponent + digits
    return sign + digits[:exponent] + "0" * (exponent - len(digits)) + "." + digits[exponent:]


def _short_scientific(number, most, narrow):
    digits, exponent = shortest(number, narrow)
    if len(digits) - 1 > most:
        mantissa, _, power = scientific(number, most).partition("e")
        return mantissa.rstrip("0") + "e" + power
    sign = "-" if math.copysign(1.0, number) < 0 else ""
    power = exponent - 1 if number else 0
    return "%s%s.%se%s%02d" % (sign, digits[0], digits[1:], "-" if power < 0 else "+", abs(power))
