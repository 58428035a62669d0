// Finds names that have blanks in them, above columns that blanks line up.

/** The number of rows that are looked at. */
const SAMPLE = 20;

/**
 * Returns the names of columns, each above the numbers that it stands over, or `undefined` if the columns are not lined up.
 * @param {string} line the line with the names
 * @param {string[]} rows the lines under it
 * @param {number} width the number of columns
 * @returns {string[] | undefined}
 */
export function alignedNames(line, rows, width) {
  const sample = rows.slice(0, SAMPLE);
  // Cells may have blanks in them where two or more stand between cells.
  const places = [/\S+/g, /\S+(?: \S+)*/g]
    .map((cell) => sample.map((row) => words(row, cell)))
    .find((found) => found.every((cells) => cells.length === width));
  if (!places) return undefined;
  const starts = shared(places.map((cells) => cells.map(({ start }) => start)));
  const ends = shared(places.map((cells) => cells.map(({ end }) => end)));
  if (!starts && !ends) return undefined;
  const names = new Array(width).fill("");
  for (const { text, start } of words(line, /\S+/g)) {
    // A name ends where its numbers end, or begins where they begin.
    const at = ends ? ends.findIndex((end) => start < end) : (starts ?? []).filter((one) => one <= start).length - 1;
    if (at < 0) return undefined;
    names[at] = `${names[at]} ${text}`.trim();
  }
  return names;
}

/** @param {string} line @param {RegExp} pattern */
function words(line, pattern) {
  return [...line.matchAll(pattern)].map(({ 0: text, index }) => ({ text, start: index, end: index + text.length }));
}

/** Returns what all rows have, or `undefined` if they differ. @param {number[][]} rows */
function shared([first, ...others]) {
  return others.every((row) => row.every((place, at) => place === first[at])) ? first : undefined;
}
