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


HTML = Latex = Markdown = Math = SVG = _Text


def clear_output(wait=False):
    """Does nothing: what was printed stays."""


def display(*things, **_):
    for thing in things:
        if isinstance(thing, Image):
            _engine.note("The picture %s is in the tutorial; it is not part of this page." % thing.name)
        else:
            notebook.display(thing)
