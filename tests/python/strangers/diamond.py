# Needs CPython.
# Draws 3 Add, 7 Leaf, 3 Mul.
class Module:
    def zero_grad(self):
        for p in self.parameters(): p.grad = 0
    def parameters(self): return []
class Named:
    def __init__(self, name="unnamed", **kw):
        super().__init__(**kw)
        self.name = name
class Sized:
    def __init__(self, size=0, **kw):
        super().__init__(**kw)
        self.size = size
class Layer(Named, Sized, Module):
    def __init__(self, **kw):
        super().__init__(**kw)
        self.ws = [Value(0.1 * (k + 1)) for k in range(self.size)]
    def parameters(self): return self.ws
    def __call__(self, xs): return sum((w * x for w, x in zip(self.ws, xs)), Value(0.0))
from micrograd.engine import Value
l = Layer(name="hidden", size=3)
out = l([1.0, 2.0, 3.0])
out.backward()
print(l.name, l.size, out, [c.__name__ for c in Layer.__mro__])
l.zero_grad()
print([p.grad for p in l.parameters()])
