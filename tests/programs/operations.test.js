// Each operation as the languages have it that the page exports to: its formula in CPython, and its exported programs.
import assert from "node:assert/strict";
import { test } from "node:test";
import { wasm } from "../../www/engine/instance.js";
import { filled, OPERATIONS, operationNumber } from "../../www/engine/operations.js";
import { recordingOf } from "../../www/engine/recording.js";
import { handle } from "../../www/engine/value.js";
import { RecordedGraph } from "../../www/graph/computation/recorded-graph.js";
import { javascript } from "../../www/graph/export/javascript.js";
import { program } from "../../www/graph/export/program.js";
import { python } from "../../www/graph/export/python.js";
import { pytorch } from "../../www/graph/export/pytorch.js";
import { rust } from "../../www/graph/export/rust.js";
import { init, Value } from "../../www/micrograd.js";
import { runPython } from "../common/python.js";

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

for (const operation of computed) {
  const { name, symbol, operands, method } = operation;
  test(`${name}: the formula of its derivative gives the engine's number`, () => {
    for (const [a, b] of [
      [0.75, 2],
      [1.5, -0.5],
      [2.5, 3],
      // An activation may be another formula below 0.
      ...("activation" in operation ? [[-1.25, 2]] : []),
    ]) {
      const { out } = recorded(operation, a, b);
      const number = wasm.operationsOf(Uint32Array.of(out.id))[0];
      const found = Array.from(wasm.contributions(number, a, b, out.data, 1)).slice(0, operands);
      const parts = { self: a, other: b, out: out.data, n: b, power: `**(${b - 1})` };
      const texts = Object.fromEntries(Object.entries(parts).map(([key, part]) => [key, `(${part})`]));
      const formulas = operation.factors.map((formula) => filled(formula, { ...texts, power: parts.power }));
      const lines = ["from math import *", "sign = lambda x: (x > 0) - (x < 0)", `print([${formulas.join(", ")}])`];
      const expected = JSON.parse(runPython(lines.join("\n")).replace(/True/g, "1").replace(/False/g, "0"));
      expected.forEach((number, index) => {
        // Python's functions and ours may round differently.
        assert.ok(Math.abs(number - found[index]) < 1e-12, `${formulas[index]} is ${number}, not ${found[index]}`);
      });
      assert.deepEqual(
        Array.from(wasm.contributions(number, a, b, out.data, -3), (number) => number + 0).slice(0, operands),
        found.map((derivative) => derivative * -3 + 0),
      );
    }
  });

  test(`${name}: every exported program has it`, () => {
    const { out } = recorded(operation, 0.75, 2);
    out.backward();
    const graph = new RecordedGraph(recordingOf(out.id));
    const source = program(graph, graph);
    assert.ok(javascript(source).includes(`.${method}(`));
    const isCall = name !== "Neg" && (/^\w/.test(symbol) || symbol === "**");
    assert.ok(rust(source).includes(isCall ? `.${method}(` : name === "Neg" ? "-x" : `x ${symbol} y`));
    runPython("import ast, sys; ast.parse(sys.stdin.read())", pytorch(source));
    assert.equal(runPython(python(source)).trim(), "all numbers agree");
  });
}

test("an operation that the engine does not have is exported as a number", () => {
  const recording = recordingOf(new Value(2, "x").exp().id);
  recording.operation[1] = 255;
  recording.symbols.push([1, '"); import os #']);
  const graph = new RecordedGraph({ ...recording, grad: Float64Array.of(5, 1) });
  const source = program(graph, graph);
  for (const text of [javascript(source), rust(source), python(source), pytorch(source)]) {
    assert.ok(!text.includes("import os"));
    assert.ok(!text.includes("backward()"), "its gradients are not what the program would compute");
  }
  assert.equal(runPython(python(source)).trim(), "all numbers agree");
});
