# `graphviz`: the tutorial's own `draw` builds a Digraph. The page draws the value that `draw` was given itself, so a graph
# only has to take the calls; it keeps them, and writes them as DOT.
import _engine
from bridge import only

__getattr__ = only("graphviz", ("Digraph", "Graph", "Source"))

_METHODS = ("attr", "edge", "edges", "node", "pipe", "render", "save", "source", "subgraph", "view")


def _quoted(name):
    text = str(name)
    is_word = text[:1].isalpha() or text[:1] == "_"
    is_plain = text.isdigit() or is_word and all([letter == "_" or letter.isalpha() or letter.isdigit() for letter in text])
    return text if is_plain else '"%s"' % text.replace('"', '\\"')


def _settings(label, settings):
    listed = ([("label", label)] if label is not None else []) + sorted(settings.items())
    text = " ".join("%s=%s" % (name, _quoted(value)) for name, value in listed if value is not None)
    return " [%s]" % text if text else ""


class Digraph:
    is_picture = True
    _kind, _arrow = "digraph", " -> "

    def __init__(self, name=None, comment=None, filename=None, format=None, engine=None, graph_attr=None, node_attr=None, edge_attr=None, **_):
        self.name = name
        self.filename = filename or "Digraph.gv"
        self.format = format or "svg"
        self.graph_attr = dict(graph_attr or {})
        self.node_attr = dict(node_attr or {})
        self.edge_attr = dict(edge_attr or {})
        self.body = []

    def __getattr__(self, name):
        raise AttributeError("a Digraph has no '%s' here. It has: %s" % (name, ", ".join(_METHODS)))

    def node(self, name, label=None, _attributes=None, **settings):
        settings.update(_attributes or {})
        self.body.append("\t%s%s\n" % (_quoted(name), _settings(label, settings)))

    def edge(self, tail_name, head_name, label=None, _attributes=None, **settings):
        settings.update(_attributes or {})
        line = _quoted(tail_name) + self._arrow + _quoted(head_name)
        self.body.append("\t%s%s\n" % (line, _settings(label, settings)))

    def edges(self, tail_head_iter):
        for tail, head in tail_head_iter:
            self.edge(tail, head)

    def attr(self, kw=None, _attributes=None, **settings):
        settings.update(_attributes or {})
        if kw is None:
            self.graph_attr.update(settings)
        else:
            self.body.append("\t%s%s\n" % (kw, _settings(None, settings)))

    def subgraph(self, graph=None, name=None, **settings):
        if graph is None:
            return _Part(self, type(self)(name, **settings))
        name = _quoted(graph.name) + " " if graph.name else ""
        self.body.append("\tsubgraph %s{\n" % name)
        self.body.extend("\t" + line for line in graph._lines())
        self.body.append("\t}\n")

    def _lines(self):
        head = [
            "\t%s%s\n" % (kind, _settings(None, settings))
            for kind, settings in (("graph", self.graph_attr), ("node", self.node_attr), ("edge", self.edge_attr))
            if settings
        ]
        return head + self.body

    @property
    def source(self):
        name = " " + _quoted(self.name) if self.name else ""
        return "%s%s {\n%s}\n" % (self._kind, name, "".join(self._lines()))

    def render(self, filename=None, *_, **__):
        name = "%s.%s" % (filename or self.filename, self.format)
        _engine.note("There are no files here: the graph that would be %s is in the picture." % name)
        return name

    def view(self, *_, **__):
        """Does nothing, as the page shows the picture anyway."""

    save = render

    def pipe(self, *_, **__):
        return self.source.encode()

    def __str__(self):
        return self.source

    def __repr__(self):
        edges = len([line for line in self.body if self._arrow in line])
        return "<Digraph of %d nodes and %d edges>" % (len(self.body) - edges, edges)


class Graph(Digraph):
    _kind, _arrow = "graph", " -- "


class _Part:
    """A subgraph, for `with dot.subgraph() as part`."""

    def __init__(self, whole, part):
        self._whole = whole
        self._part = part

    def __enter__(self):
        return self._part

    def __exit__(self, *_):
        self._whole.subgraph(self._part)


class Source:
    is_picture = True

    def __init__(self, source, *_, **__):
        self.source = source
