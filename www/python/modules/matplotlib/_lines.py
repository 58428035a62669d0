# Implements the plotting functions that draw with lines of others: error bars, steps, stems, segments, arrows.
from matplotlib._colours import colour_of, is_colour, parsed
from matplotlib._numbers import numbers
from matplotlib._series import Plots

# The kinds of series that take the colours of the cycle.
_CYCLED = ("line", "scatter", "bars", "area")


class Lines(Plots):
    """More plotting functions of an axes."""

    def errorbar(self, x, y, yerr=None, xerr=None, fmt="", ecolor=None, elinewidth=None, capsize=0, label=None, color=None, c=None, **settings):
        if fmt in ("none", "None"):
            settings["linestyle"], fmt = "", ""
        colour = color or c
        bars = ecolor or colour or parsed(fmt)[0] or self._next_colour()
        line = self.plot(x, y, fmt, label=label, color=colour, **settings)[0]
        xs, ys = self._pair(x, y)
        pieces = []
        for errors, is_up in ((yerr, True), (xerr, False)):
            if errors is None:
                continue
            below, above = _errors(errors, len(xs))
            for place, (a, b) in enumerate(zip(xs, ys)):
                if a is None or b is None:
                    continue
                low, high = below[place], above[place]
                pieces.append(((a, b - low), (a, b + high)) if is_up else ((a - low, b), (a + high, b)))
        self._segments(pieces, None, bars, "-", elinewidth or 1.5, settings.get("alpha"))
        return line, (), ()

    def _next_colour(self):
        """Returns the colour of the cycle that the next series gets if it asks for none."""
        return "C%d" % (len([one for one in self._series if "colour" not in one and one["type"] in _CYCLED]) % 10)

    def _segments(self, pieces, label, colour, style, width, alpha):
        """Draws separate lines as one series, with gaps."""
        xs, ys = [], []
        for (a, b), (c, d) in pieces:
            xs += [a, c, None]
            ys += [b, d, None]
        colour = colour if colour is None or is_colour(colour) or not isinstance(colour[0], str) else colour[0]
        one = self.plot([], [], label=label, color=colour, linestyle=style, linewidth=width, alpha=alpha)[0]
        self._series[-1].update(x=xs, y=ys)
        return one

    def step(self, x, y, *args, where="pre", **settings):
        xs, ys = self._pair(x, y)
        right, up = xs[:1], ys[:1]
        for a, b in zip(xs[1:], ys[1:]):
            if where == "mid":
                middle = (right[-1] + a) / 2
                right, up = right + [middle, middle, a], up + [up[-1], b, b]
            elif where == "post":
                right, up = right + [a, a], up + [up[-1], b]
            else:
                right, up = right + [right[-1], a], up + [b, b]
        return self.plot(right, up, *args, **settings)

    def stem(self, *args, label=None, bottom=0, **_):
        y = args[1] if len(args) > 1 and not isinstance(args[1], str) else args[0]
        x = args[0] if y is not args[0] else range(len(y))
        xs, ys = self._pair(x, y)
        self._segments([((a, bottom), (a, b)) for a, b in zip(xs, ys)], None, self._next_colour(), "-", 1.5, None)
        return self.plot(xs, ys, "o", label=label)[0]

    def vlines(self, x, ymin, ymax, colors=None, linestyles="solid", label=None, linewidth=None, lw=None, color=None, alpha=None, **_):
        pieces = [((a, low), (a, high)) for a, low, high in _together(x, ymin, ymax)]
        return self._segments(pieces, label, colors or color, linestyles, linewidth or lw, alpha)

    def hlines(self, y, xmin, xmax, colors=None, linestyles="solid", label=None, linewidth=None, lw=None, color=None, alpha=None, **_):
        pieces = [((low, b), (high, b)) for b, low, high in _together(y, xmin, xmax)]
        return self._segments(pieces, label, colors or color, linestyles, linewidth or lw, alpha)

    def axvspan(self, xmin, xmax, *_, color=None, facecolor=None, **__):
        """Draws the two edges of a band."""
        for place in (xmin, xmax):
            self.axvline(place, color=color or facecolor or "gray", linewidth=1)

    def axhspan(self, ymin, ymax, *_, color=None, facecolor=None, **__):
        """Draws the two edges of a band."""
        for place in (ymin, ymax):
            self.axhline(place, color=color or facecolor or "gray", linewidth=1)

    def quiver(self, *args, color=None, alpha=None, **_):
        """Draws arrows as lines that begin with a dot, the longest as long as the distance between two."""
        x, y, u, v = [_flat(one) for one in args[:4]]
        if len(x) * len(y) == len(u) and len(x) != len(u):
            x, y = [a for _ in y for a in x], [b for b in y for _ in x]
        longest = max([(a * a + b * b) ** 0.5 for a, b in zip(u, v)] or [0.0])
        width = max(max(x) - min(x), max(y) - min(y)) if x else 1.0
        scale = width / max(len(x) ** 0.5 - 1, 1.0) / longest if longest else 0.0
        colour = color or "black"
        self._segments([((a, b), (a + scale * c, b + scale * d)) for a, b, c, d in zip(x, y, u, v)], None, colour, "-", 1.0, alpha)
        return self._add("scatter", None, colour_of(colour), alpha, x=x, y=y, size=6.0)


def _flat(things):
    if hasattr(things, "ravel"):
        return numbers(things.ravel())
    rows = list(things)
    return [one for row in rows for one in numbers(row)] if rows and isinstance(rows[0], (list, tuple)) else numbers(rows)


def _errors(errors, count):
    """Returns how far the bars go down and up, for each point."""
    if isinstance(errors, (int, float)):
        return [float(errors)] * count, [float(errors)] * count
    shape = getattr(errors, "shape", None)
    rows = list(errors)
    if len(rows) == 2 and (len(shape) == 2 if shape else isinstance(rows[0], (list, tuple))):
        return numbers(rows[0]), numbers(rows[1])
    return numbers(rows), numbers(rows)


def _together(*things):
    """Returns rows of numbers, in which a single number is repeated."""
    lists = [None if isinstance(one, (int, float)) else _flat(one) for one in things]
    count = max([len(one) for one in lists if one is not None] or [1])
    return zip(*[[float(thing)] * count if one is None else one for thing, one in zip(things, lists)])
