# Needs CPython.
import random
random.seed(10)
class S:
    __slots__ = 'x', 'dx', 'src', 'bw'
    def __init__(self, x, src=(), bw=None): self.x, self.dx, self.src, self.bw = x, 0.0, src, bw
    def __add__(a, b): return S(a.x + b.x, (a, b), lambda g: (g, g))
    def __mul__(a, b): return S(a.x * b.x, (a, b), lambda g: (g * b.x, g * a.x))
    def relu(a): return S(a.x if a.x > 0 else 0.0, (a,), lambda g: (g if a.x > 0 else 0.0,))
class Matrix:
    def __init__(self, rows): self.rows = rows
    @classmethod
    def random(cls, n, m): return cls([[S(random.gauss(0, 1)) for _ in range(m)] for _ in range(n)])
    @classmethod
    def of(cls, rows): return cls([[S(float(v)) for v in r] for r in rows])
    @property
    def shape(self): return len(self.rows), len(self.rows[0])
    @property
    def T(self): return Matrix([list(c) for c in zip(*self.rows)])
    def __matmul__(self, o):
        def dot(r, c):
            acc = r[0] * c[0]
            for a, b in zip(r[1:], c[1:]): acc = acc + a * b
            return acc
        return Matrix([[dot(r, c) for c in o.T.rows] for r in self.rows])
    def map(self, f): return Matrix([[f(v) for v in r] for r in self.rows])
    def sum(self):
        flat = [v for r in self.rows for v in r]
        acc = flat[0]
        for v in flat[1:]: acc = acc + v
        return acc
    def __str__(self): return "\n".join(" ".join(f"{v.x:8.4f}" for v in r) for r in self.rows)
def backward(y):
    topo, seen = [], set()
    def go(v):
        if id(v) in seen: return
        seen.add(id(v)); [go(s) for s in v.src]; topo.append(v)
    go(y); y.dx = 1.0
    for v in reversed(topo):
        if v.bw:
            for s, d in zip(v.src, v.bw(v.dx)): s.dx += d
X = Matrix.of([[1, 2], [3, -4], [0.5, 0.25]]); W1 = Matrix.random(2, 3); W2 = Matrix.random(3, 1)
Y = (X @ W1).map(S.relu) @ W2
L = Y.sum(); backward(L)
print(Y, L.x, Y.shape, sep="\n")
print(W1.map(lambda s: S(s.dx)))
