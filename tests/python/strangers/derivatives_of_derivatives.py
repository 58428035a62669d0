# Draws 5 Add, 3 Leaf, 9 Mul.
class Value:
    def __init__(self, data, ch=()): self.data, self.ch, self.grad = data, ch, None
    def __add__(s, o): o = o if isinstance(o, Value) else Value(o); return Value(s.data + o.data, ((s, lambda g: g), (o, lambda g: g)))
    def __mul__(s, o): o = o if isinstance(o, Value) else Value(o); return Value(s.data * o.data, ((s, lambda g: g * o), (o, lambda g: g * s)))
    __radd__, __rmul__ = __add__, __mul__
def grad(y, xs):
    order, seen = [], set()
    def t(v):
        if id(v) not in seen:
            seen.add(id(v)); [t(c) for c, _ in v.ch]; order.append(v)
    t(y); g = {id(y): Value(1.0)}
    for v in reversed(order):
        for c, f in v.ch:
            d = f(g[id(v)]); g[id(c)] = g[id(c)] + d if id(c) in g else d
    return [g[id(x)] for x in xs]
x = Value(3.0)
y = x * x * x + 2 * x
dy, = grad(y, [x]); d2y, = grad(dy, [x]); d3y, = grad(d2y, [x])
print(y.data, dy.data, d2y.data, d3y.data)
