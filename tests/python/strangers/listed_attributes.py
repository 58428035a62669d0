# Needs CPython.
# Draws 1 Add, 2 Leaf, 1 Mul.
class Value:
    def __init__(self, data, _children=(), _op=''):
        self.data = data; self.grad = 0.0; self._prev = _children; self._op = _op
    def __add__(self, o): return Value(self.data + o.data, (self, o), '+')
    def __mul__(self, o): return Value(self.data * o.data, (self, o), '*')
    def __repr__(self): return f"<{type(self).__name__} {self.__dict__['data']}>"
a, b = Value(2.0), Value(3.0)
c = a * b + a
print(vars(a)); print(list(c.__dict__)); print(c, a.__class__, isinstance(c, Value))
print({k: v for k, v in vars(b).items() if k != '_prev'})
import copy
d = copy.copy(c); print(d.data, d._op, sorted(d.__dict__))
for k, v in a.__dict__.items(): print(k, '=', v)
