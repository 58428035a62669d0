// A learner's own class is drawn as it is, whatever it calls things: CPython runs the same program and reads the graph from
// its attributes.
import assert from "node:assert/strict";
import { test } from "node:test";
import { OPERATIONS } from "../../www/engine/operations.js";
import { NONE, OPAQUE } from "../../www/engine/recording.js";
import { introspection, OPERATIONS_MADE, program } from "../common/learner-classes.js";
import { runPython } from "../common/python.js";
import { createRunner } from "../common/python-runner.js";

const runner = await createRunner();

/** The graph as the introspection prints it. */
function graphOf({ data, grad, a, b }) {
  const values = Array.from(data, (number, place) => {
    const operands = [a[place], b[place]].filter((operand) => operand !== NONE).map((operand) => data[operand]);
    return [number, grad[place], [...new Set(operands)].sort((one, other) => one - other)];
  });
  return values.sort(([one], [other]) => one - other);
}

/** The operations of the computed values in the order in which they were made. */
function operationsOf({ operation }) {
  return Array.from(operation, (code) => (code === OPAQUE ? "?" : OPERATIONS[code].name)).filter(
    (name) => name !== "Leaf",
  );
}

/** Expects the page to print what CPython prints, and to draw what CPython finds. */
function expectSame(choices, source = program(choices)) {
  const [printed, graph] = runPython(source + introspection(choices))
    .trim()
    .split("\n");
  const { outputs, recording, error, title } = runner.run(source);
  const context = `${JSON.stringify(choices)}\n${source}`;
  assert.equal(error, undefined, context);
  assert.equal(
    outputs
      .map(({ text }) => text)
      .join("")
      .trim(),
    printed,
    context,
  );
  assert.ok(recording, `no graph: ${context}`);
  assert.equal(title, "j", context);
  assert.deepEqual(graphOf(recording), JSON.parse(graph), context);
  return recording;
}

/** An operation that the engine lacks is drawn with its symbol. */
const expectedOperations = OPERATIONS_MADE.map((name) => (OPERATIONS.some((one) => one.name === name) ? name : "?"));

const CONTAINERS = ["tuple", "list", "set", "frozenset", "dict", "pairs", "None", "two", "later"];

const NAMES = [
  { data: "value", grad: "gradient", operands: "children", op: "op" },
  { data: "val", grad: "d", operands: "parents", op: "operation", cls: "Node" },
  { data: "_data", grad: "_grad", operands: "_children", op: "symbol", label: "name" },
  { data: "x", grad: "dx", operands: "inputs", op: "" },
  { data: "num", grad: "deriv", operands: "came_from", op: "fn", label: "" },
  { data: "v", grad: "g", operands: "prev", op: "kind", cls: "Scalar" },
  { data: "n", grad: "bar", operands: "sources", op: "opname", cls: "Var" },
  { data: "foo", grad: "baz", operands: "quux", op: "zap", label: "tic", cls: "Thing" },
  { data: "inhalt", grad: "steigung", operands: "vorher", op: "wie", cls: "Zahl" },
];

for (const container of CONTAINERS) {
  test(`operands in a ${container}, under any names`, () => {
    for (const names of NAMES) {
      const recording = expectSame({ ...names, container });
      if (names.op) assert.deepEqual(operationsOf(recording), expectedOperations, JSON.stringify(names));
    }
  });
}
