# Keeps each number and each gradient in an array of NumPy.
# Draws 3 Add, 7 Leaf, 3 Mul, 1 Sigmoid.
import numpy as np
class Value:
    def __init__(self, data, _children=(), _op=''):
        self.data = np.float64(data)
        self.grad = np.zeros_like(self.data)
        self._backward = lambda: None
        self._prev = set(_children)
        self._op = _op
    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        out = Value(self.data + other.data, (self, other), '+')
        def _backward():
            self.grad += out.grad
            other.grad += out.grad
        out._backward = _backward
        return out
    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        out = Value(self.data * other.data, (self, other), '*')
        def _backward():
            self.grad += other.data * out.grad
            other.grad += self.data * out.grad
        out._backward = _backward
        return out
    def sigmoid(self):
        s = 1 / (1 + np.exp(-self.data))
        out = Value(s, (self,), 'sigmoid')
        def _backward():
            self.grad += s * (1 - s) * out.grad
        out._backward = _backward
        return out
    def backward(self):
        topo = []; visited = set()
        def build_topo(v):
            if v not in visited:
                visited.add(v)
                for child in v._prev: build_topo(child)
                topo.append(v)
        build_topo(self)
        self.grad = np.ones_like(self.data)
        for v in reversed(topo): v._backward()
np.random.seed(1)
x = [Value(v) for v in np.random.randn(3)]
w = [Value(v) for v in np.random.uniform(-1, 1, 3)]
s = sum((a * b for a, b in zip(x, w)), Value(0.0)).sigmoid()
s.backward()
print("%.6f" % s.data, ["%.5f" % v.grad.item() for v in w])
