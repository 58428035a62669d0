# Needs CPython.
# Draws 1 Add, 3 Leaf, 2 Mul, 1 Neg.
import math, random
random.seed(99)
class Var:
    def __init__(self, n, parents=None): self.n = n; self.parents = parents or {}; self.bar = 0.0
    def _b(x): return x if isinstance(x, Var) else Var(x)
    def __add__(a, b): b = Var._b(b); return Var(a.n + b.n, {a: 1.0, b: 1.0} if a is not b else {a: 2.0})
    def __mul__(a, b): b = Var._b(b); return Var(a.n * b.n, {a: b.n, b: a.n} if a is not b else {a: 2 * a.n})
    def __neg__(a): return Var(-a.n, {a: -1.0})
    def __sub__(a, b): return a + (-Var._b(b))
    def __rsub__(a, b): return Var._b(b) - a
    def sin(a): return Var(math.sin(a.n), {a: math.cos(a.n)})
    def log(a): return Var(math.log(a.n), {a: 1 / a.n})
    __radd__ = __add__; __rmul__ = __mul__
def run(root):
    order, mark = [], set()
    def visit(v):
        if v in mark: return
        mark.add(v)
        for p in v.parents: visit(p)
        order.append(v)
    visit(root); root.bar = 1.0
    for v in reversed(order):
        for p, d in v.parents.items(): p.bar += d * v.bar
fs = {"f1": lambda x, y: x * y + x.sin(), "f2": lambda x, y: (x + y) * (x - y) - (x * x).log(), "f3": lambda x, y: 3 - x * x * y}
for name, f in fs.items():
    p, q = random.uniform(1, 2), random.uniform(1, 2)
    x, y = Var(p), Var(q); z = f(x, y); run(z)
    h = 1e-6
    nx = (f(Var(p + h), Var(q)).n - f(Var(p - h), Var(q)).n) / (2 * h)
    print(f"{name}: {z.n:.6f} {x.bar:.6f} {y.bar:.6f} {'ok' if abs(nx - x.bar) < 1e-6 else 'WRONG'}")
