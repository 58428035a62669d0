# Draws 1 Add, 1 Div, 1 Exp, 3 Leaf, 1 Mul, 1 Sub.
import math, functools
OPS = {}
def op(name):
    def deco(f):
        OPS[name] = f
        @functools.wraps(f)
        def call(*args):
            args = [a if isinstance(a, N) else N(a) for a in args]
            val, grads = f(*[a.val for a in args])
            return N(val, op=name, args=args, grads=grads)
        setattr(N, f"__{name}__", call)
        return call
    return deco
class N:
    def __init__(self, val, *, op=None, args=(), grads=()):
        self.val, self.op, self.args, self.grads, self.adj = val, op, args, grads, 0.0
    def __repr__(self): return f"N({self.val:.3f})"
@op("add")
def add(a, b): return a + b, (1, 1)
@op("mul")
def mul(a, b): return a * b, (b, a)
@op("sub")
def sub(a, b): return a - b, (1, -1)
@op("truediv")
def div(a, b): return a / b, (1 / b, -a / b ** 2)
N.__radd__ = N.__add__
@op("exp")
def exp(a): return math.exp(a), (math.exp(a),)
def grad(root):
    order, seen = [], set()
    def visit(n):
        if n not in seen:
            seen.add(n)
            for a in n.args: visit(a)
            order.append(n)
    visit(root)
    for n in order: n.adj = 0.0
    root.adj = 1.0
    for n in order[::-1]:
        for a, g in zip(n.args, n.grads): a.adj += n.adj * g
x, y = N(1.5), N(0.5)
z = 1 + x * y - exp(x / y)
grad(z)
print(z, x.adj, y.adj, sorted(OPS))
