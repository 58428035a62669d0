# Needs CPython.
# Draws 1 Add, 1 Div, 3 Leaf, 1 Mul, 1 Sub.
import math
OPS = {"×": (lambda a, b: a * b, lambda a, b, g: (b * g, a * g)), "＋": (lambda a, b: a + b, lambda a, b, g: (g, g)), "−": (lambda a, b: a - b, lambda a, b, g: (g, -g)), "÷": (lambda a, b: a / b, lambda a, b, g: (g / b, -a * g / b ** 2))}
class Node:
    def __init__(self, val, op=None, args=()): self.val, self.op, self.args, self.adj = val, op, args, 0.0
    def _bin(self, op, other):
        other = other if isinstance(other, Node) else Node(other)
        return Node(OPS[op][0](self.val, other.val), op, (self, other))
    __mul__ = lambda s, o: s._bin("×", o)
    __add__ = lambda s, o: s._bin("＋", o)
    __sub__ = lambda s, o: s._bin("−", o)
    __truediv__ = lambda s, o: s._bin("÷", o)
def reverse(root):
    seq, mark = [], set()
    def dfs(n):
        if id(n) in mark: return
        mark.add(id(n))
        for a in n.args: dfs(a)
        seq.append(n)
    dfs(root); root.adj = 1.0
    while seq:
        n = seq.pop()
        if n.op:
            for a, g in zip(n.args, OPS[n.op][1](*(x.val for x in n.args), n.adj)): a.adj += g
x, y = Node(3.0), Node(-2.0)
z = (x * y + 7) / (x - y)
reverse(z)
print(z.val, x.adj, y.adj)
