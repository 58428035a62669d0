# Needs CPython.
# Draws 2 Add, 3 Leaf, 2 Mul.
# expression parser -> graph (compiler course flashback)
import re

class N:
    def __init__(self, kind, val=None, kids=(), txt=""):
        self.kind, self.val, self.kids, self.txt, self.adj = kind, val, list(kids), txt, 0.0

TOK = re.compile(r"\s*(?:(\d+\.?\d*)|([a-z])|(.))")

def tokens(s):
    for num, name, op in TOK.findall(s):
        if num: yield ("num", float(num))
        elif name: yield ("name", name)
        elif op.strip(): yield ("op", op)
    yield ("end", None)

class Parser:
    def __init__(self, text, env):
        self.toks = list(tokens(text)); self.i = 0; self.env = env
    def peek(self): return self.toks[self.i]
    def take(self):
        t = self.toks[self.i]; self.i += 1; return t
    def expr(self):
        n = self.term()
        while self.peek() == ("op", "+"):
            self.take(); m = self.term()
            n = N("+", n.val + m.val, (n, m))
        return n
    def term(self):
        n = self.atom()
        while self.peek() == ("op", "*"):
            self.take(); m = self.atom()
            n = N("*", n.val * m.val, (n, m))
        return n
    def atom(self):
        kind, v = self.take()
        if kind == "num": return N("const", v, txt=str(v))
        if kind == "name": return self.env[v]
        if (kind, v) == ("op", "("):
            n = self.expr(); self.take(); return n
        raise SyntaxError(f"unexpected {v!r}")

env = {k: N("var", v, txt=k) for k, v in dict(x=2.0, y=-3.0).items()}
root = Parser("x * y + 2 * (x + y)", env).expr()

def back(n, g):
    n.adj += g
    if n.kind == "+":
        for k in n.kids: back(k, g)
    elif n.kind == "*":
        a, b = n.kids
        back(a, g * b.val); back(b, g * a.val)
back(root, 1.0)
print(root.val, {k: v.adj for k, v in env.items()})
try:
    Parser("x * )", env).expr()
except SyntaxError as e:
    print("bad:", e)
