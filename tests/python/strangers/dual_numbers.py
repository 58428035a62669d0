# Draws 2 Add, 4 Leaf, 4 Mul, 2 Pow.
# forward mode, and a check against reverse mode
import math
from micrograd.engine import Value
class Dual:
    def __init__(self, re, eps=0.0): self.re, self.eps = re, eps
    def _c(x): return x if isinstance(x, Dual) else Dual(x)
    def __add__(s, o): o = Dual._c(o); return Dual(s.re + o.re, s.eps + o.eps)
    def __mul__(s, o): o = Dual._c(o); return Dual(s.re * o.re, s.re * o.eps + s.eps * o.re)
    def __sub__(s, o): o = Dual._c(o); return Dual(s.re - o.re, s.eps - o.eps)
    def __truediv__(s, o): o = Dual._c(o); return Dual(s.re / o.re, (s.eps * o.re - s.re * o.eps) / o.re ** 2)
    def __pow__(s, k): return Dual(s.re ** k, k * s.re ** (k - 1) * s.eps)
    __radd__ = __add__
    __rmul__ = __mul__
    def __repr__(s): return f"{s.re:.4f}+{s.eps:.4f}ε"
def f(x, y): return (x * y + 3 * x) / (y ** 2) - x
x, y = Value(1.5), Value(2.0)
z = f(x, y); z.backward()
dx = f(Dual(1.5, 1.0), Dual(2.0)); dy = f(Dual(1.5), Dual(2.0, 1.0))
print(z.data, x.grad, y.grad)
print(dx, dy, abs(dx.eps - x.grad) < 1e-12, abs(dy.eps - y.grad) < 1e-12)
h = 1e-6
num = (f(1.5 + h, 2.0) - f(1.5 - h, 2.0)) / (2 * h)
print(f"{num:.6f} {num - x.grad:.0e}" if False else f"{num:.6f}")
