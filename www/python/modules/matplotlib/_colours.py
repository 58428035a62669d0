# Translates the colours that matplotlib knows by name into the page's form: "#rrggbb", "C0" for the first of the cycle, and black
# and white, which follow the page's theme.
_LETTERS = {"b": "#0000ff", "g": "#008000", "r": "#ff0000", "c": "#00bfbf", "m": "#bf00bf", "y": "#bfbf00", "k": "black", "w": "white"}
_TABLEAU = {
    "blue": "#1f77b4", "orange": "#ff7f0e", "green": "#2ca02c", "red": "#d62728", "purple": "#9467bd", "brown": "#8c564b",
    "pink": "#e377c2", "gray": "#7f7f7f", "grey": "#7f7f7f", "olive": "#bcbd22", "cyan": "#17becf",
}  # fmt: skip
_NAMES = {
    "black": "black", "white": "white", "red": "#ff0000", "green": "#008000", "blue": "#0000ff", "yellow": "#ffff00", "cyan": "#00ffff",
    "magenta": "#ff00ff", "orange": "#ffa500", "purple": "#800080", "brown": "#a52a2a", "pink": "#ffc0cb", "gray": "#808080",
    "grey": "#808080", "lightgray": "#d3d3d3", "lightgrey": "#d3d3d3", "darkgray": "#a9a9a9", "darkgrey": "#a9a9a9", "silver": "#c0c0c0",
    "lightblue": "#add8e6", "skyblue": "#87ceeb", "steelblue": "#4682b4", "royalblue": "#4169e1", "navy": "#000080", "darkblue": "#00008b",
    "dodgerblue": "#1e90ff", "cornflowerblue": "#6495ed", "teal": "#008080", "turquoise": "#40e0d0", "lightgreen": "#90ee90",
    "limegreen": "#32cd32", "lime": "#00ff00", "darkgreen": "#006400", "forestgreen": "#228b22", "seagreen": "#2e8b57", "olive": "#808000",
    "gold": "#ffd700", "goldenrod": "#daa520", "darkorange": "#ff8c00", "coral": "#ff7f50", "salmon": "#fa8072", "tomato": "#ff6347",
    "orangered": "#ff4500", "crimson": "#dc143c", "firebrick": "#b22222", "darkred": "#8b0000", "maroon": "#800000", "violet": "#ee82ee",
    "orchid": "#da70d6", "indigo": "#4b0082", "hotpink": "#ff69b4", "deeppink": "#ff1493", "tan": "#d2b48c", "beige": "#f5f5dc",
}  # fmt: skip


def colour_of(colour):
    """Returns a colour in the page's form, or None if the page should choose one."""
    if colour is None or colour == "none":
        return None
    if isinstance(colour, str):
        return _named(colour)
    parts = [float(part) for part in colour]
    if len(parts) not in (3, 4) or not all(0 <= part <= 1 for part in parts):
        raise ValueError("%r is not a valid value for color" % (colour,))
    return "#%02x%02x%02x" % tuple([int(part * 255 + 0.5) for part in parts[:3]])


def _named(name):
    name_of_tableau = name[4:] if name[:4] == "tab:" else ""
    found = _LETTERS.get(name) or _NAMES.get(name.lower()) or _TABLEAU.get(name_of_tableau)
    if found:
        return found
    if len(name) == 2 and name[0] == "C" and name[1].isdigit():
        return name
    digits = name[1:].lower()
    if name[:1] == "#" and all(digit in "0123456789abcdef" for digit in digits):
        if len(digits) in (3, 4):
            return "#" + "".join(digit + digit for digit in digits[:3])
        if len(digits) in (6, 8):
            return "#" + digits[:6]
    try:
        return colour_of([float(name)] * 3)
    except ValueError:
        raise ValueError("%r is not a valid value for color" % (name,))


def is_colour(thing):
    """Returns whether an argument is one colour, rather than a number or a colour for each point."""
    return isinstance(thing, str)


_STROKES = {"-": "solid", "--": "dashed", "-.": "dashed", ":": "dotted"}
_STROKE_NAMES = {"solid": "solid", "dashed": "dashed", "dashdot": "dashed", "dotted": "dotted", "": "none", "None": "none", "none": "none", " ": "none"}
_MARKERS = ".,ov^<>12348spP*hH+xXDd|_"


def stroke_of(style):
    found = _STROKES.get(style) or _STROKE_NAMES.get(style)
    if found is None:
        raise ValueError("%r is not a valid value for ls; supported values are '-', '--', '-.', ':', 'None'" % (style,))
    return found


def parsed(text):
    """Returns the colour, the stroke and the marker of a format such as "r--o", or None for each that it leaves out."""
    colour = stroke = marker = None
    rest = text
    while rest:
        if rest[:2] in _STROKES:
            stroke, rest = _STROKES[rest[:2]], rest[2:]
        elif rest[:2] in ("C0", "C1", "C2", "C3", "C4", "C5", "C6", "C7", "C8", "C9"):
            colour, rest = rest[:2], rest[2:]
        elif rest[0] in _STROKES:
            stroke, rest = _STROKES[rest[0]], rest[1:]
        elif rest[0] in _LETTERS:
            colour, rest = _LETTERS[rest[0]], rest[1:]
        elif rest[0] in _MARKERS:
            marker, rest = rest[0], rest[1:]
        else:
            try:
                return colour_of(text), None, None
            except ValueError:
                raise ValueError("%r is not a valid format string (unrecognized character %r)" % (text, rest[0]))
    if marker and not stroke:
        stroke = "none"
    return colour, stroke, marker
