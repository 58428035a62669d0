# Needs CPython.
# Draws 2 Add, 4 Leaf, 3 Mul.
class Var:
    _counter = 0
    def __init__(self, v, deps=()):
        self._v = v
        self._g = 0
        self.deps = deps
        self.idx = Var._counter
        Var._counter += 1
    @property
    def v(self):
        return self._v
    @v.setter
    def v(self, new):
        if not isinstance(new, (int, float)): raise TypeError("number please")
        self._v = new
    @property
    def g(self): return self._g
    @g.setter
    def g(self, new): self._g = new
    @classmethod
    def of(cls, x): return x if isinstance(x, cls) else cls(x)
    @staticmethod
    def zeros(n): return [Var(0.0) for _ in range(n)]
    def __add__(a, b):
        b = Var.of(b)
        return Var(a.v + b.v, ((a, lambda g: g), (b, lambda g: g)))
    __radd__ = __add__
    def __mul__(a, b):
        b = Var.of(b)
        return Var(a.v * b.v, ((a, lambda g: g * b.v), (b, lambda g: g * a.v)))
    __rmul__ = __mul__
    def backward(self):
        self.g = 1
        frontier = sorted(collect(self), key=lambda n: n.idx, reverse=True)
        for n in frontier:
            for d, f in n.deps: d.g += f(n.g)

def collect(n, seen=None):
    seen = {} if seen is None else seen
    if n.idx not in seen:
        seen[n.idx] = n
        for d, _ in n.deps: collect(d, seen)
    return list(seen.values())

a, b = Var(3), Var(4)
c = a * b + 2 * a
d = c * c + 1
d.backward()
print(d.v, a.g, b.g, c.g)
try:
    a.v = "x"
except TypeError as e:
    print("TypeError:", e)
print(Var._counter, len(collect(d)))
