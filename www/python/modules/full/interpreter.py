# Provides what our modules need from CPython.
import asyncio
import builtins
import functools
import hashlib
import io
import os
import random
import shutil
import sys
import time
import traceback
import types
import warnings

import _output
from collector import collect, watch


total = sum


# The difference between the hashes of values that are made one after the other.
HASH_STEP = 1


def spread(*_):
    """Does nothing, as CPython's sets find objects fast by their addresses."""


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
    return module == "__main__" or module in sys.stdlib_module_names and module not in _OURS


def is_library(importing=None, *_):
    """Returns whether the module with these globals, which imports another, is not the learner's code but a library: some
    import only when they are used."""
    return bool(importing) and importing.get("__name__") != "__main__"


def main():
    """Returns the variables of a new program, which is the module `__main__`: pickle and unittest look there for classes."""
    sys.modules["__main__"] = types.ModuleType("__main__")
    return vars(sys.modules["__main__"])


disguised = disguised_method = functools.update_wrapper
IS_SLOW_WITH_ANY_ARGUMENTS = False


# The program's own files, which no later run finds.
_FOLDER = "/home/program"
_open = builtins.open


def begin():
    """Empties the folder of files."""
    os.chdir("/")
    shutil.rmtree(_FOLDER, ignore_errors=True)
    os.makedirs(_FOLDER, exist_ok=True)
    os.chdir(_FOLDER)


def open_file(file, *args, **kwargs):
    """Opens a file, as `open` does. The number of an error is that of most systems, not the page's."""
    try:
        return _open(file, *args, **kwargs)
    except FileNotFoundError as error:
        raise FileNotFoundError(2, error.strerror, file) from None


def digest(text):
    """Returns the bytes that CPython's `random.seed` adds to a text."""
    return hashlib.sha512(text).digest()


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


class _Loop(asyncio.BaseEventLoop):
    """Runs coroutines to their end, which Pyodide's own loop cannot do while Python is running."""

    def __init__(self):
        super().__init__()
        self._selector = self

    def select(self, timeout):
        """Waits as long as no task can go on. Nothing comes from outside."""
        if timeout is None:
            raise RuntimeError("this awaits something that never comes: nothing reaches a program from outside here")
        time.sleep(timeout)
        return ()

    def _process_events(self, events):
        pass

    def _write_to_self(self):
        pass


class _Policy(asyncio.DefaultEventLoopPolicy):
    _loop_factory = _Loop


class _Output(io.TextIOBase):
    """Sends the standard output and the standard error to the page."""

    encoding = "utf-8"

    def writable(self):
        return True

    def write(self, text):
        _output.write(text)
        return len(text)


sys.stdout = sys.stderr = _Output()
# Pyodide's loop counts as running all the time, and runs what `asyncio.run` is given later.
asyncio.run = asyncio.runners.run
asyncio._set_running_loop(None)
asyncio.set_event_loop_policy(_Policy())
# They would be printed each time that the code is compiled.
warnings.simplefilter("ignore", SyntaxWarning)
