# Writes the value of a cell's last expression.

_WIDTH = 79
_LONGEST = 1000


def pretty(thing, indent):
    """Writes a value as IPython does: on one line if it fits, or else with one element per line."""
    brackets = {list: "[]", tuple: "()", set: "{}"}.get(type(thing))
    if not brackets or not len(thing):
        return repr(thing)
    parts = []
    for element in thing:
        if len(parts) == _LONGEST:
            parts.append("...")
            break
        parts.append(pretty(element, indent + 1))
    end = brackets[1] if type(thing) is not tuple or len(parts) > 1 else ",)"
    line = brackets[0] + ", ".join(parts) + end
    if len(line) + indent <= _WIDTH and "\n" not in line:
        return line
    return brackets[0] + (",\n" + " " * (indent + 1)).join(parts) + end
