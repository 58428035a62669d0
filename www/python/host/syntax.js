// Distinguishes invalid Python from code that only the quick interpreter cannot read.
import { parser } from "@lezer/python";
import { splitCells } from "./statements.js";

/**
 * What the grammar does not know, and what stands for it, as it is only asked whether the rest is Python.
 * @type {[pattern: RegExp, replacement: string][]}
 */
const UNKNOWN = [
  // a number that ends with its point, and a yield of nothing
  [/(?<![\w.])(\d[\d_]*)\.(?![\d.])/g, "$1.0"],
  [/\byield(?=[ \t]*($|[)\]},;#]))/gm, "yield 0"],
  // most subjects and patterns of a match
  [
    /^([ \t]*)match\b(?![ \t]*[=.,)\]:])[^\n]*:[ \t]*(?:#[^\n]*)?$(?=\n(?:[ \t]*(?:#[^\n]*)?\n)*[ \t]*case\b)/gm,
    "$1if 0:",
  ],
  [/^([ \t]*)case\b(?![ \t]*[=.,)\]:])(?:"[^"\n]*"|'[^'\n]*'|\{[^{}]*\}|\([^()]*\)|[^\n:{}()"'])*:/gm, "$1if 0:"],
  // what `with` assigns, if it is no name, and its brackets
  [/\bas(?:[ \t]*\([^()]*\)|[ \t]+\w+(?:\.\w+|\[[^[\]\n]*\])+)(?=[ \t]*[,:\\)])/g, "as x"],
  [/\bwith[ \t]*\((?:[^()]|\([^()]*\))*\)[ \t]*:/g, "with x:"],
  // decorators of any expression
  [/^([ \t]*)@(?:\w[\w.]*\[|\()[^\n]*[\])](?=[ \t]*(?:#[^\n]*)?$)/gm, "$1@x"],
  // what a subscript unpacks, and what a lambda takes by place alone
  [/\[[ \t]*\*(?=[\w(])/g, "["],
  [/\blambda([^:\n]*?),[ \t]*\/[ \t]*(?=[,:])/g, "lambda$1"],
  // a format that begins with an equals sign
  [/(\{\w+):=/g, "$1:"],
];

/**
 * Returns whether a source is valid Python according to a grammar.
 * @param {string} source cells are separated by lines that start with `# %%`
 */
export function isPython(source) {
  return splitCells(source).every(({ text }) => {
    let isValid = true;
    const known = UNKNOWN.reduce((changed, [pattern, replacement]) => changed.replace(pattern, replacement), text);
    parser.parse(known).iterate({
      enter({ type }) {
        if (type.isError) isValid = false;
      },
    });
    return isValid;
  });
}
