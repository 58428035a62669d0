# Needs CPython.
from typing import NamedTuple, Callable
class TapeEntry(NamedTuple):
    inputs: list
    outputs: list
    propagate: "Callable"
_name = 1
def fresh():
    global _name
    name = f"v{_name}"
    _name += 1
    return name
class Variable:
    def __init__(self, value, name=None):
        self.value = value
        self.name = name or fresh()
    def __repr__(self): return f"{self.name}={self.value:.4g}"
    def __mul__(self, other): return op_mul(self, other)
    def __add__(self, other): return op_add(self, other)
gradient_tape = []
def op_mul(a, b):
    r = Variable(a.value * b.value)
    print(f"{r.name} = {a.name} * {b.name}")
    def propagate(d):
        dr, = d
        return [dr * b.value, dr * a.value]
    gradient_tape.append(TapeEntry([a.name, b.name], [r.name], propagate))
    return r
def op_add(a, b):
    r = Variable(a.value + b.value)
    print(f"{r.name} = {a.name} + {b.name}")
    gradient_tape.append(TapeEntry([a.name, b.name], [r.name], lambda d: [d[0], d[0]]))
    return r
def grad(L, wanted):
    d = {L.name: 1.0}
    for entry in reversed(gradient_tape):
        outs = [d.get(o) for o in entry.outputs]
        if all(o is None for o in outs): continue
        for name, g in zip(entry.inputs, entry.propagate(outs)):
            d[name] = d.get(name, 0.0) + g
    return [d.get(w.name) for w in wanted]
a, b = Variable(3.0), Variable(4.0)
c = a * b
d = c + a
print(a, b, c, d)
print(grad(d, [a, b, c]))
