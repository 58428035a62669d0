// Writes a picture as a file: SVG that any program opens, and PNG made from the SVG.
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

/**
 * Draws an SVG into a PNG.
 * @param {string} svg with its width and height
 * @param {number} density pixels of the PNG per pixel of the SVG
 * @returns {Promise<Blob>}
 */
export async function pngFile(svg, density) {
  const image = new Image();
  image.src = `data:image/svg+xml,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(image.width * density);
  canvas.height = Math.round(image.height * density);
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("The picture is empty"))), "image/png");
  });
}
