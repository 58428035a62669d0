// Turns the numbers of a calculation into Values, as `d = a*b + c` on plain numbers has no graph.
import { pythonLanguage } from "@codemirror/lang-python";
import { isNumber, namesIn } from "./source-lines.js";

/** @import { SyntaxNode } from "@lezer/common" */

/** The numbers that undefined names get, in order, as in the tutorial's first expression; further names get 1. */
const NUMBERS = ["2.0", "-3.0", "10.0", "-2.0"];

/**
 * Returns code in which the names that a calculation uses are Values, whether they have plain numbers or are
 * missing.
 * @param {string} text
 * @param {string} [missing] a name that is not defined, as Python says
 * @returns {{ names: string[], text: string } | undefined} the names that change; `undefined` if there is nothing to do
 */
export function withValues(text, missing) {
  const { plain, assigned, used, others } = readNames(text);
  if (missing !== undefined && (!used.has(missing) || assigned.has(missing) || others.has(missing))) return undefined;
  const unknown = missing === undefined ? [] : [...used].filter((name) => !assigned.has(name) && !others.has(name));
  const changed = [...plain].filter(([name]) => used.has(name));
  if (unknown.length + changed.length === 0) return undefined;
  let made = text;
  for (const [, { from, to }] of changed.reverse()) {
    made = `${made.slice(0, from)}Value(${made.slice(from, to)})${made.slice(to)}`;
  }
  const lines = unknown.map((name, index) => `${name} = Value(${NUMBERS[index] ?? "1.0"})\n`);
  return { names: [...unknown, ...changed.map(([name]) => name).reverse()], text: lines.join("") + made };
}

/**
 * Returns the names in a program: those with plain numbers, those that are assigned, those that a calculation uses, and those
 * of functions and modules.
 * @param {string} text
 */
function readNames(text) {
  /** @type {Map<string, SyntaxNode>} */
  const plain = new Map();
  const assigned = new Set();
  /** @type {Set<string>} */
  const used = new Set();
  const others = new Set();
  const written = (/** @type {SyntaxNode} */ { from, to }) => text.slice(from, to);
  pythonLanguage.parser.parse(text).iterate({
    enter: ({ name, node }) => {
      if (name === "AssignStatement") {
        const names = namesIn(node).map(written);
        for (const target of names) {
          const isPlain = names.length === 1 && node.lastChild && isNumber(node.lastChild) && !assigned.has(target);
          if (isPlain && node.lastChild && node.parent?.name === "Script") plain.set(target, node.lastChild);
          else plain.delete(target);
          assigned.add(target);
        }
      } else if (name === "UpdateStatement") for (const target of namesIn(node)) plain.delete(written(target));
      if (name !== "VariableName") return;
      const { parent } = node;
      if (isBound(node)) assigned.add(written(node));
      else if (parent?.name === "BinaryExpression" || parent?.name === "UnaryExpression") used.add(written(node));
      // The name is that of a function or a module.
      const isFirst = parent?.firstChild?.from === node.from;
      if (isFirst && /^(Call|Member)Expression$/.test(parent?.name ?? "")) others.add(written(node));
    },
  });
  return { plain, assigned, used, others };
}

/**
 * Returns whether a name is given its meaning where it stands, other than by an assignment: by a loop, a parameter, a definition,
 * an import, or `as`.
 * @param {SyntaxNode} name
 */
function isBound(name) {
  let node = name;
  while (/^(Tuple|Array|Parenthesized)Expression$/.test(node.parent?.name ?? "")) {
    node = /** @type {SyntaxNode} */ (node.parent);
  }
  const { parent, prevSibling } = node;
  if (prevSibling?.name === "as") return true;
  if (parent?.name === "ParamList") return prevSibling?.name !== "AssignOp";
  if (parent?.name === "NamedExpression") return prevSibling === null;
  if (/^((Function|Class)Definition|(Import|Scope)Statement)$/.test(parent?.name ?? "")) return true;
  let before = prevSibling;
  while (before?.name === "," || before?.name === "VariableName" || before?.name === "TupleExpression") {
    before = before.prevSibling;
  }
  return before?.name === "for";
}
