// Tells code that is no Python from code that the quick interpreter alone does not read.
import { parser } from "@lezer/python";
import { splitCells } from "./statements.js";

/**
 * Returns whether a source is valid Python, as far as a grammar says.
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
