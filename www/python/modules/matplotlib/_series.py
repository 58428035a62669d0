# Implements the plotting functions, each of which keeps its series as plain data that the page draws.
from matplotlib._artists import artist
from matplotlib._colours import colour_of, is_colour, parsed, stroke_of
from matplotlib._numbers import numbers, rows


class Plots:
    """The plotting functions of an axes."""

    def _add(self, kind, label, colour, alpha, **parts):
        series = {"type": kind, "label": "" if label is None or str(label)[:1] == "_" else str(label)}
        if colour is not None:
            series["colour"] = colour
        if alpha is not None:
            series["opacity"] = float(alpha)
        series.update(parts)
        self._series.append(series)
        return artist(self, series)

    def plot(self, *args, label=None, color=None, c=None, linestyle=None, ls=None, marker=None, linewidth=None, lw=None, alpha=None, **_):
        lines = []
        args = list(args)
        while args:
            x = args.pop(0)
            y = args.pop(0) if args and not isinstance(args[0], str) else None
            text = args.pop(0) if args and isinstance(args[0], str) else ""
            if y is None:
                x, y = range(len(x)), x
            of_text, stroke, dot = parsed(text)
            style = linestyle or ls
            xs, ys = self._pair(x, y)
            for column in ys if isinstance(ys[0] if ys else 0, list) else [ys]:
                lines.append(
                    self._add(
                        "line",
                        label,
                        colour_of(color or c) or of_text,
                        alpha,
                        x=xs,
                        y=column,
                        stroke=stroke_of(style) if style is not None else stroke or "solid",
                        marker=bool(marker or dot) and (marker or dot) not in ("None", "none", ""),
                        width=float(linewidth or lw or 1.5),
                    )
                )
        return lines

    def scatter(self, x, y, s=20, c=None, label=None, color=None, alpha=None, cmap=None, edgecolors=None, **_):
        xs, ys = self._pair(x, y)
        sizes = s if isinstance(s, (int, float)) else None
        series = {"x": xs, "y": ys, "size": 20.0 if s is None else float(sizes) if sizes is not None else float(numbers(s)[0])}
        c = color if c is None else c
        if c is None or is_colour(c):
            return self._add("scatter", label, colour_of(c), alpha, **series)
        each = list(c)
        if len(each) != len(xs) and len(each) in (3, 4):
            return self._add("scatter", label, colour_of(c), alpha, **series)
        if len(each) != len(xs):
            raise ValueError("c must have one number for each of the %d points, not %d" % (len(xs), len(each)))
        if each and (isinstance(each[0], (str, tuple, list))):
            series["colours"] = [colour_of(one) or "C0" for one in each]
        else:
            series["values"] = numbers(each)
        return self._add("scatter", label, None, alpha, **series)

    def _contours(self, x, y, z, levels, alpha, is_filled, colour):
        from numpy import arange, array

        if z is None:
            # Only z is given, and perhaps levels.
            z, levels = array(x), y
            x, y = arange(z.shape[1]), arange(z.shape[0])
        x, y, z = array(x), array(y), array(z)
        x = x[0] if len(x.shape) == 2 else x
        y = y[:, 0] if len(y.shape) == 2 else y
        if z.shape != (len(y), len(x)):
            raise TypeError("contourf needs z in the shape (%d, %d), not %s" % (len(y), len(x), z.shape))
        parts = {"x": numbers(x), "y": numbers(y), "z": [numbers(row) for row in z], "filled": is_filled}
        if levels is not None and not isinstance(levels, int):
            parts["levels"] = numbers(levels)
        return self._add("contour", None, colour, 1.0 if alpha is None else alpha, **parts)

    def contourf(self, x, y=None, z=None, levels=None, *_, alpha=None, **__):
        return self._contours(x, y, z, levels, alpha, True, None)

    def contour(self, x, y=None, z=None, levels=None, *_, alpha=None, colors=None, **__):
        colour = colors if colors is None or isinstance(colors, str) else colors[0]
        return self._contours(x, y, z, levels, alpha, False, colour_of(colour))

    def pcolormesh(self, x, y, z, alpha=None, **_):
        return self.contourf(x, y, z, alpha=alpha)

    def bar(self, x, height, width=0.8, bottom=0, label=None, color=None, alpha=None, align="center", **_):
        return self._bars(x, height, width, bottom, label, color, alpha, align, False)

    def barh(self, y, width, height=0.8, left=0, label=None, color=None, alpha=None, align="center", **_):
        return self._bars(y, width, height, left, label, color, alpha, align, True)

    def _bars(self, places, lengths, width, base, label, color, alpha, align, is_lying):
        lengths = numbers(lengths)
        places = [places] if isinstance(places, (int, float, str)) else list(places)
        if places and isinstance(places[0], str):
            self._chart["yTicks" if is_lying else "xTicks"] = [[k, name] for k, name in enumerate(places)]
            places = range(len(places))
        places = numbers(places)
        if len(places) != len(lengths):
            raise ValueError("shape mismatch: %d bars need as many lengths, not %d" % (len(places), len(lengths)))
        bases = numbers(base) if not isinstance(base, (int, float)) else [base] * len(places)
        widths = numbers(width) if not isinstance(width, (int, float)) else [float(width)] * len(places)
        starts = [place - (breadth / 2 if align == "center" else 0) for place, breadth in zip(places, widths)]
        along = [[start, start + breadth] for start, breadth in zip(starts, widths)]
        up = [[start, start + length] for start, length in zip(bases, lengths)]
        x, y = (up, along) if is_lying else (along, up)
        parts = {"x": [number for pair in x for number in pair], "y": [number for pair in y for number in pair]}
        if color is not None and not is_colour(color) and len(color) == len(places) and isinstance(color[0], (str, tuple, list)):
            parts["colours"] = [colour_of(one) or "C0" for one in color]
            color = None
        return self._add("bars", label, colour_of(color), alpha, **parts)

    def hist(self, x, bins=10, range=None, density=False, label=None, color=None, alpha=None, **_):
        """Counts the numbers in each bin, and returns the counts, the edges and the bars."""
        flat = [number for number in numbers(x.ravel() if hasattr(x, "ravel") else x) if number is not None]
        if isinstance(bins, int):
            low, high = range or ((min(flat), max(flat)) if flat else (0.0, 1.0))
            if low == high:
                low, high = low - 0.5, high + 0.5
            edges = [low + (high - low) * k / bins for k in _count(bins)] + [float(high)]
        else:
            edges = numbers(bins)
        counts = [0.0] * (len(edges) - 1)
        for number in flat:
            if edges[0] <= number <= edges[-1]:
                place = len([edge for edge in edges[1:-1] if edge <= number])
                counts[place] += 1
        if density:
            total = sum(counts) or 1.0
            counts = [count / total / (high - low) for count, low, high in zip(counts, edges, edges[1:])]
        widths = [high - low for low, high in zip(edges, edges[1:])]
        bars = self.bar(edges[:-1], counts, widths, label=label, color=color, alpha=alpha, align="edge")
        from numpy import array

        return array(counts), array(edges), bars

    def imshow(self, X, extent=None, origin="upper", vmin=None, vmax=None, alpha=None, **_):
        z = rows(X, origin == "lower")
        height, width = len(z), len(z[0]) if z else 0
        left, right, low, high = extent or (-0.5, width - 0.5, height - 0.5, -0.5)
        if origin == "lower":
            low, high = (extent[2], extent[3]) if extent else (-0.5, height - 0.5)
        parts = {"z": z, "x": [float(left), float(right)], "y": [float(low), float(high)]}
        if vmin is not None and vmax is not None:
            parts["limits"] = [float(vmin), float(vmax)]
        picture = self._add("image", None, None, alpha, **parts)
        picture.is_upside_down = origin == "lower"
        return picture

    matshow = imshow

    def fill_between(self, x, y1, y2=0, label=None, color=None, alpha=None, **_):
        xs = numbers(x)
        upper, lower = [numbers(one) if not isinstance(one, (int, float)) else [float(one)] * len(xs) for one in (y1, y2)]
        return self._add("area", label, colour_of(color), alpha, x=xs, y=upper, base=lower)

    def axhline(self, y=0, *_, label=None, color=None, c=None, linestyle="-", ls=None, linewidth=None, lw=None, alpha=None, **__):
        return self._rule("y", y, label, color or c, ls or linestyle, linewidth or lw, alpha)

    def axvline(self, x=0, *_, label=None, color=None, c=None, linestyle="-", ls=None, linewidth=None, lw=None, alpha=None, **__):
        return self._rule("x", x, label, color or c, ls or linestyle, linewidth or lw, alpha)

    def _rule(self, side, place, label, color, style, width, alpha):
        parts = {"x": [], "y": [], "stroke": stroke_of(style), "width": float(width or 1.5)}
        parts[side] = [float(place)]
        return self._add("rule", label, colour_of(color), alpha, **parts)

    def text(self, x, y, s, color=None, c=None, ha="left", horizontalalignment=None, transform=None, **_):
        text = self._add("text", None, colour_of(color or c), None, x=[float(x)], y=[float(y)], text=str(s), align=horizontalalignment or ha)
        if transform is self.transAxes:
            self._series[-1]["isOfAxes"] = True
        return text

    def annotate(self, text, xy, xytext=None, **settings):
        return self.text(xy[0], xy[1], text, color=settings.get("color"))

    @staticmethod
    def _pair(x, y):
        xs = numbers(x)
        ys = [numbers(column) for column in y.T] if len(getattr(y, "shape", ())) == 2 else numbers(y)
        length = len(ys[0]) if ys and isinstance(ys[0], list) else len(ys)
        if len(xs) != length:
            raise ValueError("x and y must have same length, but they have %d and %d" % (len(xs), length))
        return xs, ys


_count = range
