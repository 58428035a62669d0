// Reads the tables that stand in the plots of pgfplots.
import { Refused } from "../../../ui/refused.js";
import { hasNames } from "./columns.js";
import { rowsOf } from "./dialect.js";

/** @import { Cells } from "./records.js" */

/** Matches a table of a plot, with its options and what it holds or the file that it is in. */
const TABLE = /\btable\s{0,9}(?:\[([^[\]]*)\])?\s{0,9}\{([^{}]*)\}/g;
const ENTRY = /\\addlegendentry\s*\{([^{}]*)\}/g;

/**
 * Returns the rows of the tables in plots, with the number or the name of their plot if there are several, or `undefined` if
 * there are none.
 * @param {string} text
 * @returns {Cells | undefined}
 * @throws {Refused} if the table is in a file of its own
 */
export function plottedTables(text) {
  if (!/\\(?:addplot|pgfplotstable)/.test(text)) return undefined;
  const tables = [...text.matchAll(TABLE)];
  if (tables.length === 0) return undefined;
  const file = tables.find(([, , body]) => /^\s*[^\s\\]+\.\w+\s*$/.test(body))?.[2].trim();
  if (file) throw new Refused(`The table of this plot is in the file “${file}”: open that`);
  const parts = tables.map(([, options = "", body]) => {
    const isMarked = /row sep\s*=\s*(?:\{\s*)?(?:\\\\|crcr)/.test(options) || body.includes("\\\\");
    return rowsOf(isMarked ? body.replaceAll("\\\\", "\n") : body).rows.map(({ cells }) => cells);
  });
  const [first] = parts;
  const areNamed = hasNames(
    first.map((cells, line) => ({ cells, line })),
    ".",
  );
  const head = areNamed ? first[0] : undefined;
  const titles = [...text.matchAll(ENTRY)].map(([, title]) => title);
  const areTitled = titles.length === parts.length && new Set(titles).size === titles.length;
  const isAlone = parts.length === 1;
  const rows = parts.flatMap((part, at) =>
    part
      .filter(
        (cells, row) =>
          !(row === 0 && head && cells.length === head.length && cells.every((cell) => Number.isNaN(Number(cell)))),
      )
      .map((cells) => (isAlone ? cells : [...cells, areTitled ? titles[at] : String(at + 1)])),
  );
  return { rows, ...(head && { names: isAlone ? head : [...head, "series"] }) };
}
