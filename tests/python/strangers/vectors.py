# Draws 9 Add, 3 Exp, 13 Leaf, 1 Log, 8 Mul, 1 Pow.
# a vector helper over scalars
import math, random
class Val:
    def __init__(self, d, prev=None, op=None):
        self.d = d; self.gr = 0.0; self.prev = prev or []; self.op = op; self.back = lambda: None
    def __add__(self, o):
        o = o if isinstance(o, Val) else Val(o)
        out = Val(self.d + o.d, [self, o], "+")
        def back(): self.gr += out.gr; o.gr += out.gr
        out.back = back; return out
    def __mul__(self, o):
        o = o if isinstance(o, Val) else Val(o)
        out = Val(self.d * o.d, [self, o], "*")
        def back(): self.gr += o.d * out.gr; o.gr += self.d * out.gr
        out.back = back; return out
    __radd__, __rmul__ = __add__, __mul__
    def __sub__(self, o): return self + o * -1
    def exp(self):
        out = Val(math.exp(self.d), [self], "exp")
        def back(): self.gr += out.d * out.gr
        out.back = back; return out
    def log(self):
        out = Val(math.log(self.d), [self], "log")
        def back(): self.gr += out.gr / self.d
        out.back = back; return out
    def inv(self):
        out = Val(1 / self.d, [self], "inv")
        def back(): self.gr -= out.gr / self.d ** 2
        out.back = back; return out
class Vec:
    def __init__(self, xs): self.xs = [x if isinstance(x, Val) else Val(x) for x in xs]
    def __len__(self): return len(self.xs)
    def __iter__(self): return iter(self.xs)
    def __getitem__(self, i): return self.xs[i] if isinstance(i, int) else Vec(self.xs[i])
    def __matmul__(self, other): return self.dot(other)
    def dot(self, o): return sum((a * b for a, b in zip(self, o)), Val(0.0))
    def __add__(self, o): return Vec([a + b for a, b in zip(self, o)])
    def __contains__(self, v): return any(v is x for x in self.xs)
    def __repr__(self): return "Vec([" + ", ".join("%.4f" % x.d for x in self.xs) + "])"
    @property
    def grad(self): return [x.gr for x in self.xs]
def softmax(v):
    e = [x.exp() for x in v]
    s = sum(e, Val(0.0)).inv()
    return Vec([x * s for x in e])
def backward(root):
    order = []; seen = set()
    def visit(n):
        if n not in seen:
            seen.add(n)
            [visit(p) for p in n.prev]
            order.append(n)
    visit(root); root.gr = 1.0
    for n in reversed(order): n.back()
random.seed(0)
W = [Vec([random.gauss(0, 1) for _ in range(2)]) for _ in range(3)]
x = Vec([1.0, -2.0])
logits = Vec([w @ x for w in W])
probs = softmax(logits)
loss = probs[1].log() * -1
backward(loss)
print(logits, probs, len(probs), probs[0] in probs)
print("loss", loss.d)
for w in W: print(["%.6f" % g for g in w.grad])
print(Vec(range(5))[1:4:2])
