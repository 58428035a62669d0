# Draws 1 Add, 3 Leaf, 1 Mul.
from collections import namedtuple
Node = namedtuple("Node", "value op prev")
tape = []
def leaf(v):
    tape.append(Node(v, "leaf", ()))
    return len(tape) - 1
def add(i, j):
    tape.append(Node(tape[i].value + tape[j].value, "+", (i, j)))
    return len(tape) - 1
def mul(i, j):
    tape.append(Node(tape[i].value * tape[j].value, "*", (i, j)))
    return len(tape) - 1
a, b, c = leaf(2.0), leaf(-3.0), leaf(10.0)
e = mul(a, b)
d = add(e, c)
grads = [0.0] * len(tape)
grads[d] = 1.0
for i in reversed(range(len(tape))):
    n = tape[i]
    if n.op == "+":
        for p in n.prev: grads[p] += grads[i]
    elif n.op == "*":
        x, y = n.prev
        grads[x] += tape[y].value * grads[i]
        grads[y] += tape[x].value * grads[i]
print(tape[d].value, grads)
