# Needs CPython.
# Draws 3 Add, 6 Leaf, 3 Mul, 3 Pow.
import math
from micrograd.engine import Value
class SGD:
    def __init__(self, params, lr=0.01, momentum=0.0):
        self.params = list(params); self.lr = lr; self.momentum = momentum
        self.v = [0.0] * len(self.params)
    def zero_grad(self):
        for p in self.params: p.grad = 0
    def step(self):
        for i, p in enumerate(self.params):
            self.v[i] = self.momentum * self.v[i] + p.grad
            p.data -= self.lr * self.v[i]
class Adam(SGD):
    def __init__(self, params, lr=0.1, betas=(0.9, 0.999), eps=1e-8):
        super().__init__(params, lr)
        (self.b1, self.b2), self.eps, self.t = betas, eps, 0
        self.m = [0.0 for _ in self.params]
        self.s = [0.0 for _ in self.params]
    def step(self):
        self.t += 1
        for i, p in enumerate(self.params):
            self.m[i] = self.b1 * self.m[i] + (1 - self.b1) * p.grad
            self.s[i] = self.b2 * self.s[i] + (1 - self.b2) * p.grad ** 2
            mh = self.m[i] / (1 - self.b1 ** self.t)
            sh = self.s[i] / (1 - self.b2 ** self.t)
            p.data -= self.lr * mh / (math.sqrt(sh) + self.eps)
def rosen(x, y): return (1 - x) ** 2 + 5 * (y - x ** 2) ** 2
for cls, kw in ((SGD, dict(lr=0.02)), (SGD, dict(lr=0.01, momentum=0.9)), (Adam, dict(lr=0.1))):
    x, y = Value(-1.0), Value(1.0)
    opt = cls([x, y], **kw)
    for i in range(60):
        l = rosen(x, y)
        opt.zero_grad(); l.backward(); opt.step()
    print(f"{cls.__name__:>5} x={x.data:.6f} y={y.data:.6f} loss={l.data:.3e}")
