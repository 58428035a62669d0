# Draws 1 Add, 3 Leaf, 1 Mul.
class Node:
    def __init__(self, data, op="", prev=()):
        self.data = data
        self.grad = 0.0
        self.op = op
        self.prev = prev
nodes = []
def new(data, op="", prev=()):
    nodes.append(Node(data, op, prev))
    return len(nodes) - 1
def add(i, j): return new(nodes[i].data + nodes[j].data, "+", (i, j))
def mul(i, j): return new(nodes[i].data * nodes[j].data, "*", (i, j))
a, b, c = new(2.0), new(-3.0), new(10.0)
d = add(mul(a, b), c)
def backward(root):
    nodes[root].grad = 1.0
    for k in range(root, -1, -1):
        n = nodes[k]
        if n.op == "+":
            for p in n.prev: nodes[p].grad += n.grad
        if n.op == "*":
            i, j = n.prev
            nodes[i].grad += nodes[j].data * n.grad
            nodes[j].grad += nodes[i].data * n.grad
backward(d)
print([(n.data, n.grad) for n in nodes])
