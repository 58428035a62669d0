# Reads the contents of the learner's objects without running the learner's code, as getting an attribute might
# raise, print or compute.
from micrograd import engine

# The roles of the attributes of each class that was examined, or None if its instances do not seem to be values.
# roles.py decides them.
known = {}

# The attribute in which learner.py keeps when and how a value was made: (age, scope, arguments, attribute, number, operation). The
# operation is the name of that which was running, with its operands if one is a plain number, and None in the other's place; or None.
BIRTH = "_playground"

# When and how the values were made, by their identity, each with the value or with what forgets it; or None. They are kept
# apart from the values if the code lists their attributes, or if there is no room in them.
apart = None
_MOST_APART = 300000

# Whether the code lists the attributes of its objects.
lists_attributes = False

# The attribute of a float that is the float itself.
ITSELF = "real"

CONTAINERS = (tuple, list, set, frozenset)

# The greatest depth and length of the containers in an attribute that are searched.
_DEEP = 3
_LONG = 1000


def attributes(thing):
    """Returns the stored attributes of an instance of a learner's class, or None for anything else."""
    cls = type(thing)
    if cls in _PLAIN or isinstance(thing, (type, engine.Value)):
        return None
    try:
        if cls.__module__ != "__main__":
            return None
        held = thing.__dict__
    except Exception:
        held = None
    # MicroPython keeps all attributes in `__dict__`, and does not support slots.
    names = slots(cls)
    if names:
        held = dict(held or {})
        for name in names:
            try:
                held[name] = object.__getattribute__(thing, name)
            except Exception:
                pass  # not set yet
    if isinstance(thing, float):
        held = dict(held or {})
        held[ITSELF] = float(thing)
    return held


_PLAIN = {int, float, bool, str, bytes, tuple, list, set, frozenset, dict, type(None), type, type(len), type(attributes)}


def slots(cls):
    """Returns the names in `__slots__` of a class and those it extends."""
    found = []
    for one in getattr(cls, "__mro__", ()):
        slots = one.__dict__.get("__slots__", ())
        found.extend([slots] if isinstance(slots, str) else slots)
    return [name for name in found if not name.startswith("__")]


def read(thing, name, default=None):
    """Returns a stored attribute, or a default if there is none."""
    if name != ITSELF:
        try:
            return thing.__dict__.get(name, default)
        except AttributeError:
            pass
    held = attributes(thing)
    return held.get(name, default) if held else default


def number(thing):
    """Returns a number as a float: an int, a float, or an object that stands for one; None for anything else."""
    kind = type(thing)
    if kind is float:
        return thing
    if kind is int or kind is bool:
        return float(thing)
    if thing is None or kind in _PLAIN or kind is complex:
        return None
    try:
        roles = known.get(kind)
        if roles:
            return number(read(thing, roles.data))
        if isinstance(thing, engine.Value):
            return float(thing.data)
        shape = getattr(thing, "shape", None)
        if shape is None:
            return float(thing)
        # MicroPython's `float` takes no array.
        return None if len(shape) > 0 else float(thing.item())
    except MemoryError:
        raise
    except Exception:
        return None


def of_python(thing):
    """Returns a number of NumPy's as one of Python's, and anything else as it is."""
    is_other = isinstance(thing, (int, float)) and type(thing) not in _PLAIN and hasattr(thing, "dtype")
    return thing.item() if is_other else thing


def unscalar(content):
    """Returns a description of content that is not a single real number, or ""."""
    kind = type(content)
    if kind is complex:
        return "a complex number"
    if kind is list or kind is tuple:
        return "a list of %d" % len(content) if content and number(content[0]) is not None or content and unscalar(content[0]) else ""
    try:
        shape = getattr(content, "shape", None) if kind not in _PLAIN else None
        if shape is not None and len(shape):
            return "an array of shape (%s)" % (", ".join(str(one) for one in shape) + ("," if len(shape) == 1 else ""))
    except Exception:
        pass
    return ""


def instances_in(content, depth=_DEEP):
    """Returns the instances of learner's classes in an attribute, in order."""
    if isinstance(content, CONTAINERS) or isinstance(content, dict):
        if not depth or len(content) > _LONG:
            return []
        inner = []
        for one in parts(content) if isinstance(content, dict) else content:
            if type(one) not in (int, float, str):
                inner.extend(instances_in(one, depth - 1))
        return inner
    return [] if attributes(content) is None else [content]


def parts(content):
    """Returns the values of a dictionary, or its keys if those are instances of a learner's class."""
    for key in content:
        if attributes(key) is not None:
            return list(content)
    return list(content.values())


def birth(thing):
    if apart is not None:
        kept = apart.get(id(thing))
        if kept:
            return kept[1]
    try:
        return thing.__dict__.get(BIRTH)
    except AttributeError:
        return None


def has_room(cls):
    """Returns whether the instances of a class may get one more attribute."""
    return not (lists_attributes or slots(cls))


def keep_apart(thing, _, born):
    """Keeps when and how a value was made as long as the value is there. A class with slots may not tell when that ends: the
    last values of it are kept."""
    global apart
    import weakref

    if apart is None:
        apart = {}
    key = id(thing)
    try:
        kept = weakref.ref(thing, lambda _: apart.pop(key, None))
    except TypeError:
        kept = thing
        if len(apart) >= _MOST_APART:
            del apart[next(iter(apart))]
    apart[key] = (kept, born)


def age(thing):
    """Returns the number of a value in the order of making, counted from 1; 0 if it is not known."""
    born = birth(thing)
    return born[0] if born else 0
