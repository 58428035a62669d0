# Has a function object between a variable and its inputs, which knows its outputs, too.
# Draws 1 Add, 1 Exp, 2 Leaf, 3 Pow.
class Value:
    def __init__(self, data, creator=None):
        self.data = data
        self.creator = creator
        self.grad = None
    def __repr__(self):
        return f'variable({self.data})'
    def cleargrad(self): self.grad = None
    def backward(self):
        if self.grad is None: self.grad = 1
        funcs = [self.creator]
        while funcs:
            f = funcs.pop()
            if f is None: continue
            gys = [o.grad for o in f.outputs]
            gxs = f.backward(*gys)
            if not isinstance(gxs, tuple): gxs = (gxs,)
            for x, gx in zip(f.inputs, gxs):
                x.grad = gx if x.grad is None else x.grad + gx
                if x.creator is not None: funcs.append(x.creator)
class Function:
    def __call__(self, *inputs):
        ys = self.forward(*[x.data for x in inputs])
        if not isinstance(ys, tuple): ys = (ys,)
        self.inputs = inputs
        self.outputs = [Value(y, self) for y in ys]
        return self.outputs if len(self.outputs) > 1 else self.outputs[0]
class Square(Function):
    def forward(self, x): return x ** 2
    def backward(self, gy): return 2 * self.inputs[0].data * gy
class Add(Function):
    def forward(self, a, b): return a + b
    def backward(self, gy): return gy, gy
class Exp(Function):
    def forward(self, x):
        import math
        return math.exp(x)
    def backward(self, gy): return gy * self.outputs[0].data
def square(x): return Square()(x)
def add(a, b): return Add()(a, b)
def exp(x): return Exp()(x)
x, y = Value(0.5), Value(3.0)
z = add(square(exp(square(x))), square(y))
z.backward()
print(z.data, x.grad, y.grad, z)
