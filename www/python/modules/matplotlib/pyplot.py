# `matplotlib.pyplot`: describes plots; the page draws them. A figure is shown when its cell ends, as in a notebook.
import json
import math

import _engine
from bridge import only

_NAMES = (
    "figure", "plot", "scatter", "contourf", "xlim", "ylim", "grid", "title", "xlabel", "ylabel", "legend", "show", "cm",
)  # fmt: skip
__getattr__ = only("matplotlib.pyplot", _NAMES)

_chart = None


class cm:
    """The names of colour maps. The page uses one map of its own, from blue to orange."""

    Spectral = "Spectral"
    jet = "jet"
    viridis = "viridis"
    coolwarm = "coolwarm"


def _current():
    if _chart is None:
        figure()
    return _chart


def figure(*args, figsize=(6.4, 4.8), **kwargs):
    global _chart
    show()
    _chart = {"title": "", "xLabel": "", "yLabel": "", "grid": False, "aspect": figsize[0] / figsize[1], "series": []}


def plot(x, y=None, *args, label="", **kwargs):
    if y is None or isinstance(y, str):
        x, y = range(len(x)), x
    x, y = _same_length(x, y)
    _current()["series"].append({"type": "line", "x": x, "y": y, "label": str(label or "")})


def scatter(x, y, s=20, c=None, label="", **kwargs):
    x, y = _same_length(x, y)
    series = {"type": "scatter", "x": x, "y": y, "size": s if isinstance(s, (int, float)) else 20, "label": str(label or "")}
    if c is not None and not isinstance(c, str):
        series["values"] = _numbers(c)
        if len(series["values"]) != len(x):
            raise ValueError("c must have one number for each of the %d points, not %d" % (len(x), len(series["values"])))
    _current()["series"].append(series)


def contourf(x, y, z, *args, alpha=1.0, **kwargs):
    if len(x.shape) == 2:
        x = x[0]
    if len(y.shape) == 2:
        y = y[:, 0]
    if z.shape != (len(y), len(x)):
        raise TypeError("contourf needs z in the shape (%d, %d), not %s" % (len(y), len(x), z.shape))
    rows = [_numbers(row) for row in z]
    _current()["series"].append({"type": "contour", "x": _numbers(x), "y": _numbers(y), "z": rows, "opacity": 1.0 if alpha is None else float(alpha)})


def xlim(least, greatest):
    _current()["xLimits"] = _numbers([least, greatest])


def ylim(least, greatest):
    _current()["yLimits"] = _numbers([least, greatest])


def grid(visible=True, **kwargs):
    _current()["grid"] = bool(visible)


def title(text, **kwargs):
    _current()["title"] = str(text)


def xlabel(text, **kwargs):
    _current()["xLabel"] = str(text)


def ylabel(text, **kwargs):
    _current()["yLabel"] = str(text)


def legend(*args, **kwargs):
    """Does nothing, as the page always shows a legend for series with a label."""


def show(*args, **kwargs):
    global _chart
    if _chart is not None and _chart["series"]:
        _engine.chart(json.dumps(_chart))
    _chart = None


def _same_length(x, y):
    x, y = _numbers(x), _numbers(y)
    if len(x) != len(y):
        raise ValueError("x and y must have same length, but they have %d and %d" % (len(x), len(y)))
    return x, y


def _numbers(things):
    # JSON has no infinity and no NaN; None becomes a gap.
    numbers = [float(thing) for thing in things]
    return [number if math.isfinite(number) else None for number in numbers]
