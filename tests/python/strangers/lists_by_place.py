# Draws 1 Add, 3 Leaf, 1 Mul.

class Graph:
    def __init__(self):
        self.vals, self.ops, self.prev = [], [], []
    def const(self, v):
        self.vals.append(v); self.ops.append(""); self.prev.append(())
        return len(self.vals) - 1
    def binary(self, op, i, j):
        v = self.vals[i] + self.vals[j] if op == "+" else self.vals[i] * self.vals[j]
        self.vals.append(v); self.ops.append(op); self.prev.append((i, j))
        return len(self.vals) - 1
    def backward(self, root):
        g = [0.0] * len(self.vals)
        g[root] = 1.0
        for i in range(root, -1, -1):
            if self.ops[i] == "+":
                for p in self.prev[i]: g[p] += g[i]
            elif self.ops[i] == "*":
                a, b = self.prev[i]
                g[a] += self.vals[b] * g[i]
                g[b] += self.vals[a] * g[i]
        return g
G = Graph()
a, b, c = G.const(2.0), G.const(-3.0), G.const(10.0)
d = G.binary("+", G.binary("*", a, b), c)
print(G.vals[d], G.backward(d))
