# Trains a bigram model with Adam, in the manner of a single file.
# Draws 185 Add, 30 Exp, 116 Leaf, 5 Log, 131 Mul, 5 Pow.
import random
class Value:
    def __init__(self, data, children=(), local_grads=()):
        self.data = data; self.grad = 0; self._children = children; self._local_grads = local_grads
    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.data + other.data, (self, other), (1, 1))
    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.data * other.data, (self, other), (other.data, self.data))
    def __pow__(self, other): return Value(self.data**other, (self,), (other * self.data**(other-1),))
    def log(self):
        import math
        return Value(math.log(self.data), (self,), (1/self.data,))
    def exp(self):
        import math
        return Value(math.exp(self.data), (self,), (math.exp(self.data),))
    def relu(self): return Value(max(0, self.data), (self,), (float(self.data > 0),))
    def __neg__(self): return self * -1
    def __radd__(self, other): return self + other
    def __sub__(self, other): return self + (-other)
    def __rsub__(self, other): return other + (-self)
    def __rmul__(self, other): return self * other
    def __truediv__(self, other): return self * other**-1
    def __rtruediv__(self, other): return other * self**-1
    def backward(self):
        topo = []
        visited = set()
        def build_topo(v):
            if v not in visited:
                visited.add(v)
                for child in v._children: build_topo(child)
                topo.append(v)
        build_topo(self)
        self.grad = 1
        for v in reversed(topo):
            for child, local_grad in zip(v._children, v._local_grads):
                child.grad += local_grad * v.grad
random.seed(42)
vocab = list("abcde")
names = ["abc", "bcd", "cde", "deab", "eabc"]
V = len(vocab) + 1
emb = [[Value(random.gauss(0, 0.3)) for _ in range(4)] for _ in range(V)]
W = [[Value(random.gauss(0, 0.3)) for _ in range(4)] for _ in range(V)]
params = [p for m in (emb, W) for r in m for p in r]
def linear(x, w): return [sum(wi * xi for wi, xi in zip(wo, x)) for wo in w]
def softmax(logits):
    max_val = max(val.data for val in logits)
    exps = [(val - max_val).exp() for val in logits]
    total = sum(exps)
    return [e / total for e in exps]
m = [0.0] * len(params); v = [0.0] * len(params)
for step in range(20):
    doc = names[step % len(names)]
    tokens = [V - 1] + [vocab.index(ch) for ch in doc] + [V - 1]
    losses = []
    for t, n in zip(tokens, tokens[1:]):
        probs = softmax(linear(emb[t], W))
        losses.append(-probs[n].log())
    loss = (1 / len(losses)) * sum(losses)
    loss.backward()
    lr = 0.1 * (1 - step / 20)
    for i, p in enumerate(params):
        m[i] = 0.9 * m[i] + 0.1 * p.grad
        v[i] = 0.95 * v[i] + 0.05 * p.grad ** 2
        mh = m[i] / (1 - 0.9 ** (step + 1)); vh = v[i] / (1 - 0.95 ** (step + 1))
        p.data -= lr * mh / (vh ** 0.5 + 1e-8)
        p.grad = 0
    print(f"step {step+1:4d} / {20:4d} | loss {loss.data:.4f}")
