// Writes a graph as a JavaScript module on micrograd.js.

/** @import { Program, Statement } from "./program.js" */

/** @param {Program} program */
export function javascript({ statements, result, backward }) {
  const lines = [
    "// A graph of the micrograd playground. It needs micrograd.js and the files beside it.",
    'import { init, Value } from "./micrograd.js";',
    "",
    "await init();",
    ...statements.map((statement) => `const ${statement.name} = ${expression(statement)};`),
    ...(backward ? [`${result.name}.backward();`] : []),
    "",
    "// The same operations in the same order have the same bits: nothing is rounded here.",
    "function check(name, found, expected) {",
    "  const same = found === expected || (Number.isNaN(found) && Number.isNaN(expected));",
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is a template of the exported program
    "  if (!same) throw new Error(`${name} is ${found}, expected ${expected}`);",
    "}",
    "",
    `check("${result.name}.data", ${result.name}.data, ${result.data});`,
  ];
  for (const { name, operation, grad } of backward ? statements : []) {
    if (!operation) lines.push(`check("${name}.grad", ${name}.grad, ${grad});`);
  }
  return `${lines.join("\n")}\nconsole.log("all numbers agree");\n`;
}

/** @param {Statement} statement */
function expression({ operation, operands, exponent, data, label }) {
  const [first, second] = operands;
  if (!operation) {
    const number = Object.is(data, -0) ? "-0" : String(data);
    return `new Value(${number}${label ? `, ${JSON.stringify(label)}` : ""})`;
  }
  return `${first}.${operation.method}(${second ?? (operation.name === "Pow" ? exponent : "")})`;
}
