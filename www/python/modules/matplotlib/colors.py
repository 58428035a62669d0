# Implements `matplotlib.colors`: it accepts colour maps that code makes, but the page uses its own.
from bridge import only

__getattr__ = only("matplotlib.colors", ("ListedColormap", "Normalize"))


class ListedColormap:
    def __init__(self, colors, *_, **__):
        self.colors = colors


class Normalize:
    def __init__(self, vmin=None, vmax=None, **_):
        self.vmin, self.vmax = vmin, vmax
