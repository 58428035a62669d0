# Implements `matplotlib.gridspec`: the places of a grid of axes. What takes several places is drawn in the first of them.
from bridge import only

__getattr__ = only("matplotlib.gridspec", ("GridSpec",))


class GridSpec:
    def __init__(self, nrows, ncols, figure=None, **_):
        self.nrows, self.ncols = nrows, ncols

    def __getitem__(self, key):
        if not isinstance(key, tuple):
            key = (key, slice(None)) if self.ncols == 1 else divmod(key, self.ncols) if isinstance(key, int) else (slice(None), key)
        row, column = [_first(one, length) for one, length in zip(key, (self.nrows, self.ncols))]
        return SubplotSpec(self, row * self.ncols + column + 1)


class SubplotSpec:
    def __init__(self, grid, number):
        self._grid, self._number = grid, number

    def as_place(self):
        """Returns the numbers of rows and columns, and the place counted from 1."""
        return self._grid.nrows, self._grid.ncols, self._number


def _first(key, length):
    """Returns the first place that an index or a slice takes."""
    return range(length)[key] if isinstance(key, int) else range(length)[key][0]
