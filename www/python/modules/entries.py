# Finds the list in which a program records operations by number, as in posts about reverse-mode differentiation on a tape: a value
# holds the place of its entry, and the entry the places of the operands' entries.
from attributes import BIRTH, attributes

_DEEP = 3
_LONG = 1000


def list_of_entries(things):
    """Returns the name of such a list in a dictionary of things and in their attributes, or "" if there is none."""
    lists = []
    places = set()
    waiting = [(name, thing, _DEEP) for name, thing in things.items()]
    seen = set()
    for name, thing, depth in waiting:
        if id(thing) in seen or len(seen) > _LONG:
            continue
        seen.add(id(thing))
        if type(thing) is list:
            lists.append((name, thing))
            continue
        held = attributes(thing)
        if held is None:
            continue
        numbers = [one for one in held.values() if type(one) is int]
        if numbers and float in [type(one) for one in held.values()]:
            places.update(numbers)
        if depth:
            waiting.extend((inner, content, depth - 1) for inner, content in held.items() if inner != BIRTH)
    for name, entries in lists:
        # Those of the newest values that are held say most.
        newest = [place for place in places if 0 <= place < len(entries)]
        if len(newest) > 1 and _refers(entries[max(newest)], max(newest)) and _are_entries(entries):
            return name
        if _is_arena(entries):
            return name
    return ""


def named_tuple(things):
    """Returns the name of the last named tuple in a dictionary of things that is computed from others of its kind, or ""."""
    found = ""
    for name, thing in things.items():
        kind = type(thing)
        if isinstance(thing, tuple) and kind is not tuple and _holds(thing, kind, _DEEP):
            found = name
    return found


def _holds(content, kind, depth):
    return any(type(one) is kind or depth and isinstance(one, (tuple, list)) and _holds(one, kind, depth - 1) for one in content)


def _is_arena(entries):
    """Returns whether entries hold the numbers, too, and the last names the places of its operands in a list."""
    held = attributes(entries[-1]) if entries else None
    if held is None or float not in [type(one) for one in held.values()]:
        return False
    places = [one for one in held.values() if type(one) in (tuple, list) and one and all(type(place) is int for place in one)]
    return any(0 <= min(one) <= max(one) < len(entries) - 1 for one in places) and _are_entries(entries)


def _are_entries(entries):
    """Returns whether no entry refers to a later one, as far as the first number says that."""
    for place, entry in enumerate(entries[:_LONG]):
        numbers = _numbers(entry)
        if numbers is None or numbers and not 0 <= numbers[0] <= place:
            return False
    return True


def _refers(entry, place):
    numbers = _numbers(entry)
    return bool(numbers) and 0 <= numbers[0] < place


def _numbers(entry):
    """Returns the whole numbers in an entry, which tells more than these; None for anything else."""
    held = attributes(entry)
    if held is not None:
        parts = [content for name, content in held.items() if name != BIRTH]
    elif type(entry) in (tuple, list):
        parts = entry
    elif type(entry) is dict:
        parts = list(entry.values())
    else:
        return None
    flat = [one for part in parts for one in (part if type(part) in (tuple, list) else [part])]
    numbers = [one for one in flat if type(one) is int]
    return numbers if len(numbers) < len(flat) else None
