// Puts tables together that were printed in blocks of columns, as a line had no room for all, and fills in what was not printed again.

/** Matches the line above a block of MATLAB's. */
const COLUMNS = /^ *Columns? \d+(?: (?:through|and) \d+)?\s*$/;

/** A line and its place in the text. @typedef {{ text: string, at: number }} Line */

/**
 * Returns the lines with the blocks of a table side by side, in the place of the first block.
 * @param {string[]} lines
 */
export function unwrapped(lines) {
  // pandas ends the names of a block that others follow with a backslash.
  const filled = [...lines.entries()]
    .map(([at, line]) => ({ text: line.replace(/(?<!\s)\s+\\\s*$/, ""), at }))
    .filter(({ text }) => text.trim() !== "");
  const blocks = filled.some(({ text }) => COLUMNS.test(text)) ? countedBlocks(filled) : namedBlocks(filled);
  const [first, ...others] = blocks ?? [];
  if (others.length === 0 || others.some((block) => block.length !== first.length)) return lines;
  const joined = lines.map((line, at) => (at < first[0].at && !COLUMNS.test(line) ? line : ""));
  for (const [row, { text, at }] of first.entries()) {
    joined[at] = [text, ...others.map((block) => block[row].text.trim())].join("  ");
  }
  return joined;
}

/** Returns MATLAB's blocks of rows. @param {Line[]} lines */
function countedBlocks(lines) {
  const starts = [...lines.keys()].filter((at) => COLUMNS.test(lines[at].text));
  return starts.map((start, at) => lines.slice(start + 1, starts[at + 1]));
}

/**
 * Returns the blocks of R and pandas, each with its names first. The names of the rows, which only rows begin with, are in the
 * first block alone; they are the same in all. Returns `undefined` if the lines are none.
 * @param {Line[]} lines
 */
function namedBlocks(lines) {
  if (lines.length === 0 || !/^\s/.test(lines[0].text)) return undefined;
  /** @type {Line[][]} */
  const blocks = [];
  for (const line of lines) {
    if (/^\s/.test(line.text)) blocks.push([]);
    blocks[blocks.length - 1].push(line);
  }
  const nameOf = (/** @type {Line} */ { text }) => text.split(/\s/, 1)[0];
  const [first, ...others] = blocks;
  const isRepeated = (/** @type {Line[]} */ block) =>
    block.length === first.length && block.every((line, row) => nameOf(line) === nameOf(first[row]));
  if (first.length < 2 || others.length === 0 || !others.every(isRepeated)) return undefined;
  return [
    first,
    ...others.map((block) => block.map((line) => ({ ...line, text: line.text.slice(nameOf(line).length) }))),
  ];
}

/**
 * Returns the lines of a table that pandas printed whose index has several columns, with what it prints once in each of its rows.
 * @param {string[]} lines
 */
export function filledDown(lines) {
  const filled = [...lines.keys()].filter((at) => lines[at].trim() !== "");
  const first = filled.findIndex((at) => /^\S/.test(lines[at]) && /\s[-+]?\.?\d/.test(lines[at]));
  const rows = filled.slice(first);
  const isShort = (/** @type {number} */ at) => /^\s/.test(lines[at]);
  // The names are printed above the columns only.
  if (first < 1 || !isShort(filled[0]) || !rows.some(isShort) || rows.some((at) => /[,;|\t]/.test(lines[at])))
    return lines;
  const whole = [...lines];
  for (const [place, at] of rows.entries()) {
    if (!isShort(at)) continue;
    const start = lines[at].search(/\S/);
    const above = whole[rows[place - 1]];
    // A column begins there in the row above, too, or a number that is one digit longer.
    if (above.slice(0, start - 1).trim() === "" || !/\s/.test(above.slice(start - 1, start))) return lines;
    whole[at] = above.slice(0, start) + lines[at].slice(start);
  }
  return whole;
}
