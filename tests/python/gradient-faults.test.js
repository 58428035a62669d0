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

for (const [mistake, [changes, program, expected]] of Object.entries(MISTAKES)) {
  test(mistake, () => {
    assert.match(saidWith(changes, program), expected);
  });
}
