# Decides the purpose of each attribute of a learner's class, by the contents and numbers of its instances, and by
# names if these are ambiguous.
import _engine
from attributes import BIRTH, CONTAINERS, attributes, birth, instances_in, known, number, of_python, read, slots, unscalar
from operands import captured, computed_from, within

# The names that decide if the numbers are ambiguous, the best first. Underscores around them are ignored.
DATA = ("data", "value", "val", "v", "x", "num", "number", "item", "scalar", "primal", "out", "output", "result", "n")
GRADIENT = ("grad", "gradient", "grd", "g", "derivative", "deriv", "adjoint", "adj", "dv", "dx", "d", "partial", "delta", "bar")
_OPERANDS = (
    "prev", "children", "child", "parents", "inputs", "operands", "args", "deps", "dependencies", "sources", "src",
    "came_from", "ancestors", "predecessors", "previous", "from", "in", "left", "right", "lhs", "rhs", "a", "b", "ctx",
)
SYMBOL = ("op", "operation", "opname", "op_name", "operator", "symbol", "fn", "func", "function", "creator", "kind", "type")
LABEL = ("label", "name", "tag", "title")
_TRACKS = ("requires_grad", "require_grad", "requires_gradient", "requiresgrad", "needs_grad", "needs_gradient", "req_grad", "trainable", "track_grad")
_OTHER_NUMBERS = ("id", "uid", "index", "idx", "count", "counter", "depth", "level", "order", "rank", "version", "step", "lr")

# The greatest number of instances that are examined, of one class and of all.
_OF_A_CLASS = 60
_IN_ALL = 600

_ARITHMETIC = ("__add__", "__mul__", "__radd__", "__rmul__", "__sub__", "__pow__", "__neg__", "__truediv__", "__matmul__")


class Roles:
    """The attributes of a class by purpose, or None if there is no such attribute, and the way to read them."""

    def __init__(self, cls, data, gradient, operands, symbol, label, tracks):
        self.data = data
        self.gradient = gradient
        self.operands = operands
        self.symbol = symbol
        self.label = label
        # Says of each value whether it gets a gradient at all, such as `requires_grad`.
        self.tracks = tracks
        # Whether the methods of the class say which operation they compute.
        self.is_named = False
        # `getattr` is faster, and allowed if it runs none of the learner's code.
        self.read = read if _answers(cls) else getattr


def _answers(cls):
    """Returns whether a class computes attributes by its own code."""
    own = getattr(object, "__getattribute__", None)
    return hasattr(cls, "__getattr__") or getattr(cls, "__getattribute__", None) is not own or bool(slots(cls))


def survey(things, is_all=False):
    """Examines values and their contents, and decides the roles of their attributes. `is_all` says that these are all
    that a program has made."""
    found = {}
    seen = set()
    waiting = [one for thing in things for one in instances_in(thing)]
    for thing in waiting:
        if len(seen) >= _IN_ALL:
            break
        if id(thing) in seen:
            continue
        held = attributes(thing)
        if held is None:
            continue
        seen.add(id(thing))
        of_class = found.setdefault(type(thing), [])
        if len(of_class) < _OF_A_CLASS:
            of_class.append((thing, held))
        for content in held.values():
            waiting.extend(instances_in(content))
    if found:
        _decide(found, is_all)


