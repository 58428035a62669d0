# Needs CPython.
# Draws 1 Add, 3 Leaf, 1 Mul, 1 Relu.
# Graph object owns nodes and edges (networkx style), nodes don't know their parents
class Node:
    def __init__(self, name, value=0.0):
        self.name, self.value, self.grad = name, value, 0.0
    def __repr__(self):
        return f"{self.name}={self.value:g} (grad {self.grad:g})"

class Graph:
    def __init__(self):
        self.nodes = []
        self.edges = {}     # node -> (op, inputs)

    def input(self, name, value):
        n = Node(name, value)
        self.nodes.append(n)
        return n

    def apply(self, op, *inputs, name=None):
        vals = [i.value for i in inputs]
        v = {"add": lambda a, b: a + b, "mul": lambda a, b: a * b, "relu": lambda a: max(a, 0)}[op](*vals)
        n = Node(name or f"{op}{len(self.nodes)}", v)
        self.nodes.append(n)
        self.edges[n] = (op, inputs)
        return n

    def backprop(self, root):
        root.grad = 1.0
        for n in reversed(self.nodes):
            if n not in self.edges:
                continue
            op, ins = self.edges[n]
            if op == "add":
                for i in ins:
                    i.grad += n.grad
            elif op == "mul":
                a, b = ins
                a.grad += n.grad * b.value
                b.grad += n.grad * a.value
            elif op == "relu":
                ins[0].grad += n.grad * (n.value > 0)

g = Graph()
x = g.input("x", 3)
w = g.input("w", -2)
b = g.input("b", 7)
y = g.apply("relu", g.apply("add", g.apply("mul", x, w), b), name="y")
g.backprop(y)
for n in g.nodes:
    print(n)
