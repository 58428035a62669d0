// Turns a drawing into a PNG.
import { Refused } from "../../ui/refused.js";

/** The longest side, in pixels: browsers refuse larger canvases. */
const LONGEST = 8192;

/**
 * @param {string} svg a drawing that stands on its own, with a width and a height
 * @param {number} [scale] pixels for a unit of the drawing
 * @returns {Promise<Blob>}
 * @throws {Refused} when the browser has no room for it
 */
export async function png(svg, scale = 2) {
  const image = new Image();
  const address = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  try {
    image.src = address;
    await image.decode();
    const factor = Math.min(scale, LONGEST / Math.max(image.width, image.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.max(1, Math.round(image.width * factor));
    canvas.height = Math.max(1, Math.round(image.height * factor));
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise((/** @type {(blob: Blob | null) => void} */ resolve) => canvas.toBlob(resolve));
    if (!blob) throw new Refused("The browser could not make a picture of this size");
    return blob;
  } finally {
    URL.revokeObjectURL(address);
  }
}
