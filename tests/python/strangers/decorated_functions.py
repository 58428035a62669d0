# Needs CPython.
# Draws 1 Add, 3 Leaf, 1 Mul, 1 Pow.
from itertools import count
from contextlib import contextmanager
import functools
class Value:
    _ids = count(); recording = True
    def __init__(self, data, prev=()):
        self.id = next(Value._ids); self.data = data; self.grad = None
        self.prev = prev if Value.recording else (); self.bw = []
    def __repr__(self): return f"<{self.id}:{self.data:g}>"
def op(fn):
    @functools.wraps(fn)
    def wrapper(*args):
        args = [a if isinstance(a, Value) else Value(a) for a in args]
        data, grads = fn(*[a.data for a in args])
        out = Value(data, tuple(args)); out.bw = grads
        return out
    return wrapper
@op
def add(a, b): return a + b, (1, 1)
@op
def mul(a, b): return a * b, (b, a)
@op
def square(a): return a * a, (2 * a,)
Value.__add__ = add; Value.__mul__ = mul
@contextmanager
def no_grad():
    Value.recording = False
    try: yield
    finally: Value.recording = True
def backward(v):
    order = []; seen = set()
    def t(n):
        if n.id in seen: return
        seen.add(n.id)
        for p in n.prev: t(p)
        order.append(n)
    t(v)
    for n in order: n.grad = 0
    v.grad = 1
    for n in reversed(order):
        for p, g in zip(n.prev, n.bw): p.grad += g * n.grad
x = Value(3.0); w = Value(0.5)
y = square(x * w + 1)
backward(y)
with no_grad():
    z = x * w
print(x, w, y, x.grad, w.grad, z.prev, add.__name__)
