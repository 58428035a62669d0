# Needs CPython.
# Draws 2 Add, 4 Leaf, 2 Mul, 1 Relu.
# Tells which values get a gradient.
import contextlib

_grad_enabled = True

@contextlib.contextmanager
def no_grad():
    global _grad_enabled
    prev, _grad_enabled = _grad_enabled, False
    try:
        yield
    finally:
        _grad_enabled = prev

class Scalar:
    __slots__ = ("data", "grad", "requires_grad", "_parents", "_grad_fn", "_name", "__weakref__")

    def __init__(self, data, requires_grad=False, _parents=(), _grad_fn=None, _name=None):
        self.data = data
        self.requires_grad = requires_grad
        self.grad = None
        self._parents = _parents
        self._grad_fn = _grad_fn
        self._name = _name

    @classmethod
    def _make(cls, data, parents, grad_fn, name):
        req = _grad_enabled and any(p.requires_grad for p in parents)
        if not req:
            return cls(data)
        return cls(data, True, parents, grad_fn, name)

    def detach(self):
        return Scalar(self.data)

    def __add__(self, o):
        o = o if isinstance(o, Scalar) else Scalar(o)
        return Scalar._make(self.data + o.data, (self, o), lambda g: (g, g), "AddBackward")
    __radd__ = __add__

    def __mul__(self, o):
        o = o if isinstance(o, Scalar) else Scalar(o)
        return Scalar._make(self.data * o.data, (self, o), lambda g: (g * o.data, g * self.data), "MulBackward")
    __rmul__ = __mul__

    def relu(self):
        return Scalar._make(max(0, self.data), (self,), lambda g: (g * (self.data > 0),), "ReluBackward")

    def backward(self, g=1.0):
        if not self.requires_grad:
            raise RuntimeError("element 0 of tensors does not require grad")
        order, seen = [], set()
        def visit(n):
            if n in seen: return
            seen.add(n)
            for p in n._parents: visit(p)
            order.append(n)
        visit(self)
        self.grad = g
        for n in reversed(order):
            if n._grad_fn is None: continue
            for p, pg in zip(n._parents, n._grad_fn(n.grad)):
                if p.requires_grad:
                    p.grad = pg if p.grad is None else p.grad + pg

    def __repr__(self):
        extra = f", grad_fn=<{self._name}>" if self._name else (", requires_grad=True" if self.requires_grad else "")
        return f"scalar({self.data}{extra})"

w = Scalar(2.0, requires_grad=True)
b = Scalar(-1.0, requires_grad=True)
x = Scalar(3.0)
y = (w * x + b).relu()
print(y, w, x)
with no_grad():
    z = y * 2
    print(z)
try:
    z.backward()
except RuntimeError as e:
    print("error:", e)
d = y.detach()
print(d.requires_grad)
loss = y * w + d
loss.backward()
print(w.grad, b.grad, x.grad)
