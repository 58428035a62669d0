# Tells the page of every value of a learner's class that a value depends on. There may be 100,000: what is done for each takes
# as long as the learner's own program, so whole lists are made by built-in functions, and JavaScript reads them at once.
from array import array

import _engine
import attributes
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
    values = [root]
    places = {id(root): 0}
    counts = []
    operands = []
    constants = []
    if not _traverse(values, places, counts, operands, constants):
        return False
    rows = []
    data = []
    grad = []
    first = []
    symbols = []
    scopes = []
    ages = []
    numbers = {"": 0}
    labelled = set()
    for kind, members, of_class in _by_class(values):
        roles = attributes.known[kind]
        births = _births(of_class, roles)
        of_data = _data(of_class, roles)
        rows.extend(members)
        data.extend(of_data)
        grad.extend(_gradients(of_class, roles))
        first.extend(_first(births, roles, of_data))
        ages.extend([born[0] for born in births])
        scopes.extend([born[1] for born in births])
        texts = _symbols(of_class, roles, births, members)
        for text in set(texts):
            if text not in numbers:
                numbers[text] = _engine.node_symbol(text)
        symbols.extend(map(numbers.get, texts))
        _tell_exponents(of_class, texts, members, counts)
        if roles.label:
            _tell_labels(of_class, roles, members, labelled, counts)
        if roles.tracks:
            for row, tracks in zip(members, _column(of_class, roles, roles.tracks)):
                if tracks is False and not counts[row]:
                    _engine.node_untracked(row)
    for key, name in notebook.names().items():
        row = places.get(-1 - key)
        if row is not None and row not in labelled:
            _engine.node_label(row, name)
    floats = [array("d", column) for column in (data, grad, first, constants)]
    integers = [array("i", column) for column in (rows, symbols, scopes, ages, counts, operands)]
    addresses = [interpreter.address(column) for column in floats + integers]
    _engine.record_nodes(title, len(values), len(operands), len(constants), *addresses)
    return True


def _traverse(values, places, counts, operands, constants):
    """Adds all that the first value depends on to `values`, and their places by identity to `places`. `counts` gets the number of
    operands of each value, and `operands` their places one after the other: a plain number is a constant, and its place negative.
    Returns whether there are not too many."""
    known = attributes.known
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
                            return False
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
            found = recognition.operands(value)
            if len(found) == 1:
                found = recognition.completed(value, found)
        counts.append(len(found))
    return True


def _by_class(values):
    """Returns each class with the places of its values, and these."""
    kinds = list(map(type, values))
    if len(set(kinds)) == 1:
        return [(kinds[0], list(range(len(values))), values)]
    found = {}
    for place, kind in enumerate(kinds):
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


def _births(values, roles):
    births = _column(values, roles, BIRTH)
    if None not in births and attributes.apart is None:
        return births
    return [born or attributes.birth(value) or _UNKNOWN for born, value in zip(births, values)]


def _data(values, roles):
    column = _column(values, roles, roles.data)
    if _is_all(column, _NUMBERS):
        return column
    numbers = [attributes.number(content) for content in column]
    other = [value for value, content, number in zip(values, column, numbers) if number is None and content is not None]
    if other:
        value = min(other, key=attributes.age)
        content = roles.read(value, roles.data, None)
        raise NotScalar(value, attributes.unscalar(content) or "a %s" % type(content).__name__)
    return [float("nan") if number is None else number for number in numbers]


def _gradients(values, roles):
    """Returns the gradients, which are 0 if there are none yet."""
    if not roles.gradient:
        return [0.0] * len(values)
    column = _column(values, roles, roles.gradient)
    return column if _is_all(column, _NUMBERS) else [attributes.number(content) or 0.0 for content in column]


def _first(births, roles, data):
    """Returns the number that each value had when it was made, or its present one if that is not known."""
    name = roles.data
    column = [born[4] if born[3] == name else None for born in births]
    if _is_all(column, _NUMBERS):
        return column
    column = [attributes.number(content) for content in column]
    return [now if number is None else number for number, now in zip(column, data)]


def _symbols(values, roles, births, rows):
    """Returns the symbols of the operations in the class's own notation, or ""; where that is not known, the name of the method."""
    if roles.symbol:
        texts = _column(values, roles, roles.symbol)
        if not _is_all(texts, (str,)):
            texts = [text if type(text) is str else recognition.name_of(text) for text in texts]
    else:
        texts = [""] * len(values)
    of_class = recognition.symbol_of(type(values[0]))
    if of_class:
        texts = [text or of_class for text in texts]
    if links.linked:
        texts = [text or links.symbol(value) for text, value in zip(texts, values)]
    running = [born[5] for born in births]
    if any(running):
        for place, made in enumerate(running):
            text = texts[place]
            if made and not (text and recognition.is_known(text)):
                if text:
                    _engine.node_own(rows[place], text)
                texts[place] = made[0]
    return texts


def _tell_exponents(values, texts, rows, counts):
    """Tells the numbers that may be the exponents of powers whose symbol has none."""
    powers = [text for text in set(texts) if text and _engine.needs_exponent(text)]
    if not powers:
        return
    for value, text, row in zip(values, texts, rows):
        if text in powers and counts[row]:
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
