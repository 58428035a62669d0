# Draws 15 Add, 12 Leaf, 14 Mul, 1 Pow, 7 Tanh.
import math, random
from micrograd.engine import Value
random.seed(12)
def tanh(v):
    t = math.tanh(v.data); out = Value(t, (v,), 'tanh')
    def bw(): v.grad += (1 - t * t) * out.grad
    out._backward = bw
    return out
wx, wh, b = (Value(random.uniform(-1, 1)) for _ in range(3))
seq, target = [1, 0, 1, 1, 0, 0, 1], 0.5
for it in range(4):
    h = Value(0.0)
    for s in seq: h = tanh(wx * s + wh * h + b)
    loss = (h - target) ** 2
    for p in (wx, wh, b): p.grad = 0
    loss.backward()
    for p in (wx, wh, b): p.data -= 0.5 * p.grad
    print(f"{it} {loss.data:.8f} {wx.grad:+.6f} {wh.grad:+.6f}")
