# Records values of the learner's own classes, such as a `class Value`. The classes are wrapped so that each value
# remembers its age, its scope and its operands: a set of operands has neither order nor repetition.
import _engine
import notebook
from micrograd import engine

_made = 0

# Operations that always have two operands: for a set of one, both are the same, as in `a + a`.
_OF_TWO = tuple(_engine.of_two().split())

LIMIT = 300000


def is_value(thing):
    return isinstance(thing, engine.Value) or (
        hasattr(thing, "data") and hasattr(thing, "grad") and (hasattr(thing, "prev") or hasattr(thing, "_prev"))
    )


def watch(name, namespace):
    """Wraps a class or a drawing function that a statement has just defined."""
    thing = namespace.get(name)
    if isinstance(thing, type):
        _watch_class(thing)
    elif name in ("draw", "draw_dot", "draw_graph") and callable(thing):
        namespace[name] = _drawing(thing)


def _watch_class(cls):
    own = cls.__dict__
    if "__call__" in own:
        cls.__call__ = _scoped(own["__call__"])
    if "__init__" in own and not issubclass(cls, engine.Value) and (hasattr(cls, "__add__") or hasattr(cls, "__mul__")):
        cls.__init__ = _remembering(own["__init__"])


def _scoped(call):
    def scoped(self, *args, **kwargs):
        with notebook.scope(type(self).__name__):
            return call(self, *args, **kwargs)

    return scoped


def _remembering(init):
    def remembering(self, *args, **kwargs):
        global _made
        init(self, *args, **kwargs)
        if hasattr(self, "_playground_order"):
            return  # the class that this one extends has noted it
        _made += 1
        self._playground_order = _made
        self._scope = notebook.current
        self._playground_data = getattr(self, "data", None)
        for given in list(args) + list(kwargs.values()):
            if isinstance(given, (tuple, list)) and given and all(hasattr(one, "data") for one in given):
                self._operands = tuple(given)

    return remembering


def _drawing(function):
    """Wraps a drawing function of the learner's: the page draws its argument."""

    def drawing(root, *args, **kwargs):
        drawn = function(root, *args, **kwargs)
        if is_value(root):
            notebook.draw(root)
        return drawn

    return drawing


def operands(value):
    remembered = getattr(value, "_operands", ())
    if remembered:
        return remembered
    prev = value.prev if hasattr(value, "prev") else value._prev
    found = [one for one in prev if is_value(one)]
    if isinstance(prev, (set, frozenset)):
        found.sort(key=age)
    if len(found) == 1 and symbol(value).lower() in _OF_TWO:
        found = found * 2
    return tuple(found)


def symbol(value):
    return str(value.op if hasattr(value, "op") else getattr(value, "_op", ""))


def age(value):
    return getattr(value, "_playground_order", 0)


def describe(root):
    """Sends the page every value that `root` depends on, operands first. Returns their number, or -1 if there are too many."""
    places = {}
    order = _in_order(root)
    if order is None:
        return -1
    for place, value in enumerate(order):
        places[id(value)] = place
        found = operands(value)
        if len(found) > 2:
            _engine.note("A value with %d operands: the picture shows the first two." % len(found))
        a = places[id(found[0])] if found else -1
        b = places[id(found[1])] if len(found) > 1 else -1
        label = str(getattr(value, "label", "") or "")
        scope = getattr(value, "_scope", 0)
        name = label or notebook.name_of(value)
        changed = getattr(value, "_playground_data", value.data) != value.data
        _engine.node(symbol(value), a, b, float(value.data), float(value.grad), name, scope, changed)
    return len(order)


def _in_order(root):
    """Returns the values that `root` depends on in the order in which they were made, or, where that is not known, each
    after its operands."""
    done = set()
    order = []
    stack = [(root, False)]
    is_known = True
    while stack:
        value, is_after = stack.pop()
        if is_after:
            order.append(value)
            continue
        if id(value) in done:
            continue
        done.add(id(value))
        if len(done) > LIMIT:
            return None
        stack.append((value, True))
        found = operands(value)
        for operand in reversed(found):
            stack.append((operand, False))
        is_known = is_known and age(value) > 0 and all(age(one) < age(value) for one in found)
    if is_known:
        order.sort(key=age)
    return order
