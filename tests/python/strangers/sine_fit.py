# Draws 12 Add, 18 Leaf, 22 Mul, 1 Pow.
import math, random
from micrograd.engine import Value

class Value2(Value):
    pass

def tanh(v):
    e = (2 * v) 
    return (exp(e) - 1) / (exp(e) + 1)
def exp(v):
    # series, as micrograd itself has no exp
    out, term = Value(1.0), Value(1.0)
    for n in range(1, 6):
        term = term * v / n
        out = out + term
    return out

xs = [i * 0.5 for i in range(-3, 4)]
ys = [math.sin(x) for x in xs]
random.seed(3)
a, b, c = (Value(random.uniform(-0.5, 0.5)) for _ in range(3))
best = float("inf")
for step in range(30):
    loss = Value(0)
    for x, y in zip(xs, ys):
        pred = a * x + b * x ** 3 + c
        loss += (pred - y) ** 2
    for p in (a, b, c): p.grad = 0
    loss.backward()
    for p, lr in zip((a, b, c), (0.01, 0.001, 0.01)): p.data -= lr * p.grad
    if loss.data < best: best, best_step = loss.data, step
    if step % 10 == 0: print("step {:3d}  loss {:10.6f}  a {:+.4f} b {:+.4f} c {:+.4f}".format(step, loss.data, a.data, b.data, c.data))
print("best %.6f at %d" % (best, best_step))
t = tanh(Value(0.3)); t.backward()
print(round(t.data, 6), type(t).__name__)
