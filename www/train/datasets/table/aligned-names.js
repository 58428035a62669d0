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
  const places = rows.slice(0, SAMPLE).map(words);
  if (places.some((cells) => cells.length !== width)) return undefined;
  const starts = shared(places.map((cells) => cells.map(({ start }) => start)));
  const ends = shared(places.map((cells) => cells.map(({ end }) => end)));
  if (!starts && !ends) return undefined;
  const names = new Array(width).fill("");
  for (const { text, start } of words(line)) {
    // A name ends where its numbers end, or begins where they begin.
    const at = ends ? ends.findIndex((end) => start < end) : (starts ?? []).filter((one) => one <= start).length - 1;
    if (at < 0) return undefined;
    names[at] = `${names[at]} ${text}`.trim();
  }
  return names;
}

/** @param {string} line */
function words(line) {
  return [...line.matchAll(/\S+/g)].map(({ 0: text, index }) => ({ text, start: index, end: index + text.length }));
}

/** Returns what all rows have, or `undefined` if they differ. @param {number[][]} rows */
function shared([first, ...others]) {
  return others.every((row) => row.every((place, at) => place === first[at])) ? first : undefined;
}
