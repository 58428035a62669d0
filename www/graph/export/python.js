// Writes a graph as a Python program on micrograd.
import { filled } from "../../engine/operations.js";
import { pythonNumber, pythonOperand } from "../../ui/numbers.js";
import { pythonFunctionName, pythonFunctions } from "../../ui/python-function.js";

/** @import { Program, Statement } from "./program.js" */

/** Values deeper than this make micrograd's recursive backward exceed Python's own limit. */
const RECURSION = 900;

/** @param {Program} program */
export function python({ statements, result, depth, backward }) {
  const lacking = new Set(statements.flatMap(({ operation }) => (operation && !operation.micrograd ? operation : [])));
  const lines = [
    "# A graph of the micrograd playground. It needs micrograd: pip install micrograd",
    "import math",
    ...(depth > RECURSION ? ["import sys"] : []),
    "",
    "from micrograd.engine import Value",
    ...(depth > RECURSION ? ["", `sys.setrecursionlimit(${3 * depth + 1000})`] : []),
  ];
  lines.push(...pythonFunctions(lacking));
  if (lacking.size) lines.push("");
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
    if (!operation) lines.push(`check("${name}.grad", ${name}.grad, ${pythonNumber(grad)})`);
  }
  return `${lines.join("\n")}\nprint("all numbers agree")\n`;
}

/** @param {Statement} statement */
function expression({ operation, operands, exponent, data }) {
  if (!operation) return `Value(${pythonNumber(data)})`;
  if (!operation.micrograd) return `${pythonFunctionName(operation)}(${operands.join(", ")})`;
  const [self, other] = operands;
  return filled(operation.micrograd, { self, other, n: pythonOperand(exponent) });
}
