# Needs CPython. Gives a class its operators in a loop.
# Draws 2 Add, 2 Div, 1 Exp, 6 Leaf, 2 Mul, 1 Sin, 1 Sub, 1 Tanh.
import math
import operator
from functools import partialmethod

class Num:
    __slots__ = ("data", "grad", "_parents", "_op", "_bw", "name")
    def __init__(self, data, parents=(), op="", name=None):
        self.data, self.grad, self._parents, self._op = float(data), 0.0, tuple(parents), op
        self._bw = None
        self.name = name
    def __repr__(self):
        return f"{type(self).__name__}({self.data:.4f}, grad={self.grad:.4f})"
    def backward(self):
        order, seen = [], set()
        def visit(n):
            if id(n) in seen: return
            seen.add(id(n))
            for p in n._parents: visit(p)
            order.append(n)
        visit(self)
        self.grad = 1.0
        for n in reversed(order):
            if n._bw is not None:
                for p, g in zip(n._parents, n._bw(n.grad)):
                    p.grad += g

def as_num(x):
    return x if isinstance(x, Num) else Num(x)

RULES = {
    "add": ("+", operator.add, lambda a, b: (lambda g: (g, g))),
    "sub": ("-", operator.sub, lambda a, b: (lambda g: (g, -g))),
    "mul": ("*", operator.mul, lambda a, b: (lambda g: (g * b, g * a))),
    "truediv": ("/", operator.truediv, lambda a, b: (lambda g: (g / b, -g * a / b**2))),
}
def _binary(self, other, key):
    sym, f, df = RULES[key]
    other = as_num(other)
    out = Num(f(self.data, other.data), (self, other), sym)
    out._bw = df(self.data, other.data)
    return out
for key in RULES:
    setattr(Num, f"__{key}__", partialmethod(_binary, key=key))
    setattr(Num, f"__r{key}__", (lambda k: lambda self, other: _binary(as_num(other), self, k))(key))

UNARY = {"tanh": (math.tanh, lambda x, y: 1 - y * y), "exp": (math.exp, lambda x, y: y), "sin": (math.sin, lambda x, y: math.cos(x))}
for name, (f, df) in UNARY.items():
    def method(self, f=f, df=df, name=name):
        y = f(self.data)
        out = Num(y, (self,), name)
        out._bw = lambda g: (g * df(self.data, y),)
        return out
    method.__name__ = name
    setattr(Num, name, method)

a, b = Num(2.0, name="a"), Num(-3.0, name="b")
c = 1 / (a * b + 10) - b.tanh() * a.exp()
d = (c / 2).sin() + 3
d.backward()
print(a, b, c, d, sep="\n")
print(sorted(k for k in vars(Num) if k.startswith("__r"))[:5])
