# Has JavaScript read many values at once, in the memory of the interpreter: host/bulk.js. What a function cannot read so is None.
from array import array

import _engine
from attributes import BIRTH, known
from interpreter import address

_MOST_KINDS = 64


class _Sample:
    pass


_sample = _Sample()
_sample.parts = [1.5, (7,), [7], {7}, frozenset((7,))]
_is_able = _engine.learn_types(id(_sample), id("parts"))


def walk(root, operands_of, limit):
    """Returns what description.py walks to from a value, or False if there are too many values."""
    if not _is_able:
        return None
    _engine.walk_start(id(root), id(BIRTH), limit)
    cell = [root]
    found = None
    told = 0
    while True:
        if told != len(known):
            told = len(known)
            for kind, roles in known.items():
                if roles:
                    is_plain = roles.read is getattr and len(roles.operands) == 1
                    _engine.walk_class(id(kind), id(roles.operands[0]) if is_plain else 0)
        if found is not None:
            _engine.walk_found(id(found))
        state = _engine.walk_next(id(cell))
        if state < 0:
            return False
        if not state:
            break
        found = [float(one) if type(one) in (int, float) else one for one in operands_of(cell[0])]
    lengths = array("i", bytes(12))
    _engine.walk_lengths(address(lengths))
    values = [None] * lengths[0]
    counts, operands, constants = _integers(lengths[0]), _integers(lengths[1]), _floats(lengths[2])
    _engine.walk_end(id(values), address(counts), address(operands), address(constants))
    return values, counts, operands, constants, _engine.walk_place


def _integers(count):
    return array("i", bytes(4 * count))


def _floats(count):
    return array("d", bytes(8 * count))


def numbers(values, roles, name):
    """Returns an attribute of each value."""
    if not _is_able or roles.read is not getattr:
        return None
    found = _floats(len(values))
    return found if _engine.read_numbers(id(values), id(name), address(found)) else None


def births(values, roles):
    """Returns the ages of values, their scopes, and the numbers that they had when they were made."""
    if not _is_able or roles.read is not getattr:
        return None
    ages, scopes, first = _integers(len(values)), _integers(len(values)), _floats(len(values))
    is_read = _engine.read_births(id(values), id(BIRTH), id(roles.data), address(ages), address(scopes), address(first))
    return (ages, scopes, first) if is_read else None


def kinds(values, roles, name, start):
    """Returns the number of each value's content of an attribute that has few different ones, counted from a start, and these."""
    if not _is_able or roles.read is not getattr:
        return None
    found, places = _integers(len(values)), _integers(_MOST_KINDS)
    count = _engine.read_kinds(id(values), id(name), start, address(found), address(places))
    return (found, [getattr(values[places[kind]], name) for kind in range(count)]) if count else None
