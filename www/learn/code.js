// Writes a small graph as Python for the graph lab, whose `Value` has every operation.
import { filled } from "../engine/operations.js";
import { program } from "../graph/export/program.js";
import { pythonNumber, pythonOperand } from "../ui/numbers.js";

/** @import { Computation } from "../graph/computation/computation.js" */
/** @import { Statement } from "../graph/export/program.js" */

/** @param {Computation} computation */
export function codeOf(computation) {
  const { statements } = program(computation, computation);
  return statements.map((statement) => `${statement.name} = ${expression(statement)}\n`).join("");
}

/** @param {Statement} statement */
function expression({ operation, operands: [self, other], exponent, data }) {
  if (!operation) return `Value(${pythonNumber(data)})`;
  if (operation.micrograd) return filled(operation.micrograd, { self, other, n: pythonOperand(exponent) });
  if (operation.method === "pow") return `${self} ** ${other}`;
  return `${self}.${operation.method}(${other ?? ""})`;
}
