# Keeps all values in a list of the class, and the way back in functions.
# Draws 1 Add, 1 Cos, 3 Leaf, 1 Max, 2 Mul.
import math
class Value:
    graph = []
    no_grad = False
    def __init__(self, x, inputs=None):
        self.x = x
        self.inputs = inputs or []
        self.dx = 0.0
        Value.graph.append(self)
    @classmethod
    def reset(cls): cls.graph.clear()
    @staticmethod
    def of(v): return v if isinstance(v, Value) else Value(v)
    def __add__(self, o):
        o = Value.of(o); return Value(self.x + o.x, [(self, lambda g: g), (o, lambda g: g)])
    def __mul__(self, o):
        o = Value.of(o); return Value(self.x * o.x, [(self, lambda g: g * o.x), (o, lambda g: g * self.x)])
    def cos(self): return Value(math.cos(self.x), [(self, lambda g: -math.sin(self.x) * g)])
    def max(self, o):
        o = Value.of(o)
        return Value(max(self.x, o.x), [(self, lambda g: g if self.x >= o.x else 0.0), (o, lambda g: g if o.x > self.x else 0.0)])
    def backward(self):
        self.dx = 1.0
        for n in reversed(Value.graph):
            for i, f in n.inputs: i.dx += f(n.dx)
with_reset = Value.reset
a, b = Value(1.2), Value(-0.7)
L = (a * b).cos() + a.max(b) * 2
L.backward()
print(L.x, a.dx, b.dx, len(Value.graph))
Value.reset()
