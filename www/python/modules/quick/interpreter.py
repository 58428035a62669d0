# Provides what our modules need from MicroPython.
import builtins
import gc
import sys

import _engine
import additions
import uctypes

address = uctypes.addressof
message = str
print_exception = sys.print_exception
missing = _engine.missing

# MicroPython cannot free anything while code runs. Afterwards it would mark a long chain of values by looking through the
# whole heap for each 64 of them; notebook.py collects when the chain has gone.
gc.disable()

_build_class = builtins.__build_class__


def has(module):
    """Returns False for every module of the interpreter's own, as imports.py lists those that code may import."""
    return False


def rest(module, name):
    """Returns a name of the interpreter's own module that ours lacks, or None."""


def _build(body, name, *bases, **kwargs):
    # MicroPython looks for a method in the first base and all of its bases before the second.
    if len(bases) > 1 and not sys.modules["imports"].depth:
        _engine.lacks("finds the methods of several base classes in another order")
    return _build_class(body, name, *bases, **kwargs)


builtins.__build_class__ = _build
