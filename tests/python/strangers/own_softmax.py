# Draws 360 Add, 90 Exp, 281 Leaf, 30 Log, 211 Mul, 30 Neg, 30 Pow.
import numpy as np, math
from sklearn.datasets import make_blobs
X, y = make_blobs(n_samples=30, centers=3, n_features=2, random_state=7, cluster_std=1.0)
X = (X - X.mean(axis=0)) / X.std(axis=0)
print(X[:3].round(4), y[:10], set(y.tolist()) == {0, 1, 2})

class Tensor0:
    """A scalar with a history."""
    def __init__(self, value, parents=(), grads=()):
        self.value = float(value); self.grad = 0.0
        self._parents, self._grads = tuple(parents), tuple(grads)
    def __add__(self, o):
        o = o if isinstance(o, Tensor0) else Tensor0(o)
        return Tensor0(self.value + o.value, (self, o), (1.0, 1.0))
    def __mul__(self, o):
        o = o if isinstance(o, Tensor0) else Tensor0(o)
        return Tensor0(self.value * o.value, (self, o), (o.value, self.value))
    def __neg__(self): return Tensor0(-self.value, (self,), (-1.0,))
    def __sub__(self, o): return self + (-o if isinstance(o, Tensor0) else -o)
    __radd__, __rmul__ = __add__, __mul__
    def exp(self):
        e = math.exp(self.value); return Tensor0(e, (self,), (e,))
    def log(self): return Tensor0(math.log(self.value), (self,), (1 / self.value,))
    def reciprocal(self): return Tensor0(1 / self.value, (self,), (-1 / self.value ** 2,))
    def backprop(self):
        order, seen = [], set()
        def dfs(n):
            if id(n) in seen: return
            seen.add(id(n))
            for p in n._parents: dfs(p)
            order.append(n)
        dfs(self)
        self.grad = 1.0
        while order:
            n = order.pop()
            for p, g in zip(n._parents, n._grads): p.grad += n.grad * g
    def __repr__(self): return "T(%.4f)" % self.value

rng = np.random.RandomState(3)
W = [[Tensor0(w) for w in row] for row in rng.randn(3, 2) * 0.1]
b = [Tensor0(0) for _ in range(3)]
def logits(x): return [sum((wi * xi for wi, xi in zip(row, x)), bi) for row, bi in zip(W, b)]
def nll(x, t):
    z = logits(x)
    m = max(v.value for v in z)
    e = [(v - m).exp() for v in z]
    s = sum(e[1:], e[0])
    return -(e[t] * s.reciprocal()).log()
params = [w for row in W for w in row] + b
for it in range(6):
    L = sum((nll(x, t) for x, t in zip(X, y)), Tensor0(0)) * (1 / len(X))
    for p in params: p.grad = 0.0
    L.backprop()
    for p in params: p.value -= 1.0 * p.grad
    pred = [int(np.argmax([v.value for v in logits(x)])) for x in X]
    print(it, f"{L.value:.6f}", f"acc={np.mean(np.array(pred) == y):.2%}")
print(W, b)
