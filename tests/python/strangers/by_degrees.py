# Needs CPython.
# Draws 2 Add, 5 Leaf, 3 Mul.
from collections import deque, defaultdict
class Scalar:
    def __init__(self, v, parents=(), local=(), name=None):
        self.v, self.parents, self.local, self.name, self.g = float(v), tuple(parents), tuple(local), name, 0.0
    def __add__(self, o): o = lift(o); return Scalar(self.v + o.v, (self, o), (1.0, 1.0), "+")
    __radd__ = __add__
    def __mul__(self, o): o = lift(o); return Scalar(self.v * o.v, (self, o), (o.v, self.v), "*")
    __rmul__ = __mul__
    def __sub__(self, o): return self + (-1) * lift(o)
    def __rsub__(self, o): return lift(o) - self
def lift(o): return o if isinstance(o, Scalar) else Scalar(o)
def backprop(root):
    degree, seen, stack = defaultdict(int), set(), [root]
    while stack:
        n = stack.pop()
        if n in seen: continue
        seen.add(n)
        for p in n.parents:
            degree[p] += 1; stack.append(p)
    q = deque([root]); root.g = 1.0
    while q:
        n = q.popleft()
        for p, l in zip(n.parents, n.local):
            p.g += l * n.g
            degree[p] -= 1
            if degree[p] == 0: q.append(p)
a, b, c = Scalar(2, name="a"), Scalar(-3, name="b"), Scalar(10, name="c")
L = (a * b + c) * (1 - a)
backprop(L)
for n in (a, b, c): print(f"{n.name:>3} | {n.v:8.3f} | {n.g:+9.4f}")
print(f"{'L':>3} | {L.v:8.3f}")
