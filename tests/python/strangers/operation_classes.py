# Draws 2 Add, 1 Exp, 3 Leaf, 2 Mul, 1 Relu.
# operations as classes, backward is a method (in the style of a function object)
import math
class Op:
    def __init__(self, *args): self.args = args
    def __str__(self): return type(self).__name__.lower()
class Add(Op):
    def forward(self, a, b): return a + b
    def backward(self, g): return g, g
class Mul(Op):
    def forward(self, a, b):
        self.a, self.b = a, b
        return a * b
    def backward(self, g): return g * self.b, g * self.a
class Exp(Op):
    def forward(self, a):
        self.out = math.exp(a)
        return self.out
    def backward(self, g): return (g * self.out,)
class ReLU(Op):
    def forward(self, a):
        self.on = a > 0
        return a if self.on else 0.0
    def backward(self, g): return (g if self.on else 0.0,)

class Number:
    def __init__(self, data, ctx=None):
        self.data, self.ctx, self.grad = data, ctx, 0.0
    def apply(op, *inputs):
        ctx = op(*inputs)
        return Number(ctx.forward(*[i.data for i in inputs]), ctx)
    def __add__(self, o): return Number.apply(Add, self, o)
    def __mul__(self, o): return Number.apply(Mul, self, o)
    def exp(self): return Number.apply(Exp, self)
    def relu(self): return Number.apply(ReLU, self)
    def toposort(self):
        def gen(node, visited):
            visited.add(node)
            if node.ctx:
                for i in node.ctx.args:
                    if i not in visited: yield from gen(i, visited)
                yield node
        return list(gen(self, set()))
    def backward(self):
        self.grad = 1.0
        for node in reversed(self.toposort()):
            for i, g in zip(node.ctx.args, node.ctx.backward(node.grad)):
                i.grad += g

x, w, b = Number(0.5), Number(1.25), Number(-0.1)
h = (x * w + b).relu()
y = (h * h + x).exp()
y.backward()
print("y = %.6f" % y.data, "dx = %.6f, dw = %.6f, db = %.6f" % (x.grad, w.grad, b.grad))
print([str(n.ctx) for n in y.toposort()])
