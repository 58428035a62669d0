// Finds the line of code that a value comes from, the value that a line computes, and the number that a leaf has in the code, by
// the names that lines assign.
import { pythonLanguage } from "@codemirror/lang-python";

/** @import { SyntaxNode } from "@lezer/common" */
/** @import { Graph } from "../computation/computation.js" */

/** @typedef {{ from: number, to: number }} Range */
/** @typedef {{ line: number, number?: Range }} Assignment the line where a name gets its value, and where its number stands */

export class SourceLines {
  #graph;
  #text;
  /** The last line that assigns each name. @type {Map<string, Assignment>} */
  #assignments = new Map();
  /** The line of each value, or 0 if it is not known. */
  #line;

  /**
   * @param {string} text
   * @param {Graph} graph of its result
   */
  constructor(text, graph) {
    this.#graph = graph;
    this.#text = text;
    this.#read();
    this.#line = new Uint32Array(graph.length);
    // Consumers come after their operands, so the walk is backwards: a value without a line takes that of its consumer.
    for (let place = graph.length - 1; place >= 0; place--) {
      const own = this.#assignments.get(graph.label(place));
      if (own) this.#line[place] = own.line;
      for (const operand of graph.operands(place)) this.#line[operand] = this.#line[place];
    }
  }

  /** Returns the line of a value, counted from 1. @param {number} place */
  lineOf(place) {
    return this.#line[place] || undefined;
  }

  /** Returns the position of a leaf's number in the code, or `undefined` if the code computes it. @param {number} place */
  numberOf(place) {
    return this.#graph.symbol(place) === "" ? this.#assignments.get(this.#graph.label(place))?.number : undefined;
  }

  /** Returns the place of the value that a line assigns to a name. @param {number} line */
  placeIn(line) {
    for (let place = this.#graph.length - 1; place >= 0; place--) {
      if (this.#line[place] === line && this.#assignments.get(this.#graph.label(place))?.line === line) return place;
    }
    return undefined;
  }

  #read() {
    const lineAt = lineCounter(this.#text);
    pythonLanguage.parser.parse(this.#text).iterate({
      enter: ({ name, node }) => {
        // A text may be the label of a value.
        if (name === "String") {
          this.#assignments.set(this.#text.slice(node.from + 1, node.to - 1), { line: lineAt(node.from) });
        }
        if (name !== "AssignStatement" && name !== "UpdateStatement") return;
        const [target] = namesIn(node);
        if (!target) return;
        const line = lineAt(target.from);
        this.#assignments.set(this.#text.slice(target.from, target.to), { line, number: numberIn(node, this.#text) });
      },
    });
  }
}

/**
 * Returns the names that a statement assigns.
 * @param {SyntaxNode} statement
 */
export function namesIn(statement) {
  /** @type {SyntaxNode[]} */
  const names = [];
  for (let part = statement.firstChild; part && !/^(Assign|Update)Op$/.test(part.name); part = part.nextSibling) {
    if (part.name === "VariableName") names.push(part);
  }
  return names;
}

/**
 * Returns the position of the number that an assignment consists of, alone or in `Value(…)`.
 * @param {SyntaxNode} statement
 * @param {string} text
 * @returns {Range | undefined}
 */
function numberIn({ lastChild }, text) {
  if (!lastChild) return undefined;
  if (isNumber(lastChild)) return lastChild;
  const called = lastChild.name === "CallExpression" ? lastChild.firstChild : null;
  if (!called || text.slice(called.from, called.to) !== "Value") return undefined;
  const first = lastChild.getChild("ArgList")?.firstChild?.nextSibling;
  return first && isNumber(first) ? first : undefined;
}

/** Returns whether an expression is a number, with a sign or without. @param {SyntaxNode} node */
export function isNumber({ name, lastChild }) {
  return name === "Number" || (name === "UnaryExpression" && lastChild?.name === "Number");
}

/** Returns a function that counts the lines up to a position, which must not decrease from call to call. @param {string} text */
function lineCounter(text) {
  let [line, at] = [1, 0];
  return (/** @type {number} */ position) => {
    for (; at < position; at++) if (text[at] === "\n") line += 1;
    return line;
  };
}
