# Records values of the learner's own classes, such as a `class Value`. The classes are wrapped so that each value
# remembers its age, its scope and what it was made from: a set of operands has neither order nor repetition.
# recognition.py decides what is a value.
import _engine
import attributes
import interpreter
import links
import notebook
import recognition
import roles
from micrograd import engine

_made = 0

# The value that was made last. No variable may hold it, as in a function.
newest = None

# The operations in which the code is, each with its arguments, or None: that of the method, and that after which the function is
# called.
_running = [None, None]
_METHOD, _FUNCTION = 0, 1

# Whether the program has classes whose instances may be values.
_has_classes = False

# The instances of classes that extend one of these are made in other ways.
_BUILT_IN = (BaseException, int, str, tuple, list, set, dict)


def is_value(thing):
    return isinstance(thing, engine.Value) or recognition.roles_of(thing) is not None


def watch(name, namespace, text):
    """Wraps a class or a drawing function that a statement has just defined."""
    thing = namespace.get(name)
    if isinstance(thing, type):
        watch_class(thing)
    elif callable(thing) and (name in ("draw", "draw_dot", "draw_graph") or "Digraph" in text):
        namespace[name] = _drawing(thing, name)
    elif _has_classes and callable(thing) and recognition.is_known(name):
        namespace[name] = interpreter.disguised(_naming(thing, name, _FUNCTION), thing)


def watch_class(cls):
    global _has_classes
    own = cls.__dict__
    if "__call__" in own:
        cls.__call__ = _scoped(own["__call__"])
    if issubclass(cls, engine.Value) or issubclass(cls, _BUILT_IN):
        return
    _name_operators(cls)
    if "__init__" in own:
        _has_classes = True
        if attributes.has_room(cls):
            interpreter.spread(cls, _number)
        cls.__init__ = _remembering(own["__init__"], attributes.has_room(cls))


def _number(thing):
    """Returns the number of an instance in the order of making. One that is asked for it while it is made gets it at once."""
    global _made
    born = getattr(thing, attributes.BIRTH, None)
    if born is None:
        _made += 1
        born = (_made,)
        object.__setattr__(thing, attributes.BIRTH, born)
    return born[0]


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
            early = attributes.birth(self)
            if early and len(early) > 1:
                return  # the base class has recorded it
            if not early:
                _made += 1
            made = early[0] if early else _made
            given = args + tuple(kwargs.values()) if kwargs else args
            roles = attributes.known.get(type(self))
            if roles is None:
                remember(self, attributes.BIRTH, (made, notebook.current, given, None, None, _running[_METHOD]))
                roles = recognition.made(self)
                if roles is None:
                    return
            number = attributes.read(self, roles.data)
            method = _running[_METHOD] or _running[_FUNCTION] and _checked(given, number)
            remember(self, attributes.BIRTH, (made, notebook.current, given, roles.data, number, method))
            newest = self
            if not roles.is_named:
                text = recognition.symbol(self, roles)
                if text and recognition.is_known(text):
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
    "__rtruediv__": "/", "__pow__": "**", "__rpow__": "**", "__neg__": "neg", "__abs__": "abs",
}  # fmt: skip
_UNARY = ("__neg__", "__abs__")
_NUMBERS = (int, float)


def _name_operators(cls):
    """Lets the operators of a class say which operation they compute and with which number, which its values may not tell."""
    for name in list(cls.__dict__):
        if name in _OPERATORS:
            _name_operation(cls, name, _OPERATORS[name])


def _name_operations(cls, roles):
    """Lets all methods of a class say which operation they compute, as its values do not, or in words that are not known, and as
    their numbers alone no longer tell once training has changed them."""
    roles.is_named = True
    while cls is not object:
        _name_operators(cls)
        for name in list(cls.__dict__):
            if name[:1] != "_" and _engine.knows(name):
                _name_operation(cls, name, name)
        cls = cls.__bases__[0]


def _name_operation(cls, name, operation):
    function = cls.__dict__[name]
    if type(function) is type(_name_operation) and not hasattr(function, "__wrapped__"):
        is_binary = name in _OPERATORS and name not in _UNARY
        is_reversed = name[:3] == "__r"
        if is_binary and interpreter.IS_SLOW_WITH_ANY_ARGUMENTS:
            naming = _naming_operator(function, operation, is_reversed)
        else:
            naming = _naming(function, operation, _METHOD, is_reversed)
        setattr(cls, name, interpreter.disguised_method(naming, function))


def _naming_operator(function, operation, is_reversed):
    """Lets an operator of two operands say what it computes while it runs, and with which number. Most calls of a program are of these:
    this one makes no object unless there is a number, and takes no more arguments, for which MicroPython would. Of a call that has
    more it says so, and the full interpreter takes over."""
    without = operation, None

    def with_number(other):
        if attributes.known.get(type(other)):
            return without
        number = float(other)
        return operation, (number, None) if is_reversed else (None, number)

    def naming(self, other):
        outer = _running[_METHOD]
        _running[_METHOD] = with_number(other) if isinstance(other, _NUMBERS) else without
        try:
            return function(self, other)
        finally:
            _running[_METHOD] = outer

    return naming


def _naming(function, operation, kind, is_reversed=False):
    """Lets a method or a function say what it computes while it runs, as `times(a, b)` of a class without symbols, and which of
    two operands is a plain number. They are reversed in `__rsub__` and its like."""

    def naming(*args, **kwargs):
        outer = _running[kind]
        numbers = None
        if len(args) == 2:
            found = [
                float(one) if isinstance(one, _NUMBERS) and not attributes.known.get(type(one)) else None
                for one in (reversed(args) if is_reversed else args)
            ]
            numbers = found if found.count(None) == 1 else None
        _running[kind] = operation, numbers
        try:
            return function(*args, **kwargs)
        finally:
            _running[kind] = outer

    return naming


def _checked(given, result):
    """Returns what runs after which a function is called, if its operation makes this result of what was given; else None."""
    operation, numbers = running = _running[_FUNCTION]
    values = [one for content in given for one in attributes.instances_in(content)]
    parts = [attributes.number(attributes.read(one, attributes.known[type(one)].data)) for one in values if attributes.known.get(type(one))]
    if numbers and len(parts) == 1 and recognition.is_operation("", operation):
        parts = recognition.beside(parts[0], numbers)
    fits = 0 < len(parts) < 3 and None not in parts and _engine.gives(operation, parts[0], parts[-1], len(parts), attributes.number(result))
    return running if fits else None


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
        if any(one and not one.operands for one in attributes.known.values()):
            links.find(list(notebook.namespace.values()), is_all)
    except MemoryError:
        raise
    except Exception:
        pass  # the previous decisions stay
