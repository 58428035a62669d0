// Writes a picture as a file: SVG that any program opens, and PNG made from the SVG.
import { Refused } from "../ui/refused.js";
import { mark, markup } from "./mark.js";

/** @import { Mark } from "./mark.js" */

/**
 * @typedef {object} Paper
 * @property {number} width in pixels
 * @property {number} height
 * @property {number} rem the font size that marks and text scale with, in pixels
 * @property {(name: string) => string} colour the value of a token
 */

/**
 * Returns a complete SVG drawing on the page's background colour.
 * @param {Paper} paper
 * @param {string} title
 * @param {readonly Mark[]} marks
 * @returns {string}
 */
export function svgFile({ width, height, rem, colour }, title, marks) {
  const picture = mark(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      "font-family": "var(--font-body)",
      "font-size": TEXT * rem,
    },
    mark("title", {}, title),
    mark("rect", { width, height, fill: "var(--surface)" }),
    ...marks,
  );
  // A token may contain quotation marks, as font names do.
  return markup(picture).replace(/var\((--[\w-]+)\)/g, (_, name) => colour(name).replaceAll('"', "'"));
}

/** The smallest text of a picture, in rems. */
export const TEXT = 0.8125;

/** The least width of a PNG, and its longest side, in pixels: browsers refuse larger canvases. */
const [WIDE, LONGEST] = [1600, 8192];

/**
 * Draws an SVG into a PNG, of twice the SVG's size or more.
 * @param {string} svg with its width and height
 * @returns {Promise<Blob>}
 * @throws {Refused} when the browser has no room for it
 */
export async function pngFile(svg) {
  const image = new Image();
  const address = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  try {
    image.src = address;
    await image.decode();
    const { width, height } = image;
    const scale = Math.min(Math.max(2, WIDE / width), LONGEST / Math.max(width, height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.max(1, Math.round(width * scale));
    canvas.height = Math.max(1, Math.round(height * scale));
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise((/** @type {(blob: Blob | null) => void} */ resolve) => canvas.toBlob(resolve));
    if (!blob) throw new Refused("The browser could not make a picture of this size");
    return blob;
  } finally {
    URL.revokeObjectURL(address);
  }
}
