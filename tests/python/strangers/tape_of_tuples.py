# Draws 1 Add, 3 Leaf, 1 Mul.
class Tape:
    def __init__(self):
        self.nodes = []
    def var(self, v):
        return self._push(v, (), ())
    def _push(self, v, parents, grads):
        self.nodes.append((v, parents, grads))
        return Var(self, len(self.nodes) - 1)
class Var:
    def __init__(self, tape, index):
        self.tape, self.index = tape, index
    @property
    def value(self):
        return self.tape.nodes[self.index][0]
    def __add__(self, o):
        return self.tape._push(self.value + o.value, (self.index, o.index), (1.0, 1.0))
    def __mul__(self, o):
        return self.tape._push(self.value * o.value, (self.index, o.index), (o.value, self.value))
    def backward(self):
        g = [0.0] * len(self.tape.nodes)
        g[self.index] = 1.0
        for i in range(len(g) - 1, -1, -1):
            _, ps, ds = self.tape.nodes[i]
            for p, d in zip(ps, ds):
                g[p] += d * g[i]
        return g
t = Tape()
a, b, c = t.var(2.0), t.var(-3.0), t.var(10.0)
d = a * b + c
g = d.backward()
print(d.value, [g[v.index] for v in (a, b, c)])
