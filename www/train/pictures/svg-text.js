// What the drawings that leave the page as SVG have in common.

/** @import { Sheet } from "./canvas.js" */

/** @typedef {Pick<Sheet, "width" | "height" | "rem" | "colour">} Paper */

/** @param {number} value */
export function tenths(value) {
  return String(Number(value.toFixed(1)));
}

/** @param {string} text */
export function escaped(text) {
  return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
}

/** The beginning of a drawing, on the colour of the page. @param {Paper} paper @param {string} title @returns {string[]} */
export function svgHead(paper, title) {
  const [across, down] = [tenths(paper.width), tenths(paper.height)];
  const font = `font-family="${escaped(paper.colour("--font-body"))}" font-size="${tenths(0.75 * paper.rem)}"`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${across} ${down}" width="${across}" height="${down}" ${font}>`,
    `<title>${escaped(title)}</title>`,
    `<rect width="100%" height="100%" fill="${paper.colour("--surface")}"/>`,
  ];
}
