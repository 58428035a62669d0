# Has no gradient before backward.
# Draws 2 Add, 1 Div, 3 Leaf, 1 Mul, 2 Pow, 1 Relu, 1 Sqrt, 1 Sub.
class Value:
    def __init__(self, data, prev=None, op=None):
        self.data = data
        self.prev = prev if prev is not None else []
        self.op = op
        self.grad = None
    def __repr__(self): return "<%s data=%g grad=%s>" % (self.__class__.__name__, self.data, self.grad)
    def __add__(self, o): return Value(self.data + o.data, [self, o], "ADD")
    def __mul__(self, o): return Value(self.data * o.data, [self, o], "MUL")
    def __truediv__(self, o): return Value(self.data / o.data, [self, o], "DIV")
    def __sub__(self, o): return Value(self.data - o.data, [self, o], "SUB")
    def square(self): return Value(self.data ** 2, [self], "SQUARE")
    def sqrt(self): return Value(self.data ** 0.5, [self], "SQRT")
    def relu(self): return Value(self.data if self.data > 0 else 0, [self], "RELU")
    def _accumulate(self, g): self.grad = g if self.grad is None else self.grad + g
    def backward(self):
        self._accumulate(1.0)
        for n in self._order():
            if n.op == "ADD":
                for p in n.prev: p._accumulate(n.grad)
            elif n.op == "SUB":
                n.prev[0]._accumulate(n.grad); n.prev[1]._accumulate(-n.grad)
            elif n.op == "MUL":
                n.prev[0]._accumulate(n.grad * n.prev[1].data); n.prev[1]._accumulate(n.grad * n.prev[0].data)
            elif n.op == "DIV":
                n.prev[0]._accumulate(n.grad / n.prev[1].data); n.prev[1]._accumulate(-n.grad * n.prev[0].data / n.prev[1].data ** 2)
            elif n.op == "SQUARE": n.prev[0]._accumulate(n.grad * 2 * n.prev[0].data)
            elif n.op == "SQRT": n.prev[0]._accumulate(n.grad * 0.5 / n.data)
            elif n.op == "RELU": n.prev[0]._accumulate(n.grad * (n.data > 0))
    def _order(self):
        out, mark = [], {}
        def dfs(n):
            mark[id(n)] = 1
            for p in n.prev:
                if id(p) not in mark: dfs(p)
            out.append(n)
        dfs(self)
        return out[::-1]
x, y, t = Value(3), Value(4), Value(2)
r = (x.square() + y.square()).sqrt()
q = (r / t - x).relu() + x * y
q.backward()
print(r, q)
print(x, y, t)
