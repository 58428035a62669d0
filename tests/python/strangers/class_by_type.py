# Needs CPython.
# Draws 1 Add, 3 Leaf, 2 Mul, 1 Sub.
import operator
def make(name, f, df):
    def method(self, other):
        other = other if isinstance(other, V) else V(other)
        out = V(f(self.data, other.data), [self, other], name)
        def _backward():
            da, db = df(self.data, other.data)
            self.grad += da * out.grad; other.grad += db * out.grad
        out._backward = _backward
        return out
    return method
def init(self, data, prev=(), op=""): self.data, self.grad, self.prev, self.op, self._backward = data, 0.0, prev, op, lambda: None
V = type("V", (), {"__init__": init, "__repr__": lambda s: f"V({s.data})"})
for n, s, f, df in [("__add__", "+", operator.add, lambda a, b: (1, 1)), ("__mul__", "*", operator.mul, lambda a, b: (b, a)), ("__sub__", "-", operator.sub, lambda a, b: (1, -1))]:
    setattr(V, n, make(s, f, df))
a, b = V(2.0), V(-1.5)
d = (a - b) * a + b * 3
def bw(root):
    topo = []
    def b_(v):
        if v not in topo:
            for c in v.prev: b_(c)
            topo.append(v)
    b_(root); root.grad = 1.0
    for v in reversed(topo): v._backward()
bw(d); print(d, a.grad, b.grad, d.op)
