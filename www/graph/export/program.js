// Turns a graph into the statements of a program in any language: each value has a name and the names of its operands.
import { OPERATIONS, operationOf } from "../../engine/operations.js";
import { PYTHON_FUNCTIONS } from "../../ui/python-function.js";

/** @import { Operation } from "../../engine/operations.js" */
/** @import { Graph, Numbers } from "../computation/computation.js" */

/**
 * One value of the program. It has no operation if it is a leaf, or if the engine does not know its operation: then it is
 * written as a leaf with its number, and passes no gradient to its operands.
 * @typedef {{ name: string, label: string, operation: Operation | undefined, operands: string[], exponent: number,
 *   data: number, grad: number }} Statement
 * @typedef {{ statements: Statement[], result: Statement, depth: number, backward: boolean }} Program
 */

/** Words that one of the languages reserves, or that exported files use. */
const RESERVED = new Set([
  ...OPERATIONS.flatMap(({ method }) => method ?? []),
  ...PYTHON_FUNCTIONS,
  ...(
    "and as assert async await break case catch class const continue def default del do elif else enum except export " +
    "extends false finally fn for from function global if impl import in instanceof is lambda let loop match math mod " +
    "move mut new nonlocal not null or pass pub raise ref return self Self static struct super switch sys tape this throw " +
    "torch trait true try type typeof unsafe use var void where while with yield True False None Value check init main " +
    "dyn crate extern box final macro override priv virtual unsized abstract become print"
  ).split(" "),
]);

/**
 * @param {Graph} graph
 * @param {Numbers} numbers
 * @returns {Program}
 */
export function program(graph, numbers) {
  const names = variables(graph);
  const depths = new Uint32Array(graph.length);
  const statements = names.map((name, place) => {
    const operands = graph.operands(place);
    const known = operationOf(graph.symbol(place), operands.length);
    for (const operand of operands) depths[place] = Math.max(depths[place], depths[operand] + 1);
    return {
      name,
      label: graph.label(place),
      operation: operands.length === 0 ? undefined : known?.operation,
      operands: operands.map((operand) => names[operand]),
      exponent: known?.exponent ?? 0,
      data: numbers.data[place],
      grad: numbers.grad[place],
    };
  });
  // A program with one backward pass leaves exactly 1 at the result, so other gradients cannot be exported.
  const isKnown = statements.every(({ operation, operands }) => operation || operands.length === 0);
  const backward = isKnown && numbers.grad[graph.root] === 1;
  return { statements, result: statements[graph.root], depth: depths[graph.root], backward };
}

/**
 * Names each value by its label if that is a valid name; the last of several values with one label gets it. The others
 * are called "v" followed by their place.
 * @param {Graph} graph
 */
function variables(graph) {
  const taken = new Set();
  const names = new Array(graph.length);
  for (let place = graph.length - 1; place >= 0; place -= 1) {
    const wish = graph.label(place).replace(/[^A-Za-z0-9_]+/g, "_");
    const usable = /^[A-Za-z][A-Za-z0-9_]*$/.test(wish) && !/^v\d+$/.test(wish) && !RESERVED.has(wish);
    names[place] = usable && !taken.has(wish) ? wish : `v${place}`;
    taken.add(names[place]);
  }
  return names;
}
