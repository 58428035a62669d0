# Implements `rich.console`.
import rich


class Console:
    def __init__(self, *_, **__):
        pass

    def print(self, *things, sep=" ", end="\n", **_):
        rich.print(*things, sep=sep, end=end)

    log = print

    def rule(self, title="", *_, **__):
        rich.print("-" * 20, title, "-" * 20)
