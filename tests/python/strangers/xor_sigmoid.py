# Needs CPython.
# Draws 56 Add, 54 Leaf, 48 Mul, 4 Pow, 20 Sigmoid.
import random, math
random.seed(42)

class V:
    def __init__(s, data, kids=(), op=''):
        s.data, s.grad, s._prev, s._op = data, 0., set(kids), op
        s._backward = lambda: None
    def __add__(s, o):
        o = o if isinstance(o, V) else V(o)
        r = V(s.data + o.data, (s, o), '+')
        def f(): s.grad += r.grad; o.grad += r.grad
        r._backward = f
        return r
    def __mul__(s, o):
        o = o if isinstance(o, V) else V(o)
        r = V(s.data * o.data, (s, o), '*')
        def f(): s.grad += o.data * r.grad; o.grad += s.data * r.grad
        r._backward = f
        return r
    def sigmoid(s):
        r = V(1 / (1 + math.exp(-s.data)), (s,), 'σ')
        def f(): s.grad += r.data * (1 - r.data) * r.grad
        r._backward = f
        return r
    def __radd__(s, o): return s + o
    def __rmul__(s, o): return s * o
    def __neg__(s): return s * -1
    def __sub__(s, o): return s + (-o)
    def __pow__(s, k):
        r = V(s.data ** k, (s,), f'^{k}')
        def f(): s.grad += k * s.data ** (k - 1) * r.grad
        r._backward = f
        return r
    def backward(s):
        topo, seen = [], set()
        def build(v):
            if v in seen: return
            seen.add(v)
            for k in v._prev: build(k)
            topo.append(v)
        build(s)
        s.grad = 1.
        for v in topo[::-1]: v._backward()

class Neuron:
    def __init__(self, n):
        self.w = [V(random.uniform(-1, 1)) for _ in range(n)]
        self.b = V(0)
    def __call__(self, x):
        return sum((wi * xi for wi, xi in zip(self.w, x)), self.b).sigmoid()
    def parameters(self): return [*self.w, self.b]
class Layer:
    def __init__(self, i, o): self.neurons = [Neuron(i) for _ in range(o)]
    def __call__(self, x):
        out = [n(x) for n in self.neurons]
        return out[0] if len(out) == 1 else out
    def parameters(self): return [p for n in self.neurons for p in n.parameters()]
class MLP:
    def __init__(self, sizes): self.layers = [Layer(a, b) for a, b in zip(sizes, sizes[1:])]
    def __call__(self, x):
        for l in self.layers: x = l(x)
        return x
    def parameters(self): return [p for l in self.layers for p in l.parameters()]

net = MLP([2, 4, 1])
X = [(0, 0), (0, 1), (1, 0), (1, 1)]
Y = [0, 1, 1, 0]
for epoch in range(101):
    loss = sum((net(x) - y) ** 2 for x, y in zip(X, Y))
    for p in net.parameters(): p.grad = 0.0
    loss.backward()
    for p in net.parameters(): p.data -= 0.5 * p.grad
    if epoch % 20 == 0:
        print(f"epoch {epoch:>4} | loss {loss.data:8.5f}")
print("params:", len(net.parameters()))
for x in X: print(x, "->", round(net(x).data, 3))
