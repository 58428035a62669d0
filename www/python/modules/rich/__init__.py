# Implements `rich`, without colours.
import builtins

from bridge import only

__getattr__ = only("rich", ("console", "pretty", "print", "progress"))


def plain(text):
    """Returns a text without marks such as [bold red] and [/]."""
    result = ""
    while text:
        before, bracket, rest = text.partition("[")
        inside, end, after = rest.partition("]")
        is_mark = bool(end) and (inside[:1] == "/" or inside.replace(" ", "").replace("_", "").isalpha())
        result += before if is_mark else before + bracket
        text = after if is_mark else rest
    return result


def print(*things, sep=" ", end="\n", **_):
    builtins.print(*[plain(thing) if isinstance(thing, str) else thing for thing in things], sep=sep, end=end)
