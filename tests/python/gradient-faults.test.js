// Why a gradient of a learner's own class is wrong: the first value whose contribution is wrong is named, with the number that
// it should have.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Computation } from "../../www/graph/computation/computation.js";
import { gradients } from "../../www/graph/editor/gradient-notice.js";
import { init } from "../../www/micrograd.js";
import { createRunner } from "../common/python-runner.js";

await init();
const runner = await createRunner();

const VALUE = `import math
class Value:
    def __init__(self, data, _children=(), _op="", label=""):
        self.data = data
        self.grad = 0.0
        self._backward = lambda: None
        self._prev = _children
        self._op = _op
        self.label = label
    def __add__(self, other):
        out = Value(self.data + other.data, (self, other), "+")
        def _backward():
            self.grad += 1.0 * out.grad
            other.grad += 1.0 * out.grad
        out._backward = _backward
        return out
    def __mul__(self, other):
        out = Value(self.data * other.data, (self, other), "*")
        def _backward():
            self.grad += other.data * out.grad
            other.grad += self.data * out.grad
        out._backward = _backward
        return out
    def __sub__(self, other):
        out = Value(self.data - other.data, (self, other), "-")
        def _backward():
            self.grad += out.grad
            other.grad += -out.grad
        out._backward = _backward
        return out
    def __truediv__(self, other):
        out = Value(self.data / other.data, (self, other), "/")
        def _backward():
            self.grad += out.grad / other.data
            other.grad += -self.data / other.data**2 * out.grad
        out._backward = _backward
        return out
    def exp(self):
        out = Value(math.exp(self.data), (self,), "exp")
        def _backward():
            self.grad += out.data * out.grad
        out._backward = _backward
        return out
    def tanh(self):
        t = math.tanh(self.data)
        out = Value(t, (self,), "tanh")
        def _backward():
            self.grad += (1 - t**2) * out.grad
        out._backward = _backward
        return out
    def __pow__(self, n):
        out = Value(self.data**n, (self,), f"**{n}")
        def _backward():
            self.grad += n * self.data ** (n - 1) * out.grad
        out._backward = _backward
        return out
    def backward(self):
        topo, visited = [], set()
        def build_topo(v):
            if v not in visited:
                visited.add(v)
                for child in v._prev:
                    build_topo(child)
                topo.append(v)
        build_topo(self)
        self.grad = 1.0
        for node in reversed(topo):
            node._backward()
`;

const PROGRAM = `
a = Value(2.0, label="a")
b = Value(-3.0, label="b")
c = Value(0.5, label="c")
d = a * b; d.label = "d"
e = d + c; e.label = "e"
f = e.tanh(); f.label = "f"
g = f - d; g.label = "g"
h = g / c; h.label = "h"
L = h ** 2; L.label = "L"
L.backward()
`;

/**
 * Returns a loop that trains two parameters on three points.
 * @param {string} [zero] what it does before backward
 * @param {string} [update] what it does after it
 * @param {number} [steps]
 */
function training(
  zero = "for p in [w, b] + xs + ys: p.grad = 0.0",
  update = "w.data -= 0.1 * w.grad; b.data -= 0.1 * b.grad",
  steps = 3,
) {
  return `
w, b = Value(0.5), Value(0.1)
xs = [Value(1.0), Value(2.0), Value(-1.5)]
ys = [Value(0.3), Value(0.8), Value(-0.9)]
for k in range(${steps}):
    loss = Value(0.0)
    for x, y in zip(xs, ys):
        loss = loss + ((w * x + b).tanh() - y) ** 2
    ${zero}
    loss.backward()
    ${update}
`;
}

/** @param {string} source */
function said(source) {
  const { error, recording, title } = runner.run(source);
  assert.equal(error, undefined);
  return gradients(new Computation(recording), title, true).text;
}

/**
 * @param {[before: string, after: string][]} changes
 * @param {string} [program]
 */
function saidWith(changes, program = PROGRAM) {
  let source = VALUE;
  for (const [before, after] of changes) {
    assert.ok(source.includes(before), before);
    source = source.replace(before, after);
  }
  return said(source + program);
}

