# Has functions beyond the engine's, and symbols that are no letters.
# Draws 1 ?, 9 Add, 1 Exp, 2 Leaf, 1 LeakyRelu, 1 Log, 1 Mul, 2 Pow, 1 Relu, 1 Sigmoid, 1 Sin, 1 Softplus, 1 Sqrt.
import math
class Value:
    def __init__(self, data, prev=(), op=''):
        self.data, self.prev, self.op, self.grad = data, prev, op, 0.0
        self.bw = None
    def _unary(self, name, f, df):
        out = Value(f(self.data), (self,), name)
        def bw(): self.grad += df(self.data, out.data) * out.grad
        out.bw = bw
        return out
    def exp(self): return self._unary('exp', math.exp, lambda x, y: y)
    def log(self): return self._unary('ln', math.log, lambda x, y: 1 / x)
    def sqrt(self): return self._unary('sqrt', math.sqrt, lambda x, y: 0.5 / y)
    def sin(self): return self._unary('sin', math.sin, lambda x, y: math.cos(x))
    def sigmoid(self): return self._unary('σ', lambda x: 1 / (1 + math.exp(-x)), lambda x, y: y * (1 - y))
    def relu(self): return self._unary('relu', lambda x: max(0, x), lambda x, y: x > 0)
    def leaky_relu(self, a=0.01): return self._unary('leaky_relu', lambda x: x if x > 0 else a * x, lambda x, y: 1 if x > 0 else a)
    def softplus(self): return self._unary('softplus', lambda x: math.log(1 + math.exp(x)), lambda x, y: 1 / (1 + math.exp(-x)))
    def gelu(self): return self._unary('gelu', lambda x: 0.5 * x * (1 + math.erf(x / math.sqrt(2))), lambda x, y: 0.5 * (1 + math.erf(x / math.sqrt(2))) + x * math.exp(-x * x / 2) / math.sqrt(2 * math.pi))
    def cube(self): return self._unary('^3', lambda x: x ** 3, lambda x, y: 3 * x * x)
    def inv(self): return self._unary('1/x', lambda x: 1 / x, lambda x, y: -y * y)
    def __add__(self, o):
        o = o if isinstance(o, Value) else Value(o)
        out = Value(self.data + o.data, (self, o), '∑')
        def bw(): self.grad += out.grad; o.grad += out.grad
        out.bw = bw; return out
    def __mul__(self, o):
        o = o if isinstance(o, Value) else Value(o)
        out = Value(self.data * o.data, (self, o), '×')
        def bw(): self.grad += o.data * out.grad; o.grad += self.data * out.grad
        out.bw = bw; return out
    def backward(self):
        topo, seen = [], set()
        def b(v):
            if v in seen: return
            seen.add(v)
            for p in v.prev: b(p)
            topo.append(v)
        b(self); self.grad = 1.0
        for v in reversed(topo):
            if v.bw: v.bw()
x = Value(0.7); y = Value(-1.3)
z = x.exp() + y.sigmoid() * x.sqrt() + x.log() + y.leaky_relu() + y.softplus() + y.relu() + x.sin() + x.cube() + x.inv() + y.gelu()
z.backward()
print(z.data, x.grad, y.grad)
