// What the page says of the gradients, and why they are not the derivatives when they are not.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { Computation } from "../../www/graph/computation/computation.js";
import { gradients } from "../../www/graph/editor/gradient-notice.js";
import { init } from "../../www/micrograd.js";
import { createRunner } from "../common/python-runner.js";

await init();
const runner = await createRunner();

const IMPORT = "from micrograd.engine import Value\n";
const FORWARD = `${IMPORT}a = Value(2.0)\nb = Value(-3.0)\nc = Value(10.0)\nL = a * b + c\n`;
/** A class as a learner writes it. */
const OWN = `import math

class Value:
    def __init__(self, data, children=(), op=""):
        self.data = data
        self.grad = 0.0
        self._prev = children
        self._op = op
        self._backward = lambda: None

    def _result(self, data, operands, op, *factors):
        out = Value(data, operands, op)
        def _backward():
            for operand, factor in zip(operands, factors):
                operand.grad += factor * out.grad
        out._backward = _backward
        return out

    def __add__(self, other):
        return self._result(self.data + other.data, (self, other), "+", 1.0, 1.0)

    def __mul__(self, other):
        return self._result(self.data * other.data, (self, other), "*", other.data, self.data)

    def tanh(self):
        t = (math.exp(2 * self.data) - 1) / (math.exp(2 * self.data) + 1)
        return self._result(t, (self,), "tanh", 1 - t**2)

    def backward(self):
        order = []
        def visit(value):
            if value not in order:
                for operand in value._prev:
                    visit(operand)
                order.append(value)
        visit(self)
        self.grad = 1.0
        for value in reversed(order):
            value._backward()
`;

/** @param {string} source */
function computed(source) {
  const { error, recording, title } = runner.run(source);
  assert.equal(error, undefined);
  return { computation: new Computation(recording), title };
}

/** @param {string} source */
function said(source) {
  const { computation, title } = computed(source);
  return gradients(computation, title, true).text;
}

test("gradients that only the inputs keep are told as right", async () => {
  const file = new URL("../python/strangers/expression_tree.py", import.meta.url);
  const source = await readFile(file, "utf8");
  const right = "The gradients that are kept, of inputs alone, are the derivatives of e by them.";
  assert.equal(said(source), right);
  assert.notEqual(said(source.replace("self.grad += g", "self.grad += g + 1")), right);
});

test("a backward whose result has no gradient is told", () => {
  const seedless = OWN.replace("        self.grad = 1.0\n", "");
  const forward = "a = Value(2.0)\nb = a * a\nL = b.tanh()\n";
  /** @param {string} source */
  const told = (source) => {
    const { computation, title } = computed(source);
    return gradients(computation, title, !computation.isCleared, source).text;
  };
  for (const call of [
    "L.backward()",
    "L._backward()\nb._backward()",
    "def run_backward(L): L.backward()\nrun_backward(L)",
  ]) {
    assert.equal(
      told(`${seedless}${forward}${call}\n`),
      "All gradients are 0, although the code runs backward from L: L.grad has to be set to 1 before, as each _backward passes its own gradient on.",
      call,
    );
  }
  const others = ["", "# L.backward()", "L.backward()\nL = Value(2.0) * Value(3.0)", "def backward(L): pass"];
  for (const call of others) assert.match(told(`${seedless}${forward}${call}\n`), /^No gradients yet/, call);
  assert.match(told(`${OWN}${forward}L.backward()`), /^Each grad is the derivative/);
  assert.equal(
    told(`${OWN}${forward}L.backward  # all of it\n`),
    "No gradients yet: the code names L.backward, and L.backward() runs it.",
  );
});

test("gradients that are cleared, and those that are the derivatives", () => {
  assert.match(said(FORWARD), /^All gradients are 0/);
  assert.equal(said(`${FORWARD}L.backward()`), "Each grad is the derivative of L by that value.");
  // Its tanh rounds otherwise than the engine's.
  assert.equal(
    said(`${OWN}\nx = Value(0.7)\ny = (x * x + x).tanh() * x\ny.backward()`),
    "Each grad is the derivative of y by that value.",
  );
});

