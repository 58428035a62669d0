# Needs CPython.
# Draws 1 Add, 1 Div, 3 Leaf, 1 Mul, 1 Sub.
import operator

RULES = {
    "add": ("+", operator.add, lambda a, b: (1, 1)),
    "sub": ("-", operator.sub, lambda a, b: (1, -1)),
    "mul": ("*", operator.mul, lambda a, b: (b, a)),
    "truediv": ("/", operator.truediv, lambda a, b: (1 / b, -a / b**2)),
}

class OverloadMeta(type):
    def __new__(mcs, name, bases, ns):
        cls = super().__new__(mcs, name, bases, ns)
        for opname, (sym, fn, dfn) in RULES.items():
            def method(self, other, _fn=fn, _dfn=dfn, _sym=sym):
                other = other if isinstance(other, cls) else cls(other)
                out = cls(_fn(self.data, other.data))
                out.op = _sym
                out.parents = (self, other)
                out.local_grads = _dfn(self.data, other.data)
                return out
            setattr(cls, f"__{opname}__", method)
        return cls

class Value(metaclass=OverloadMeta):
    def __init__(self, data):
        self.data = data
        self.grad = 0.0
        self.op = ""
        self.parents = ()
        self.local_grads = ()

    def backward(self, upstream=1.0):
        self.grad += upstream
        for p, d in zip(self.parents, self.local_grads):
            p.backward(upstream * d)

a = Value(3.0)
b = Value(4.0)
c = (a - b) * (a + b) / Value(2.0)
c.backward()
print(c.data, a.grad, b.grad)
