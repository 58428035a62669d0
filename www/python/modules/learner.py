# Records values of the learner's own classes, such as a `class Value`. The classes are wrapped so that each value
# remembers its age, its scope and what it was made from: a set of operands has neither order nor repetition.
# recognition.py decides what is a value.
from array import array

import _engine
import attributes
import interpreter
import notebook
import recognition
import roles
from micrograd import engine

_made = 0

# The value that was made last. No variable may hold it, as in a function.
newest = None

LIMIT = 300000

# The names of the operations in which the code is, or "": that of the method, in a class that gives its values no symbol, and that
# after which the function is called.
_running = ["", ""]
_METHOD, _FUNCTION = 0, 1

# Whether the program has classes whose instances may be values.
_has_classes = False

# The instances of classes that extend one of these are made in other ways.
_BUILT_IN = (BaseException, int, str, tuple, list, set, dict)


class NotScalar(Exception):
    """Is raised for a value whose data is not a single real number."""

    def __init__(self, value, what):
        super().__init__(what)
        self.value = value
        self.what = what


def is_value(thing):
    return isinstance(thing, engine.Value) or recognition.roles_of(thing) is not None


def watch(name, namespace, text):
    """Wraps a class or a drawing function that a statement has just defined."""
    thing = namespace.get(name)
    if isinstance(thing, type):
        watch_class(thing)
    elif callable(thing) and (name in ("draw", "draw_dot", "draw_graph") or "Digraph" in text):
        namespace[name] = _drawing(thing, name)
    elif _has_classes and callable(thing) and _is_known(name):
        namespace[name] = _naming(thing, name, _FUNCTION, interpreter.disguised)


def watch_class(cls):
    global _has_classes
    own = cls.__dict__
    if "__call__" in own:
        cls.__call__ = _scoped(own["__call__"])
    if "__init__" in own and not issubclass(cls, engine.Value) and not issubclass(cls, _BUILT_IN):
        _has_classes = True
        cls.__init__ = _remembering(own["__init__"], attributes.has_room(cls))


def _scoped(call):
    def scoped(self, *args, **kwargs):
        with notebook.scope(type(self).__name__):
            return call(self, *args, **kwargs)

    return interpreter.disguised_method(scoped, call)


def _remembering(init, has_room):
    # This avoids the learner's own `__setattr__`, which may refuse, print or compute.
    remember = object.__setattr__ if has_room else attributes.keep_apart

    def remembering(self, *args, **kwargs):
        global _made, newest
        init(self, *args, **kwargs)
        try:
            if attributes.birth(self):
                return  # the base class has recorded it
            _made += 1
            given = args + tuple(kwargs.values()) if kwargs else args
            roles = attributes.known.get(type(self))
            if roles is None:
                remember(self, attributes.BIRTH, (_made, notebook.current, given, None, None, _running[_METHOD]))
                roles = recognition.made(self)
                if roles is None:
                    return
            number = attributes.read(self, roles.data)
            method = _running[_METHOD] or _running[_FUNCTION] and _checked(given, number)
            remember(self, attributes.BIRTH, (_made, notebook.current, given, roles.data, number, method))
            newest = self
            if not roles.is_named:
                text = recognition.symbol(self, roles)
                if text and _is_known(text):
                    roles.is_named = True
                elif text or not roles.symbol:
                    _name_operations(type(self), roles)
        except MemoryError:
            raise
        except Exception:
            pass  # our code must not end the learner's program

    return interpreter.disguised_method(remembering, init)


_OPERATORS = {
    "__add__": "+", "__radd__": "+", "__sub__": "-", "__rsub__": "-", "__mul__": "*", "__rmul__": "*", "__truediv__": "/",
    "__rtruediv__": "/", "__pow__": "**", "__neg__": "neg", "__abs__": "abs",
}  # fmt: skip


def _name_operations(cls, roles):
    """Lets the methods of a class say which operation they compute, as its values do not, or in words that are not known, and as
    their numbers alone no longer tell once training has changed them."""
    roles.is_named = True
    while cls is not object:
        own = cls.__dict__
        for name in list(own):
            operation = _OPERATORS.get(name) or (name if name[:1] != "_" and _engine.knows(name) else "")
            if operation and type(own[name]) is type(_name_operations):
                setattr(cls, name, _naming(own[name], operation, _METHOD, interpreter.disguised_method))
        cls = cls.__bases__[0]


def _naming(function, operation, kind, disguised):
    """Lets a method or a function say what it computes while it runs, as `times(a, b)` of a class without symbols."""

    def naming(*args, **kwargs):
        outer = _running[kind]
        _running[kind] = operation
        try:
            return function(*args, **kwargs)
        finally:
            _running[kind] = outer

    return disguised(naming, function)


def _checked(given, result):
    """Returns the name of the function if its operation makes this result of the values that were given."""
    values = [one for content in given for one in attributes.instances_in(content)]
    parts = [attributes.number(attributes.read(one, attributes.known[type(one)].data)) for one in values if attributes.known.get(type(one))]
    fits = 0 < len(parts) < 3 and None not in parts and _engine.gives(_running[_FUNCTION], parts[0], parts[-1], len(parts), attributes.number(result))
    return _running[_FUNCTION] if fits else ""


