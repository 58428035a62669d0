# Implements `matplotlib.pyplot`, which plots on the current axes of the current figure.
from bridge import only
from matplotlib._axes import _IGNORED, METHODS
from matplotlib._figure import Figure, waiting
from matplotlib.cm import cm

_current = []
_is_interactive = False


def figure(num=None, figsize=None, clear=False, **_):
    """Returns a new figure, or the one of this number that is open."""
    known = [one for one in waiting if one is num or num is not None and one.number == num]
    found = known[0] if known else Figure(figsize, num)
    if clear:
        found.clear()
    _current[:] = [found]
    return found


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


def subplot2grid(shape, loc, **_):
    return subplot(shape[0], shape[1], loc[0] * shape[1] + loc[1] + 1)


def subplot(*place, projection=None, **_):
    if not (place or projection):
        return gca()
    _current[:] = [gcf(), gcf().add_subplot(*place, projection=projection)]
    return _current[1]


def axes(*_, projection=None, **__):
    return subplot(projection=projection)


def ion():
    global _is_interactive
    _is_interactive = True


def ioff():
    global _is_interactive
    _is_interactive = False


def isinteractive():
    return _is_interactive


def show(*_, block=None, **__):
    """Shows the open figures, as the end of the cell does, too. Where a program would go on beside its window, only that does."""
    if block is False or (_is_interactive and block is None):
        return
    _current[:] = []
    for one in list(waiting):
        one.show()


def clf():
    gcf().clear()
    _current[:] = [gcf()]


def close(fig=None):
    """Closes a figure, which is shown if it was saved."""
    closed = [one for one in waiting if fig == "all" or one is fig or (one is gcf() if fig is None else one.number == fig)]
    for one in closed:
        if one.is_saved:
            one.show()
        else:
            waiting.remove(one)
    _current[:] = [] if gcf() in closed else _current


def savefig(name, *_, **__):
    gcf().savefig(name)


def suptitle(text, **_):
    return gcf().suptitle(text)


def tight_layout(*_, **__):
    """Does nothing, as the page makes room for the labels of the axes."""


draw = pause = colorbar = subplots_adjust = rc = sci = setp = figtext = switch_backend = tight_layout


def get_fignums():
    return [one.number or at + 1 for at, one in enumerate(waiting)]


def get_backend():
    return "agg"


def xlim(*limits, **kwargs):
    return gca().set_xlim(*limits, **kwargs)


def ylim(*limits, **kwargs):
    return gca().set_ylim(*limits, **kwargs)


def xticks(ticks=(), labels=None, **_):
    gca().set_xticks(ticks, labels)


def yticks(ticks=(), labels=None, **_):
    gca().set_yticks(ticks, labels)


def title(label, *args, **kwargs):
    return gca().set_title(label)


def xlabel(label, *args, **kwargs):
    return gca().set_xlabel(label)


def ylabel(label, *args, **kwargs):
    return gca().set_ylabel(label)


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


_SERIES = tuple(name for name in METHODS if name[:4] != "set_" and name not in ("add_patch", "clear", "twinx"))
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
            + ("cla", "clf", "close", "cm", "colorbar", "figure", "gca", "gcf", "get_cmap", "ion", "rcParams", "savefig", "show", "style", "subplot", "subplots")
            + ("suptitle", "tight_layout", "title", "twinx", "xlabel", "xlim", "xscale", "xticks", "ylabel", "ylim", "yscale", "yticks")
        )
    ),
)
