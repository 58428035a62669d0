# Needs CPython.
# Draws 1 Add, 3 Leaf, 2 Mul, 1 Sub.
# Records each value with its way back while a tape is open.
class Tape:
    def __init__(self):
        self.ops = []
        self.active = False
    def __enter__(self):
        global current
        current = self
        self.active = True
        return self
    def __exit__(self, *a):
        self.active = False
    def record(self, out, pull):
        if self.active:
            self.ops.append((out, pull))
        return out
    def backward(self, y):
        y.g = 1.0
        for out, pull in self.ops[::-1]:
            pull(out.g)

class T:
    def __init__(self, v):
        self.v, self.g = v, 0.0
    def __add__(self, o):
        def pull(g):
            self.g += g
            o.g += g
        return current.record(T(self.v + o.v), pull)
    def __sub__(self, o):
        def pull(g):
            self.g += g
            o.g -= g
        return current.record(T(self.v - o.v), pull)
    def __mul__(self, o):
        def pull(g):
            self.g += g * o.v
            o.g += g * self.v
        return current.record(T(self.v * o.v), pull)

with Tape() as tape:
    a, b, c = T(1.5), T(2.0), T(-0.5)
    y = (a * b - c) * b + a
tape.backward(y)
print(y.v, a.g, b.g, c.g)
