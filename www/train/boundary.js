// A plane coloured by a score, the line where the score is zero, and points of two classes, on a canvas with axes.
import { contours } from "d3-contour";
import { onThemeChange, token } from "../theme.js";
import { scoreColours } from "./score-colours.js";
import { ticks } from "./ticks.js";

/** @import { Extent, Grid } from "./messages.js" */

/** CSS pixels for a cell of the finest grid that still looks finer than the next coarser one. */
const CELL = 4;
const MINUS = "\u2212";

/** @typedef {{ left: number, top: number, width: number, height: number }} Plot the plane on the canvas, in CSS pixels */

export class Boundary {
  /** @type {Float64Array} */
  #points = new Float64Array();
  /** @type {Float64Array} */
  #targets = new Float64Array();
  /** @type {Extent} */
  #extent = { left: -1, right: 1, top: 1, bottom: -1 };
  /** @type {Grid | undefined} */
  #grid;
  #canvas;
  #context;
  /** Holds one pixel for each cell. */
  #map = document.createElement("canvas");
  #colours;
  /** Pixels of the screen for a CSS pixel. */
  #density = 1;

  /**
   * @param {HTMLCanvasElement} canvas
   * @param {() => void} resized called when another resolution is wanted
   */
  constructor(canvas, resized) {
    this.#canvas = canvas;
    this.#context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
    this.#colours = scoreColours(canvas);
    onThemeChange(() => {
      this.#colours = scoreColours(canvas);
      this.#draw();
    });
    new ResizeObserver(([{ contentRect }]) => {
      if (contentRect.width === 0) return;
      this.#resize(contentRect.width, contentRect.height);
      resized();
    }).observe(canvas);
    this.#resize(canvas.clientWidth, canvas.clientHeight);
  }

  /** The finest grid of scores that this can show. */
  get resolution() {
    const { width, height } = this.#plot();
    return { columns: Math.max(8, Math.round(width / CELL)), rows: Math.max(8, Math.round(height / CELL)) };
  }

  /**
   * @param {Float64Array} points x0, y0, x1, y1, …
   * @param {Float64Array} targets -1 or 1 for each
   * @param {Extent} extent
   */
  setPoints(points, targets, extent) {
    this.#points = points;
    this.#targets = targets;
    this.#extent = extent;
    this.#grid = undefined;
  }

  /** @param {Grid} grid */
  setScores(grid) {
    this.#grid = grid;
    this.#draw();
  }

  /** @param {string} text what the picture shows, in words */
  describe(text) {
    this.#canvas.setAttribute("aria-label", `Decision boundary ${text}`);
  }

