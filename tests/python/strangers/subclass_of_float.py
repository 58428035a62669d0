# Needs CPython. Has values that are floats themselves.
# Draws 1 Add, 2 Leaf, 1 Mul, 1 Sin.
import math
class Num(float):
    def __new__(cls, v, *rest, **kw):
        return super().__new__(cls, v)
    def __init__(self, v, args=(), grads=(), op=''):
        self.args = args; self.grads = grads; self.op = op; self.grad = 0.0
    def __add__(self, o):
        o = o if isinstance(o, Num) else Num(o)
        return Num(float(self) + float(o), (self, o), (1., 1.), '+')
    def __mul__(self, o):
        o = o if isinstance(o, Num) else Num(o)
        return Num(float(self) * float(o), (self, o), (float(o), float(self)), '*')
    def sin(self):
        return Num(math.sin(self), (self,), (math.cos(self),), 'sin')
    def backprop(self, g=1.0):
        self.grad += g
        for a, d in zip(self.args, self.grads):
            a.backprop(g * d)
x = Num(0.5); y = Num(4.2)
z = x * y + x.sin()
z.backprop()
print(float(z), x.grad, y.grad)
print(z > 1, round(z, 3))
