# Draws 3 Add, 5 Leaf, 3 Mul, 1 Pow.
# Constants have no gradient, and operations do not keep theirs.
class Expr:
    def __add__(self, o): return Add(self, wrap(o))
    def __radd__(self, o): return Add(wrap(o), self)
    def __mul__(self, o): return Mul(self, wrap(o))
    def __rmul__(self, o): return Mul(wrap(o), self)
    def __sub__(self, o): return Add(self, Mul(Const(-1), wrap(o)))
    def __pow__(self, n): return Pow(self, n)
class Const(Expr):
    def __init__(self, v): self.v = v
    def forward(self): self.value = self.v; return self.value
    def backward(self, g): pass
    def __str__(self): return str(self.v)
class Var(Expr):
    def __init__(self, name, v): self.name, self.v, self.grad = name, v, 0
    def forward(self): self.value = self.v; return self.value
    def backward(self, g): self.grad += g
    def __str__(self): return self.name
class Bin(Expr):
    def __init__(self, a, b): self.a, self.b = a, b
    def __str__(self): return f"({self.a} {self.sym} {self.b})"
class Add(Bin):
    sym = "+"
    def forward(self): self.value = self.a.forward() + self.b.forward(); return self.value
    def backward(self, g): self.a.backward(g); self.b.backward(g)
class Mul(Bin):
    sym = "*"
    def forward(self): self.value = self.a.forward() * self.b.forward(); return self.value
    def backward(self, g): self.a.backward(g * self.b.value); self.b.backward(g * self.a.value)
class Pow(Expr):
    def __init__(self, a, n): self.a, self.n = a, n
    def forward(self): self.value = self.a.forward() ** self.n; return self.value
    def backward(self, g): self.a.backward(g * self.n * self.a.value ** (self.n - 1))
    def __str__(self): return f"{self.a}^{self.n}"
def wrap(x): return x if isinstance(x, Expr) else Const(x)
x, y = Var("x", 3.0), Var("y", -2.0)
e = 2 * x ** 3 + x * y - y + 1
print(e); print(e.forward()); e.backward(1.0); print(x.grad, y.grad)
