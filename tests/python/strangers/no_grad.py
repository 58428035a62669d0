# Needs CPython. Switches the recording off for a while.
# Draws 1 Add, 3 Leaf, 1 Mul, 1 Relu.
from contextlib import contextmanager
import math, random

class Tensor:
    _grad_enabled = True
    def __init__(self, value, requires_grad=False, _ctx=None):
        self.value = value
        self.requires_grad = requires_grad
        self.grad = None
        self._ctx = _ctx if Tensor._grad_enabled else None
    def __add__(self, o): return Add.apply(self, o)
    def __mul__(self, o): return Mul.apply(self, o)
    def __neg__(self): return Mul.apply(self, -1.0)
    def __sub__(self, o): return self + (-o)
    __radd__ = __add__
    __rmul__ = __mul__
    def relu(self): return ReLU.apply(self)
    def backward(self):
        topo, seen = [], set()
        def go(t):
            if t in seen or t._ctx is None:
                return
            seen.add(t)
            for p in t._ctx.parents: go(p)
            topo.append(t)
        go(self)
        self.grad = 1.0
        for t in reversed(topo):
            for p, g in zip(t._ctx.parents, t._ctx.backward(t.grad)):
                p.grad = g if p.grad is None else p.grad + g

class Function:
    def __init__(self, *parents):
        self.parents = parents
        self.saved = ()
    @classmethod
    def apply(cls, *args):
        args = [a if isinstance(a, Tensor) else Tensor(a) for a in args]
        ctx = cls(*args)
        return Tensor(ctx.forward(*(a.value for a in args)), _ctx=ctx)

class Add(Function):
    def forward(self, x, y): return x + y
    def backward(self, g): return g, g
class Mul(Function):
    def forward(self, x, y):
        self.saved = (x, y)
        return x * y
    def backward(self, g):
        x, y = self.saved
        return y * g, x * g
class ReLU(Function):
    def forward(self, x):
        self.saved = (x,)
        return max(x, 0.0)
    def backward(self, g):
        return (g * (self.saved[0] > 0),)

@contextmanager
def no_grad():
    prev = Tensor._grad_enabled
    Tensor._grad_enabled = False
    try:
        yield
    finally:
        Tensor._grad_enabled = prev

random.seed(4)
w, b = Tensor(random.gauss(0, 1), True), Tensor(0.0, True)
data = [(x / 10, 2 * x / 10 - 1) for x in range(-5, 6)]
for epoch in range(30):
    w.grad = b.grad = None
    loss = Tensor(0.0)
    for x, y in data:
        e = w * x + b - y
        loss = loss + e * e * (1 / len(data))
    loss.backward()
    with no_grad():
        w.value -= 0.5 * w.grad
        b.value -= 0.5 * b.grad
        check = w * 2.0 + b
    if epoch % 10 == 0:
        print(epoch, round(loss.value, 6), round(w.value, 4), round(b.value, 4), check._ctx)
out = (w * 3.0 + b).relu()
out.backward()
print(f"{out.value:.5f} {w.grad:.5f}")
