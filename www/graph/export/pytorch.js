// Writes a graph as a Python program on PyTorch.
import { filled } from "../../engine/operations.js";
import { pythonNumber, pythonOperand } from "../../ui/numbers.js";

/** @import { Program, Statement } from "./program.js" */

/** @param {Program} program */
export function pytorch({ statements, result, backward }) {
  const lines = [
    "# A graph of the micrograd playground. It needs PyTorch: pip install torch",
    "import math",
    "",
    "import torch",
    "",
    "",
    "def Value(data):",
    "    return torch.tensor(data, dtype=torch.float64, requires_grad=True)",
    "",
    "",
    ...statements.map((statement) => `${statement.name} = ${expression(statement)}`),
    ...(backward && result.operation ? [`${result.name}.backward()`] : []),
    "",
    "",
    "def check(name, found, expected):",
    "    # PyTorch adds gradients in an order of its own, and its functions may round differently.",
    "    ok = found == expected or math.isclose(found, expected, rel_tol=1e-9, abs_tol=1e-12)",
    "    assert ok or (math.isnan(found) and math.isnan(expected)), f'{name} is {found}, expected {expected}'",
    "",
    "",
    `check("${result.name}", ${result.name}.item(), ${pythonNumber(result.data)})`,
  ];
  for (const { name, operation, grad } of backward && result.operation ? statements : []) {
    if (!operation) lines.push(`check("${name}.grad", ${name}.grad.item(), ${pythonNumber(grad)})`);
  }
  return `${lines.join("\n")}\nprint("all numbers agree")\n`;
}

/** @param {Statement} statement */
function expression({ operation, operands, exponent, data }) {
  const [self, other] = operands;
  return operation
    ? filled(operation.torch ?? "", { self, other, n: pythonOperand(exponent) })
    : `Value(${pythonNumber(data)})`;
}
