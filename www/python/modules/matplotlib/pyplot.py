# Implements `matplotlib.pyplot`, which plots on the current axes of the current figure.
from bridge import only
from matplotlib._axes import _IGNORED, METHODS
from matplotlib._figure import Figure
from matplotlib.cm import cm

_figures = []
_current = []


def figure(*args, figsize=None, **kwargs):
    figure = Figure(figsize)
    _figures.append(figure)
    _current[:] = [figure]
    return figure


def gcf():
    return _current[0] if _current else figure()


def gca():
    if len(_current) < 2:
        _current[:] = [gcf(), gcf().gca()]
    return _current[1]


def sca(axes):
    _current[:] = [axes.figure, axes]


def subplots(nrows=1, ncols=1, figsize=None, squeeze=True, subplot_kw=None, **_):
    """Returns a new figure and its axes: a single one, a list, or a table."""
    made = figure(figsize=figsize)
    axes = made.subplots(nrows, ncols, squeeze, subplot_kw)
    _current[:] = [made, made.axes[0]]
    return made, axes


def subplot(*place, projection=None, **_):
    if not (place or projection):
        return gca()
    _current[:] = [gcf(), gcf().add_subplot(*place, projection=projection)]
    return _current[1]


def axes(*_, projection=None, **__):
    return subplot(projection=projection)


def show(*_, **__):
    """Shows the figure, as the end of the cell does, too."""
    shown, _figures[:] = list(_figures), []
    _current[:] = []
    for one in shown:
        one.show()


def clf():
    gcf().axes = []
    _current[:] = [gcf()]


def close(*_, **__):
    _figures[:] = []
    _current[:] = []


def savefig(name, *_, **__):
    gcf().savefig(name)


def suptitle(text, **_):
    gcf().suptitle(text)


def tight_layout(*_, **__):
    """Does nothing, as the page makes room for the labels of the axes."""


ion = ioff = draw = pause = colorbar = subplots_adjust = rc = sci = tight_layout


def xlim(*limits, **kwargs):
    return gca().set_xlim(*limits, **kwargs)


def ylim(*limits, **kwargs):
    return gca().set_ylim(*limits, **kwargs)


def xticks(ticks=(), labels=None, **_):
    gca().set_xticks(ticks, labels)


def yticks(ticks=(), labels=None, **_):
    gca().set_yticks(ticks, labels)


def title(label, *args, **kwargs):
    gca().set_title(label)


def xlabel(label, *args, **kwargs):
    gca().set_xlabel(label)


def ylabel(label, *args, **kwargs):
    gca().set_ylabel(label)


def xscale(scale, **_):
    gca().set_xscale(scale)


def yscale(scale, **_):
    gca().set_yscale(scale)


def twinx(axes=None):
    sca((axes or gca()).twinx())
    return gca()


def get_cmap(name=None, *_):
    return getattr(cm, name or "viridis")


def _of_axes(name):
    return lambda *args, **kwargs: getattr(gca(), name)(*args, **kwargs)


_SERIES = tuple(name for name in METHODS if name[:4] != "set_" and name not in ("clear", "twinx"))
for _name in _SERIES + _IGNORED:
    globals()[_name] = _of_axes(_name)
cla = _of_axes("clear")


class _Style:
    """Accepts the calls of `plt.style`, as the page has one style of its own."""

    available = ["default"]

    def use(self, *_, **__):
        pass

    def context(self, *_, **__):
        from numpy import errstate

        return errstate()


style = _Style()
rcParams = {}

__getattr__ = only(
    "matplotlib.pyplot",
    tuple(
        sorted(
            _SERIES
            + ("cla", "clf", "close", "cm", "colorbar", "figure", "gca", "gcf", "get_cmap", "rcParams", "savefig", "show", "style", "subplot", "subplots")
            + ("suptitle", "tight_layout", "title", "twinx", "xlabel", "xlim", "xscale", "xticks", "ylabel", "ylim", "yscale", "yticks")
        )
    ),
)
