# Needs CPython.
# Draws 6 Add, 7 Leaf, 3 Mul, 1 Pow, 1 PowValue.
from __future__ import annotations
import math
from typing import Callable, Optional, Tuple

class Scalar:
    __slots__ = ("val", "grad", "_parents", "_fn", "_bw")
    def __init__(self, val: float, parents: Tuple[Scalar, ...] = (), fn: str = ""):
        self.val = float(val)
        self.grad = 0.0
        self._parents = parents
        self._fn = fn
        self._bw: Optional[Callable] = None
    def __repr__(self) -> str:
        return f"Scalar({self.val:.4f}, grad={self.grad:+.3e})"
    def _wrap(self, o): return o if isinstance(o, Scalar) else Scalar(o)
    def __add__(self, o):
        o = self._wrap(o)
        out = Scalar(self.val + o.val, (self, o), "add")
        def bw():
            self.grad += out.grad
            o.grad += out.grad
        out._bw = bw
        return out
    def __mul__(self, o):
        o = self._wrap(o)
        out = Scalar(self.val * o.val, (self, o), "mul")
        def bw():
            self.grad += o.val * out.grad
            o.grad += self.val * out.grad
        out._bw = bw
        return out
    def __pow__(self, k):
        out = Scalar(self.val ** k, (self,), f"pow{k}")
        def bw(): self.grad += k * self.val ** (k - 1) * out.grad
        out._bw = bw
        return out
    def __rpow__(self, base):
        out = Scalar(base ** self.val, (self,), "rpow")
        def bw(): self.grad += out.val * math.log(base) * out.grad
        out._bw = bw
        return out
    def __neg__(self): return self * -1
    def __sub__(self, o): return self + (-o)
    def __rsub__(self, o): return (-self) + o
    def __truediv__(self, o): return self * o ** -1
    def __rtruediv__(self, o): return self ** -1 * o
    __radd__ = __add__
    __rmul__ = __mul__
    def backward(self):
        order, seen = [], set()
        stack = [(self, False)]
        while stack:
            node, done = stack.pop()
            if done:
                order.append(node); continue
            if id(node) in seen: continue
            seen.add(id(node))
            stack.append((node, True))
            for p in node._parents: stack.append((p, False))
        self.grad = 1.0
        for n in order[::-1]:
            if n._bw is not None: n._bw()

x, y = Scalar(3), Scalar(-0.5)
z = 2 ** x + (1 - y) / x * 3 + sum([x, y, x])
z.backward()
print(x, y, z, sep=" | ")
print(f"{z.val=:.6f} {x.grad=}")
