# `matplotlib.colors`: colour maps that code makes itself are taken, and the page's own is used.
from bridge import only

__getattr__ = only("matplotlib.colors", ("ListedColormap", "Normalize"))


class ListedColormap:
    def __init__(self, colors, *_, **__):
        self.colors = colors


class Normalize:
    def __init__(self, vmin=None, vmax=None, **_):
        self.vmin, self.vmax = vmin, vmax
