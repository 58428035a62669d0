# Needs CPython.
# Draws 1 Add, 2 Leaf, 1 Mul.
from __future__ import annotations
from dataclasses import dataclass, field
from typing import Callable, Optional
@dataclass(eq=False)
class Value:
    data: float
    children: list[Value] = field(default_factory=list, repr=False)
    op: str = field(default="", repr=False)
    grad: float = 0.0
    grad_fn: Optional[Callable[[], None]] = field(default=None, repr=False)
    def __add__(self, other: Value | float) -> Value:
        other = other if isinstance(other, Value) else Value(other)
        out = Value(self.data + other.data, [self, other], "+")
        def fn(): self.grad += out.grad; other.grad += out.grad
        out.grad_fn = fn
        return out
    def __mul__(self, other: Value | float) -> Value:
        other = other if isinstance(other, Value) else Value(other)
        out = Value(self.data * other.data, [self, other], "*")
        def fn(): self.grad += other.data * out.grad; other.grad += self.data * out.grad
        out.grad_fn = fn
        return out
    def backward(self) -> None:
        order: list[Value] = []; seen: set[int] = set()
        def build(v: Value) -> None:
            if id(v) not in seen:
                seen.add(id(v))
                for c in v.children: build(c)
                order.append(v)
        build(self)
        self.grad = 1.0
        for v in reversed(order):
            if v.grad_fn is not None: v.grad_fn()
a = Value(3.0); b = Value(-2.0)
c = a * b + a
c.backward()
print(a, b, c, sep="\n")
