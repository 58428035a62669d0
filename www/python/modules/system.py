# Implements the part of `sys` that the tutorial uses.
from bridge import only

__getattr__ = only("sys", ("modules", "version", "platform"))

modules = {"micrograd": None, "numpy": None, "matplotlib": None, "sklearn": None, "graphviz": None}
version = "3.4 (MicroPython)"
platform = "browser"
