# Writes a formula first, and computes it for some inputs afterwards.
# Draws 2 Add, 1 Div, 4 Leaf, 1 Mul, 1 Pow, 1 Sub.
import math
class Node:
    def __add__(self, o): return Add(self, wrap(o))
    def __radd__(self, o): return Add(wrap(o), self)
    def __mul__(self, o): return Mul(self, wrap(o))
    def __rmul__(self, o): return Mul(wrap(o), self)
    def __sub__(self, o): return Sub(self, wrap(o))
    def __truediv__(self, o): return Div(self, wrap(o))
    def __pow__(self, k): return Pow(self, k)
    def zero(self):
        self.grad = 0.0
        for c in self.inputs: c.zero()
    def eval(self):
        self.value = self.forward(*[c.eval() for c in self.inputs])
        return self.value
    def back(self, g=1.0):
        self.grad += g
        for c, d in zip(self.inputs, self.local()): c.back(g * d)
class Const(Node):
    def __init__(self, v): self.value = v; self.inputs = []; self.grad = 0.0
    def eval(self): return self.value
    def local(self): return []
    def __str__(self): return str(self.value)
class Input(Const):
    def __init__(self, name, v=None): super().__init__(v); self.name = name
    def __str__(self): return self.name
def wrap(x): return x if isinstance(x, Node) else Const(x)
class Bin(Node):
    def __init__(self, a, b): self.inputs = [a, b]; self.grad = 0.0; self.value = None
    def __str__(self): return f"({self.inputs[0]} {self.sym} {self.inputs[1]})"
class Add(Bin):
    sym = '+'
    def forward(self, a, b): return a + b
    def local(self): return [1, 1]
class Sub(Bin):
    sym = '-'
    def forward(self, a, b): return a - b
    def local(self): return [1, -1]
class Mul(Bin):
    sym = '*'
    def forward(self, a, b): return a * b
    def local(self): return [self.inputs[1].value, self.inputs[0].value]
class Div(Bin):
    sym = '/'
    def forward(self, a, b): return a / b
    def local(self):
        a, b = (c.value for c in self.inputs)
        return [1 / b, -a / b ** 2]
class Pow(Node):
    def __init__(self, a, k): self.inputs = [a]; self.k = k; self.grad = 0.0; self.value = None
    def forward(self, a): return a ** self.k
    def local(self): return [self.k * self.inputs[0].value ** (self.k - 1)]
    def __str__(self): return f"{self.inputs[0]}^{self.k}"
x = Input('x'); y = Input('y')
f = (x + 2) * y / (x - 1) + x ** 3
print(f)
x.value, y.value = 3.0, -2.0
print(f.eval())
f.back()
print(x.grad, y.grad)
x.value = 4.0
f.zero(); print(f.eval()); f.back()
print(x.grad, y.grad)
