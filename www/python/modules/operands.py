# Finds the operands of a value in its attributes, whatever their form.
from attributes import BIRTH, CONTAINERS, attributes, instances_in, parts


def computed_from(thing, held, names, classes):
    """Returns the operands of an instance: values, and the plain numbers beside them."""
    found = []
    for name in names:
        content = held.get(name)
        if isinstance(content, dict):
            content = parts(content)
        if isinstance(content, CONTAINERS):
            for one in content:
                # The content may be pairs, such as an operand and its local derivative, or objects that stand for them.
                found.extend(instances_in(one) if isinstance(one, CONTAINERS) else within(one, classes) or [one])
        elif type(content) in classes:
            found.append(content)
        else:
            found.extend(captured(content, thing, classes) or within(content, classes))
    return found


def within(thing, classes):
    """Returns the values that an object of another class holds, such as the `ctx` that an operation left behind."""
    held = attributes(thing)
    if held is None or type(thing) in classes:
        return []
    names = [name for name in sorted(held) if name != BIRTH]
    return [one for name in names for one in instances_in(held[name]) if type(one) in classes]


def captured(function, thing, classes):
    """Returns the other values that a function has captured, `self` first."""
    cells = None if attributes(function) is not None else getattr(function, "__closure__", None)
    if not cells:
        return []
    found = []
    for name, cell in zip(function.__code__.co_freevars, cells):
        try:
            content = cell.cell_contents
        except ValueError:
            continue  # it has not been assigned yet
        inner = [one for one in instances_in(content) if type(one) in classes and one is not thing]
        found = inner + found if name == "self" else found + inner
    return found
