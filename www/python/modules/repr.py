# Writes the value of a cell's last expression.

_WIDTH = 79
_LONGEST = 1000


def pretty(thing, indent):
    """Writes a value as IPython does: on one line if it fits, or else with one element per line."""
    brackets = {list: "[]", tuple: "()", set: "{}", dict: "{}"}.get(type(thing))
    if not brackets or not len(thing):
        return repr(thing)
    parts = []
    for element in _in_order(thing) if type(thing) is set else thing:
        if len(parts) == _LONGEST:
            parts.append("...")
            break
        before = ""
        if type(thing) is dict:
            before, element = repr(element) + ": ", thing[element]
        parts.append(before + pretty(element, indent + 1 + len(before)))
    end = brackets[1] if type(thing) is not tuple or len(parts) > 1 else ",)"
    line = brackets[0] + ", ".join(parts) + end
    if len(line) + indent <= _WIDTH and "\n" not in line:
        return line
    return brackets[0] + (",\n" + " " * (indent + 1)).join(parts) + end


def _in_order(things):
    """Returns the elements of a set as IPython orders them: by themselves if they can be compared, or else by their texts."""
    try:
        return sorted(things)
    except Exception:
        return sorted(things, key=str)
