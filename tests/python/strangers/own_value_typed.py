# micrograd from memory, with types.
from __future__ import annotations

import math
import random
from typing import Callable, List, Optional, Set, Tuple, Union

Number = Union[int, float]


class Value:
    def __init__(self, data: Number, children: Tuple["Value", ...] = (), op: str = "", label: str = "") -> None:
        self.data = data
        self.grad: float = 0.0
        self._prev: Set[Value] = set(children)
        self._op = op
        self.label = label
        self._backward: Callable[[], None] = lambda: None

    def __repr__(self) -> str:
        return f"Value(data={self.data:.4f}, grad={self.grad:.4f})"

    def __add__(self, other: Union["Value", Number]) -> "Value":
        other = other if isinstance(other, Value) else Value(other)
        out = Value(self.data + other.data, (self, other), "+")

        def _backward() -> None:
            self.grad += out.grad
            other.grad += out.grad

        out._backward = _backward
        return out

    def __mul__(self, other: Union["Value", Number]) -> "Value":
        other = other if isinstance(other, Value) else Value(other)
        out = Value(self.data * other.data, (self, other), "*")

        def _backward() -> None:
            self.grad += other.data * out.grad
            other.grad += self.data * out.grad

        out._backward = _backward
        return out

    def tanh(self) -> "Value":
        t = math.tanh(self.data)
        out = Value(t, (self,), "tanh")

        def _backward() -> None:
            self.grad += (1 - t * t) * out.grad

        out._backward = _backward
        return out

    __radd__ = __add__
    __rmul__ = __mul__

    def backward(self) -> None:
        topo: List[Value] = []
        visited: Set[Value] = set()

        def build(v: "Value") -> None:
            if v not in visited:
                visited.add(v)
                for child in v._prev:
                    build(child)
                topo.append(v)

        build(self)
        self.grad = 1.0
        for v in reversed(topo):
            v._backward()


class Neuron:
    def __init__(self, nin: int, rng: Optional[random.Random] = None) -> None:
        rng = rng or random
        self.w: List[Value] = [Value(rng.uniform(-1, 1)) for _ in range(nin)]
        self.b = Value(0.0)

    def __call__(self, x: List[float]) -> Value:
        return sum((w * xi for w, xi in zip(self.w, x)), self.b).tanh()


n = Neuron(3, random.Random(42))
o = n([1.0, -2.0, 0.5])
o.backward()
print(o, n.b)
print(n.w)
