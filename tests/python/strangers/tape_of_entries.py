# Draws 1 Add, 3 Leaf, 2 Mul, 1 Sin.
# Records operations as objects on a tape, and in its values nothing.
import math
TAPE = []

class Entry:
    def __init__(self, out, inputs, local):
        self.out = out
        self.inputs = inputs
        self.local = local

class Num:
    def __init__(self, x):
        self.x = x
        self.dx = 0.0
    def __add__(self, o):
        r = Num(self.x + o.x)
        TAPE.append(Entry(r, [self, o], [1.0, 1.0]))
        return r
    def __mul__(self, o):
        r = Num(self.x * o.x)
        TAPE.append(Entry(r, [self, o], [o.x, self.x]))
        return r

def sin(a):
    r = Num(math.sin(a.x))
    TAPE.append(Entry(r, [a], [math.cos(a.x)]))
    return r

def backward(y):
    y.dx = 1.0
    for e in reversed(TAPE):
        for i, l in zip(e.inputs, e.local):
            i.dx += l * e.out.dx

p, q, r = Num(1.2), Num(0.4), Num(-2.0)
y = sin(p * q) * r + p
backward(y)
print(f"{y.x:.5f} {p.dx:.5f} {q.dx:.5f} {r.dx:.5f}")
