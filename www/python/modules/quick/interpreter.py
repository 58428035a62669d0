# Provides what our modules need from MicroPython.
import builtins
import gc
import math
import sys

import _engine
import additions
import uctypes

address = uctypes.addressof
message = str
print_exception = sys.print_exception
missing = _engine.missing
open_file = None  # there is none
digest = None

# MicroPython cannot free anything while code runs. Afterwards it would mark a long chain of values by looking through the
# whole heap for each 64 of them; notebook.py collects when the chain has gone.
gc.disable()

_REFLECTED = ("__radd__", "__rmul__", "__rsub__", "__rtruediv__", "__rpow__")
_build_class = builtins.__build_class__


def main():
    """Returns the variables of a new program."""
    return {"__name__": "__main__"}


def disguised(wrapper, function):
    """Returns the wrapper of a function under the function's name, which MicroPython takes from the source alone."""
    name = getattr(function, "__name__", "")
    if not name.isalpha():
        return wrapper
    scope = {"_wrapper": wrapper}
    exec("def %s(*args, **kwargs):\n return _wrapper(*args, **kwargs)" % name, scope)
    return scope[name]


# Whether a function that takes any arguments is much slower than one that takes two.
IS_SLOW_WITH_ANY_ARGUMENTS = True


def disguised_method(wrapper, _):
    """Returns the wrapper of a method as it is: another call would take time, and nobody asks for its name."""
    return wrapper


def begin():
    """Does nothing, as there are no files."""


# The difference between the hashes of values that are made one after the other. A set of MicroPython's has a place for each
# remainder of a hash, takes the next free one if that is taken, and grows only when it is full. With a difference of 1 the values
# of a graph would fill one long stretch, and all of it would be searched for a parameter whose place is there. Among the primes
# with which the hashes of 400,000 values are small numbers, this one makes the searches shortest in networks and chains.
HASH_STEP = 2267


def spread(cls, number):
    """Lets the instances of a class be found in sets by a number of each in the place of their addresses, which lie at equal
    distances: a set puts many of those at the same place and those after it."""
    if not (hasattr(cls, "__eq__") or hasattr(cls, "__hash__")):

        def numbered(self):
            try:
                return self._playground[0] * HASH_STEP
            except AttributeError:
                return number(self) * HASH_STEP

        cls.__hash__ = numbered


def watch(kind):
    """Does nothing with a class of handles, as nobody can tell which of its instances are still held."""


def collect():
    """Does nothing, for the same reason."""


def has(module):
    """Returns False for every module of the interpreter's own, as imports.py lists those that code may import."""
    return False


def is_library(*_):
    """Returns False, as what imports something is not known."""
    return False


def rest(module, name):
    """Returns a name of the interpreter's own module that ours lacks, or None."""


def _build(body, name, *bases, **kwargs):
    # MicroPython looks for a method in the first base and all of its bases before the second.
    if len(bases) > 1 and not sys.modules["imports"].depth:
        _engine.lacks("finds the methods of several base classes in another order")
    built = _build_class(body, name, *bases, **kwargs)
    # CPython asks the right operand first if its class extends that of the left one.
    for base in bases:
        if hasattr(base, "__add__") or hasattr(base, "__mul__"):
            for method in built.__dict__:
                if method in _REFLECTED and not sys.modules["imports"].depth:
                    _engine.lacks("asks the left operand first")
    if "__eq__" in built.__dict__ and "__hash__" not in built.__dict__ and hasattr(built, "__hash__"):
        built.__hash__ = _unhashable
    return built


def _unhashable(thing):
    raise TypeError("unhashable type: '%s'" % type(thing).__name__)


builtins.__build_class__ = _build


_sum = builtins.sum


def total(things, start=0):
    """Returns the sum as `sum` of CPython 3.12 and later, which adds to floats in the end what each rounding lost."""
    things = iter(things)
    result = start
    if type(result) is float:
        return _total_of_floats(result, things)
    for one in things:
        result = result + one
        if type(result) is float:
            return _total_of_floats(result, things)
        if type(result) is not int:
            break
    return _sum(things, result)


def _total_of_floats(result, things):
    lost = 0.0
    for one in things:
        if type(one) is not float:
            if type(one) is int or type(one) is bool:
                result += one
                continue
            return _sum(things, _with_lost(result, lost) + one)
        added = result + one
        lost += (result - added) + one if abs(result) >= abs(one) else (one - added) + result
        result = added
    return _with_lost(result, lost)


def _with_lost(result, lost):
    return result + lost if lost and math.isfinite(lost) else result
