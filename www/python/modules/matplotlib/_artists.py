# What plotting functions return: handles that change what was plotted.
from matplotlib._colours import colour_of
from matplotlib._numbers import numbers, rows


class Artist:
    """Changes a series of some axes, and accepts settings that the page does not use."""

    is_picture = True

    def __init__(self, axes=None, series=None):
        self.axes = axes
        self._series = {} if series is None else series

    def set(self, **settings):
        for name, value in settings.items():
            getattr(self, "set_" + name)(value)

    def set_color(self, color):
        self._series.pop("colour", None)
        if colour_of(color):
            self._series["colour"] = colour_of(color)

    set_c = set_facecolor = set_color

    def set_alpha(self, alpha):
        self._series["opacity"] = 1.0 if alpha is None else float(alpha)

    def set_label(self, label):
        self._series["label"] = str(label)

    def get_label(self):
        return self._series["label"]

    def remove(self):
        if self.axes:
            self.axes.drop(self._series)

    def restore(self):
        """Plots again what was removed."""
        if self.axes:
            self.axes.take(self._series)

    def __getattr__(self, name):
        if name[:4] == "set_" or name in ("grid", "legend_elements", "tick_bottom", "tick_left", "tick_right", "tick_top"):
            return lambda *_, **__: None
        raise AttributeError("'%s' object has no attribute '%s'" % (type(self).__name__, name))


class Line2D(Artist):
    def set_data(self, x, y=None):
        x, y = x if y is None else (x, y)
        self.set_xdata(x)
        self.set_ydata(y)

    def set_xdata(self, x):
        self._series["x"] = numbers(x)

    def set_ydata(self, y):
        self._series["y"] = numbers(y)

    def get_data(self, *_):
        return self.get_xdata(), self.get_ydata()

    def get_xdata(self, *_):
        from numpy import array

        return array(self._series["x"])

    def get_ydata(self, *_):
        from numpy import array

        return array(self._series["y"])


class Points(Artist):
    def set_offsets(self, offsets):
        pairs = [numbers(pair) for pair in offsets]
        self._series["x"], self._series["y"] = [pair[0] for pair in pairs], [pair[1] for pair in pairs]

    def set_array(self, values):
        self._series["values"] = numbers(values)


class Picture(Artist):
    is_upside_down = False

    def set_data(self, table):
        self._series["z"] = rows(table, self.is_upside_down)

    set_array = set_data

    def set_clim(self, vmin, vmax):
        self._series["limits"] = [float(vmin), float(vmax)]


class Text(Artist):
    def set_text(self, s):
        self._series["text"] = str(s)

    def set_position(self, xy):
        self._series["x"], self._series["y"] = [float(xy[0])], [float(xy[1])]


class Words:
    """A title, or the label of an axis."""

    is_picture = True

    def __init__(self, chart, name, text):
        self._chart, self._name = chart, name
        self.set_text(text)

    def set_text(self, s):
        self._chart[self._name] = str(s)

    def get_text(self):
        return self._chart[self._name]

    def __getattr__(self, name):
        if name[:4] == "set_":
            return lambda *_, **__: None
        raise AttributeError("a title has no '%s' here" % name)


class Bars(Artist):
    """The bars of one call, which can also be changed one by one."""

    def __len__(self):
        return len(self._series["x"]) // 2

    def __getitem__(self, place):
        return Bar(self.axes, self._series, range(len(self))[place])

    def __iter__(self):
        return iter([self[place] for place in range(len(self))])

    @property
    def patches(self):
        return list(self)


class Bar(Artist):
    def __init__(self, axes, series, place):
        Artist.__init__(self, axes, series)
        self._place = 2 * place

    def get_x(self):
        return self._series["x"][self._place]

    def get_y(self):
        return self._series["y"][self._place]

    def get_width(self):
        return self._series["x"][self._place + 1] - self.get_x()

    def get_height(self):
        return self._series["y"][self._place + 1] - self.get_y()

    def set_width(self, width):
        self._series["x"][self._place + 1] = self.get_x() + width

    def set_height(self, h):
        self._series["y"][self._place + 1] = self.get_y() + h

    def set_color(self, color):
        colours = self._series.setdefault("colours", [self._series.get("colour", "C0")] * (len(self._series["x"]) // 2))
        colours[self._place // 2] = colour_of(color)

    set_facecolor = set_color


KINDS = {"line": Line2D, "scatter": Points, "image": Picture, "text": Text, "bars": Bars}


def artist(axes, series):
    return KINDS.get(series["type"], Artist)(axes, series)
