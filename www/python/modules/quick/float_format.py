# Formats floats with CPython's digits. MicroPython's own formats do all else.
import math

import _engine
from decimals import fixed, scientific

_KINDS = "fFeEgG"


def _digits(x, places, kind):
    """Returns a float of a kind of format, without its sign."""
    low = kind.lower()
    if low == "f":
        scaled = abs(x) * 10**places
        # MicroPython is right, and faster, but for halves and for many digits.
        is_easy = scaled < 1e12 and abs(scaled - int(scaled) - 0.5) > 1e-3
        text = "%.*f" % (places, x) if is_easy else fixed(x, places)
    elif low == "e":
        text = scientific(x, places)
    else:
        places = places or 1
        text = scientific(x, places - 1)
        mantissa, _, exponent = text.partition("e")
        exponent = int(exponent)
        if -4 <= exponent < places:
            text = fixed(x, places - 1 - exponent)
            if "." in text:
                text = text.rstrip("0").rstrip(".")
        else:
            text = (mantissa.rstrip("0").rstrip(".") if "." in mantissa else mantissa) + "e%+03d" % exponent
    text = text.lstrip("-")
    if 15 < len(text.partition("e")[0].replace(".", "").lstrip("0")) < 18:
        _engine.lacks("prints fewer digits")  # whatever is printed loses those that a number does not need
    return text.upper() if kind != low else text


def formatted(x, specification):
    """Returns a finite float as `format(x, specification)` does."""
    kind = specification[-1]
    text = specification[:-1]
    fill, align = " ", ""
    if len(text) > 1 and text[1] in "<>=^":
        fill, align, text = text[0], text[1], text[2:]
    elif text[:1] and text[0] in "<>=^":
        align, text = text[0], text[1:]
    sign = "-"
    if text[:1] and text[0] in "+- ":
        sign, text = text[0], text[1:]
    if text[:1] == "0":
        if not align:
            fill, align = "0", "="
        text = text[1:]
    width, point, places = text.partition(".")
    if (width and not width.isdigit()) or (point and not places.isdigit()):
        return ("{:" + specification + "}").format(x)
    places = int(places) if point else 6
    digits = _digits(x * 100, places, "f") + "%" if kind == "%" else _digits(x, places, kind)
    before = "-" if math.copysign(1.0, x) < 0 else "" if sign == "-" else sign
    missing = int(width or 0) - len(before) - len(digits)
    if missing <= 0:
        return before + digits
    if align == "=":
        return before + fill * missing + digits
    left = missing if align in (">", "") else 0 if align == "<" else missing // 2
    return fill * left + before + digits + fill * (missing - left)


def filled(template, things):
    """Returns `template % things`."""
    given = list(things) if isinstance(things, tuple) else [things]
    parts = []
    at = 0
    while True:
        start = template.find("%", at)
        if start < 0:
            parts.append(template[at:])
            break
        parts.append(template[at:start])
        end = start + 1
        name = None
        if template[end : end + 1] == "(":
            close = template.find(")", end)
            name, end = template[end + 1 : close], close + 1
        flags = end
        while template[end : end + 1] and template[end] in "-+ #0123456789.*lh":
            end += 1
        kind = template[end : end + 1]
        settings = template[flags:end]
        at = end + 1
        if kind == "%" and not settings:
            parts.append("%")
            continue
        stars = settings.count("*")
        if not kind or (name is None and len(given) <= stars):
            return template % things  # which raises the error
        for _ in range(stars):
            settings = settings.replace("*", str(given.pop(0)), 1)
        thing = things[name] if name is not None else given.pop(0)
        if kind in _KINDS and type(thing) is float and math.isfinite(thing) and "#" not in settings:
            parts.append(formatted(thing, _of_percent(settings) + kind))
        else:
            parts.append(("%" + settings + kind) % (thing,))
    if given and not isinstance(things, dict):
        return template % things
    return "".join(parts)


def _of_percent(settings):
    """Returns the flags, the width and the precision of a `%` as a format has them."""
    flags = ""
    while settings[:1] and settings[0] in "-+ 0":
        flags, settings = flags + settings[0], settings[1:]
    align = "<" if "-" in flags else ""
    sign = "+" if "+" in flags else " " if " " in flags else ""
    return align + sign + ("0" if "0" in flags and not align else "") + settings


def with_fields(template, things, named, counter=None):
    """Returns `template.format(*things, **named)`."""
    counter = [0] if counter is None else counter
    parts = []
    at = 0
    while at < len(template):
        one = template[at]
        if one not in "{}" or template[at : at + 2] in ("{{", "}}"):
            parts.append(one)
            at += 1 if one not in "{}" else 2
            continue
        end = _closing(template, at)
        if one == "}" or end < 0:
            return template.format(*things, **named)  # which raises the error
        field, _, specification = template[at + 1 : end].partition(":")
        name = field.split("!")[0].split(".")[0].split("[")[0]
        rest = field[len(name) :]
        if not name:
            name = str(counter[0])
            counter[0] += 1
        if "{" in specification:
            specification = with_fields(specification, things, named, counter)
        at = end + 1
        try:
            thing = things[int(name)] if name.isdigit() else named[name]
        except (IndexError, KeyError):
            return template.format(*things, **named)
        if type(thing) is float and math.isfinite(thing) and not rest and specification and specification[-1] in _KINDS + "%":
            parts.append(formatted(thing, specification))
        else:
            parts.append(("{0" + rest + (":" + specification if specification else "") + "}").format(thing))
    return "".join(parts)


def _closing(template, start):
    depth = 0
    for at in range(start, len(template)):
        if template[at] == "{":
            depth += 1
        elif template[at] == "}":
            depth -= 1
            if not depth:
                return at
    return -1
