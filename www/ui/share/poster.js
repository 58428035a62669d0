// Adds the title, the moment that is shown and the legend to a picture.
import { mark, markup } from "../../plot/mark.js";
import { token } from "../theme.js";

/** @import { LegendEntry, SharedPicture } from "./shareable.js" */

const MARGIN = 24;
/** The least width, below which there is no room for the words. */
const NARROWEST = 640;
const TITLE = 22;
const TEXT = 15;
const LINE = 22;
/** The size of a sign in the legend, and the space between two entries. */
const [SIGN, BETWEEN] = [16, 20];

/** @param {SharedPicture} picture @returns {string} an SVG */
export function poster({ heading, moment, legend, svg }) {
  const colour = (/** @type {string} */ name) => token(document.documentElement, name);
  const drawing = svg();
  const [, width, height] = /^<svg[^>]* width="([\d.]+)" height="([\d.]+)"/.exec(drawing) ?? [];
  const whole = Math.max(Number(width) + 2 * MARGIN, NARROWEST);
  const measure = measurer(colour("--font-body"));
  const lines = wrapped(moment, whole - 2 * MARGIN, measure);
  const rows = legendRows(legend, whole - 2 * MARGIN, measure);
  const above = MARGIN + TITLE + LINE * (lines.length + 0.5);
  const below = above + Number(height) + LINE;
  const total = below + LINE * rows.length + MARGIN;
  const text = { "font-size": TEXT, fill: colour("--text-muted") };
  const marks = [
    mark("title", {}, heading),
    mark("rect", { width: whole, height: total, fill: colour("--surface") }),
    mark(
      "text",
      { x: MARGIN, y: MARGIN + TITLE * 0.8, "font-size": TITLE, "font-weight": 600, fill: colour("--text") },
      heading,
    ),
    ...lines.map((line, index) => mark("text", { x: MARGIN, y: MARGIN + TITLE + LINE * (index + 0.8), ...text }, line)),
    // The drawing follows here.
    ...rows.flatMap((entries, row) =>
      entries.map(({ x, words }) => mark("text", { x: x + SIGN + 6, y: below + LINE * row + 13, ...text }, words)),
    ),
  ].map(markup);
  const signs = rows.flatMap((entries, row) =>
    entries.map(
      ({ x, sign }) => `<svg x="${x}" y="${below + LINE * row}" width="${SIGN}" height="${SIGN}">${sign}</svg>`,
    ),
  );
  const left = (whole - Number(width)) / 2;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${whole}" height="${total}" viewBox="0 0 ${whole} ${total}" font-family="${colour("--font-body").replaceAll('"', "'")}">
${marks.join("\n")}
<g transform="translate(${left} ${above})">${drawing}</g>
${signs.join("\n").replace(/var\((--[\w-]+)\)/g, (_, name) => colour(name))}
</svg>
`;
}

/** @param {string} font @returns {(text: string) => number} the width of a text */
function measurer(font) {
  const context = /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d"));
  context.font = `${TEXT}px ${font}`;
  return (text) => context.measureText(text).width;
}

/** @param {string} text @param {number} width @param {(text: string) => number} measure */
function wrapped(text, width, measure) {
  /** @type {string[]} */
  const lines = [];
  for (const word of text.split(" ").filter(Boolean)) {
    const longer = lines.length > 0 ? `${lines[lines.length - 1]} ${word}` : word;
    if (lines.length > 0 && measure(longer) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/** @param {LegendEntry[]} legend @param {number} width @param {(text: string) => number} measure */
function legendRows(legend, width, measure) {
  /** @type {{ x: number, sign: string, words: string }[][]} */
  const rows = [];
  let x = width;
  for (const { sign, text } of legend) {
    const needed = SIGN + 6 + measure(text);
    if (rows.length === 0 || x + needed > width) {
      rows.push([]);
      x = 0;
    }
    rows[rows.length - 1].push({ x: MARGIN + x, sign, words: text });
    x += needed + BETWEEN;
  }
  return rows;
}
