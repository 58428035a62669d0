# Needs CPython.
# Matches two things at once.
from dataclasses import dataclass
from enum import Enum, auto


class OpKind(Enum):
    LEAF = auto()
    ADD = auto()
    MUL = auto()
    RELU = auto()


@dataclass
class Inner:
    data: float
    grad: float
    kind: OpKind
    inputs: list


class Graph:
    """Arena, as we'd do it in Rust: nodes refer to each other by index."""

    def __init__(self):
        self.nodes = []

    def push(self, node) -> int:
        self.nodes.append(node)
        return len(self.nodes) - 1

    def leaf(self, x):
        return self.push(Inner(x, 0.0, OpKind.LEAF, []))

    def add(self, i, j):
        return self.push(Inner(self.nodes[i].data + self.nodes[j].data, 0.0, OpKind.ADD, [i, j]))

    def mul(self, i, j):
        return self.push(Inner(self.nodes[i].data * self.nodes[j].data, 0.0, OpKind.MUL, [i, j]))

    def relu(self, i):
        return self.push(Inner(max(0.0, self.nodes[i].data), 0.0, OpKind.RELU, [i]))

    def backward(self, root):
        self.nodes[root].grad = 1.0
        for node in reversed(self.nodes[: root + 1]):
            match node.kind, node.inputs:
                case OpKind.ADD, [i, j]:
                    self.nodes[i].grad += node.grad
                    self.nodes[j].grad += node.grad
                case OpKind.MUL, [i, j]:
                    self.nodes[i].grad += node.grad * self.nodes[j].data
                    self.nodes[j].grad += node.grad * self.nodes[i].data
                case OpKind.RELU, [i]:
                    self.nodes[i].grad += node.grad * (node.data > 0)


g = Graph()
a, b, c = g.leaf(2.0), g.leaf(-3.0), g.leaf(10.0)
out = g.relu(g.add(g.mul(a, b), c))
g.backward(out)
for i, n in enumerate(g.nodes):
    print(i, n.kind.name, n.data, n.grad)
