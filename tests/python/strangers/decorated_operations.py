# Needs CPython. Makes operations of functions and their derivatives.
# Draws 1 Add, 1 Exp, 3 Leaf, 1 Log, 2 Mul.
import math, functools
def differentiable(name, *derivs):
    def deco(f):
        @functools.wraps(f)
        def inner(*args):
            args = [a if isinstance(a, N) else N(a) for a in args]
            vals = [a.v for a in args]
            out = N(f(*vals))
            out.edges = [(a, d(*vals)) for a, d in zip(args, derivs)]
            out.op = name
            return out
        return inner
    return deco
class N:
    def __init__(self, v): self.v = v; self.edges = []; self.op = None; self.adj = 0.0
    def __repr__(self): return f"N({self.v:.5g})"
@differentiable('+', lambda a, b: 1.0, lambda a, b: 1.0)
def add(a, b):
    """adds"""
    return a + b
@differentiable('*', lambda a, b: b, lambda a, b: a)
def mul(a, b): return a * b
@differentiable('exp', lambda a: math.exp(a))
def exp(a): return math.exp(a)
@differentiable('log', lambda a: 1 / a)
def log(a): return math.log(a)
N.__add__ = add; N.__mul__ = mul
N.__radd__ = lambda s, o: add(o, s)
N.__rmul__ = lambda s, o: mul(o, s)
def grad(out, wrt):
    order, seen = [], set()
    def go(n):
        if id(n) in seen: return
        seen.add(id(n))
        for m, _ in n.edges: go(m)
        order.append(n)
    go(out)
    for n in order: n.adj = 0.0
    out.adj = 1.0
    for n in reversed(order):
        for m, d in n.edges: m.adj += d * n.adj
    return [w.adj for w in wrt]
x, y = N(1.5), N(-0.5)
z = exp(x * y) + log(x) * 3
print(z, grad(z, [x, y]))
print(add.__name__, add.__doc__)
