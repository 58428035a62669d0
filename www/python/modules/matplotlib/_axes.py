# Implements a pair of axes: its series, titles, labels, limits and ticks.
from matplotlib._artists import Artist, Words, artist
from matplotlib._lines import Lines

_IGNORED = (
    "tick_params", "set_facecolor", "margins", "set_axisbelow", "minorticks_on", "set_prop_cycle", "locator_params", "autoscale", "set_zorder",
    "clabel", "bar_label", "add_artist", "add_collection", "label_outer", "set_box_aspect", "ticklabel_format", "relim", "autoscale_view",
)  # fmt: skip


class _Spines:
    """The edges of an axes, which are the page's."""

    def __getitem__(self, _):
        return Artist()

    def values(self):
        return [Artist()]


class Axes(Lines):
    is_picture = True
    spines = _Spines()
    # The ways to give a place: as numbers, and as fractions of the axes.
    transData, transAxes = "data", "axes"
    xaxis = yaxis = Artist()

    def __init__(self, figure=None):
        self.figure = figure
        self.clear()

    def clear(self):
        self._series = []
        self._chart = {"title": "", "xLabel": "", "yLabel": "", "grid": False, "legend": False}

    cla = clear

    def drop(self, series):
        """Takes away one series."""
        self._series = [one for one in self._series if one is not series]

    def take(self, series):
        """Takes back a series that was taken away."""
        self.drop(series)
        self._series.append(series)

    def _of(self, *kinds):
        return [artist(self, series) for series in self._series if series["type"] in kinds]

    @property
    def lines(self):
        return self._of("line")

    @property
    def collections(self):
        return self._of("scatter", "contour", "area")

    @property
    def texts(self):
        return self._of("text")

    @property
    def images(self):
        return self._of("image")

    @property
    def patches(self):
        return [bar for bars in self._of("bars") for bar in bars]

    def __getattr__(self, name):
        if name in _IGNORED:
            return lambda *_, **__: None
        raise AttributeError("an axes has no '%s' here. It has: %s" % (name, ", ".join(METHODS)))

    def add_patch(self, patch):
        if patch.points:
            self.plot([x for x, _ in patch.points], [y for _, y in patch.points], **patch.settings)
        return patch

    def twinx(self):
        """Returns an axes below this one, as one here has one scale for each direction."""
        return self.figure.add_axes()

    twiny = twinx

    def get_xlim(self):
        return tuple(self._range("x"))

    def get_ylim(self):
        return tuple(self._range("y"))

    def _range(self, side):
        """Returns the limits as they were set, or those of what is plotted, with a margin."""
        found = [one for series in self._series if "isOfAxes" not in series for one in series[side] if one is not None] or [0.0, 1.0]
        low, high = min(found), max(found)
        margin = 0.05 * (high - low)
        asked = self._chart.get(side + "Limits") or [None, None]
        return [free if one is None else one for one, free in zip(asked, (low - margin, high + margin))]

    def set_title(self, label, *_, **__):
        return Words(self._chart, "title", label)

    def get_title(self):
        return self._chart["title"]

    def set_xlabel(self, label, *_, **__):
        return Words(self._chart, "xLabel", label)

    def get_xlabel(self):
        return self._chart["xLabel"]

    def set_ylabel(self, label, *_, **__):
        return Words(self._chart, "yLabel", label)

    def get_ylabel(self):
        return self._chart["yLabel"]

    def set(self, **settings):
        for name, value in settings.items():
            getattr(self, "set_" + name)(*(value if name in ("xlim", "ylim") else (value,)))

    def set_xlim(self, left=None, right=None, **_):
        return self._limits("xLimits", left, right)

    def set_ylim(self, bottom=None, top=None, **_):
        return self._limits("yLimits", bottom, top)

    def _limits(self, name, low, high):
        if low is None and high is None:
            return self._chart.get(name)
        if high is None and not isinstance(low, (int, float)):
            low, high = low
        self._chart[name] = [None if one is None else float(one) for one in (low, high)]

    def set_xscale(self, value, **_):
        self._chart["xLog"] = _is_log(value)

    def set_yscale(self, value, **_):
        self._chart["yLog"] = _is_log(value)

    def semilogy(self, *args, **kwargs):
        self.set_yscale("log")
        return self.plot(*args, **kwargs)

    def semilogx(self, *args, **kwargs):
        self.set_xscale("log")
        return self.plot(*args, **kwargs)

    def loglog(self, *args, **kwargs):
        self.set_xscale("log")
        return self.semilogy(*args, **kwargs)

    def set_xticks(self, ticks, labels=None, **_):
        self._set_ticks("xTicks", ticks, labels)

    def set_yticks(self, ticks, labels=None, **_):
        self._set_ticks("yTicks", ticks, labels)

    def _set_ticks(self, name, ticks, labels):
        self._chart[name] = [[float(place), str(text)] for place, text in zip(ticks, labels or [_short(one) for one in ticks])]

    def get_xticks(self):
        return [place for place, _ in self._chart.get("xTicks", [])]

    def get_yticks(self):
        return [place for place, _ in self._chart.get("yTicks", [])]

    def get_xticklabels(self, *_, **__):
        """Returns handles of the words at the ticks, whose looks are the page's."""
        return [Artist() for _ in self.get_xticks()]

    def get_yticklabels(self, *_, **__):
        return [Artist() for _ in self.get_yticks()]

    def set_xticklabels(self, labels, **_):
        self._set_ticks("xTicks", [place for place, _ in self._chart.get("xTicks", [])] or range(len(labels)), labels)

    def set_yticklabels(self, labels, **_):
        self._set_ticks("yTicks", [place for place, _ in self._chart.get("yTicks", [])] or range(len(labels)), labels)

    def grid(self, visible=True, *_, **__):
        self._chart["grid"] = bool(visible)

    def legend(self, handles=None, labels=None, *_, **__):
        self._chart["legend"] = True
        # Shapes that are no series have their words already.
        handles = [] if handles is None else list(handles)
        labels = labels if labels is not None else handles if handles and isinstance(handles[0], str) else None
        for series, label in zip(self._series, labels or ()):
            series["label"] = str(label)

    def axis(self, option=None, *_, **__):
        if option in ("off", False):
            self._chart["hidden"] = True
        elif option in ("equal", "scaled", "square", "image"):
            self._chart["equal"] = True
        elif isinstance(option, (list, tuple)):
            self.set_xlim(option[0], option[1])
            self.set_ylim(option[2], option[3])

    def set_axis_off(self):
        self._chart["hidden"] = True

    def set_aspect(self, aspect, *_, **__):
        self._chart["equal"] = aspect in ("equal", 1)

    def invert_yaxis(self):
        self._chart["isUpsideDown"] = True

    def described(self):
        """Returns the chart in the page's form, or None if nothing is plotted."""
        return dict(list(self._chart.items()) + [("series", [self._placed(one) for one in self._series])]) if self._series else None

    def _placed(self, series):
        """Returns a series whose place is given in numbers."""
        if "isOfAxes" not in series:
            return series
        placed = dict(series)
        del placed["isOfAxes"]
        for side in ("x", "y"):
            low, high = self._range(side)
            placed[side] = [low + (high - low) * series[side][0]]
        return placed


METHODS = (
    "add_patch", "annotate", "axhline", "axhspan", "axis", "axvline", "axvspan", "bar", "barh", "clear", "contour", "contourf", "errorbar", "fill_between",
    "grid", "hist", "hlines", "imshow", "legend", "loglog", "matshow", "pcolormesh", "plot", "quiver", "scatter", "semilogx", "semilogy",
    "set_title", "set_xlabel", "set_ylabel", "set_xlim", "set_ylim", "set_xscale", "set_yscale", "set_xticks", "set_yticks", "set_aspect",
    "stem", "step", "text", "twinx", "vlines",
)  # fmt: skip


def _is_log(scale):
    if scale not in ("linear", "log", "symlog"):
        raise ValueError("%r is not a valid scale; supported are 'linear' and 'log'" % (scale,))
    return scale == "log"


def _short(number):
    return str(int(number)) if float(number) == int(number) else str(number)
