# Makes values of entries that hold numbers and say by place what they were computed from: objects, dictionaries or tuples in a list,
# lists of equal length, or named tuples that hold one another. Numbers that follow from those at the named places tell that they are such entries.
import _engine
import roles
from attributes import BIRTH, attributes, known, number

_DEEP = 3
_LONG = 1000
_MOST = 100000

# The number of the last entries whose numbers are tried.
_TRIED = 100


class Entry:
    """A value that stands for an entry."""


def last(things):
    """Returns the value of the last computed entry in a dictionary of things, and its name; or None."""
    for name, columns in _tables(things):
        found = _value_of(name, columns, things)
        if found:
            return found
    return None


def _tables(things):
    """Yields what may be such entries, each as a name and a dictionary of columns."""
    waiting = [("", things, _DEEP)]
    seen = set()
    for name, held, depth in waiting:
        columns = {}
        for inner, thing in held.items():
            if id(thing) in seen or len(seen) > _LONG or inner == BIRTH:
                continue
            seen.add(id(thing))
            if type(thing) is list and 2 < len(thing) < _MOST:
                columns.setdefault(len(thing), {})[inner] = thing
                yield inner, _columns([_fields(one) for one in thing])
            elif isinstance(thing, tuple) and type(thing) is not tuple:
                yield inner, _nested(thing)
            elif depth and attributes(thing) is not None:
                waiting.append((inner, attributes(thing), depth - 1))
        for group in columns.values():
            yield name, group


def _fields(entry):
    """Returns the parts of an entry by name, or by place if they have none; None for anything else."""
    if type(entry) is dict:
        return entry
    if isinstance(entry, tuple):
        names = getattr(type(entry), "_fields", None) or [str(place) for place in range(len(entry))]
        return dict(zip(names, entry))
    held = attributes(entry)
    return held and {name: content for name, content in held.items() if name != BIRTH}


def _columns(rows):
    """Returns the columns of rows that have the same names, or none."""
    if None in rows or not rows[0] or any(len(row) != len(rows[0]) for row in rows):
        return {}
    return {name: [row[name] for row in rows] for name in rows[0] if all(name in row for row in rows)}


def _nested(root):
    """Returns the columns of a named tuple and of those of its kind that it holds, with their places instead of them."""
    kind = type(root)
    found = []
    places = {}
    waiting = [root]
    while waiting and len(found) < _MOST:
        one = waiting[-1]
        inner = [other for other in _held(one, kind, _DEEP) if id(other) not in places]
        if inner:
            waiting.extend(inner)
            continue
        waiting.pop()
        if id(one) not in places:
            places[id(one)] = len(found)
            found.append(one)
    rows = []
    for one in found:
        row = _fields(one)
        for name, content in row.items():
            if isinstance(content, tuple):
                row[name] = [places[id(other)] for other in _held((content,), kind, _DEEP)]
        rows.append(row)
    return _columns(rows)


def _held(content, kind, depth):
    """Returns the instances of a class in a tuple or list, in order."""
    found = []
    for one in content:
        if type(one) is kind:
            found.append(one)
        elif depth and isinstance(one, (tuple, list)):
            found.extend(_held(one, kind, depth - 1))
    return found


def _value_of(name, columns, things):
    numeric = [one for one, column in columns.items() if all(type(content) is not bool and number(content) is not None for content in column)]
    best = None
    for operands, names in _operands(columns):
        for data in numeric:
            if data in names:
                continue
            share = _explained(columns[data], operands)
            score = 10 * share + roles.rank(data, roles.DATA) - roles.rank(data, roles.GRADIENT)
            if share >= 0.5 and (best is None or score > best[0]):
                best = score, data, operands
    if best is None:
        return None
    _, data, operands = best
    others = [one for one in numeric if one != data]
    gradient = _named(roles.GRADIENT, {one: columns[one] for one in others}) or _named(roles.GRADIENT, _lists(things, len(operands)))
    texts = {one: column for one, column in columns.items() if any(map(roles.name_of, column))}
    return _made(name, columns[data], gradient, operands, _named(roles.SYMBOL, texts), _named(roles.LABEL, texts))


def _operands(columns):
    """Yields the places that entries name, as a list for each, with the names of the columns that hold them."""
    single = {}
    for name, column in columns.items():
        places = [_places(content) for content in column]
        if None in places or not any(places) or any(max(one) >= row for row, one in enumerate(places) if one):
            continue
        if any(type(content) is int for content in column):
            single[name] = places
        else:
            yield places, [name]
    names = [name for name in columns if name in single]
    if names:
        yield [sum([single[name][row] for name in names], []) for row in range(len(single[names[0]]))], names


def _places(content):
    if content is None:
        return []
    if type(content) is int:
        return [content] if content >= 0 else []
    is_list = isinstance(content, (tuple, list)) and all(type(one) is int and one >= 0 for one in content)
    return list(content) if is_list else None


def _explained(data, operands):
    """Returns the share of the last computed entries whose number follows from those of their operands, if some have two."""
    rows = [row for row in range(len(operands)) if 0 < len(operands[row]) < 3][-_TRIED:]
    fits = []
    for row in rows:
        parts = [number(data[place]) for place in operands[row]]
        # Zeros follow from zeros by nearly any operation.
        if any(parts) and _engine.explains(parts[0], parts[-1], len(parts), number(data[row])):
            fits.append(len(parts))
    return len(fits) / len(rows) if 2 in fits else 0


def _lists(things, size):
    """Returns the lists of so many numbers among things."""
    return {
        name: thing
        for name, thing in things.items()
        if type(thing) is list and len(thing) == size and all(number(one) is not None for one in thing)
    }


def _named(words, columns):
    """Returns the column that is best named after one of the words, or None."""
    ranks = [(roles.rank(name, words), name) for name in columns]
    return columns[max(ranks)[1]] if ranks and max(ranks)[0] else None


def _made(name, data, gradient, operands, symbols, labels):
    """Returns the last computed entry as a value that holds its operands, and its name."""
    known[Entry] = roles.Roles(Entry, "data", "grad", ["prev"], "op", "label", None)
    root = max(row for row in range(len(operands)) if operands[row])
    reached = {root}
    for row in range(root, -1, -1):
        if row in reached:
            reached.update(operands[row])
    values = {}
    for row in sorted(reached):
        value = values[row] = Entry()
        value.data = number(data[row])
        value.grad = number(gradient[row]) if gradient else 0.0
        value.prev = tuple([values[place] for place in operands[row]])
        value.op = symbols and roles.name_of(symbols[row]) or ""
        value.label = labels and roles.name_of(labels[row]) or ""
        setattr(value, BIRTH, (row + 1, 0, (), "data", value.data, None))
    return values[root], "%s[%d]" % (name, root) if name else ""
