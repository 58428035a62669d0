# Implements the shapes of `matplotlib.patches` that are added to axes: their outlines are drawn.
import math

from bridge import only

__getattr__ = only("matplotlib.patches", ("Circle", "Ellipse", "Patch", "Polygon", "Rectangle"))


class Patch:
    """A shape, or what only a legend shows."""

    points = ()

    def __init__(self, color=None, edgecolor=None, facecolor=None, ec=None, fc=None, label="", linewidth=1, lw=None, alpha=None, **_):
        edge = edgecolor or ec or color or facecolor or fc
        self.settings = {"linewidth": linewidth if lw is None else lw, "alpha": alpha}
        if edge and edge != "none":
            self.settings["color"] = edge
        if label:
            self.settings["label"] = label


class Polygon(Patch):
    def __init__(self, xy, closed=True, **settings):
        Patch.__init__(self, **settings)
        points = [(float(x), float(y)) for x, y in xy]
        self.points = points + points[:1] if closed else points


class Rectangle(Polygon):
    def __init__(self, xy, width, height, angle=0.0, **settings):
        x, y = xy
        Polygon.__init__(self, [(x, y), (x + width, y), (x + width, y + height), (x, y + height)], **settings)


class Ellipse(Polygon):
    def __init__(self, xy, width, height, angle=0.0, **settings):
        turns = [math.pi * k / 30 for k in range(60)]
        Polygon.__init__(self, [(xy[0] + width / 2 * math.cos(one), xy[1] + height / 2 * math.sin(one)) for one in turns], **settings)


class Circle(Ellipse):
    def __init__(self, xy, radius=5, **settings):
        Ellipse.__init__(self, xy, 2 * radius, 2 * radius, **settings)
