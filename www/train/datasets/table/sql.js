// Reads rows from the statements with which databases write a table down: INSERT, and COPY of PostgreSQL.

/** @import { Cells } from "./records.js" */

/** The columns of a table that a statement creates, and what is inserted into one. Names may be in marks of several kinds. */
const NAME = '(?:[`"[]?\\w+[`"\\]]?\\.)*[`"[]?([^\\s`"\\](]+)[`"\\]]?';
const CREATE = new RegExp(`\\bcreate\\s+table\\s+(?:if\\s+not\\s+exists\\s+)?${NAME}\\s*\\(([^;]*)\\)`, "gi");
const INSERT = new RegExp(
  `\\b(?:insert|replace)\\s+(?:ignore\\s+)?into\\s+${NAME}\\s*(?:\\(([^()]*)\\)\\s*)?values\\s*`,
  "gi",
);
const COPY = new RegExp(`^copy\\s+${NAME}\\s*\\(([^()]*)\\)\\s+from\\s+stdin[^;\\n]*;\\n(.*?)^\\\\\\.$`, "gims");
const STRING = "'(?:[^'\\\\]|''|\\\\.)*'";
/** Matches a row in brackets, and a cell in it. */
const ROW = new RegExp(`\\s*,?\\s*\\(((?:${STRING}|[^'()]|\\([^'()]*\\))*)\\)`, "ys");
const CELL = new RegExp(`[NE]?(${STRING})|([^\\s,](?:[^,]*[^\\s,])?)`, "gs");
/** Matches a text, which may hold anything, or a comment. */
const ASIDE = new RegExp(`(${STRING})|--[^\\n]*|/\\*.*?\\*/`, "gs");
/** What a statement that creates a table says besides its columns. */
const NO_COLUMN = /^(?:primary|unique|key|index|constraint|foreign|check|fulltext)\b/i;

/**
 * Returns the rows of the table into which most are inserted, or `undefined` if nothing is inserted.
 * @param {string} text with "\n" at the ends of its lines
 * @returns {Cells | undefined}
 */
export function insertedRows(text) {
  if (!/\b(?:insert|replace)\s|^copy\s/im.test(text)) return undefined;
  const statements = text.replace(ASIDE, (_, string = "") => string);
  const created = new Map(
    [...statements.matchAll(CREATE)].map(([, table, inside]) => {
      const parts = inside.split(/,(?![^(]*\))/).map((part) => part.trim());
      return [table, parts.filter((part) => !NO_COLUMN.test(part)).map(firstWord)];
    }),
  );
  /** @type {Map<string, Cells>} */
  const tables = new Map();
  const tableOf = (/** @type {string} */ name, /** @type {string | undefined} */ names) => {
    const known = tables.get(name);
    if (known) return known;
    const listed = names ? names.split(",").map((one) => firstWord(one.trim())) : created.get(name);
    /** @type {Cells} */
    const made = { rows: [], ...(listed && { names: listed }) };
    tables.set(name, made);
    return made;
  };
  for (const { 0: statement, 1: table, 2: names, index } of statements.matchAll(INSERT)) {
    const { rows } = tableOf(table, names);
    ROW.lastIndex = index + statement.length;
    for (let row = ROW.exec(statements); row; row = ROW.exec(statements)) rows.push(cellsIn(row[1]));
  }
  for (const [, table, names, lines] of text.matchAll(COPY)) {
    tableOf(table, names).rows.push(...lines.split("\n").map((line) => line.split("\t")));
  }
  return [...tables.values()].reduce((most, one) => (one.rows.length > most.rows.length ? one : most), { rows: [] });
}

/** @param {string} row */
function cellsIn(row) {
  return Array.from(row.matchAll(CELL), ([, string, bare]) =>
    string === undefined ? bare : string.slice(1, -1).replace(/''|\\(.)/g, (_, escaped = "'") => escaped),
  );
}

/** Returns the name that the definition of a column begins with. @param {string} text */
function firstWord(text) {
  return (
    /^(?:`([^`]*)`|"([^"]*)"|\[([^\]]*)\]|(\S+))/
      .exec(text)
      ?.slice(1)
      .find((word) => word !== undefined) ?? ""
  );
}