def _decide(found, is_all):
    """Decides the roles for each class of `found`: lists of instances with their attributes, by class."""
    numbers = {}
    for cls, instances in found.items():
        numbers[cls] = _numbers(instances)
    classes = [cls for cls in found if numbers[cls] or _unscalar(found[cls], ())]
    operands = {}
    for cls, instances in found.items():
        operands[cls] = _operands(instances, classes) or _capturing(instances, classes, is_all)
    decided = {}
    for cls, instances in found.items():
        scores = {}
        explained = 0
        for name in numbers[cls]:
            share = _explained(name, instances, operands[cls], classes)
            explained = max(explained, share)
            scores[name] = 10 * share + 4 * _given(name, instances) + rank(name, DATA) - rank(name, GRADIENT)
            if _plain(name) in _OTHER_NUMBERS:
                scores[name] -= 6
        data = _best(scores)
        if data is None or scores[data] < 0:
            data = _unscalar(instances, operands[cls]) or data
        decided[cls] = data, scores, explained > 0.5 or _computes(cls)
    for cls, instances in found.items():
        data, scores, computes = decided[cls]
        # Some programs have a class for each operation, perhaps with a single instance.
        kin = [one for other in found if decided[other][0] == data and _family(other) is _family(cls) for one in found[other]]
        gradient = _gradient(kin, numbers[cls], data, computes)
        is_named = data is not None and rank(data, DATA) and gradient and rank(gradient, GRADIENT)
        # What others of its kind are computed from is a value, too, such as a constant without a gradient.
        is_used = any(operands[type(one)] for one, _ in kin)
        is_open = not (is_used or gradient or (data is not None and data not in scores))
        if data is None or is_open or not (computes or is_named):
            known[cls] = None
            continue
        symbol, label = _texts(instances, operands[cls], classes)
        before = known.get(cls)
        known[cls] = Roles(cls, data, gradient, operands[cls], symbol, label, _tracks(instances))
        known[cls].is_named = before.is_named if before else False


def _family(cls):
    """Returns the topmost class of the learner's that a class extends."""
    for base in cls.__bases__:
        if getattr(base, "__module__", None) == "__main__":
            return _family(base)
    return cls


def _plain(name):
    return name.strip("_").lower()


def rank(name, words):
    """Returns how well a name fits a list of names, from 6 down to 0 if it is not in the list."""
    name = _plain(name)
    if name in words:
        return 6 - 4 * words.index(name) / len(words)
    return 1.5 if any(len(word) > 3 and word in name for word in words) else 0


def _best(scores):
    best = None
    for name in sorted(scores):
        if best is None or scores[name] > scores[best]:
            best = name
    return best


def _numbers(instances):
    """Returns the names of attributes that hold a number in some instance, and nothing else but None in any."""
    fits = {}
    for _, held in instances:
        for name, content in held.items():
            if content is None:
                continue
            is_number = type(content) is not bool and number(content) is not None
            fits[name] = fits.get(name, True) and is_number
    return [name for name in fits if fits[name]]


def _operands(instances, classes):
    """Returns the names of the attributes that hold operands."""
    scores = {}
    refused = set()
    singles = set()
    for thing, held in instances:
        born = birth(thing)
        for name, content in held.items():
            if name == BIRTH or type(content) in (int, float, str) or content is None:
                continue
            inner = [one for one in instances_in(content) if one is thing or type(one) in classes]
            if not inner and content is not thing:
                inner = within(content, classes)
            if not inner:
                continue
            for one in inner:
                other = birth(one)
                # A value that was made later is a result or was collected afterwards, not an operand.
                if one is thing or (born and other and other[0] > born[0]):
                    refused.add(name)
            if not isinstance(content, CONTAINERS) and not isinstance(content, dict):
                singles.add(name)
            bonus = 0.25 if isinstance(content, (tuple, list)) else 0
            scores[name] = max(scores.get(name, 0), 1 + rank(name, _OPERANDS) + bonus)
    for name in refused:
        scores.pop(name, None)
    for name in list(scores):
        if rank(name, GRADIENT) >= 2 and not rank(name, _OPERANDS):
            del scores[name]
    best = _best({name: scores[name] for name in scores if name not in singles})
    if best is not None:
        return [best]
    return sorted(name for name in scores if name in singles)


def _capturing(instances, classes, is_all):
    """Returns the attributes that hold a function which has captured values, as a `_backward` does: the operands may be
    nowhere else."""
    found = set()
    for thing, held in instances:
        for name, content in held.items():
            if is_all and type(content).__name__ == "closure" and _computes(type(thing)):
                _engine.lacks("does not tell what a function has captured")
            if callable(content) and captured(content, thing, classes):
                found.add(name)
    return sorted(found)[:1]


def _computes(cls):
    return any(hasattr(cls, name) for name in _ARITHMETIC)


