# Needs CPython. Has properties for number and gradient, and operands in a dictionary.
# Draws 3 Add, 1 Exp, 4 Leaf, 3 Mul, 1 Pow.
import math
class Var:
    """gradient lives on a hidden field; .grad is a property"""
    _count = 0
    def __init__(self, v, children=None, local=None, op=None):
        self._v = v
        self._g = 0
        self.children = children
        self.local = local
        self.op = op
        Var._count += 1
        self.uid = Var._count
    @property
    def data(self): return self._v
    @data.setter
    def data(self, new): self._v = new
    @property
    def grad(self): return self._g
    @grad.setter
    def grad(self, new): self._g = new
    def __add__(self, o):
        o = o if isinstance(o, Var) else Var(o)
        return Var(self.data + o.data, {"left": self, "right": o}, {"left": 1.0, "right": 1.0}, "add")
    def __mul__(self, o):
        o = o if isinstance(o, Var) else Var(o)
        return Var(self.data * o.data, {"left": self, "right": o}, {"left": o.data, "right": self.data}, "mul")
    def __pow__(self, n):
        return Var(self.data ** n, {"base": self}, {"base": n * self.data ** (n - 1)}, f"pow{n}")
    def __neg__(self): return self * -1
    def __sub__(self, o): return self + (-o if isinstance(o, Var) else -o)
    def __radd__(self, o): return self + o
    def __rmul__(self, o): return self * o
    def exp(self):
        e = math.exp(self.data)
        return Var(e, {"x": self}, {"x": e}, "exp")
    def backward(self):
        seen, topo = set(), []
        stack = [(self, False)]
        while stack:
            node, done = stack.pop()
            if done:
                topo.append(node); continue
            if node in seen: continue
            seen.add(node)
            stack.append((node, True))
            if node.children:
                for c in node.children.values(): stack.append((c, False))
        self.grad = 1
        for n in reversed(topo):
            if n.children:
                for k in n.children:
                    n.children[k].grad += n.local[k] * n.grad
    def __str__(self): return "Var(%.3f | %.3f)" % (self.data, self.grad)

a = Var(2.0); b = Var(-1.5)
c = a * b + b ** 3
d = (c - a).exp() + c * 0.5
d.backward()
print(a, b, c, d)
print("%d nodes" % Var._count)
