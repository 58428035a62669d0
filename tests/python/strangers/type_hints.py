# Needs CPython.
# Draws 2 Add, 4 Leaf, 2 Mul, 1 Relu.
from __future__ import annotations
from typing import Union, Iterable, Protocol, TypeVar, Generic, Sequence
import math
Number = Union[int, float]
T = TypeVar("T")
class Differentiable(Protocol):
    data: float
    def backward(self) -> None: ...
class Param(Generic[T]):
    def __init__(self, x: T) -> None: self.x = x
class Scalar:
    data: float
    grad: float
    def __init__(self, data: Number, inputs: tuple[Scalar, ...] = (), op: str | None = None) -> None:
        self.data: float = float(data)
        self.grad: float = 0.0
        self.inputs: tuple[Scalar, ...] = inputs
        self.op = op
    @classmethod
    def lift(cls, x: Union[Scalar, Number]) -> Scalar:
        return x if isinstance(x, Scalar) else cls(x)
    def __add__(self, other: Union[Scalar, Number]) -> Scalar:
        other = Scalar.lift(other)
        return Scalar(self.data + other.data, (self, other), op="+")
    def __radd__(self, other: Number) -> Scalar: return self + other
    def __mul__(self, other: Union[Scalar, Number]) -> Scalar:
        other = Scalar.lift(other)
        return Scalar(self.data * other.data, (self, other), op="*")
    def __rmul__(self, other: Number) -> Scalar: return self * other
    def relu(self) -> Scalar: return Scalar(max(0.0, self.data), (self,), op="relu")
    def _local(self) -> Iterable[float]:
        match_op = {"+": lambda: (1.0, 1.0), "*": lambda: (self.inputs[1].data, self.inputs[0].data), "relu": lambda: (float(self.inputs[0].data > 0),)}
        return match_op[self.op]()
    def backward(self) -> None:
        order: list[Scalar] = []
        seen: set[int] = set()
        def visit(node: Scalar) -> None:
            if id(node) in seen: return
            seen.add(id(node))
            for i in node.inputs: visit(i)
            order.append(node)
        visit(self)
        self.grad = 1.0
        for node in reversed(order):
            if node.op is None: continue
            for i, d in zip(node.inputs, node._local()): i.grad += d * node.grad
a: Scalar = Scalar(2); b: Scalar = Scalar(-1.5)
c = (a * b + 5 + 2 * a).relu()
c.backward()
print(c.data, a.grad, b.grad)
