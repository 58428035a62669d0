# Needs CPython. Trains tensors of arrays; the loss is an array without dimensions, which is formatted as a number.
import numpy as np
class Tensor:
    def __init__(self, data, _children=(), _op=""):
        self.data = np.asarray(data, dtype=np.float64)
        self.grad = np.zeros_like(self.data)
        self._backward = lambda: None
        self._prev = set(_children)
        self._op = _op
    @property
    def shape(self): return self.data.shape
    @staticmethod
    def _unbroadcast(g, shape):
        while g.ndim > len(shape): g = g.sum(axis=0)
        for i, n in enumerate(shape):
            if n == 1: g = g.sum(axis=i, keepdims=True)
        return g
    def __add__(self, o):
        o = o if isinstance(o, Tensor) else Tensor(o)
        out = Tensor(self.data + o.data, (self, o), "+")
        def bw():
            self.grad += self._unbroadcast(out.grad, self.shape)
            o.grad += self._unbroadcast(out.grad, o.shape)
        out._backward = bw
        return out
    def __matmul__(self, o):
        out = Tensor(self.data @ o.data, (self, o), "@")
        def bw():
            self.grad += out.grad @ o.data.T
            o.grad += self.data.T @ out.grad
        out._backward = bw
        return out
    def tanh(self):
        t = np.tanh(self.data)
        out = Tensor(t, (self,), "tanh")
        def bw(): self.grad += (1 - t * t) * out.grad
        out._backward = bw
        return out
    def mse(self, y):
        d = self.data - y
        out = Tensor((d * d).mean(), (self,), "mse")
        def bw(): self.grad += 2 * d / d.size * out.grad
        out._backward = bw
        return out
    def backward(self):
        topo, seen = [], set()
        def go(v):
            if v not in seen:
                seen.add(v)
                for c in v._prev: go(c)
                topo.append(v)
        go(self)
        self.grad = np.ones_like(self.data)
        for v in topo[::-1]: v._backward()
rng = np.random.RandomState(0)
X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]], dtype=float); y = np.array([[0.0], [1.0], [1.0], [0.0]])
W1, b1 = Tensor(rng.randn(2, 4)), Tensor(np.zeros((1, 4)))
W2, b2 = Tensor(rng.randn(4, 1)), Tensor(np.zeros(1))
params = [W1, b1, W2, b2]
for step in range(201):
    for p in params: p.grad[...] = 0
    loss = (((Tensor(X) @ W1 + b1).tanh()) @ W2 + b2).mse(y)
    loss.backward()
    for p in params: p.data -= 0.3 * p.grad
    if step % 50 == 0: print(step, f"{loss.data:.6f}")
