# Needs CPython. Has slots and no symbols, and numbers that change after each step.
# Draws 2 Add, 3 Leaf, 3 Mul, 1 Sub.
class S:
    __slots__ = ["data", "grad", "_prev", "_backward"]
    def __init__(self, data, _prev=()):
        self.data = data; self.grad = 0.0; self._prev = set(_prev); self._backward = lambda: None
    def __add__(self, o):
        out = S(self.data + o.data, (self, o))
        def f():
            self.grad += out.grad; o.grad += out.grad
        out._backward = f
        return out
    def __mul__(self, o):
        out = S(self.data * o.data, (self, o))
        def f():
            self.grad += o.data * out.grad; o.grad += self.data * out.grad
        out._backward = f
        return out
    def __sub__(self, o):
        out = S(self.data - o.data, (self, o))
        def f():
            self.grad += out.grad; o.grad -= out.grad
        out._backward = f
        return out
    def backward(self):
        t, s = [], set()
        def v(n):
            if n not in s:
                s.add(n)
                for p in n._prev: v(p)
                t.append(n)
        v(self); self.grad = 1.0
        for n in reversed(t): n._backward()
x = S(2.0); y = S(2.0); zero = S(0.0)
z = (x * y - zero) * (x + zero) + x * x
for k in range(3):
    z = (x * y - zero) * (x + zero) + x * x
    for p in (x, y, zero): p.grad = 0.0
    z.backward()
    x.data -= 0.01 * x.grad
    y.data -= 0.01 * y.grad
print(*[f"{one:.9f}" for one in (z.data, x.grad, y.grad, zero.grad)])
