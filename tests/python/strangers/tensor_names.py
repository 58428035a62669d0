# Has PyTorch's names for an engine of scalars.
# Draws 13 Add, 19 Leaf, 4 Log, 14 Mul, 4 Sigmoid.
import math
import random

class Tensor:
    def __init__(self, data, requires_grad=True, ctx=None):
        self.data = float(data)
        self.requires_grad = requires_grad
        self.grad = None
        self._ctx = ctx

    @property
    def T(self): return self

    def __repr__(self):
        return f"tensor({self.data:.4f}" + (f", grad_fn=<{self._ctx.name}>" if self._ctx else "") + ")"

    def backward(self, gradient=1.0):
        topo = []
        visited = set()
        def walk(t):
            if id(t) in visited: return
            visited.add(id(t))
            if t._ctx:
                for p in t._ctx.parents: walk(p)
            topo.append(t)
        walk(self)
        for t in topo: t.grad = 0.0
        self.grad = gradient
        for t in reversed(topo):
            if t._ctx:
                for p, g in zip(t._ctx.parents, t._ctx.backward(t.grad)):
                    p.grad += g

class Function:
    def __init__(self, *tensors):
        self.parents = tensors
    @property
    def name(self): return type(self).__name__ + "Backward0"
    @classmethod
    def apply(cls, *xs):
        xs = [x if isinstance(x, Tensor) else Tensor(x, requires_grad=False) for x in xs]
        ctx = cls(*xs)
        return Tensor(ctx.forward(*[x.data for x in xs]), ctx=ctx)

class Add(Function):
    def forward(self, x, y): return x + y
    def backward(self, g): return g, g
class Mul(Function):
    def forward(self, x, y):
        self.x, self.y = x, y
        return x * y
    def backward(self, g): return g * self.y, g * self.x
class Sigmoid(Function):
    def forward(self, x):
        self.out = 1 / (1 + math.exp(-x))
        return self.out
    def backward(self, g): return (g * self.out * (1 - self.out),)
class Log(Function):
    def forward(self, x):
        self.x = x
        return math.log(x)
    def backward(self, g): return (g / self.x,)

Tensor.__add__ = Tensor.__radd__ = lambda a, b: Add.apply(a, b)
Tensor.__mul__ = Tensor.__rmul__ = lambda a, b: Mul.apply(a, b)
Tensor.__neg__ = lambda a: a * -1
Tensor.__sub__ = lambda a, b: a + (-b)
Tensor.__rsub__ = lambda a, b: (-a) + b
Tensor.sigmoid = lambda a: Sigmoid.apply(a)
Tensor.log = lambda a: Log.apply(a)

random.seed(1)
w = [Tensor(random.uniform(-1, 1)) for _ in range(2)]
b = Tensor(0)
data = [((0, 0), 0), ((0, 1), 1), ((1, 0), 1), ((1, 1), 1)]
lr = 0.5
for epoch in range(20):
    losses = []
    for x, y in data:
        p = (w[0] * x[0] + w[1] * x[1] + b).sigmoid()
        losses.append(-p.log() if y else -(1 - p).log())
    loss = sum(losses, Tensor(0)) * (1 / len(losses))
    loss.backward()
    for t in w + [b]:
        t.data -= lr * t.grad
    if epoch % 5 == 0:
        print(f"epoch {epoch:>3} | loss {loss.data:.6f} | w = {w} b = {b}")
print(loss)