def _explained(name, instances, operands, classes):
    """Returns the number of computed instances in which this attribute follows from the operands' numbers."""
    computed = 0
    explained = 0
    for thing, held in instances:
        inner = [read(one, name) for one in computed_from(thing, held, operands, classes) if type(one) in classes]
        parts = [number(one) for one in inner]
        if not parts:
            continue
        computed += 1
        result = number(held.get(name))
        if result is None or None in parts or len(parts) > 2:
            continue
        a, b = parts[0], parts[-1]
        # Zeros and equal numbers are no evidence.
        if result and not result == a == b and _engine.explains(a, b, len(parts), result):
            explained += 1
    return explained / computed if computed else 0


def _given(name, instances):
    """Returns the number of instances in which this attribute is an argument of the class's call."""
    count = 0
    for thing, held in instances:
        born = birth(thing)
        content = held.get(name)
        if born and content is not None and any(type(of_python(one)) in (int, float) and one == content for one in born[2]):
            count += 1
    return count / len(instances)


def _gradient(instances, numbers, data, computes):
    """Returns the attribute that is the gradient, or None."""
    scores = {}
    names = set()
    for _, held in instances:
        names.update(held)
    for name in names:
        empty = all(held.get(name) is None for _, held in instances)
        if name == data or not (name in numbers or empty):
            continue
        fit = rank(name, GRADIENT)
        if _plain(name) in _OTHER_NUMBERS or not (fit or (computes and not empty)):
            continue
        # The gradient is 0 or None everywhere before backward, and 1 for the result after it.
        held_by_all = all(name in held for _, held in instances)
        starts = all(held.get(name) in (0, None) for _, held in instances)
        ends = any(held.get(name) == 1 for _, held in instances)
        scores[name] = fit + (2 if held_by_all and (starts or ends) else 0) - rank(name, DATA) / 2
    best = _best(scores)
    return best if best is not None and scores[best] >= 1 else None


def _unscalar(instances, operands):
    """Returns the attribute of data that is not a real number: an array, a list or a complex number."""
    scores = {}
    for _, held in instances:
        for name, content in held.items():
            if name != BIRTH and name not in operands and unscalar(content):
                scores[name] = rank(name, DATA) - rank(name, GRADIENT)
    best = _best(scores)
    return best if best is not None and scores[best] >= 0 else None


def _texts(instances, operands, classes):
    """Returns the attributes that are the operation and the label; None where there is no such attribute."""
    symbols = {}
    labels = {}
    for thing, held in instances:
        is_computed = any(type(one) in classes for one in computed_from(thing, held, operands, classes))
        for name, content in held.items():
            if name == BIRTH:
                continue
            if name in operands:
                # An object between a value and its operands may be of a class that is named after the operation.
                is_between = attributes(content) is not None and type(content) not in classes
                if is_between and _engine.knows(name_of(content)):
                    symbols[name] = symbols.get(name, 0) + 1
                continue
            if rank(name, SYMBOL) >= 2 and name_of(content):
                symbols[name] = symbols.get(name, 0) + rank(name, SYMBOL)
            if type(content) is not str or not content:
                continue
            # Some call a result after its operation. A single letter is a name.
            if rank(name, LABEL) >= 2 and is_computed and len(content) > 1 and _engine.knows(content):
                symbols[name] = symbols.get(name, 0) + 2
            elif rank(name, LABEL) >= 2:
                labels[name] = labels.get(name, 0) + rank(name, LABEL)
            elif _engine.knows(content):
                symbols[name] = symbols.get(name, 0) + (2 if is_computed else -2)
    symbol = _best(symbols)
    return symbol if symbol is not None and symbols[symbol] > 0 else None, _best(labels)


def _tracks(instances):
    """Returns the attribute that says whether a value gets a gradient, or None."""
    for _, held in instances:
        for name, content in held.items():
            if type(content) is bool and _plain(name) in _TRACKS:
                return name
    return None


def name_of(content):
    """Returns the name of an operation that is given as a text, a function, a class, or an instance of a class."""
    if type(content) is str:
        return content
    if content is None or isinstance(content, (int, float) + CONTAINERS):
        return ""
    for name in ("__name__", "name"):
        try:
            found = getattr(content, name, None)
        except Exception:
            found = None
        if type(found) is str:
            return "" if found.startswith("<") or "backward" in found and found.strip("_") == "backward" else found
    return type(content).__name__ if attributes(content) is not None else ""
