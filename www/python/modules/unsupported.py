# Functions of Python that a page cannot offer raise an error with an explanation.
import builtins


def _input(*_):
    raise EOFError("there is no keyboard input here: write the value into the code instead")


def _open(*_, **__):
    raise OSError("there are no files here: write the data into the code instead")


builtins.input = _input
builtins.open = _open
