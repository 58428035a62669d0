# Needs CPython. Goes on without a file that is not there.
# Draws 2 Leaf, 1 Mul, 1 Relu.
from micrograd.engine import Value
try:
    words = open('names.txt', 'r').read().splitlines()
except FileNotFoundError as e:
    print("missing:", e)
    words = ["emma", "olivia", "ava"]
n = sum(len(w) for w in words)
x = Value(n / 10)
y = x.relu() * 2
y.backward()
print(y, x)
