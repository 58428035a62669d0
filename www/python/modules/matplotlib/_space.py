# Stands in for three-dimensional axes: what is plotted is seen from above, and its height is shown by colour.
import _engine
from matplotlib._axes import Axes


class Axes3D(Axes):
    def __init__(self, figure=None):
        Axes.__init__(self, figure)
        _engine.note("There are no three-dimensional plots here: this one is seen from above, with its height as colour.")

    def plot_surface(self, x, y, z, *_, alpha=None, **__):
        return self.contourf(x, y, z, alpha=alpha)

    plot_wireframe = contour3D = contourf3D = plot_surface

    def plot(self, x, y, z=None, *args, zs=None, **settings):
        return Axes.plot(self, x, y, *args, **settings)

    plot3D = plot

    def scatter(self, x, y, zs=None, *_, c=None, zdir=None, depthshade=None, **settings):
        if c is None and not isinstance(zs, (int, float)):
            c = zs
        if isinstance(x, (int, float)):
            x, y, c = [x], [y], None
        return Axes.scatter(self, x, y, c=c, **settings)

    scatter3D = scatter

    def text(self, x, y, z, s, *_, **settings):
        return Axes.text(self, x, y, s, **settings)

    def _ignored(self, *_, **__):
        """Does nothing, as there is no third direction."""

    set_zlabel = set_zlim = set_zticks = view_init = _ignored
