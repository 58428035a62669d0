# Draws 1 Add, 2 Leaf, 1 Mul, 1 Sin.
import math
from micrograd.engine import Value as Base
class Value(Base):
    def tanh(self):
        t = math.tanh(self.data)
        out = Value(t, (self,), 'tanh')
        def _backward(): self.grad += (1 - t ** 2) * out.grad
        out._backward = _backward
        return out
    def sin(self):
        out = Value(math.sin(self.data), (self,), 'sin')
        def _backward(): self.grad += math.cos(self.data) * out.grad
        out._backward = _backward
        return out
x = Value(0.7)
y = (x.tanh() if False else x.sin())
z = y * 2 + x
z.backward()
print(f"{z.data:.10f} {x.grad:.10f}")
