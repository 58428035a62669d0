# Needs CPython.
# Draws 1 Add, 2 Leaf, 1 Mul.

from dataclasses import dataclass
@dataclass
class Node:
    value: float
    grad: float = 0.0
    lhs: int = -1
    rhs: int = -1
    op: str = ""
tape = []
def leaf(v):
    tape.append(Node(v)); return len(tape) - 1
def mul(i, j):
    tape.append(Node(tape[i].value * tape[j].value, 0.0, i, j, "*")); return len(tape) - 1
def add(i, j):
    tape.append(Node(tape[i].value + tape[j].value, 0.0, i, j, "+")); return len(tape) - 1
x, y = leaf(3.0), leaf(4.0)
z = add(mul(x, y), y)
tape[z].grad = 1.0
for n in reversed(tape):
    if n.op == "*":
        tape[n.lhs].grad += tape[n.rhs].value * n.grad
        tape[n.rhs].grad += tape[n.lhs].value * n.grad
    elif n.op == "+":
        tape[n.lhs].grad += n.grad
        tape[n.rhs].grad += n.grad
print(tape)
