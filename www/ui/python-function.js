// Writes operations of the engine as Python functions on micrograd's values, for the programs that both labs export.
import { filled, OPERATIONS } from "../engine/operations.js";

/** @import { Operation } from "../engine/operations.js" */

/** Built-in functions of Python that a definition must not hide. */
const BUILT_IN = new Set(["abs", "max", "min", "pow", "round", "sum"]);

/** Functions that formulas call but Python's `math` lacks. */
const HELPERS = /** @type {Record<string, string>} */ ({ sign: "(x > 0) - (x < 0)" });

/**
 * Returns the name of the function that records an operation: `tanh`, `max_`.
 * @param {Operation} operation
 */
export function pythonFunctionName({ method = "" }) {
  return BUILT_IN.has(method) ? `${method}_` : method;
}

/** All names that definitions use. */
export const PYTHON_FUNCTIONS = [...OPERATIONS.map(pythonFunctionName), ...Object.keys(HELPERS)].filter(Boolean);

/**
 * Returns the lines of functions for operations that micrograd lacks, with two empty lines before each.
 * @param {Iterable<Operation>} operations
 */
export function pythonFunctions(operations) {
  const definitions = Array.from(operations, definition);
  const text = definitions.flat().join("\n");
  const helpers = Object.keys(HELPERS).filter((name) => new RegExp(`\\b${name}\\(`).test(text));
  return [...helpers.map((name) => [`def ${name}(x):`, `    return ${HELPERS[name]}`]), ...definitions].flatMap(
    (lines) => ["", "", ...lines],
  );
}

/** @param {Operation} operation */
function definition(operation) {
  const operands = ["x", "y"].slice(0, operation.operands);
  const parts = { self: "x.data", other: "y.data", out: "out.data" };
  const inPython = (/** @type {string} */ formula) =>
    filled(formula, parts).replace(/\b[a-z]\w*(?=\()/g, (name) => (name in HELPERS ? name : `math.${name}`));
  return [
    `def ${pythonFunctionName(operation)}(${operands.join(", ")}):`,
    `    out = Value(${filled(operation.python ?? "", parts)}, (${operands.join(", ")},), "${operation.symbol}")`,
    "",
    "    def _backward():",
    ...operands.map((operand, index) => `        ${operand}.grad += ${inPython(operation.factors[index])} * out.grad`),
    "",
    "    out._backward = _backward",
    "    return out",
  ];
}
