# Implements figures, whose axes form a grid. A figure is shown when its cell ends, as in a notebook.
import json

import _engine
from matplotlib._artists import Words
from matplotlib._axes import Axes

# The figures that have not been shown yet.
waiting = []


class _Ignored:
    """Takes any call, such as those to the canvas, which is the page's."""

    def __getattr__(self, name):
        return self

    def __call__(self, *_, **__):
        return self


class Figure:
    is_picture = True
    canvas = patch = _Ignored()

    def __init__(self, figsize=None, number=None):
        self._size = figsize or (6.4, 4.8)
        self._columns = 1
        self._rows = 1
        self._heading = {"title": ""}
        self._charts = []
        self.number = number
        self.axes = []
        # What to do before the figure is shown, as an animation does.
        self.before_show = []
        # The frames of an animation, before the last.
        self.frames = []
        self.is_saved = False
        waiting.append(self)

    def __getattr__(self, name):
        if name[:4] == "set_" or name in ("align_labels", "autofmt_xdate", "supxlabel", "supylabel", "text"):
            return lambda *_, **__: None
        raise AttributeError("a figure has no '%s' here. It has: %s" % (name, ", ".join(METHODS)))

    def grid_of(self, rows, columns, projection=None):
        """Gives the figure a grid of axes, and returns them row by row."""
        self._rows, self._columns = rows, columns
        self.axes = [self._made(projection) for _ in range(rows * columns)]
        return self.axes

    def _made(self, projection):
        if projection != "3d":
            return Axes(self)
        from matplotlib._space import Axes3D

        return Axes3D(self)

    def axes_at(self, rows, columns, place):
        """Returns the axes at a place that is counted from 1, row by row."""
        if (rows, columns) != (self._rows, self._columns) or not self.axes:
            self.grid_of(rows, columns)
        if not 1 <= place <= rows * columns:
            raise ValueError("num must be an integer with 1 <= num <= %d, not %r" % (rows * columns, place))
        return self.axes[place - 1]

    def add_gridspec(self, nrows=1, ncols=1, **_):
        from matplotlib.gridspec import GridSpec

        return GridSpec(nrows, ncols)

    def add_subplot(self, *place, projection=None, **_):
        if len(place) == 1 and hasattr(place[0], "as_place"):
            place = place[0].as_place()
        elif len(place) == 1 and place[0] > 99:
            place = (place[0] // 100, place[0] // 10 % 10, place[0] % 10)
        found = self.axes_at(*(place or (1, 1, 1)))
        if projection != "3d":
            return found
        at = self.axes.index(found)
        self.axes[at] = self._made(projection)
        return self.axes[at]

    def add_axes(self, *_, projection=None, **__):
        """Adds an axes below the others."""
        self.axes.append(self._made(projection))
        self._rows = -(-len(self.axes) // self._columns)
        return self.axes[-1]

    def subplots(self, nrows=1, ncols=1, squeeze=True, subplot_kw=None, **_):
        """Returns the axes of a new grid: a single one, a list, or a table."""
        from numpy import array, object_

        axes = self.grid_of(nrows, ncols, (subplot_kw or {}).get("projection"))
        if squeeze and len(axes) == 1:
            return axes[0]
        table = array(axes, dtype=object_)
        return table if squeeze and (nrows == 1 or ncols == 1) else table.reshape(nrows, ncols)

    def gca(self, projection=None, **_):
        return self.axes[-1] if self.axes else self.add_subplot(projection=projection)

    def set_size_inches(self, width, height=None):
        self._size = (width, height) if height is not None else width

    def suptitle(self, text, **_):
        return Words(self._heading, "title", text)

    def clear(self, *_, **__):
        self.axes = []
        self._heading["title"] = ""

    clf = clear

    def tight_layout(self, *_, **__):
        """Does nothing, as the page makes room for the labels of the axes."""

    subplots_adjust = colorbar = legend = tight_layout

    def savefig(self, name, *_, **__):
        self.is_saved = True
        _engine.note("There are no files here: the picture %s is shown below." % (name,))

    def show(self, *_, **__):
        if self in waiting:
            waiting.remove(self)
        for prepare in self.before_show:
            prepare()
        last = self.described()
        if not last:
            return
        frames, self.frames = [frame for frame in self.frames if frame], []
        if len(frames) > 1:
            if frames[-1] != last:
                frames.append(last)
            _engine.film('{"frames": [%s]}' % ", ".join(frames))
        elif len(self._charts) == 1 and not self._heading["title"]:
            _engine.chart(json.dumps(self._charts[0]))
        else:
            _engine.figure(last)

    def described(self):
        """Returns the figure in the page's form, or "" if nothing is plotted."""
        charts = [axes.described() for axes in self.axes]
        self._charts = charts = [chart for chart in charts if chart]
        if not charts:
            return ""
        width, height = self._size
        for chart in charts:
            chart["aspect"] = (width / self._columns) / (height / self._rows)
        return json.dumps({"title": self._heading["title"], "columns": self._columns, "charts": charts})


METHODS = ("add_axes", "add_subplot", "axes", "canvas", "clear", "colorbar", "gca", "savefig", "set_size_inches", "show", "subplots", "subplots_adjust", "suptitle", "tight_layout")