test("a parameter that was changed after the forward pass is named", () => {
  assert.equal(
    said(`${FORWARD}L.backward()\na.data -= 0.01 * a.grad`),
    "a was changed after the forward pass: L and the gradients are out of date.",
  );
  assert.match(
    said(`${FORWARD}L.backward()\na.data, b.data, c.data = 1.0, 2.0, 3.0`),
    /^a, b and c were changed after the forward pass/,
  );
  assert.match(
    said(`${OWN}\na = Value(2.0)\nb = Value(3.0)\nL = a * b\nL.backward()\nb.data += 1`),
    /^b was changed after the forward pass/,
  );
});

test("many are counted: an update of a network's parameters", () => {
  const update = `from micrograd.nn import MLP
n = MLP(2, [3, 1])
loss = sum((n(x) - y) ** 2 for x, y in (([1.0, 2.0], 1.0), ([-1.0, 0.5], -1.0)))
loss.backward()
for p in n.parameters(): p.data -= 0.1 * p.grad + 0.01
`;
  assert.equal(said(update), "13 values were changed after the forward pass: loss and the gradients are out of date.");
  // What was changed before the forward pass is in the numbers.
  assert.match(said(`${update}n.zero_grad()\nlater = n([1.0, 2.0])\nlater.backward()`), /^Each grad is the derivative/);
});

test("backward on numbers that do not belong together is told from backward before", () => {
  const { computation, title } = computed(`${FORWARD}d = L * a\nd.backward()\na.data = 5.0`);
  computation.zeroGrad();
  computation.backward();
  assert.equal(
    gradients(computation, title, true).text,
    "a was changed after the forward pass: d is out of date. Each grad is what backward gives with the current numbers.",
  );
});

test("backward that ran twice is counted", () => {
  const twice =
    "These gradients are not the derivatives of L: backward ran 2 times, and each run adds to what is there, as in micrograd.";
  assert.equal(said(`${FORWARD}L.backward()\nL.backward()`), twice);
  const { computation, title } = computed(`${FORWARD}L.backward()`);
  computation.backward();
  assert.equal(gradients(computation, title, true).text, twice);
  computation.zeroGrad();
  computation.backward();
  assert.match(gradients(computation, title, true).text, /^Each grad is the derivative/);
});

test("gradients kept from an earlier loss, and those that the code set, are not called a second run", () => {
  const reason =
    "What is more was kept from an earlier backward, as gradients were not set to 0 before, or was set by the code.";
  assert.equal(
    said(`${FORWARD}L.backward()\nM = a * c\nM.backward()\ndraw(M)`),
    `c.grad is 3 and should be 2. ${reason}`,
  );
  assert.equal(
    said(`${FORWARD}d = a * b\nL = d + c\nL.backward()\nd.grad = 5.0`),
    `d.grad is 5 and should be 1. ${reason}`,
  );
  assert.match(
    said(`${FORWARD}L.backward()\nM = L * a`),
    /^M\.grad is 0 and should be 1\. No backward has started from it/,
  );
  assert.equal(
    said(`${FORWARD}L.grad = 1.0\nc.grad = 1.0`),
    "(a * b).grad is 0 and should be 1. Nothing came through L = a * b + c, which should add 1 * 1 = 1: its _backward has not run, ran before L.grad had arrived, or leaves (a * b) out.",
  );
});

test("an operation that computes something else is named", () => {
  const wrong = OWN.replace("self.data * other.data", "self.data * other.data + 1");
  assert.notEqual(wrong, OWN);
  assert.equal(
    said(`${wrong}\na = Value(2.0)\nb = Value(3.0)\nL = a * b\nL.backward()`),
    "L is 7 here, but its operation gives 6: the code computes it in another way.",
  );
});

test("who fills in gradients by hand is not told the next one", () => {
  const told = (/** @type {string} */ lines) => {
    const source = `${FORWARD}${lines}`;
    const { computation, title } = computed(source);
    return gradients(computation, title, true, source).text;
  };
  assert.equal(told("L.grad = 1.0\n"), "One gradient is right so far, set by the code; the rest is still 0.");
  assert.equal(
    told("L.grad = 1.0\nc.grad = 1.0\na.grad = -3.0\n"),
    "3 gradients are right so far, set by the code; the rest is still 0.",
  );
  // One that is wrong is told, and so is a pass that leaves gradients out.
  assert.match(told("L.grad = 1.0\nc.grad = 2.0\n"), /should be/);
  assert.match(told("L.grad = 1.0\n# backward\n"), /should be/);
});