  /** @param {number} width @param {number} height in CSS pixels */
  #resize(width, height) {
    this.#density = devicePixelRatio;
    this.#canvas.width = Math.round(width * this.#density);
    this.#canvas.height = Math.round(height * this.#density);
    this.#draw();
  }

  /** The size of a `rem`, by which the marks grow with the text. */
  #rem() {
    return Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  }

  /** The plane within the axes. @returns {Plot} */
  #plot() {
    const rem = this.#rem();
    const [left, top, right, bottom] = [1.75 * rem, 0.5 * rem, 0.5 * rem, 1.5 * rem];
    const width = this.#canvas.width / this.#density - left - right;
    const height = this.#canvas.height / this.#density - top - bottom;
    return { left, top, width, height };
  }

  #draw() {
    const context = this.#context;
    const plot = this.#plot();
    if (plot.width <= 0 || plot.height <= 0 || this.#targets.length === 0) return;
    const { left, right, top, bottom } = this.#extent;
    /** @param {number} x */
    const toX = (x) => plot.left + ((x - left) / (right - left)) * plot.width;
    /** @param {number} y */
    const toY = (y) => plot.top + ((top - y) / (top - bottom)) * plot.height;
    context.setTransform(this.#density, 0, 0, this.#density, 0, 0);
    context.clearRect(0, 0, this.#canvas.width, this.#canvas.height);
    if (this.#grid) this.#drawScores(this.#grid, plot);
    this.#drawAxes(plot, toX, toY);
    this.#drawPoints(plot, toX, toY);
  }

  /** @param {Grid} grid @param {Plot} plot */
  #drawScores({ columns, rows, scores }, plot) {
    const context = this.#context;
    const [width, height] = [plot.width / columns, plot.height / rows];
    const [left, top] = [plot.left - width, plot.top - height];
    context.save();
    context.beginPath();
    context.rect(plot.left, plot.top, plot.width, plot.height);
    context.clip();

    this.#map.width = columns + 2;
    this.#map.height = rows + 2;
    const pixels = Uint32Array.from(scores, this.#colours);
    const image = new ImageData(new Uint8ClampedArray(pixels.buffer), columns + 2, rows + 2);
    this.#map.getContext("2d")?.putImageData(image, 0, 0);
    context.drawImage(this.#map, left, top, plot.width + 2 * width, plot.height + 2 * height);

    const line = new Path2D();
    const contour = contours()
      .size([columns + 2, rows + 2])
      .contour(/** @type {any} */ (scores), 0);
    for (const ring of contour.coordinates.flat()) {
      for (const [x, y] of ring) line.lineTo(left + x * width, top + y * height);
      line.closePath();
    }
    context.lineJoin = "round";
    context.strokeStyle = token(this.#canvas, "--score-zero");
    context.lineWidth = 0.25 * this.#rem();
    context.stroke(line);
    context.strokeStyle = token(this.#canvas, "--score-contour");
    context.lineWidth = 0.125 * this.#rem();
    context.stroke(line);
    context.restore();
  }

  /**
   * @param {Plot} plot
   * @param {(x: number) => number} toX
   * @param {(y: number) => number} toY
   */
  #drawAxes(plot, toX, toY) {
    const context = this.#context;
    const rem = this.#rem();
    const { left, right, top, bottom } = this.#extent;
    const tick = 0.3 * rem;
    const [endX, endY] = [plot.left + plot.width, plot.top + plot.height];
    /** @param {number} value */
    const label = (value) => String(Number(value.toFixed(6))).replace("-", MINUS);
    context.font = `${0.75 * rem}px ${token(this.#canvas, "--font-body")}`;
    context.fillStyle = token(this.#canvas, "--text-muted");
    context.strokeStyle = token(this.#canvas, "--line-strong");
    context.lineWidth = 1;
    context.beginPath();
    context.moveTo(plot.left, plot.top);
    context.lineTo(plot.left, endY);
    context.lineTo(endX, endY);
    context.textAlign = "center";
    context.textBaseline = "top";
    for (const x of ticks(left, right, 6)) {
      context.moveTo(toX(x), endY);
      context.lineTo(toX(x), endY + tick);
      context.fillText(label(x), toX(x), endY + tick + 0.2 * rem);
    }
    context.textAlign = "right";
    context.textBaseline = "middle";
    for (const y of ticks(bottom, top, 5)) {
      context.moveTo(plot.left, toY(y));
      context.lineTo(plot.left - tick, toY(y));
      context.fillText(label(y), plot.left - tick - 0.2 * rem, toY(y));
    }
    context.stroke();
  }

  /**
   * Circles for the class above zero, diamonds for the one below.
   * @param {Plot} plot
   * @param {(x: number) => number} toX
   * @param {(y: number) => number} toY
   */
  #drawPoints(plot, toX, toY) {
    const context = this.#context;
    const rem = this.#rem();
    const circle = Math.min(0.4 * rem, Math.max(0.2 * rem, plot.width / 135));
    const diamond = 1.2 * circle;
    const [above, below] = [token(this.#canvas, "--positive"), token(this.#canvas, "--negative")];
    context.lineWidth = 0.09375 * rem;
    context.strokeStyle = token(this.#canvas, "--surface-raised");
    this.#targets.forEach((target, index) => {
      const [x, y] = [toX(this.#points[2 * index]), toY(this.#points[2 * index + 1])];
      context.beginPath();
      if (target > 0) {
        context.arc(x, y, circle, 0, 2 * Math.PI);
      } else {
        context.moveTo(x, y - diamond);
        context.lineTo(x + diamond, y);
        context.lineTo(x, y + diamond);
        context.lineTo(x - diamond, y);
      }
      context.closePath();
      context.fillStyle = target > 0 ? above : below;
      context.fill();
      context.stroke();
    });
  }
}
