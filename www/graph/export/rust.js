// Writes a graph as a Rust program on the micrograd crate.

/** @import { Program, Statement } from "./program.js" */

/** @param {Program} program */
export function rust({ statements, result, backward }) {
  const names = new Map(statements.map(({ name }) => [name, snakeCase(name)]));
  /** @param {string} name */
  const rename = (name) => names.get(name) ?? name;
  const lines = [
    "//! A graph of the micrograd playground. It needs the micrograd crate.",
    "use micrograd::Tape;",
    "",
    "fn main() {",
    "    let tape = Tape::new();",
    ...statements.map((statement) => `    let ${rename(statement.name)} = ${expression(statement, rename)};`),
    ...(backward ? [`    ${rename(result.name)}.backward();`] : []),
    "    // The same operations in the same order have the same bits: nothing is rounded here.",
    check(rename(result.name), "data", result.data),
  ];
  for (const { name, operation, grad } of backward ? statements : []) {
    if (!operation) lines.push(check(rename(name), "grad", grad));
  }
  return `${lines.join("\n")}\n    println!("all numbers agree");\n}\n`;
}

/**
 * Converts a name to snake case, as Rust warns of other names. `userId` and `user_id` stay distinct: an underscore follows the
 * letters that were capitals.
 * @param {string} name
 */
function snakeCase(name) {
  return /^v\d+$/.test(name) ? name : name.replace(/[A-Z]+/g, (letters) => `${letters.toLowerCase()}_`);
}

/**
 * @param {string} name
 * @param {"data" | "grad"} field
 * @param {number} expected
 */
function check(name, field, expected) {
  if (Number.isNaN(expected)) return `    assert!(${name}.${field}().is_nan());`;
  return `    assert_eq!(${name}.${field}(), ${number(expected)});`;
}

/**
 * @param {Statement} statement
 * @param {(name: string) => string} rename
 */
function expression({ operation, operands, exponent, data, label }, rename) {
  const [first, second] = operands.map(rename);
  if (!operation) {
    return label ? `tape.labeled(${number(data)}, ${JSON.stringify(label)})` : `tape.value(${number(data)})`;
  }
  const { symbol, name, method } = operation;
  if (["+", "*", "-", "/"].includes(symbol)) return `${first} ${symbol} ${second}`;
  if (name === "Neg") return `-${first}`;
  return `${first}.${method}(${second ?? (name === "Pow" ? number(exponent) : "")})`;
}

/** @param {number} x */
function number(x) {
  if (Number.isNaN(x)) return "f64::NAN";
  if (!Number.isFinite(x)) return x > 0 ? "f64::INFINITY" : "f64::NEG_INFINITY";
  if (Object.is(x, -0)) return "-0.0";
  const text = String(x);
  return /[.e]/.test(text) ? text : `${text}.0`;
}
