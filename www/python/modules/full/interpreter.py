# Provides what our modules need from CPython.
import io
import random
import sys
import traceback

import _output


def address(numbers):
    return numbers.buffer_info()[0]


def message(error):
    """Returns the message of an exception without its places, which the page shows."""
    if isinstance(error, SyntaxError):
        return str(error.msg)
    if isinstance(error, ImportError) and error.name_from:
        # Our own modules list their names.
        own = getattr(sys.modules.get(error.name), "__getattr__", None)
        try:
            own and own(error.name_from)
        except AttributeError as reason:
            return str(reason)
        return "cannot import name '%s' from '%s'" % (error.name_from, error.name)
    return str(error)


def print_exception(error, file):
    traceback.print_exception(error, file=file, chain=False)


# These have a stand-in of ours, which draws and computes as CPython does on the tutorial's machine; all else of the standard library is Python's own.
_OURS = ("math", "random")


def has(module):
    """Returns whether the learner's code may import a module of the interpreter's own."""
    return module in sys.stdlib_module_names and module not in _OURS


def missing(module):
    """Does nothing about a module that is missing, as no other interpreter has it."""


def rest(module, name):
    """Returns a name of CPython's module that ours lacks, or None."""
    return getattr(_Draws(), name, None) if module == "random" and name[0] != "_" else None


class _Draws(random.Random):
    """Provides CPython's distributions on our stream."""

    def random(self):
        return sys.modules["random_stream"].random()

    def getrandbits(self, k):
        return sys.modules["random_stream"].getrandbits(k)


class _Output(io.TextIOBase):
    """Sends the standard output and the standard error to the page."""

    encoding = "utf-8"

    def writable(self):
        return True

    def write(self, text):
        _output.write(text)
        return len(text)


sys.stdout = sys.stderr = _Output()
