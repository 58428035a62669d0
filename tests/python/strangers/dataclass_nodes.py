# Needs CPython.
# Draws 2 Add, 5 Leaf, 2 Mul, 1 Tanh.
from dataclasses import dataclass, field
from typing import List
import math

@dataclass(eq=False)
class Node:
    value: float
    inputs: List["Node"] = field(default_factory=list, repr=False)
    op: str = ""
    grad: float = 0.0
    name: str = ""

    def __add__(self, other):
        return Node(self.value + other.value, [self, other], "+")
    def __mul__(self, other):
        return Node(self.value * other.value, [self, other], "*")
    def tanh(self):
        return Node(math.tanh(self.value), [self], "tanh")

    def local(self):
        if self.op == "+": return [1.0, 1.0]
        if self.op == "*": return [self.inputs[1].value, self.inputs[0].value]
        if self.op == "tanh": return [1 - self.value ** 2]
        return []

def topo(root):
    out, seen = [], set()
    def go(n):
        if id(n) in seen: return
        seen.add(id(n))
        for c in n.inputs: go(c)
        out.append(n)
    go(root)
    return out

def backward(root):
    order = topo(root)
    for n in order: n.grad = 0.0
    root.grad = 1.0
    for n in reversed(order):
        for c, d in zip(n.inputs, n.local()):
            c.grad += d * n.grad

x1 = Node(2.0, name="x1"); x2 = Node(0.0, name="x2")
w1 = Node(-3.0, name="w1"); w2 = Node(1.0, name="w2")
b = Node(6.8813735870195432, name="b")
n = x1 * w1 + x2 * w2 + b
o = n.tanh()
backward(o)
for v in (x1, w1, x2, w2, b): print(v)
