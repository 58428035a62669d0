# Computes with numbers of NumPy's, which are operands of its values, too.
# Draws 8 Add, 10 Leaf, 4 Mul, 2 Pow.
import numpy as np
class Value:
    def __init__(self, data, parents=(), op=''):
        self.data = data; self.parents = parents; self.op = op; self.grad = 0.0
    def __mul__(self, o): return Value(self.data * (o.data if isinstance(o, Value) else o), (self, o), '*')
    __rmul__ = __mul__
    def __add__(self, o): return Value(self.data + (o.data if isinstance(o, Value) else o), (self, o), '+')
    __radd__ = __add__
    def __pow__(self, k):
        out = Value(self.data ** k, (self,), 'pow'); out.k = k
        return out
    def backward(self, g=1.0):
        self.grad += g
        if self.op == '+':
            for p in self.parents:
                if isinstance(p, Value): p.backward(g)
        elif self.op == '*':
            a, b = self.parents
            a.backward(g * (b.data if isinstance(b, Value) else b))
            if isinstance(b, Value): b.backward(g * a.data)
        elif self.op == 'pow': self.parents[0].backward(g * self.k * self.parents[0].data ** (self.k - 1))
X = np.array([[0.5, -1.5], [2.0, 1.0]]); y = np.array([1, 0])
w = [Value(v) for v in np.array([0.1, -0.2])]
b = Value(np.float64(0.05))
loss = 0
for xi, yi in zip(X, y):
    s = b
    for wj, xj in zip(w, xi): s = s + xj * wj
    loss = loss + (s + -yi) ** np.int64(2)
loss.backward()
print(round(loss.data, 8), [round(p.grad, 6) for p in w + [b]])