def _drawing(function, name):
    """Wraps a drawing function of the learner's: the page draws its argument."""
    is_named = name.startswith("draw")

    def drawing(*args, **kwargs):
        drawn = function(*args, **kwargs)
        root = args[0] if args else None
        if is_value(root) and (is_named or type(drawn).__name__ == "Digraph"):
            notebook.draw(root)
        return drawn

    return interpreter.disguised(drawing, function)


def made():
    """Returns the number of values of the learner's classes that were made."""
    return _made


def begin():
    global newest
    newest = None


def age(value):
    return attributes.age(value)


def operands(value):
    return recognition.operands(value)


def is_scalar(value):
    return isinstance(value, engine.Value) or recognition.is_scalar(value)


def survey(held, is_all=False):
    """Decides again what is a value, from a value and its operands, or from the contents of variables."""
    try:
        roles.survey(list(held.values()) if isinstance(held, dict) else [held], is_all)
    except MemoryError:
        raise
    except Exception:
        pass  # the previous decisions stay


# What is told of each value, operands first, a list for each number. They are handed over at once, as a call of JavaScript
# takes as long as ten values.
_data, _grad, _a, _b, _symbol, _scope, _age = _rows = ([], [], [], [], [], [], [])
# The numbers of the symbols.
_symbols = {}


def describe(root, title):
    """Shows the page every value that `root` depends on. Returns whether there are not too many."""
    _symbols.clear()
    _symbols[""] = 0
    for row in _rows:
        row.clear()
    is_drawn = _collect(root)
    if is_drawn:
        columns = [array("d" if row is _data or row is _grad else "i", row) for row in _rows]
        _engine.record_nodes(title, len(_data), *[interpreter.address(column) for column in columns])
    for row in _rows:
        row.clear()
    return is_drawn


def _collect(root):
    # A value that is entered has the place -1, and stays on the stack below its operands until it is sent.
    places = {}
    names = notebook.names()
    stack = [root]
    entered = []
    while stack:
        value = stack[-1]
        key = id(value)
        place = places.get(key)
        if place is None:
            if len(places) > LIMIT:
                return False
            places[key] = -1
            found = recognition.operands(value)
            entered.append(found)
            for operand in reversed(found):
                if type(operand) not in _NUMBERS and id(operand) not in places:
                    stack.append(operand)
            continue
        stack.pop()
        if place < 0:
            places[key] = _send(value, entered.pop(), places, names)
    return True


_NUMBERS = (int, float)
_UNKNOWN = (0, 0, (), None, None, "")


def _send(value, found, places, names):
    """Adds a value whose operands have been added, and returns its place. Whatever takes memory here takes it for each of
    perhaps 100,000 values, and MicroPython finds memory slowly."""
    roles = attributes.known[type(value)]
    data = roles.read(value, roles.data, None)
    number = data if type(data) is float else attributes.number(data)
    if number is None:
        if data is not None:
            raise NotScalar(value, attributes.unscalar(data) or "a %s" % type(data).__name__)
        number = float("nan")
    symbol = ""
    a = b = -1
    more = hints = ()
    born = roles.read(value, attributes.BIRTH, None) or attributes.apart and attributes.birth(value) or _UNKNOWN
    if found:
        symbol = recognition.symbol(value, roles)
        if born[5] and not (symbol and _is_known(symbol)):
            symbol = born[5]
        is_power = _powers.get(symbol)
        if is_power or is_power is None and _is_power(symbol):
            hints = recognition.exponents(value)
            if len(found) == 2 and type(found[1]) in _NUMBERS:
                hints = hints + [float(found[1])]
                found = found[:1]
        for one in found:
            # A plain number among the operands is a constant, whose value comes first.
            place = _constant(one) if type(one) in _NUMBERS else places.get(id(one), -1)
            if a < 0:
                a = place
            elif b < 0:
                b = place
            else:
                more = more + (place,)
    age, scope, _, name, first, _ = born
    is_changed = name == roles.data and first is not data and attributes.number(first) not in (number, None)
    label = (recognition.label(value, roles) if roles.label else "") or names.get(-1 - id(value), "")
    row = _added(symbol, a, b, number, recognition.gradient(value, roles), scope, age)
    for one in more:
        _engine.node_operand(row, one)
    for one in hints:
        _engine.node_hint(row, one)
    if label:
        _engine.node_label(row, label)
    if is_changed:
        _engine.node_change(row)
    return row


def _constant(number):
    return _added("", -1, -1, float(number), 0.0, 0, 0)


def _added(symbol, a, b, data, grad, scope, age):
    number = _symbols.get(symbol)
    if number is None:
        number = _symbols[symbol] = _engine.node_symbol(symbol)
    _data.append(data)
    _grad.append(grad)
    _a.append(a)
    _b.append(b)
    _symbol.append(number)
    _scope.append(scope)
    _age.append(age)
    return len(_data) - 1


_known = {}


def _is_known(symbol):
    if symbol not in _known:
        _known[symbol] = _engine.knows(symbol)
    return _known[symbol]


_powers = {}


def _is_power(symbol):
    _powers[symbol] = _engine.is_power(symbol)
    return _powers[symbol]
