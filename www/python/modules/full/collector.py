# Frees what a program has recorded and no longer holds. CPython frees an object as soon as nothing refers to it, so the
# values that are held are those whose handles exist.
import array
import gc
import sys
import weakref

import _engine

# The classes of handles, each with the classes that extend it.
_classes = weakref.WeakSet()
_is_collecting = False

# These avoid the learner's own `__getattribute__` and `__setattr__`.
_read = object.__getattribute__
_write = object.__setattr__


def watch(kind):
    """Adds a class of handles: objects whose `_id` is an index on the tape."""
    _classes.add(kind)


def collect(index=0):
    """Frees the values that nothing holds, which changes indices, and returns the new index of one that stays as well."""
    global _is_collecting
    if _is_collecting:
        return index
    _is_collecting = True
    try:
        # Objects in cycles exist until they are looked for, and frozen ones would be missed.
        gc.unfreeze()
        gc.collect()
        return _collect(index)
    finally:
        _is_collecting = False


def _collect(index):
    kinds = _extended(_classes)
    handles = []
    indices = array.array("I")
    scopes = set()
    birth = sys.modules["attributes"].birth
    for thing in gc.get_objects():
        kind = type(thing)
        if kind in kinds:
            try:
                indices.append(_read(thing, "_id"))
            except AttributeError:
                continue  # it is being made
            handles.append(thing)
        elif kind.__module__ == "__main__":
            try:
                scopes.add(birth(thing)[1])
            except Exception:
                pass  # it is no value
    indices.append(index)
    calls = array.array("I", scopes)
    _engine.collect(indices.buffer_info()[0], len(indices), calls.buffer_info()[0], len(calls))
    for handle, moved in zip(handles, indices):
        _write(handle, "_id", moved)
    return indices[-1]


def _extended(classes):
    """Returns classes and all that extend them."""
    found = set()
    waiting = list(classes)
    while waiting:
        kind = waiting.pop()
        if kind not in found:
            found.add(kind)
            waiting.extend(type.__subclasses__(kind))
    return found
