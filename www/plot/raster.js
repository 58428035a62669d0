// Draws numbers as an image: one pixel for each cell of a grid, row by row from the top.

/** Returns numbers as little-endian pixels. @param {ArrayLike<number>} values @param {(value: number) => number} pixel */
export function pixelsOf(values, pixel) {
  const pixels = new Uint32Array(values.length);
  for (let index = 0; index < values.length; index++) pixels[index] = pixel(values[index]);
  return pixels;
}

/** An image whose canvas is used again for each frame. */
export class Raster {
  #canvas = document.createElement("canvas");
  #context = /** @type {CanvasRenderingContext2D} */ (this.#canvas.getContext("2d"));

  /**
   * @param {ArrayLike<number>} values
   * @param {number} columns
   * @param {(value: number) => number} pixel
   */
  set(values, columns, pixel) {
    const rows = values.length / columns;
    if (this.#canvas.width !== columns) this.#canvas.width = columns;
    if (this.#canvas.height !== rows) this.#canvas.height = rows;
    const pixels = pixelsOf(values, pixel);
    this.#context.putImageData(new ImageData(new Uint8ClampedArray(pixels.buffer), columns, rows), 0, 0);
  }

  get image() {
    return this.#canvas;
  }

  /**
   * @param {CanvasRenderingContext2D} context
   * @param {number} left
   * @param {number} top
   * @param {number} width
   * @param {number} height
   */
  draw(context, left, top, width, height) {
    context.drawImage(this.#canvas, left, top, width, height);
  }
}
