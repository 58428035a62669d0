# Adds what MicroPython's built-in functions lack, and corrects what they do differently from CPython's.
import builtins
import sys
from math import isfinite as _isfinite

_print = builtins.print
_round = builtins.round
_sorted = builtins.sorted
_import = builtins.__import__  # before imports.py restricts it


def _ours(name):
    """Returns a module of ours, which may be imported when the learner's code runs."""
    imports = sys.modules["imports"]
    imports.depth += 1
    try:
        return _import(name)
    finally:
        imports.depth -= 1


def print(*things, sep=" ", end="\n", file=None, flush=False):
    if file is None or file is sys.stdout or file is sys.stderr:
        _print(*things, sep=" " if sep is None else sep, end="\n" if end is None else end)
    else:
        file.write((" " if sep is None else sep).join([str(thing) for thing in things]) + ("\n" if end is None else end))


def round(number, ndigits=None):
    """Rounds the number itself, as CPython does, rather than its product with a power of ten."""
    if not isinstance(number, float) or not isinstance(ndigits, int) or not 0 < ndigits < 23:
        return _round(number) if ndigits is None else _round(number, ndigits)
    fixed = _ours("decimals").fixed
    return float(fixed(number, ndigits)) if abs(number) < 1e22 else number


def sorted(iterable, key=None, reverse=False):
    """Sorts stably, which MicroPython's function does not."""
    things = list(iterable)
    keys = things if key is None else [key(thing) for thing in things]
    places = _sorted([(one, -place if reverse else place) for place, one in enumerate(keys)], reverse=reverse)
    return [things[abs(place)] for _, place in places]


def _formatted(thing, specification):
    """Returns `format(thing, specification)`, rounded as CPython does."""
    kind = specification[-1]
    if type(thing) is not float or not _isfinite(thing) or kind not in "fFeEgG%":
        return ("{:" + specification + "}").format(thing)
    return _ours("float_format").formatted(thing, specification)


class _Template(str):
    """A text that formats floats as CPython does."""

    def __mod__(self, things):
        return _ours("float_format").filled(str(self), things)

    def format(self, *things, **named):
        return _ours("float_format").with_fields(str(self), things, named)


builtins._formatted = _formatted
builtins._Template = _Template
builtins.print = print
builtins.round = round
builtins.sorted = sorted
