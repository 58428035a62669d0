// A picture as a file: SVG that any program opens, and the PNG that is made from it.
import { mark, markup } from "./mark.js";

/** @import { Mark } from "./mark.js" */

/**
 * @typedef {object} Paper
 * @property {number} width in pixels
 * @property {number} height
 * @property {number} rem the size of the text that everything grows with, in pixels
 * @property {(name: string) => string} colour the value of a token
 */

/**
 * Returns a whole drawing, on the colour of the page.
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
  // What a token says may hold quotation marks, as names of fonts do.
  return markup(picture).replace(/var\((--[\w-]+)\)/g, (_, name) => colour(name).replaceAll('"', "'"));
}

/** The smallest text of a picture, in rems. */
export const TEXT = 0.8125;

/**
 * @param {string} svg with its width and height
 * @param {number} density pixels of the PNG for a pixel of the SVG
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
