# Implements `rich.pretty`.
from repr import pretty as _pretty


def pprint(thing, **_):
    print(_pretty(thing, 0))


def install(*_, **__):
    """Does nothing, as the value of a cell is written like this anyway."""
