# Reads floats from the engine. A JavaScript function returns 2.0 as the int 2, so numbers go through memory
# that both sides see. The functions of `_engine` never raise; -1 stands for "no room".
import array

import _engine
import interpreter

box = array.array("d", [0.0, 0.0])
_engine.mailbox(interpreter.address(box))


def made(index):
    """Returns the index of a value that was just recorded."""
    if index >= 0:
        return index
    if index == -1:
        raise MemoryError(
            "there is no room for more values: there can be %d million of them" % _engine.limit()
        )
    # The tape asks for values that nothing holds to be freed first. Nothing but this index is on its way into an object.
    return interpreter.collect(-3 - index)


def only(module, names):
    """Returns the `__getattr__` of a module that has only some of the original's names."""

    def __getattr__(name):
        found = interpreter.rest(module, name)
        if found is not None:
            return found
        raise AttributeError("%s has no '%s' here. It has: %s" % (module, name, ", ".join(names)))

    return __getattr__


def named(names, hidden=()):
    """Returns the public names among those of a module."""
    return tuple(sorted(name for name in names if name[0] != "_" and name not in ("named", "only") and name not in hidden))
