# Tells the page of every value of a learner's class that a value depends on. There may be 100,000: what is done for each takes
# as long as the learner's own program, so whole lists are read in bulk or made by built-in functions, and JavaScript reads them at once.
from array import array

import _engine
import attributes
import bulk
import interpreter
import links
import notebook
import recognition
from attributes import BIRTH

LIMIT = 300000

# What is known of a value that was made without its constructor.
_UNKNOWN = (0, 0, (), None, None, None)

_ORDERED = (tuple, list)
_UNORDERED = (set, frozenset)
_NUMBERS = {float, int, bool}
_TEXTS = {str, type(None)}


class NotScalar(Exception):
    """Is raised for a value whose data is not a single real number."""

    def __init__(self, value, what):
        super().__init__(what)
        self.value = value
        self.what = what


def describe(root, title):
    """Shows the page every value that `root` depends on. Returns whether there are not too many."""
    found = bulk.walk(root, _operands, LIMIT)
    if found is None:
        found = _walk(root)
    if not found:
        return False
    values, counts, operands, constants, place_of = found
    data, grad, first = [array("d") for _ in range(3)]
    rows, symbols, ages, scopes = [array("i") for _ in range(4)]
    told = 1
    labelled = set()
    for kind, members, of_class in _by_class(values):
        roles = attributes.known[kind]
        rows.extend(array("i", members))
        of_data = _data(of_class, roles)
        data.extend(of_data)
        grad.extend(_gradients(of_class, roles))
        for column, more in zip((ages, scopes, first), _births(of_class, roles, of_data)):
            column.extend(more)
        kinds, texts = _symbols(of_class, roles, members, counts, told)
        for text in texts:
            _engine.node_symbol(text)
        symbols.extend(kinds)
        _tell_exponents(of_class, kinds, texts, told, members, counts)
        told += len(texts)
        if roles.label:
            _tell_labels(of_class, roles, members, labelled, counts)
        if roles.tracks:
            for row, tracks in zip(members, _column(of_class, roles, roles.tracks)):
                if tracks is False and not counts[row]:
                    _engine.node_untracked(row)
    for key, name in notebook.names().items():
        row = place_of(-1 - key, -1)
        if row >= 0 and row not in labelled:
            _engine.node_label(row, name)
    columns = data, grad, first, constants, rows, symbols, scopes, ages, counts, operands
    addresses = [interpreter.address(column) for column in columns]
    _engine.record_nodes(title, len(values), len(operands), len(constants), *addresses)
    return True


def _operands(value):
    found = recognition.operands(value)
    return recognition.completed(value, found) if len(found) == 1 else found


def _walk(root):
    """Returns all values that a value depends on, it first; the number of operands of each; their places one after the other, in which a
    plain number is a constant, and its place negative; the constants; and what tells the place of a value by its identity. Returns
    None if there are too many."""
    known = attributes.known
    values = [root]
    places = {id(root): 0}
    counts = []
    operands = []
    constants = []
    kind = name = None
    at = 1
    for value in values:
        if type(value) is not kind:
            kind = type(value)
            roles = known[kind]
            # What is done for such classes here is what `recognition.operands` does, without a call.
            name = roles.operands[0] if roles.read is getattr and len(roles.operands) == 1 else None
        found = None
        if name is not None:
            content = getattr(value, name, None)
            shape = type(content)
            if shape is tuple or shape is list:
                found = content
            elif content is None:
                found = ()
            elif shape is set or shape is frozenset:
                size = len(content)
                if size == 0:
                    found = ()
                elif size < 3:
                    born = getattr(value, BIRTH, None)
                    # The operands are most often the argument at the same place as those of the value before.
                    given = born[2][at] if born and len(born[2]) > at else None
                    if type(given) in _ORDERED and len(given) == 2:
                        a, b = given
                        if size == 2:
                            c, d = content
                            if (a is c and b is d) or (a is d and b is c):
                                found = given
                        else:
                            (c,) = content
                            if a is c and b is c:
                                found = given
                    elif type(given) in _ORDERED and size == 1 and len(given) == 1:
                        (a,) = given
                        (c,) = content
                        if a is c:
                            found = given
                if found is None:
                    found = recognition.operands(value)
                    born = getattr(value, BIRTH, None)
                    for place, given in enumerate(born[2] if born else ()):
                        if given is found:
                            at = place
        if found is None:
            found = recognition.operands(value)
        if len(found) == 1:
            found = recognition.completed(value, found)
        start = len(operands)
        while True:
            for one in found:
                place = places.get(id(one))
                if place is None:
                    if known.get(type(one)):
                        place = len(values)
                        if place > LIMIT:
                            return None
                        places[id(one)] = place
                        values.append(one)
                    elif type(one) is float or type(one) is int:
                        constants.append(float(one))
                        place = -len(constants)
                    else:
                        break
                operands.append(place)
            else:
                break
            # There is something else among them.
            del operands[start:]
            found = _operands(value)
        counts.append(len(found))
    return values, array("i", counts), array("i", operands), array("d", constants), places.get


