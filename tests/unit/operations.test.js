// Each operation of the engine has a record, and the record says what the engine does.
import assert from "node:assert/strict";
import { test } from "node:test";
import { wasm } from "../../www/engine/instance.js";
import {
  ACTIVATIONS,
  activationOf,
  filled,
  OPERATIONS,
  operationNumber,
  operationOf,
} from "../../www/engine/operations.js";
import { recordingOf } from "../../www/engine/recording.js";
import { handle } from "../../www/engine/value.js";
import { RecordedGraph } from "../../www/graph/computation/recorded-graph.js";
import { init, Neuron, Value } from "../../www/micrograd.js";

await init();

const computed = OPERATIONS.filter(({ operands }) => operands > 0);

/** Records an operation of two numbers, or of the first, or with the second as its exponent. */
function recorded({ name, method, operands, isComposed }, a, b) {
  const [x, y] = [new Value(a, "x"), new Value(b, "y")];
  // The methods of some record others: only a learner's class has these as one operation.
  if (isComposed) return { x, y, out: handle(wasm.apply(operationNumber(name), x.id, operands === 2 ? y.id : x.id)) };
  const out = operands === 2 ? x[method](y) : name === "Pow" ? x[method](b) : x[method]();
  return { x, y, out };
}

test("the records are those of the engine's table, in its order", () => {
  assert.deepEqual(
    OPERATIONS.map(({ name }) => name),
    wasm.operations(),
  );
});

for (const operation of computed) {
  const { name, symbol, operands, method } = operation;
  test(`${name}: its record is whole`, () => {
    for (const field of ["method", "torch", "noun", "rule"]) assert.ok(operation[field], `${field} is missing`);
    assert.ok(
      Boolean(operation.micrograd) !== Boolean(operation.python),
      "either micrograd has it, or Python computes it",
    );
    assert.equal(operation.factors.length, operands);
    // In a formula every sign stands for something, so that the walkthrough leaves no gap.
    const parts = { self: "2.0", other: "3.0", out: "4.0", n: "5.0", power: "**4.0" };
    for (const text of [operation.micrograd, operation.python, operation.torch, ...operation.factors]) {
      assert.ok(!/undefined|[{}]/.test(filled(text ?? "", parts)), text);
    }
  });

  test(`${name}: the method records it, and its symbol is the engine's and is read back`, () => {
    const { x, y, out } = recorded(operation, 0.75, 2);
    assert.equal(typeof Value.prototype[method], "function");
    assert.equal(OPERATIONS[wasm.operationsOf(Uint32Array.of(out.id))[0]], operation);
    assert.equal(out.op, name === "Pow" ? `${symbol}2` : symbol);
    assert.deepEqual(
      out.prev.map(({ id }) => id),
      [x.id, y.id].slice(0, operands),
    );
    assert.equal(operationOf(out.op, operands)?.operation, operation);
    assert.equal(operationOf(out.op.toUpperCase(), operands)?.operation, operation, "in capitals");
    assert.equal(new RecordedGraph(recordingOf(out.id)).symbol(operands), out.op);
  });
}

test("activations are operations of one value that a neuron of the engine has", () => {
  for (const activation of ACTIVATIONS) {
    const neuron = new Neuron(1, { activation });
    const out = neuron.forward([1]);
    const operation = activationOf(activation);
    assert.equal(out.op, operation?.symbol ?? "+");
    assert.equal(operation?.operands ?? 1, 1);
    assert.equal(String(neuron), `${operation?.activation ?? "Linear"}Neuron(1)`);
  }
});

test("a learner's class may call an operation otherwise", () => {
  const expected = {
    Add: ["add", " + ", "__add__", "ADD", "plus", "AddBackward0", "<AddBackward>", "Op.ADD", "add_op", "AddNode"],
    Mul: ["mul", "times", "MulOp", "product", "×"],
    Sub: ["-", "sub", "minus", "subtract", "SubBackward"],
    Div: ["/", "div", "truediv", "__truediv__", "divide"],
    PowValue: ["**", "pow", "^", "power"],
    Neg: ["-", "neg", "__neg__", "negate"],
    Exp: ["e", "exp", "exponential", "EXP"],
    Log: ["ln", "log"],
    Relu: ["relu", "ReLU", "ReluBackward0", "relu()"],
    Sigmoid: ["sigmoid", "σ", "logistic"],
    Max: ["max", "maximum"],
  };
  for (const [name, symbols] of Object.entries(expected)) {
    const operands = OPERATIONS.find((one) => one.name === name).operands;
    for (const symbol of symbols) assert.equal(operationOf(symbol, operands)?.operation.name, name, symbol);
  }
  const powers = {
    "**3": 3,
    "** -1": -1,
    "pow -1": -1,
    "pow(0.5)": 0.5,
    "^2": 2,
    "x**2": 2,
    "**(-2.0)": -2,
    square: 2,
  };
  for (const [symbol, exponent] of Object.entries(powers)) {
    assert.equal(operationOf(symbol, 1)?.exponent, exponent, symbol);
    assert.equal(operationOf(symbol, 1)?.operation.name, "Pow", symbol);
  }
});

test("an operation that the engine does not have is not read", () => {
  for (const [symbol, operands] of [
    ["softsign", 1],
    ["+", 1],
    ["tanh", 2],
    ["**", 1],
    ["**3", 2],
    ["", 1],
  ]) {
    assert.equal(operationOf(symbol, operands), undefined, `${symbol} of ${operands}`);
  }
});
