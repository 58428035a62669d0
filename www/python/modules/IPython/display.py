# `IPython.display`: the tutorial shows two photographs with it, which are not part of the page.
import _engine
import notebook
from bridge import only

__getattr__ = only("IPython.display", ("HTML", "Image", "Latex", "Markdown", "Math", "SVG", "clear_output", "display"))


class Image:
    def __init__(self, data=None, filename="", **kwargs):
        self.name = filename or data or "image"


class _Text:
    """Is shown as its text."""

    def __init__(self, data="", *_, **__):
        self.data = data

    def __repr__(self):
        return str(self.data)


Latex = Markdown = Math = SVG = _Text


def HTML(data="", *_, **__):
    """Returns something that is shown as its text, unless it is shown as a plot already, as an animation is."""
    return data if getattr(type(data), "is_picture", False) else _Text(data)


def clear_output(wait=False):
    """Takes away what the cell has shown; if it waits, as soon as there is something else."""
    _engine.clear(bool(wait))


def display(*things, **_):
    for thing in things:
        if isinstance(thing, Image):
            _engine.note("The picture %s is in the tutorial; it is not part of this page." % thing.name)
        else:
            notebook.display(thing)
