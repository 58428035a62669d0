# Recognises values of a learner's own class, whatever their attributes are called, and reads them.
import _engine
import links
from attributes import BIRTH, age, attributes, birth, instances_in, known, number, of_python, read
from operands import computed_from
from roles import name_of, survey

# The number of times that each class was examined when an instance was made, and the greatest such number.
_looks = {}
_MOST_LOOKS = 8


def roles_of(thing):
    """Returns the roles of the attributes of a learner's value, or None for anything else."""
    kind = type(thing)
    if kind not in known:
        if attributes(thing) is None:
            return None
        survey([thing])
    return known.get(kind)


def made(thing):
    """Returns the roles for an instance that has just been made, as earlier ones may not have shown them."""
    kind = type(thing)
    roles = known.get(kind)
    if roles is None and _looks.get(kind, 0) < _MOST_LOOKS:
        _looks[kind] = _looks.get(kind, 0) + 1
        survey([thing])
        roles = known.get(kind)
    return roles


def is_scalar(value):
    """Returns whether the data of a value is a number, or has not been computed yet."""
    data = read(value, roles_of(value).data)
    return data is None or number(data) is not None


def operands(value):
    """Returns the operands of a value in order, which are the learner's values and plain numbers."""
    roles = known.get(type(value)) or roles_of(value)
    if not roles or not roles.operands:
        return links.operands(value)
    if len(roles.operands) == 1:
        content = roles.read(value, roles.operands[0], None)
        if content is None or type(content) in _ORDERED and _are_values(content):
            return content or ()
        if type(content) in _UNORDERED and not content:
            return ()
        given = _given(roles.read(value, BIRTH, None) or birth(value), content) if type(content) in _UNORDERED else None
        if given:
            return given
    return _found(value, roles)


_ORDERED = (tuple, list)
_UNORDERED = (set, frozenset)


def _are_values(things):
    for one in things:
        if not known.get(type(one)):
            return False
    return True


def _given(born, content):
    """Returns the operands as the call has them that made a value, if they are those of a set; else None. The call tells
    their order and how often each is there."""
    if not born:
        return None
    for one in born[2]:
        if type(one) not in _ORDERED:
            continue
        if len(one) == 2 and len(content) == 2:
            # Most are, and this is faster.
            a, b = one
            c, d = content
            if ((a is c and b is d) or (a is d and b is c)) and known.get(type(a)) and known.get(type(b)):
                return one
        elif len(one) < 9 and _are_values(one) and _are_same(one, content):
            return one
    return None


def _are_same(some, others):
    """Returns whether both contain the same objects, without calling the learner's `__eq__`."""
    for one in others:
        if not _is_in(one, some):
            return False
    for one in some:
        if not _is_in(one, others):
            return False
    return True


def _is_in(thing, things):
    for one in things:
        if one is thing:
            return True
    return False


def _found(value, roles):
    """Returns the operands of a value that keeps them in an unusual way."""
    held = attributes(value)
    classes = [cls for cls in known if known[cls]]
    found = [of_python(one) for one in computed_from(value, held, roles.operands, classes)]
    found = [one for one in found if type(one) in (int, float) or roles_of(one)]
    if not any(roles_of(one) for one in found):
        return ()
    born = birth(value)
    if born and (len(roles.operands) > 1 or any(type(held.get(name)) in _UNORDERED for name in roles.operands)):
        given = [one for content in born[2] for one in instances_in(content)]
        given = [one for one in given if roles_of(one)]
        if set(id(one) for one in given) == set(id(one) for one in found):
            return tuple(given)
        found.sort(key=age)
    return tuple(found)


def completed(value, found):
    """Returns the operands of a value that keeps a single one, with the plain number that its operator was given, if any."""
    roles = roles_of(value)
    born = roles.read(value, BIRTH, None) or birth(value)
    operation, numbers = born and born[5] or ("", None)
    return beside(found[0], numbers) if numbers and is_operation(symbol(value, roles), operation) else found


def beside(operand, numbers):
    """Returns an operand and a plain number in the order of the operation."""
    return [operand if one is None else one for one in numbers]


def is_operation(symbol, operation):
    """Returns whether a symbol may be that of an operation, which is one of two operands."""
    key = symbol, operation
    if key not in _known:
        _known[key] = _engine.is_operation(symbol, operation)
    return _known[key]


def symbol(value, roles):
    """Returns the symbol of the operation in the class's own notation, or ""."""
    text = roles.read(value, roles.symbol, None) if roles.symbol else ""
    if type(text) is not str:
        text = name_of(text)
    if text:
        return text
    return symbol_of(type(value))


def symbol_of(cls):
    """Returns the operation that a class is named after, as some programs have a class for each, or ""."""
    return cls.__name__ if is_known(cls.__name__) else ""


_known = {}


def is_known(symbol):
    """Returns whether a symbol may be that of an operation."""
    if symbol not in _known:
        _known[symbol] = _engine.knows(symbol)
    return _known[symbol]


def exponents(value):
    """Returns the other numbers of a value, one of which may be the exponent of a power."""
    roles = roles_of(value)
    held = attributes(value)
    found = [of_python(held[name]) for name in sorted(held) if name not in (roles.data, roles.gradient)]
    return [float(one) for one in found if type(one) in (int, float)]
