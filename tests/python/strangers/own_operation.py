# Draws 1 ?, 1 Abs, 2 Add, 4 Leaf, 1 Max, 1 Min, 1 Mul.
import math

class Value:
    """micrograd plus: max, min, abs, clip, floor"""
    def __init__(self, data, parents=(), op="", label=""):
        self.data, self.parents, self.op, self.label = data, parents, op, label
        self.grad = 0.0
        self.push = lambda: None
    def __add__(self, o):
        out = Value(self.data + o.data, (self, o), "+")
        def push():
            self.grad += out.grad; o.grad += out.grad
        out.push = push; return out
    def __mul__(self, o):
        out = Value(self.data * o.data, (self, o), "x")
        def push():
            self.grad += o.data * out.grad; o.grad += self.data * out.grad
        out.push = push; return out
    def __abs__(self):
        out = Value(abs(self.data), (self,), "abs")
        def push(): self.grad += math.copysign(1, self.data) * out.grad
        out.push = push; return out
    def max(self, o):
        out = Value(max(self.data, o.data), (self, o), "max")
        def push():
            if self.data >= o.data: self.grad += out.grad
            else: o.grad += out.grad
        out.push = push; return out
    def min(self, o):
        out = Value(min(self.data, o.data), (self, o), "min")
        def push():
            if self.data <= o.data: self.grad += out.grad
            else: o.grad += out.grad
        out.push = push; return out
    def cube(self):
        out = Value(self.data ** 3 + self.data, (self,), "x³+x")
        def push(): self.grad += (3 * self.data ** 2 + 1) * out.grad
        out.push = push; return out
    def backward(self):
        seen, order = set(), []
        def go(v):
            if v not in seen:
                seen.add(v)
                for p in v.parents: go(p)
                order.append(v)
        go(self); self.grad = 1.0
        for v in reversed(order): v.push()

a, b, c, d = (Value(v, label=l) for v, l in zip((-2.0, 3.0, 0.5, 1.0), "abcd"))
r = abs(a).max(b) * c + a.cube().min(d) + d
r.label = "r"
r.backward()
print(r.data, [v.grad for v in (a, b, c, d)])
