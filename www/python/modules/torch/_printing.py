# Writes tensors as torch does.
import math

from strided import size_of

_WIDTH = 80
_LONGEST = 1000
_EDGE = 3


def written(tensor, name="tensor("):
    flat = tensor._flat()
    suffixes = []
    kind = tensor.dtype
    if not flat and len(tensor._shape) != 1:
        suffixes.append("size=%s" % (tuple(tensor._shape),))
    if kind.name not in ("float32", "int64", "bool") or (not flat and kind.name != "float32"):
        suffixes.append("dtype=%r" % kind)
    text = "[]"
    if flat:
        is_short = len(flat) > _LONGEST
        shown = _edges(tensor._shape, flat) if is_short else flat
        one, width = _writer(shown, kind)
        text = _rows(tensor._shape, flat, one, width, len(name), is_short)
    if tensor.grad_fn is not None:
        suffixes.append("grad_fn=<%s>" % tensor.grad_fn.name())
    elif tensor.requires_grad:
        suffixes.append("requires_grad=True")
    text = name + text
    last = len(text) - text.rfind("\n") + 1
    for suffix in suffixes:
        if last + len(suffix) + 2 > _WIDTH:
            text += ",\n" + " " * len(name) + suffix
            last = len(name) + len(suffix)
        else:
            text += ", " + suffix
            last += len(suffix) + 2
    return text + ")"


def _writer(flat, kind):
    """Returns a function that writes a number, and the width that all numbers take."""
    if not kind.is_floating_point:
        one, counted = str, flat
    else:
        finite = [abs(number) for number in flat if number != 0 and math.isfinite(number)]
        least, most = (min(finite), max(finite)) if finite else (0.0, 0.0)
        is_whole = all(number == math.floor(number) for number in finite)
        is_wide = bool(finite) and (most / least > 1000 or most > 1e8)
        if is_wide or (finite and not is_whole and least < 1e-4):
            one = _scientific
        elif is_whole:
            one = lambda number: "%.0f." % number if math.isfinite(number) else str(number)
        else:
            one = lambda number: "%.4f" % number
        # Infinities and NaN exceed the width, as in torch.
        counted = [number for number in flat if number != 0 and math.isfinite(number)]
    width = max([len(one(number)) for number in counted] + [1])
    return one, width


def _scientific(number):
    return "%.4e" % number


def _padded(text, width):
    return " " * (width - len(text)) + text


def _rows(shape, flat, one, width, indent, is_short):
    if not shape:
        return one(flat[0])
    length = shape[0]
    size = size_of(shape[1:])
    places = list(range(length))
    if is_short and length > 2 * _EDGE:
        places[_EDGE:-_EDGE] = [None]
    if len(shape) == 1:
        texts = [" ..." if k is None else _padded(one(flat[k]), width) for k in places]
        in_line = max(1, (_WIDTH - indent) // (width + 2))
        lines = [", ".join(texts[k : k + in_line]) for k in range(0, len(texts), in_line)]
        return "[" + (",\n" + " " * (indent + 1)).join(lines) + "]"
    parts = [
        "..." if k is None else _rows(shape[1:], flat[k * size : (k + 1) * size], one, width, indent + 1, is_short)
        for k in places
    ]
    return "[" + ("," + "\n" * (len(shape) - 1) + " " * (indent + 1)).join(parts) + "]"


def _edges(shape, flat):
    """Returns the numbers at the edges of a large tensor, which are those that are shown."""
    if not shape:
        return flat
    length = shape[0]
    size = size_of(shape[1:])
    places = range(length) if length <= 2 * _EDGE else list(range(_EDGE)) + list(range(length - _EDGE, length))
    shown = []
    for k in places:
        shown.extend(_edges(shape[1:], flat[k * size : (k + 1) * size]))
    return shown
