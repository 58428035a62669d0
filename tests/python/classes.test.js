// What is special about a learner's own class: many operands, plain numbers among them, and numbers that are none.
import assert from "node:assert/strict";
import { test } from "node:test";
import { OPERATIONS } from "../../www/engine/operations.js";
import { NONE, OPAQUE } from "../../www/engine/recording.js";
import { createRunner } from "../common/python-runner.js";

const runner = await createRunner();

/** A class that keeps whatever it is given. */
const VALUE = `
class Value:
    def __init__(self, data, _prev=(), _op=""):
        self.data, self._prev, self._op, self.grad = data, _prev, _op, 0.0
`;

/** Each value as "0 + 1 = 5". */
function listed({ operation, a, b, exponent, data, symbols }) {
  const unknown = new Map(symbols);
  return Array.from(operation, (code, place) => {
    const operands = [a[place], b[place]].filter((operand) => operand !== NONE);
    const symbol = code === OPAQUE ? unknown.get(place) : OPERATIONS[code].symbol;
    const power = OPERATIONS[code]?.name === "Pow" ? exponent[place] : "";
    const text = operands.length === 1 ? `${symbol}${power} ${operands[0]} ` : operands.join(` ${symbol} `);
    return `${text.trim()} = ${data[place]}`.trim();
  });
}

function drawn(source) {
  const { recording, error, outputs } = runner.run(VALUE + source);
  assert.equal(error, undefined);
  assert.deepEqual(outputs, []);
  return recording;
}

test("a sum, a product or a maximum of many is a chain", () => {
  const leaves = "a, b, c, d = [Value(x) for x in (2.0, 3.0, -4.0, 5.0)]\n";
  const sum = drawn(`${leaves}j = Value(6.0, (a, b, c, d), "sum")\nj.grad = 2.0\n`);
  assert.deepEqual(listed(sum).slice(4), ["0 + 1 = 5", "4 + 2 = 1", "5 + 3 = 6"]);
  assert.deepEqual(Array.from(sum.grad.slice(4)), [2, 2, 2]);
  const product = drawn(`${leaves}j = Value(-120.0, [a, b, c, d], "")\nj.grad = 2.0\n`);
  assert.deepEqual(listed(product).slice(4), ["0 * 1 = 6", "4 * 2 = -24", "5 * 3 = -120"]);
  assert.deepEqual(Array.from(product.grad.slice(4)), [-40, 10, 2]);
  const most = drawn(`${leaves}j = Value(5.0, [a, b, c, d], "max")\nj.grad = 1.0\n`);
  assert.deepEqual(listed(most).slice(4), ["0 max 1 = 3", "4 max 2 = 3", "5 max 3 = 5"]);
  assert.deepEqual(Array.from(most.grad.slice(4)), [0, 0, 1]);
});

test("another operation of many shows what it was computed from", () => {
  const recording = drawn('a, b, c = [Value(x) for x in (2.0, 3.0, 4.0)]\nj = Value(10.0, (a, b, c), "fma")\n');
  assert.deepEqual(listed(recording).slice(3), ["0 … 1 = 10", "3 fma 2 = 10"]);
});

test("a plain number among the operands is a constant, or the exponent of a power", () => {
  assert.deepEqual(listed(drawn('a = Value(2.0)\nj = Value(6.0, (a, 3), "*")\n')), ["= 3", "= 2", "1 * 0 = 6"]);
  for (const op of ["**", "pow", "^", "**3"]) {
    const expected = ["= 2", "**3 0 = 8"];
    assert.deepEqual(listed(drawn(`a = Value(2.0)\nj = Value(8.0, (a, 3), "${op}")\n`)), expected, op);
  }
  const source = 'a = Value(2.0)\nj = Value(0.25, (a,), "pow")\nj.exponent = -2\n';
  assert.deepEqual(listed(drawn(source)), ["= 2", "**-2 0 = 0.25"]);
});

test("a difference that is kept the wrong way round", () => {
  const recording = drawn('a, b = Value(2.0), Value(5.0)\nj = Value(3.0, (a, b), "-")\n');
  assert.deepEqual(listed(recording), ["= 2", "= 5", "1 - 0 = 3"]);
});

