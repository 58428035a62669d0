// Distinguishes invalid Python from code that only the quick interpreter cannot read.
import { parser } from "@lezer/python";
import { splitCells } from "./statements.js";

/**
 * What the grammar does not know, and what stands for it: a number that ends with its point, and a yield of nothing.
 * @type {[pattern: RegExp, replacement: string][]}
 */
const UNKNOWN = [
  [/(?<![\w.])(\d[\d_]*)\.(?![\d.])/g, "$1.0"],
  [/\byield(?=[ \t]*($|[)\]},;#]))/gm, "yield 0"],
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
