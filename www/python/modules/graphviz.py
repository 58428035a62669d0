# `graphviz`: the tutorial's own `draw` builds a Digraph. The page draws the value that `draw` was given itself, so a
# Digraph only has to accept the calls.
from bridge import only

__getattr__ = only("graphviz", ("Digraph",))


class Digraph:
    def __init__(self, *args, **kwargs):
        self.nodes = []
        self.edges = []

    def node(self, name, label=None, **kwargs):
        self.nodes.append(name)

    def edge(self, tail, head, label=None, **kwargs):
        self.edges.append((tail, head))

    def attr(self, *args, **kwargs):
        pass

    def __repr__(self):
        return "<Digraph of %d nodes and %d edges>" % (len(self.nodes), len(self.edges))
