# Needs CPython.
# Draws 2 Add, 4 Leaf, 3 Mul.
from functools import singledispatch, reduce
from dataclasses import dataclass, field
import itertools

_counter = itertools.count()

@dataclass(eq=False)
class Node:
    value: float
    grad: float = 0.0
    uid: int = field(default_factory=lambda: next(_counter))

@dataclass(eq=False)
class Leaf(Node):
    name: str = "?"

@dataclass(eq=False)
class Add(Node):
    left: Node = None
    right: Node = None

@dataclass(eq=False)
class Mul(Node):
    left: Node = None
    right: Node = None

def add(a, b): return Add(a.value + b.value, left=a, right=b)
def mul(a, b): return Mul(a.value * b.value, left=a, right=b)

@singledispatch
def push(node, g):
    raise TypeError(f"cannot differentiate {type(node).__name__}")

@push.register
def _(node: Leaf, g):
    node.grad += g

@push.register
def _(node: Add, g):
    node.grad += g
    push(node.left, g)
    push(node.right, g)

@push.register
def _(node: Mul, g):
    node.grad += g
    push(node.left, g * node.right.value)
    push(node.right, g * node.left.value)

a, b, c, d = (Leaf(v, name=n) for v, n in [(2.0, "a"), (3.0, "b"), (4.0, "c"), (-1.0, "d")])
out = reduce(add, [mul(a, b), mul(b, c), mul(c, d)])
push(out, 1.0)
for leaf in (a, b, c, d):
    print(leaf.name, leaf.value, leaf.grad)
print("out", out.value, "uid", out.uid)
