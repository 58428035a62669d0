# `matplotlib`: its functions describe plots, which the page draws.
from bridge import only

__getattr__ = only("matplotlib", ("animation", "cm", "colors", "gridspec", "patches", "pyplot", "rcParams", "use"))
__version__ = "3.9.2"
rcParams = {}


def use(*_, **__):
    """Does nothing, as there is only one way to show plots here."""