test("without a mistake nothing is wrong", () => {
  assert.equal(saidWith([]), "Each grad is the derivative of L by that value.");
});

/** @type {Record<string, [changes: [string, string][], program: string, expected: RegExp]>} */
const MISTAKES = {
  "= for +=, of a value that others add to before and after": [
    [
      ["self.grad += other.data * out.grad", "self.grad = other.data * out.grad"],
      ["other.grad += self.data * out.grad", "other.grad = self.data * out.grad"],
    ],
    `
a = Value(2.0, label="a")
b = Value(3.0, label="b")
c = a * b; c.label = "c"
d = a + b; d.label = "d"
L = (d - c).exp() + a
L.backward()
`,
    /^a\.grad is .*Nothing came through L = .* leaves a out, or another has = in place of \+= and took it away\./,
  ],
  "a wrong derivative of exp": [
    [["out.data * out.grad", "self.data * out.grad"]],
    "y = Value(1.5)\nz = y.exp()\nz.grad = 1.0\nz._backward()",
    /^y\.grad is 1\.5 and should be 4\.4817\. Through z = exp\(y\) should come its derivative by y, 4\.4817, as a small change of y confirms, times z\.grad: 4\.4817 \* 1 = 4\.4817\. The code added 1\.5/,
  ],
  "a wrong derivative of tanh": [
    [["(1 - t**2)", "(1 - t)"]],
    PROGRAM,
    /^e\.grad is .* and should be .* Through f = tanh\(e\) should come its derivative by e, .*as a small change of e confirms/,
  ],
  "a wrong derivative of a power": [
    [["n * self.data ** (n - 1) * out.grad", "n * self.data**n * out.grad"]],
    PROGRAM,
    /^h\.grad is .* and should be .* Through L = h\*\*2 should come its derivative by h/,
  ],
  "a wrong derivative of one operand": [
    [["-self.data / other.data**2 * out.grad", "self.data / other.data**2 * out.grad"]],
    "p = Value(3.0)\nq = Value(2.0)\nr = p / q\nr.backward()",
    /^q\.grad is 0\.75 and should be -0\.75\. Through r = p \/ q should come its derivative by q, -0\.75, as a small change of q confirms/,
  ],
  "= for +=": [
    [
      ["self.grad += other.data * out.grad", "self.grad = other.data * out.grad"],
      ["self.grad += 1.0 * out.grad", "self.grad = 1.0 * out.grad"],
      ["other.grad += -out.grad", "other.grad = -out.grad"],
    ],
    PROGRAM,
    /^d\.grad is .* and should be .* d is used 2 times, and only what came through .* is there: a _backward has to add with \+=/,
  ],
  "= for += with the same operand twice": [
    [
      ["self.grad += 1.0 * out.grad", "self.grad = 1.0 * out.grad"],
      ["other.grad += 1.0 * out.grad", "other.grad = 1.0 * out.grad"],
    ],
    "a = Value(3.0)\nb = a + a\nb.backward()",
    /^a\.grad is 1 and should be 2\. a is used 2 times, and only what came through b = a \+ a is there/,
  ],
  "a forgotten out.grad": [
    [["self.grad += out.data * out.grad", "self.grad += out.data"]],
    "y = Value(1.5)\nz = y.exp()\nw = z * z\nw.backward()",
    /^y\.grad is 4\.4817 and should be 40\.1711\. Through z = exp\(y\) came the derivative alone, 4\.4817: it has to be multiplied by z\.grad, which is 8\.9634/,
  ],
  "a closure on the wrong object": [
    [["            other.grad += self.data * out.grad", "            self.grad += self.data * out.grad"]],
    "p = Value(3.0)\nq = Value(2.0)\nr = p * q\nr.backward()",
    /^q\.grad is 0 and should be 3\. The _backward of r = p \* q adds to p\.grad what belongs to q\.grad\.$/,
  ],
  "a closure on the wrong object, seen from it": [
    [["            self.grad += other.data * out.grad", "            other.grad += other.data * out.grad"]],
    "p = Value(3.0)\nq = Value(2.0)\nr = p * q\nr.backward()",
    /^q\.grad is 5 and should be 3\. The _backward of r = p \* q adds to q\.grad what belongs to p\.grad/,
  ],
  "a closure on an object of another line": [
    [
      ["            self.grad += out.data * out.grad", "            other.grad += out.data * out.grad"],
      ["class Value:", "other = None\nclass Value:"],
    ],
    'p = Value(3.0)\nq = Value(2.0, label="q")\nother = q\nr = p.exp()\ns = r * q\ns.backward()',
    /^q\.grad is 60\.2566 and should be 20\.0855\. The _backward of r = exp\(p\) adds to q\.grad what belongs to p\.grad\.$/,
  ],
  "a closure on an object of another line, which is used twice": [
    [
      ["            self.grad += out.data * out.grad", "            other.grad += out.data * out.grad"],
      ["class Value:", "other = None\nclass Value:"],
    ],
    'q = Value(2.0, label="q")\np = Value(3.0)\nother = q\nr = p.exp()\ns = r * q + p\ns.backward()',
    /^p\.grad is 1 and should be 41\.1711\. The _backward of r = exp\(p\) adds to q\.grad what belongs to p\.grad\.$/,
  ],
  "functions made in a loop, which all do what the last should": [
    [
      [
        "    def exp(self):",
        `    def dot(ws, xs):
        total = Value(0.0)
        for w, x in zip(ws, xs):
            out = Value(w.data * x.data, (w, x), "*")
            def _backward():
                w.grad += x.data * out.grad
                x.grad += w.data * out.grad
            out._backward = _backward
            total = total + out
        return total
    def exp(self):`,
      ],
    ],
    `w = [Value(0.5, label="w0"), Value(-2.0, label="w1"), Value(1.5, label="w2")]
x = [Value(3.0, label="x0"), Value(1.25, label="x1"), Value(-1.0, label="x2")]
L = Value.dot(w, x)
L.backward()`,
    /^x2\.grad is 4\.5 and should be 1\.5\. The _backward of w1 \* x1 did the work of that of w2 \* x2\. A function made in a loop /,
  ],
  "functions made in a loop, seen from one whose work was left": [
    [
      [
        "    def exp(self):",
        `    def tanhs(values):
        outs = []
        for v in values:
            out = Value(math.tanh(v.data), (v,), "tanh")
            out._backward = lambda: setattr(v, "grad", v.grad + (1 - out.data**2) * out.grad)
            outs.append(out)
        return outs
    def exp(self):`,
      ],
    ],
    `b, a = Value(0.5, label="b"), Value(-1.0, label="a")
c, d = Value.tanhs([a, b])
L = c * d
L.backward()`,
    /^a\.grad is 0 and should be .*\. The _backward of c = tanh\(a\) did the work of that of d = tanh\(b\)\. /,
  ],
  "an order that is not topological": [
    [
      [
        "for node in reversed(topo):",
        "order = [self]\n        for node in order: order.extend(node._prev)\n        done = []\n        for node in order:\n            if node in done: continue\n            done.append(node)",
      ],
    ],
    "a = Value(2.0)\nb = Value(3.0)\nd = a * b\nf = d.exp()\ng = f * f\nL = d - g\nM = L * a\nM.backward()",
    /^b\.grad is 4 and should be .*\. d = a \* b passed its gradient on when d\.grad was 2, before all of .* had arrived/,
  ],
  "no zero_grad": [
    [],
    "w = Value(3.0)\nv = Value(5.0)\nfor k in range(3):\n    y = w * v\n    L = y * y\n    L.backward()",
    /^v\.grad is 270 and should be 90\. What is more was kept from an earlier backward/,
  ],
  "no zero_grad, in a training loop": [
    [],
    `w = Value(3.0)
x, t = Value(2.0), Value(1.0)
for k in range(3):
    y = w * x
    L = (y - t) ** 2
    for p in (x, t): p.grad = 0.0
    L.backward()
    w.data -= 0.01 * w.grad`,
    /was changed after the forward pass.*w\.grad is .* What is more was kept from an earlier backward/,
  ],
  "no zero_grad, in a loop that trains some": [
    [],
    training("pass", "w.data -= 0.1 * w.grad"),
    /w\.grad is .* What is more was kept from an earlier backward, as gradients were not set to 0 before, or was set by the code\.$/,
  ],
  "the parameters alone set to zero, in a training loop": [
    [],
    training("w.grad = b.grad = 0.0"),
    /y\.grad is .* What is more was kept from an earlier backward, as gradients were not set to 0 before, or was set by the code\.$/,
  ],
  "= for +=, in a training loop": [
    [
      ["self.grad += 1.0 *", "self.grad = 1.0 *"],
      ["other.grad += 1.0 *", "other.grad = 1.0 *"],
    ],
    training(),
    /b\.grad is .* b is used 3 times, and only what came through w \* .* \+ b is there: a _backward has to add with \+=/,
  ],
  "a derivative that is not multiplied, of a value that is used more than once": [
    [["self.grad += other.data * out.grad", "self.grad += other.data"]],
    training(),
    /w\.grad is 1\.5 and should be .* Through w \* x came the derivative alone, -1\.5: it has to be multiplied by \(w \* x\)\.grad/,
  ],
  "a wrong sign, of a value that is used more than once": [
    [["self.grad += other.data * out.grad", "self.grad -= other.data * out.grad"]],
    training(),
    /w\.grad is .* Through w \* x should come its derivative by w, -1\.5, as a small change of w confirms, times [^(]*\(w \* x\)\.grad: .* The code added [-\d.]+\.$/,
  ],
  "nothing added to a value that is used more than once": [
    [["            self.grad += other.data * out.grad\n", ""]],
    training("pass", "b.data -= 0.1 * b.grad", 1),
    /w\.grad is 0 and should be .* Nothing came through w \* x, which should add /,
  ],
  "one parameter that is not set to zero, in a training loop": [
    [],
    training("for p in [b] + xs + ys: p.grad = 0.0"),
    /w\.grad is .* kept from an earlier backward.* If none was kept, the _backward of w \* x adds a wrong number: it should add -1\.5 \* /,
  ],
  "one parameter that is not set to zero, of an operation that is right elsewhere": [
    [],
    training("for p in [w] + xs + ys: p.grad = 0.0"),
    /b\.grad is .* kept from an earlier backward, as gradients were not set to 0 before, or was set by the code\.$/,
  ],
  "a derivative that is twice what it should be, by leaves that are new in each step": [
    [["other.grad += self.data * out.grad", "other.grad += 2 * self.data * out.grad"]],
    `w, b = Value(0.5), Value(0.1)
for k in range(3):
    loss = Value(0.0)
    for x in [1.0, 2.0, -1.5]: loss = loss + ((w * Value(x)).tanh() + b) ** 2
    w.grad = b.grad = 0.0
    loss.backward()
    w.data -= 0.1 * w.grad
`,
    /Value\(-1\.5\)\.grad is .* Through w \* \(-1\.5\) should come its derivative .* The code added [-\d.]+\.$/,
  ],
  "a product that adds its own operand, in a training loop": [
    [["self.grad += other.data * out.grad", "self.grad += self.data * out.grad"]],
    training(),
    /w\.grad is .* Through w \* x should come its derivative by w, -1\.5, as a small change of w confirms, times .* The code added [-\d.]+\.$/,
  ],
  "a derivative that reads a parameter, which is changed afterwards": [
    [["other.grad += self.data * out.grad", "other.grad += 2 * self.data * out.grad"]],
    `w, v, x = Value(0.5), Value(-0.3), Value(2.0)
for k in range(3):
    h = (w * x).tanh()
    loss = (v * h) ** 2
    for p in (w, v, x): p.grad = 0.0
    loss.backward()
    for p in (w, v): p.data -= 0.1 * p.grad`,
    /h\.grad is .* Through v \* h should come its derivative by h, .* confirms, times .* The code added /,
  ],
  "a _backward that has not run": [
    [["for node in reversed(topo):", "for node in list(reversed(topo))[:2]:"]],
    PROGRAM,
    /^f\.grad is 0 and should be .* Nothing came through g = f - d, which should add .*: its _backward has not run/,
  ],
  "a result whose own gradient was not set": [
    [["self.grad = 1.0", "self.grad = 2.0"]],
    PROGRAM,
    /^L\.grad is 2 and should be 1\./,
  ],
};

/** Two more styles of class: a method that knows its operation, and operands with their local derivatives. */
const METHOD = `import math
class Var:
    def __init__(self, x, args=(), op=""):
        self.x, self.args, self.op, self.dx = x, args, op, 0.0
    def __add__(self, o): return Var(self.x + o.x, (self, o), "add")
    def __mul__(self, o): return Var(self.x * o.x, (self, o), "mul")
    def tanh(self): return Var(math.tanh(self.x), (self,), "tanh")
    def spread(self):
        if self.op == "add":
            a, b = self.args
            a.dx += self.dx
            b.dx += self.dx
        elif self.op == "mul":
            a, b = self.args
            a.dx += b.x * self.dx
            b.dx += a.x * self.dx
        elif self.op == "tanh":
            (a,) = self.args
            a.dx += (1 - self.x ** 2) * self.dx
    def backward(self):
        order, seen = [], []
        def visit(n):
            if any(n is m for m in seen): return
            seen.append(n)
            for p in n.args: visit(p)
            order.append(n)
        visit(self)
        self.dx = 1
        for n in order[::-1]: n.spread()
`;

const LOCAL = `import math
class Scalar:
    def __init__(self, val, links=()):
        self.val, self.links, self.g = val, links, 0
    def __add__(self, o): return Scalar(self.val + o.val, ((self, 1.0), (o, 1.0)))
    def __mul__(self, o): return Scalar(self.val * o.val, ((self, o.val), (o, self.val)))
    def tanh(self):
        t = math.tanh(self.val)
        return Scalar(t, ((self, 1 - t * t),))
    def backward(self):
        order, seen = [], set()
        def visit(n):
            if id(n) in seen: return
            seen.add(id(n))
            for p, _ in n.links: visit(p)
            order.append(n)
        visit(self)
        self.g = 1
        for n in reversed(order):
            for p, d in n.links:
                p.g += d * n.g
`;

/** A class that keeps only its own values as operands. */
const NUMBERS = `
class Value:
    def __init__(self, data, prev=(), op=""):
        self.data, self.prev, self.op, self.grad, self.back = data, set(prev), op, 0.0, lambda: None
    def made(self, o, op, data, by_self, by_other=0.0):
        out = Value(data, (self, o) if isinstance(o, Value) else (self,), op)
        def back():
            self.grad += by_self * out.grad
            if isinstance(o, Value): o.grad += by_other * out.grad
        out.back = back
        return out
    def __add__(self, o):
        y = o.data if isinstance(o, Value) else o
        return self.made(o, "+", self.data + y, 1.0, 1.0)
    def __mul__(self, o):
        y = o.data if isinstance(o, Value) else o
        return self.made(o, "*", self.data * y, y, self.data)
    __rmul__ = __mul__
    def __rsub__(self, n): return self.made(n, "-", n - self.data, -1.0)
    def __rtruediv__(self, n): return self.made(n, "/", n / self.data, -n / self.data**2)
    def __pow__(self, n): return self.made(n, "**", self.data**n, n * self.data ** (n - 1))
    def backward(self):
        order, seen = [], set()
        def visit(v):
            if v in seen: return
            seen.add(v)
            for one in v.prev: visit(one)
            order.append(v)
        visit(self)
        self.grad = 1.0
        for v in reversed(order): v.back()
`;

/** @type {Record<string, [before: string, after: string, expected: RegExp]>} */
const WITH_NUMBERS = {
  "numbers that are kept nowhere, without a mistake": ["", "", /^Each grad is the derivative of L by that value\.$/],
  "a wrong derivative by a value beside a number": [
    "n / self.data, -n / self.data**2",
    "n / self.data, n / self.data**2",
    /^c\.grad is .* and should be .* Through d = 2 \/ c should come its derivative by c, -32, as a small change of c confirms/,
  ],
  "a wrong derivative by a value before a number": [
    "self.data * y, y, self.data",
    "self.data * y, 1.0, self.data",
    /^a\.grad is .* and should be .* Through b = 3 \* a should come its derivative by a, 3, /,
  ],
};

for (const [mistake, [before, after, expected]] of Object.entries(WITH_NUMBERS)) {
  test(mistake, () => {
    assert.ok(NUMBERS.includes(before));
    const program = "a = Value(0.25)\nb = 3 * a\nc = 1 - b\nd = 2 / c\nL = (d + 1) ** 3\nL.backward()\n";
    assert.match(said(NUMBERS.replace(before, after) + program), expected);
  });
}

/** A class for each operation. */
const CLASSES = `import math
class Node:
    def __init__(self, *inputs):
        self.inputs = inputs
        self.adj = 0.0
        self.val = self.forward(*[one.val for one in inputs])
    def __add__(self, other): return Add(self, other)
    def __sub__(self, other): return Sub(self, other)
    def __mul__(self, other): return Mul(self, other)
    def exp(self): return Exp(self)
    def run_backward(self):
        order, seen = [], set()
        def dfs(n):
            if n in seen: return
            seen.add(n)
            for one in n.inputs: dfs(one)
            order.append(n)
        dfs(self)
        self.adj = 1.0
        for n in reversed(order): n.backward()
class Leaf(Node):
    def __init__(self, val): self.val, self.adj, self.inputs = val, 0.0, ()
    def backward(self): pass
class Add(Node):
    def forward(self, a, b): return a + b
    def backward(self):
        for one in self.inputs: one.adj += self.adj
class Sub(Node):
    def forward(self, a, b): return a - b
    def backward(self):
        self.inputs[0].adj += self.adj
        self.inputs[1].adj -= self.adj
class Mul(Node):
    def forward(self, a, b): return a * b
    def backward(self):
        a, b = self.inputs
        a.adj += b.val * self.adj
        b.adj += a.val * self.adj
class Exp(Node):
    def forward(self, a): return math.exp(a)
    def backward(self): self.inputs[0].adj += self.val * self.adj
`;

/** h is read twice by one operation, q by two. */
const REUSED = `
h, t = Leaf(-0.25), Leaf(0.5)
q = h * h
e = (q - t).exp()
L = e * h + q
L.run_backward()
`;

const ORDER = "        for n in reversed(order): n.backward()";

/** @type {Record<string, [before: string, after: string, expected: RegExp]>} */
const IN_CLASSES = {
  "classes of operations without a mistake": ["", "", /^Each grad is the derivative of L/],
  "a class with a wrong derivative": [
    "self.val * self.adj",
    "self.inputs[0].val * self.adj",
    /^\(q - t\)\.grad.* Through e = exp\(q - t\) should come its derivative by \(q - t\)/,
  ],
  "a class that adds to its own gradient": [
    "def backward(self): self.inputs[0].adj += self.val",
    "def backward(self): self.adj += self.val",
    /^e\.grad is .* The _backward of e = exp\(q - t\) adds to e\.grad what belongs to \(q - t\)\.grad/,
  ],
  "a class that forgets its gradient for one of two operands, which are the same": [
    "b.adj += a.val * self.adj",
    "b.adj += a.val",
    /^h\.grad is .* Through q = h \* h came the derivative alone, -0\.25: it has to be multiplied by q\.grad/,
  ],
  "breadth first": [
    ORDER,
    `        order = [self]
        for n in order: order.extend(n.inputs)
        seen = set()
        for n in order:
            if n in seen: continue
            seen.add(n)
            n.backward()`,
    /^h\.grad is .* q = h \* h .*before all of q\.grad had arrived/,
  ],
  "each value before its operands, as often as it is reached": [
    ORDER,
    "        def visit(n):\n            n.backward()\n            for one in n.inputs: visit(one)\n        visit(self)",
    /^h\.grad is .* q = h \* h passed its gradient on with each part of q\.grad that arrived/,
  ],
  "a class that runs for no operand": [
    "a.adj += b.val * self.adj\n        b.adj += a.val * self.adj",
    "pass",
    /^e\.grad is 0 and should be -0\.25\. Nothing came through e \* h/,
  ],
  "gradients set to 0 afterwards": [
    "",
    "",
    /^t\.grad is 0 and should be .* It was set to 0 after backward, as before the next one/,
  ],
};

for (const [mistake, [before, after, expected]] of Object.entries(IN_CLASSES)) {
  test(mistake, () => {
    assert.ok(CLASSES.includes(before));
    const cleared = mistake.includes("afterwards") ? "h.adj = t.adj = 0.0\n" : "";
    assert.match(said(CLASSES.replace(before, after) + REUSED + cleared), expected);
  });
}

const PUSHED = `        def push(n):
            for p, d in n.links:
                p.g += d * n.g
                push(p)
        push(self)
`;

/** @type {Record<string, [source: string, before: string, after: string, expected: RegExp]>} */
const IN_OTHER_STYLES = {
  "a method without a mistake": [METHOD, "", "", /^Each grad is the derivative of L/],
  "local derivatives without a mistake": [LOCAL, "", "", /^Each grad is the derivative of L/],
  "a wrong derivative in a method": [
    METHOD,
    "1 - self.x ** 2",
    "1 - a.x ** 2",
    /Through d = tanh\(c \+ a\) should come/,
  ],
  "a wrong local derivative": [LOCAL, "1 - t * t", "1 - t", /Through d = tanh\(c \+ a\) should come/],
  "= for += in a method": [
    METHOD,
    "dx +=",
    "dx =",
    /only what came through c \+ a is there: a _backward has to add with \+=/,
  ],
  "= for += with local derivatives": [LOCAL, "p.g += d", "p.g = d", /only what came through c \+ a is there/],
  "a forgotten gradient in a method": [
    METHOD,
    "a.dx += b.x * self.dx",
    "a.dx += b.x",
    /^a\.grad.*derivative alone, -0\.75/,
  ],
  "a forgotten gradient with local derivatives": [
    LOCAL,
    "d * n.g",
    "d",
    /Through d = tanh\(c \+ a\) came the derivative alone/,
  ],
  "a wrong sign": [
    METHOD,
    "b.dx += self.dx",
    "b.dx -= self.dx",
    /^a\.grad.*Through c \+ a should come its derivative by a, 1/,
  ],
  "operands before what uses them": [
    LOCAL,
    "reversed(order)",
    "order",
    /^\(c \+ a\)\.grad is 0.*Nothing came through d/,
  ],
  "each part passed on with those before": [
    LOCAL,
    LOCAL.slice(LOCAL.indexOf("        for n in reversed")),
    PUSHED,
    /^b\.grad.*c = a \* b passed its gradient on with each part of c\.grad that arrived/,
  ],
  "an operation that runs before its result's": [
    METHOD,
    "order[::-1]",
    "[order[-1]] + order[:-1]",
    /^c\.grad.*Nothing came through c \+ a/,
  ],
};

for (const [mistake, [source, before, after, expected]] of Object.entries(IN_OTHER_STYLES)) {
  test(mistake, () => {
    assert.ok(source.includes(before));
    const cls = source === METHOD ? "Var" : "Scalar";
    const program = `\na = ${cls}(0.5)\nb = ${cls}(-0.75)\nc = a * b\nd = (c + a).tanh()\nL = d * c\nL.backward()\n`;
    assert.match(said((before ? source.replaceAll(before, after) : source) + program), expected);
  });
}

for (const [mistake, [changes, program, expected]] of Object.entries(MISTAKES)) {
  test(mistake, () => {
    assert.match(saidWith(changes, program), expected);
  });
}

test("a value that gets no gradient, as the code says, has none that is wrong", () => {
  const source = `class Scalar:
    def __init__(self, data, requires_grad=False, parents=(), op=""):
        self.data = data
        self.requires_grad = requires_grad
        self.parents = parents
        self.op = op
        self.grad = None
    def __mul__(self, other):
        return Scalar(self.data * other.data, True, (self, other), "*")
    def backward(self):
        self.grad = 1.0
        a, b = self.parents
        for one, other in ((a, b), (b, a)):
            if one.requires_grad:
                one.grad = other.data
w = Scalar(2.0, True)
x = Scalar(3.0)
y = w * x
y.backward()
`;
  assert.equal(said(source), "Each grad is the derivative of y by that value.");
  assert.match(
    said(source.replace("x = Scalar(3.0)", "x = Scalar(3.0, True)").replace("one.grad = other", "w.grad = other")),
    /^x\.grad is 0 and should be 2/,
  );
});
