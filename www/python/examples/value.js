/** @import { Chapter } from "./chapters.js" */

/** @type {Chapter} */
export const value = {
  id: "value",
  title: "A Value class, step by step",
  about: "The class that remembers how its number came about.",
  needs: ["colab", "imports"],
  cells: [
    {
      id: "value",
      source: `class Value:
    def __init__(
        self,
        data,
        prev=(),
        op="",
        label="",
    ):
        self.data = data
        self.prev = set(prev)
        self.op = op
        self.label = label
        self.grad = 0.0

    def __repr__(self):
        return f"{self.__class__.__name__}(data='{self.data}'" + (
            f", label='{self.label}')" if self.label else ")"
        )

    def __add__(self, other):
        return self.__class__(
            data=(self.data + other.data),
            prev=(self, other),
            op="+",
        )

    def __radd__(self, other):  # other + self
        return self + other

    def __mul__(self, other):
        return self.__class__(
            data=(self.data * other.data),
            prev=(self, other),
            op="*",
        )

    def __rmul__(self, other):  # other * self
        return self * other

    def __neg__(self):  # -self
        return self * -1

    def __sub__(self, other):  # self - other
        return self + (-other)

    def tanh(self):
        return self.__class__(
            data=math.tanh(self.data),
            prev=(self,),
            op="tanh",
        )


a = Value(2.0, label="a")
b = Value(-3.0, label="b")
c = Value(10.0, label="c")
f = Value(-2.0, label="f")


def forward_pass(label=False):
    d = a * b
    e = d + c
    L = e * f
    if label:
        d.label = "d"
        e.label = "e"
        L.label = "L"
    return L


L = forward_pass(label=True)`,
    },
    { source: "L", expected: "Value(data='-8.0', label='L')" },
    { source: "L.prev", expected: "{Value(data='-2.0', label='f'), Value(data='4.0', label='e')}", isOrderFree: true },
    { source: "L.op", expected: "'*'" },
    {
      id: "draw",
      source: `from graphviz import Digraph


def trace(root):
    # builds a set of all nodes and edges in a graph
    nodes, edges = set(), set()

    def build(v):
        if v not in nodes:
            nodes.add(v)
            for child in v.prev:
                edges.add((child, v))
                build(child)

    build(root)
    return nodes, edges


def draw(root):
    dot = Digraph(format="svg", graph_attr={"rankdir": "LR"})  # LR = left to right
    nodes, edges = trace(root)
    for n in nodes:
        uid = str(id(n))
        # for any value in the graph, create a rectangular ('record') node for it
        dot.node(
            name=uid,
            label="{ %s | data %.4f | grad %.4f}" % (n.label, n.data, n.grad),
            shape="record",
        )
        if n.op:
            # if this value is a result of some operation, create an op node for it
            dot.node(name=uid + n.op, label=n.op)
            # and connect this node to it
            dot.edge(uid + n.op, uid)
    for n1, n2 in edges:
        # connect n1 to the op node of n2
        dot.edge(str(id(n1)), str(id(n2)) + n2.op)
    return dot`,
    },
    { source: "draw(L)" },
  ],
};
