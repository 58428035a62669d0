# Needs CPython.
# Draws 1 Add, 3 Leaf, 1 Mul.
from dataclasses import dataclass, field

@dataclass
class Edge:
    node: "Node"
    local: float

@dataclass(eq=False)
class Node:
    value: float
    grad: float = 0.0
    edges: list[Edge] = field(default_factory=list)

    def __add__(self, o): return Node(self.value + o.value, edges=[Edge(self, 1.0), Edge(o, 1.0)])
    def __mul__(self, o): return Node(self.value * o.value, edges=[Edge(self, o.value), Edge(o, self.value)])
    def backward(self, g=1.0):
        self.grad += g
        for e in self.edges:
            e.node.backward(g * e.local)

a, b, c = Node(2.0), Node(-3.0), Node(10.0)
out = a * b + c
out.backward()
print(a.grad, b.grad, c.grad)
