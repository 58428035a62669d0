// Distinguishes invalid Python from code that only the quick interpreter cannot read.
import { parser } from "@lezer/python";
import { splitCells } from "./statements.js";

/**
 * Returns whether a source is valid Python according to a grammar.
 * @param {string} source cells are separated by lines that start with `# %%`
 */
export function isPython(source) {
  return splitCells(source).every(({ text }) => {
    let isValid = true;
    parser.parse(text).iterate({
      enter({ type }) {
        if (type.isError) isValid = false;
      },
    });
    return isValid;
  });
}
