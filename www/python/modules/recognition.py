# Tells what is a value of a learner's own class, whatever its attributes are called, and what it says of itself.
import _engine
from attributes import age, attributes, birth, instances_in, known, number, read
from roles import computed_from, name_of, survey

# How often a class was looked at when one of its instances was made, and the most that it is.
_looks = {}
_MOST_LOOKS = 8


def roles_of(thing):
    """Returns the roles of the attributes of a value of the learner's, or None for anything else."""
    kind = type(thing)
    if kind not in known:
        if attributes(thing) is None:
            return None
        survey([thing])
    return known.get(kind)


def made(thing):
    """Returns the roles for an instance that has just been made: the first ones may not show them yet."""
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
    """Returns what a value was computed from, in order: values of the learner's, and plain numbers among them."""
    roles = roles_of(value)
    if not roles or not roles.operands:
        return ()
    held = attributes(value)
    classes = [cls for cls in known if known[cls]]
    found = [one for one in computed_from(held, roles.operands, classes) if type(one) in (int, float) or roles_of(one)]
    if not any(roles_of(one) for one in found):
        return ()
    born = birth(value)
    if born:
        # The call tells their order and how often each is there, where a set has neither.
        given = [one for content in born[2] for one in instances_in(content)]
        given = [one for one in given if roles_of(one)]
        if any(isinstance(held.get(name), (set, frozenset)) for name in roles.operands) or len(roles.operands) > 1:
            if set(id(one) for one in given) == set(id(one) for one in found):
                return tuple(given)
            found.sort(key=age)
    return tuple(found)


def symbol(value):
    """Returns the operation as the class writes it, or ""."""
    roles = roles_of(value)
    text = name_of(read(value, roles.symbol)) if roles.symbol else ""
    if not text and _engine.knows(type(value).__name__):
        return type(value).__name__  # a class for each operation
    return text


def label(value):
    roles = roles_of(value)
    return str(read(value, roles.label) or "") if roles.label else ""


def gradient(value):
    """Returns the gradient as a float, 0 where there is none yet."""
    roles = roles_of(value)
    return number(read(value, roles.gradient)) or 0.0 if roles.gradient else 0.0


def exponents(value):
    """Returns the numbers that may be the exponent of a power: what else the value holds or was made from."""
    text = symbol(value).lower()
    if not ("pow" in text or "*" in text or "^" in text):
        return []
    roles = roles_of(value)
    held = attributes(value)
    found = [held[name] for name in sorted(held) if name not in (roles.data, roles.gradient)]
    return [float(one) for one in found if type(one) in (int, float)]
