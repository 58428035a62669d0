# Adds what MicroPython's built-in functions lack, and corrects what they do differently from CPython's.
import builtins
import sys

_print = builtins.print
_round = builtins.round
_sorted = builtins.sorted
_import = builtins.__import__  # before imports.py restricts it


def print(*things, sep=" ", end="\n", file=None, flush=False):
    if file is None or file is sys.stdout or file is sys.stderr:
        _print(*things, sep=" " if sep is None else sep, end="\n" if end is None else end)
    else:
        file.write((" " if sep is None else sep).join([str(thing) for thing in things]) + ("\n" if end is None else end))


def round(number, ndigits=None):
    """Rounds the number itself, as CPython does, rather than its product with a power of ten."""
    if not isinstance(number, float) or not isinstance(ndigits, int) or not 0 < ndigits < 23:
        return _round(number) if ndigits is None else _round(number, ndigits)
    fixed = _import("decimals").fixed
    return float(fixed(number, ndigits)) if abs(number) < 1e22 else number


def sorted(iterable, key=None, reverse=False):
    """Sorts stably, which MicroPython's function does not."""
    things = list(iterable)
    keys = things if key is None else [key(thing) for thing in things]
    places = _sorted([(one, -place if reverse else place) for place, one in enumerate(keys)], reverse=reverse)
    return [things[abs(place)] for _, place in places]


builtins.print = print
builtins.round = round
builtins.sorted = sorted
