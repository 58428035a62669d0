// A graph as a Python program on micrograd.
import { pythonNumber } from "../../ui/python-number.js";

/** @import { Program, Statement } from "./program.js" */

/** Values deeper than this make micrograd's recursive backward exceed Python's own limit. */
const RECURSION = 900;

/** Operations that micrograd lacks: the value and the derivative, in `x`, `y` and `out`. */
const FUNCTIONS = /** @type {Record<string, { data: string, grads: string[] }>} */ ({
  exp: { data: "math.exp(x.data)", grads: ["out.data"] },
  log: { data: "math.log(x.data)", grads: ["1 / x.data"] },
  tanh: { data: "math.tanh(x.data)", grads: ["(1 - out.data**2)"] },
  sigmoid: { data: "1 / (1 + math.exp(-x.data))", grads: ["out.data * (1 - out.data)"] },
  sin: { data: "math.sin(x.data)", grads: ["math.cos(x.data)"] },
  cos: { data: "math.cos(x.data)", grads: ["-math.sin(x.data)"] },
  sqrt: { data: "math.sqrt(x.data)", grads: ["0.5 / out.data"] },
  abs: { data: "abs(x.data)", grads: ["((x.data > 0) - (x.data < 0))"] },
  max: { data: "max(x.data, y.data)", grads: ["(x.data >= y.data)", "(x.data < y.data)"] },
  min: { data: "min(x.data, y.data)", grads: ["(x.data <= y.data)", "(x.data > y.data)"] },
  power: { data: "x.data ** y.data", grads: ["y.data * x.data ** (y.data - 1)", "math.log(x.data) * out.data"] },
});
/** These would hide functions of Python's own. */
const RENAMED = /** @type {Record<string, string>} */ ({ abs: "absolute", max: "larger", min: "smaller" });

/** @param {Program} program */
export function python({ statements, result, depth, backward }) {
  const used = new Set(statements.map(functionOf).filter((name) => name !== ""));
  const lines = [
    "# A graph of the micrograd playground. It needs micrograd: pip install micrograd",
    "import math",
    ...(depth > RECURSION ? ["import sys"] : []),
    "",
    "from micrograd.engine import Value",
    ...(depth > RECURSION ? ["", `sys.setrecursionlimit(${3 * depth + 1000})`] : []),
  ];
  for (const name of used) lines.push("", "", ...definition(name));
  if (used.size) lines.push("");
  lines.push("", ...statements.map((statement) => `${statement.name} = ${expression(statement)}`));
  if (backward) lines.push(`${result.name}.backward()`);
  lines.push(
    "",
    "",
    "def check(name, found, expected):",
    "    # micrograd adds gradients in an order of its own, and its functions may round differently.",
    "    ok = found == expected or math.isclose(found, expected, rel_tol=1e-9, abs_tol=1e-12)",
    "    assert ok or (math.isnan(found) and math.isnan(expected)), f'{name} is {found}, expected {expected}'",
    "",
    "",
    `check("${result.name}.data", ${result.name}.data, ${pythonNumber(result.data)})`,
  );
  for (const { name, operation, grad } of backward ? statements : []) {
    if (operation === "") lines.push(`check("${name}.grad", ${name}.grad, ${pythonNumber(grad)})`);
  }
  return `${lines.join("\n")}\nprint("all numbers agree")\n`;
}

/**
 * The name of the function that an operation needs; "" for one that micrograd has.
 * @param {Statement} statement
 */
function functionOf({ operation, operands }) {
  if (operation === "**" && operands.length === 2) return "power";
  return operation in FUNCTIONS ? operation : "";
}

/** @param {string} name */
function definition(name) {
  const { data, grads } = FUNCTIONS[name];
  const operands = ["x", "y"].slice(0, grads.length);
  return [
    `def ${RENAMED[name] ?? name}(${operands.join(", ")}):`,
    `    out = Value(${data}, (${operands.join(", ")},), "${name}")`,
    "",
    "    def _backward():",
    ...operands.map((operand, index) => `        ${operand}.grad += ${grads[index]} * out.grad`),
    "",
    "    out._backward = _backward",
    "    return out",
  ];
}

/** @param {Statement} statement */
function expression(statement) {
  const { operation, operands, exponent, data } = statement;
  const name = functionOf(statement);
  if (name) return `${RENAMED[name] ?? name}(${operands.join(", ")})`;
  switch (operation) {
    case "+":
    case "*":
      return operands.join(` ${operation} `);
    case "**":
      return `${operands[0]} ** ${exponent < 0 ? `(${pythonNumber(exponent)})` : pythonNumber(exponent)}`;
    case "ReLU":
      return `${operands[0]}.relu()`;
    default:
      return `Value(${pythonNumber(data)})`;
  }
}