def _by_class(values):
    """Returns each class with the places of its values, and these."""
    if len(set(map(type, values))) == 1:
        return [(type(values[0]), range(len(values)), values)]
    found = {}
    for place, value in enumerate(values):
        kind = type(value)
        if kind not in found:
            found[kind] = []
        found[kind].append(place)
    return [(kind, places, [values[place] for place in places]) for kind, places in found.items()]


def _column(values, roles, name):
    """Returns an attribute of each value, or None where there is none."""
    return list(map(roles.read, values, [name] * len(values), [None] * len(values)))


def _is_all(column, kinds):
    """Returns whether all things in a list are of some classes."""
    for kind in set(map(type, column)):
        if kind not in kinds:
            return False
    return True


def _births(values, roles, data):
    """Returns the ages of values, their scopes, and the number that each had when it was made, or its present one if that is not known."""
    read = bulk.births(values, roles)
    if read:
        return read
    births = _told(values, roles)
    column = [born[4] if born[3] == roles.data else None for born in births]
    if not _is_all(column, _NUMBERS):
        column = [attributes.number(content) for content in column]
        column = [now if number is None else number for number, now in zip(column, data)]
    return [array("i", [born[at] for born in births]) for at in range(2)] + [array("d", column)]


def _told(values, roles):
    """Returns what is known of how each value was made."""
    births = _column(values, roles, BIRTH)
    if None not in births and attributes.apart is None:
        return births
    return [born or attributes.birth(value) or _UNKNOWN for born, value in zip(births, values)]


def _data(values, roles):
    column = _numbers(values, roles, roles.data)
    if type(column) is array:
        return column
    numbers = [attributes.number(content) for content in column]
    other = [value for value, content, number in zip(values, column, numbers) if number is None and content is not None]
    if other:
        value = min(other, key=attributes.age)
        content = roles.read(value, roles.data, None)
        raise NotScalar(value, attributes.unscalar(content) or "a %s" % type(content).__name__)
    return array("d", [float("nan") if number is None else number for number in numbers])


def _numbers(values, roles, name):
    """Returns an attribute of each value, as an array if all are numbers."""
    column = bulk.numbers(values, roles, name) or _column(values, roles, name)
    return array("d", column) if type(column) is list and _is_all(column, _NUMBERS) else column


def _gradients(values, roles):
    """Returns the gradients, which are 0 if there are none yet."""
    if not roles.gradient:
        return array("d", bytes(8 * len(values)))
    column = _numbers(values, roles, roles.gradient)
    return column if type(column) is array else array("d", [attributes.number(content) or 0.0 for content in column])


def _symbols(values, roles, rows, counts, start):
    """Returns the symbols of the operations in the class's own notation, or ""; where that is not known, the name of the method. Before
    them, the number of each value's, counted from a start."""
    read = bulk.kinds(values, roles, roles.symbol, start) if roles.symbol else (array("i", [start] * len(values)), [""])
    kinds, contents = read or _kinds(_column(values, roles, roles.symbol), start)
    texts = [content if type(content) is str else recognition.name_of(content) for content in contents]
    of_class = recognition.symbol_of(type(values[0]))
    texts = [text or of_class for text in texts]
    numbers = {text: start + index for index, text in enumerate(texts)}
    unknown = {start + index for index, text in enumerate(texts) if not recognition.is_known(text)}
    for place, kind in enumerate(kinds if unknown else ()):
        if kind in unknown and counts[rows[place]]:
            value = values[place]
            text = texts[kind - start] or links.symbol(value)
            born = attributes.birth(value)
            if born and born[5] and not recognition.is_known(text):
                if text:
                    _engine.node_own(rows[place], text)
                text = born[5][0]
            if text not in numbers:
                numbers[text] = start + len(texts)
                texts.append(text)
            kinds[place] = numbers[text]
    return kinds, texts


def _kinds(contents, start):
    """Returns the number of each content among the different ones, counted from a start, and these."""
    texts = [content if type(content) is str else recognition.name_of(content) for content in contents]
    different = list(set(texts))
    numbers = {text: start + index for index, text in enumerate(different)}
    return array("i", [numbers[text] for text in texts]), different


def _tell_exponents(values, kinds, texts, start, rows, counts):
    """Tells the numbers that may be the exponents of powers whose symbol has none."""
    powers = {start + index for index, text in enumerate(texts) if text and _engine.needs_exponent(text)}
    for value, kind, row in zip(values, kinds, rows) if powers else ():
        if kind in powers and counts[row]:
            for number in recognition.exponents(value):
                _engine.node_hint(row, number)


def _tell_labels(values, roles, rows, labelled, counts):
    column = _column(values, roles, roles.label)
    if _is_all(column, _TEXTS) and not any(column):
        return
    for text, row in zip(column, rows):
        text = str(text or "")
        if text and not (counts[row] and roles.symbol == roles.label):
            labelled.add(row)
            _engine.node_label(row, text)
