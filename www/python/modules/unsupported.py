# What Python has and a page has not: it ends with a message, where it would wait for ever or fail with a number.
import builtins


def _input(*_):
    raise EOFError("there is no keyboard input here: write the value into the code instead")


def _open(*_, **__):
    raise OSError("there are no files here: write the data into the code instead")


builtins.input = _input
builtins.open = _open
