// Finds the series of a file of gnuplot's, a block of points each with blank lines between them, and gives each point its series.
import { MOST_CLASSES } from "./labels.js";

/** Matches a line of two numbers, with what stands between them. */
const NUMBER = "[-+]?(?:\\d+(?:\\.\\d*)?|\\.\\d+)(?:e[-+]?\\d+)?";
const POINT = new RegExp(`^[ \\t]*${NUMBER}( *[,;\\t] *| +)${NUMBER}[ \\t]*$`, "i");
/** Matches the mark of a comment, and quotation marks around a name. */
const [COMMENT, QUOTED] = [/^\s*[#%]\s*/, /^"([^"]*)"$/];

/**
 * Returns the lines with the name of its block, or the number of it, behind each point, if the lines are such blocks.
 * @param {string[]} lines
 */
export function withSeries(lines) {
  const blocks = blocksOf(lines).map((block) => {
    const first = block.findIndex((at) => POINT.test(lines[at]));
    return first < 0 ? undefined : { heads: block.slice(0, first), points: block.slice(first) };
  });
  const found = blocks.filter((block) => block !== undefined);
  const isSeries =
    found.length > 1 &&
    found.length === blocks.length &&
    found.length <= MOST_CLASSES &&
    found.every(({ heads, points }) => heads.length < 2 && points.length > 1) &&
    found.every(({ points }) => points.every((at) => POINT.test(lines[at])));
  if (!isSeries) return lines;
  const titles = found.map(({ heads: [at] }) => (at === undefined ? "" : titleIn(lines[at])));
  const areNames = titles.every((title) => title !== "") && new Set(titles).size === titles.length;
  const series = [...lines];
  for (const [place, { heads, points }] of found.entries()) {
    const [, mark] = /** @type {RegExpExecArray} */ (POINT.exec(lines[points[0]]));
    const name = areNames ? titles[place] : String(place + 1);
    for (const at of points) series[at] = `${lines[at].trimEnd()}${mark}"${name}"`;
    // What is no name of a series names the columns, above the first of them.
    for (const at of heads) {
      const isOfColumns = !areNames && place === 0 && titles[0].split(/[\s,;]+/).length === 2;
      series[at] = isOfColumns ? `${titles[0].split(/[\s,;]+/).join(mark)}${mark}series` : "";
    }
  }
  return series;
}

/** @param {string} line */
function titleIn(line) {
  const title = line.replace(COMMENT, "").trim();
  return (QUOTED.exec(title)?.[1] ?? title).replaceAll('"', "");
}

/** Returns the lines of each block. @param {string[]} lines */
function blocksOf(lines) {
  /** @type {number[][]} */
  const blocks = [];
  for (const [at, line] of lines.entries()) {
    if (line.trim() === "") continue;
    if (at === 0 || lines[at - 1].trim() === "") blocks.push([]);
    blocks[blocks.length - 1].push(at);
  }
  return blocks;
}