test("numbers that are no single real number get a sentence with the line, after what was printed", () => {
  const cases = [
    ["import numpy as np\nx = Value(np.array([1.0, 2.0]))", "x = ", /x holds an array of shape \(2,\)/],
    ["x = Value([1.0, 2.0, 3.0])", "x = ", /x holds a list of 3/],
    ["x = Value(1 + 2j)", "x = ", /x holds a complex number/],
    ["a = Value(1.0)\nx = Value([[1.0], [2.0]], (a,), '+')", "x = ", /x holds a list of 2/],
  ];
  for (const [code, start, expected] of cases) {
    const source = `${VALUE}${code}\ny = Value(x.data, (x,), "same")\nprint("printed")\n`;
    const { outputs, error, recording } = runner.run(source);
    assert.equal(error, undefined, code);
    assert.equal(recording, undefined, code);
    assert.deepEqual(
      outputs.map(({ kind }) => kind),
      ["text", "note"],
      code,
    );
    assert.equal(outputs[0].text, "printed\n");
    const line = source.split("\n").findIndex((text) => text.startsWith(start)) + 1;
    assert.match(outputs[1].text, expected);
    assert.match(outputs[1].text, new RegExp(`^Line ${line}: `));
  }
});

test("a class whose attributes raise when they are read as numbers leaves the output and the runner", () => {
  const source = `
class Odd:
    def __float__(self): raise RuntimeError("no float")
    def __repr__(self): raise RuntimeError("no repr")
    @property
    def shape(self): raise RuntimeError("no shape")
class Value:
    def __init__(self, data, _prev=()):
        self.data, self._prev, self.grad = data, _prev, Odd()
    def __add__(self, o): return Value(self.data, (self, o))
a = Value(Odd())
b = a + a
print("printed")
`;
  const { outputs, error } = runner.run(source);
  assert.equal(error, undefined);
  assert.equal(outputs[0].text, "printed\n");
  assert.equal(runner.run("1 + 1").outputs[0].text, "2");
  const failed = runner.run(`${source}draw(b)\n`);
  assert.match(failed.error.message, /draw takes a Value/);
  assert.equal(runner.run("1 + 1").outputs[0].text, "2");
});

test("a value is drawn though the first of its class does not show what it is", () => {
  const source = `
class Number:
    def __init__(self, amount, came_from=None):
        self.amount, self.came_from, self.slope = amount, came_from, None
    def __mul__(self, other): return Number(self.amount * other.amount, (self, other))
x = Number(2.5)
for k in range(3):
    x = x * Number(2.0)
    draw(x)
x.amount = 7.0
draw(x)
`;
  const { error, earlier, recording } = runner.run(source);
  assert.equal(error, undefined);
  assert.deepEqual([...earlier.map(({ recording }) => recording.data.at(-1)), recording.data.at(-1)], [5, 10, 20, 7]);
  assert.deepEqual(recording.changed, [recording.root]);
});

test("vectors beside scalars do not take the picture", () => {
  const source = `
class Vector:
    def __init__(self, xs): self.xs = xs
    def __add__(self, other): return Vector([a + b for a, b in zip(self.xs, other.xs)])
${VALUE}
a = Value(2.0)
b = Value(6.0, (a, 3.0), "*")
v = Vector([1.0, 2.0])
w = v + v
`;
  const { recording, outputs, title } = runner.run(source);
  assert.deepEqual(outputs, []);
  assert.equal(title, "b");
  assert.equal(recording.data.at(-1), 6);
});

test("a leaf whose function has captured it needs no other interpreter", () => {
  const source = `
class Value:
    def __init__(self, data, _prev=()):
        self.data, self._prev, self.grad = data, _prev, 0.0
        self._backward = lambda: self.data
    def __add__(self, other): return Value(self.data + other.data, (self, other))
a = Value(2.0)
draw(a)
b = a + a
`;
  const { lacks, recording } = runner.run(source);
  assert.equal(lacks, undefined);
  assert.equal(recording.data.length, 2);
});

test("an operation of a name that is not known is found by its numbers, where they leave no doubt", () => {
  const made = (data, operands, op) =>
    listed(drawn(`import math\na, b = Value(0.7), Value(-40.0)\nj = Value(${data}, (${operands},), "${op}")\n`)).at(-1);
  assert.equal(made("math.tanh(0.7)", "a", "squash"), "tanh 0 = 0.6043677771171636");
  assert.equal(made("0.7 ** 3", "a", "cube"), "**3 0 = 0.3429999999999999");
  // The tanh of -40 is -1, too; and 0.7 is its own absolute value as well as its own ReLU.
  assert.equal(made("-1.0", "b", "sign_of"), "sign_of 0 = -1");
  assert.equal(made("0.7", "a", "clip"), "clip 0 = 0.7");
});
