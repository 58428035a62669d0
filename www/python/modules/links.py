# Finds what values were computed from where they do not hold it themselves: on a tape of objects, tuples or functions, or in a
# dictionary with the values as keys.
import _engine
from attributes import BIRTH, CONTAINERS, age, attributes, instances_in, known, number, read
from operands import captured
from roles import name_of

# The operands of values and the name of their operation, by the values' identity: (value, operands, name).
linked = {}

_MOST = 300000
_DEEP = 4

# The share of the values whose numbers have to follow from those of their operands. Training may have changed some since.
_EVIDENCE = 0.3


def find(things, is_all):
    """Looks for such a tape in a program's variables and in their attributes. `is_all` says that the program has ended."""
    linked.clear()
    waiting = [(thing, _DEEP) for thing in things]
    seen = set()
    for thing, depth in waiting:
        if id(thing) in seen or len(seen) > _MOST:
            continue
        seen.add(id(thing))
        if type(thing) is dict:
            inner = list(thing.items()) if any(_is_value(key) for key in thing) else list(thing.values())
        elif isinstance(thing, CONTAINERS) or type(thing).__name__ == "deque":
            inner = list(thing)
        elif isinstance(thing, type) and getattr(thing, "__module__", None) == "__main__":
            inner = [one for one in thing.__dict__.values() if isinstance(one, (list, dict))]
            waiting.extend((one, depth) for one in inner)
            continue
        else:
            held = None if _is_value(thing) else attributes(thing)
            if held and depth:
                waiting.extend((held[name], depth - 1) for name in held if name != BIRTH)
            continue
        if not inner or type(inner[0]) in (int, float, str) or _is_value(inner[0]):
            continue
        if not _take(inner, is_all) and depth:
            waiting.extend((one, depth - 1) for one in inner[:1000])


def _is_value(thing):
    return bool(known.get(type(thing)))


def _take(entries, is_all):
    """Notes the operands that entries tell, if each tells those of another value. Returns whether they do."""
    if is_all and any(type(one).__name__ == "closure" for one in _parts(entries[-1])):
        _engine.lacks("does not tell what a function has captured")
    found = {}
    computed = 0
    explained = 0
    for entry in entries:
        result, operands, name = _read(entry)
        if result is None or id(result) in found:
            return False
        found[id(result)] = (result, operands, name)
        if operands:
            computed += 1
            explained += _is_explained(result, operands)
    if not computed or explained < _EVIDENCE * computed:
        return False
    linked.update(found)
    return True


def _parts(entry):
    """Returns the parts of an entry."""
    held = attributes(entry)
    if held is not None:
        return [held[name] for name in sorted(held) if name != BIRTH]
    return entry if type(entry) in (tuple, list) else [entry]


def _read(entry):
    """Returns the value that an entry of a tape is about, the others in it, and the name of the operation."""
    names = [] if attributes(entry) is None else [name_of(entry)]
    direct = []
    groups = [direct]
    for part in _parts(entry):
        if _is_value(part):
            direct.append(part)
        elif type(part) is str:
            names.append(part)
        elif isinstance(part, CONTAINERS):
            names.extend(one for one in part if type(one) is str)
            groups.append([one for one in instances_in(part) if _is_value(one)])
        elif callable(part):
            groups.append(captured(part, None, known))
            names.extend(str(getattr(part, "__qualname__", "")).split("."))
    groups = [[one for one in group if _is_value(one)] for group in groups]
    everything = [one for group in groups for one in group]
    if not everything:
        return None, (), ""
    # What was made last is the result. An operand may be there twice.
    result = max(everything, key=age)
    operands = ()
    # The same operands may stand in a tuple and in a function.
    for group in groups:
        operands = operands or tuple(one for one in group if one is not result)
    return result, operands, next((name for name in names if name and _engine.knows(name)), "")


def _is_explained(result, operands):
    numbers = [number(read(one, known[type(one)].data)) for one in (result,) + operands]
    if len(numbers) > 3 or None in numbers or not numbers[0] or numbers[0] == numbers[1] == numbers[-1]:
        return False
    return _engine.explains(numbers[1], numbers[-1], len(operands), numbers[0])


def operands(value):
    """Returns the operands of a value that are not its own attributes."""
    value_of, found, _ = linked.get(id(value), (None, (), ""))
    return found if value_of is value else ()


def symbol(value):
    """Returns the name of the operation that a tape tells, or ""."""
    value_of, _, name = linked.get(id(value), (None, (), ""))
    return name if value_of is value else ""
