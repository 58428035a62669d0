// The plane coloured by the network's score, the line where the score is zero, and the points of the data.

import { Sheet } from "../canvas.js";
import { drawArrows, SumBar } from "../contributions/view.js";
import { drawAxes, plotWithin } from "./axes.js";
import { boundarySVG } from "./boundary-svg.js";
import { addMark, drawPoints, pointRadius } from "./data-points.js";
import { Plane, scoreAt } from "./plane.js";
import { BoundaryPointer } from "./pointer.js";
import { scoreColours } from "./score-colours.js";
import { ScoreMap } from "./score-map.js";

/** @import { Grid, RunFrame, Scene } from "../../worker/messages.js" */

/** CSS pixels for a cell of the finest grid that still looks finer than the next coarser one. */
const CELL = 4;

/** @typedef {import("./score-map.js").Mode} Mode */
/** @typedef {"" | -1 | 1 | "erase"} Editing what a press does: "" picks, a class adds a point of it, "erase" erases */
/** @typedef {{ x: number, y: number, point?: number }} Spot a place, or a point by its index */

/**
 * @typedef {object} Options
 * @property {() => void} [onResize] another resolution is wanted
 * @property {(visible: boolean) => void} [onVisible] it came into sight, or left it
 * @property {(spot: Spot) => void} [onPick]
 * @property {(x: number, y: number) => void} [onAdd]
 * @property {(index: number, x: number, y: number, done: boolean) => void} [onMove] `done` is false while it is dragged
 * @property {(place: { x: number, y: number }, again: boolean) => void} [onErase] `again` when the same drag erased before
 */

export class Boundary {
  /** @type {import("./data-points.js").Data} */
  #data = { points: new Float64Array(), targets: new Float64Array(), training: 0 };
  /** @type {Scene["extent"]} */
  #extent = { left: -1, right: 1, top: 1, bottom: -1 };
  /** @type {Grid | undefined} */
  #grid;
  /** @type {RunFrame["contributions"]} */
  #contributions;
  /** @type {Spot | undefined} */
  #selected;
  /** @type {Mode} */
  #mode = "smooth";
  #map = new ScoreMap();
  #sheet;
  #colours;
  #pointer;
  #sum;

  /** @param {HTMLElement} root an empty element, which it fills @param {Options} [options] */
  constructor(root, options = {}) {
    root.classList.add("boundary");
    const stage = document.createElement("div");
    stage.className = "boundary-stage";
    root.append(stage);
    this.#sheet = new Sheet(stage, (context) => this.#draw(context), {
      onResize: options.onResize,
      onVisible: options.onVisible,
      onTheme: () => {
        this.#colours = scoreColours(stage);
      },
    });
    this.#colours = scoreColours(stage);
    this.#sum = new SumBar(root);
    this.#pointer = new BoundaryPointer(stage, {
      ...options,
      plane: () => this.#plane(),
      data: () => this.#data,
      score: (x, y) => (this.#grid ? scoreAt(this.#grid, this.#extent, x, y) : undefined),
      dragged: (index, x, y) => {
        // At once, and in a copy: the network's answer follows.
        this.#data = { ...this.#data, points: this.#data.points.slice() };
        this.#data.points.set([x, y], 2 * index);
        this.#sheet.update();
      },
      erased: (index) => {
        const { points, targets, training } = this.#data;
        this.#data = {
          points: points.filter((_, at) => at >> 1 !== index),
          targets: targets.filter((_, at) => at !== index),
          training: index < training ? training - 1 : training,
        };
        this.#sheet.update();
      },
    });
  }

  get visible() {
    return this.#sheet.visible;
  }

  /** The finest grid of scores that this can show. */
  get resolution() {
    const { width, height } = plotWithin(this.#sheet);
    return { columns: Math.max(8, Math.round(width / CELL)), rows: Math.max(8, Math.round(height / CELL)) };
  }

  get mode() {
    return this.#mode;
  }

  set mode(mode) {
    this.#mode = mode;
    this.#sheet.update();
  }

  /** @returns {Editing} */
  get editing() {
    return this.#pointer.editing;
  }

  set editing(editing) {
    this.#pointer.editing = editing;
  }

  /** @param {Pick<Scene, "points" | "targets" | "training" | "extent">} scene */
  setScene({ points, targets, training, extent }) {
    this.#data = { points, targets, training };
    const { left, right, top, bottom } = this.#extent;
    const moved = left !== extent.left || right !== extent.right || top !== extent.top || bottom !== extent.bottom;
    this.#extent = extent;
    // The old scores stay until the new ones come, unless they belong to another part of the plane.
    if (moved) this.#grid = undefined;
    this.#contributions = undefined;
    this.#pointer.refresh();
    this.#sheet.update();
  }

  /** @param {Pick<RunFrame, "grid" | "contributions">} frame */
  show({ grid, contributions }) {
    this.#grid = grid;
    this.#contributions = contributions;
    this.#sum.show(contributions);
    this.#pointer.refresh();
    this.#sheet.update();
  }

  /** @param {Spot | undefined} spot */
  select(spot) {
    this.#selected = spot;
    this.#sheet.update();
  }

  /** @param {string} text what the picture shows, in words */
  describe(text) {
    this.#pointer.describe(text);
  }

  /** @returns {Promise<Blob>} a PNG */
  toBlob() {
    return this.#sheet.toBlob();
  }

  toSVG() {
    return boundarySVG({
      plane: this.#plane(),
      data: this.#data,
      grid: this.#grid,
      mode: this.#mode,
      css: this.#colours.css,
      sheet: this.#sheet,
    });
  }

  #plane() {
    return new Plane(this.#extent, plotWithin(this.#sheet));
  }

  /** @param {CanvasRenderingContext2D} context */
  #draw(context) {
    const plane = this.#plane();
    const { plot } = plane;
    if (plot.width <= 0 || plot.height <= 0) return;
    const radius = pointRadius(this.#sheet, plane);
    const { points } = this.#data;
    if (this.#grid) {
      const look = { mode: this.#mode, faded: this.#contributions !== undefined, pixel: this.#colours.pixel };
      this.#map.draw(context, this.#sheet, this.#grid, plot, look);
    }
    drawAxes(context, this.#sheet, plane);
    // Arrows take the stage: the points step back.
    context.globalAlpha = this.#contributions ? 0.35 : 1;
    drawPoints(
      context,
      this.#sheet,
      this.#data,
      (index) => [plane.toX(points[2 * index]), plane.toY(points[2 * index + 1])],
      this.#contributions ? 0.7 * radius : radius,
    );
    context.globalAlpha = 1;
    if (this.#contributions) drawArrows(context, this.#sheet, plane, points, this.#contributions.points);
    if (this.#selected) this.#drawSelected(context, plane, this.#selected, radius);
  }

  /** @param {CanvasRenderingContext2D} context @param {Plane} plane @param {Spot} spot @param {number} radius */
  #drawSelected(context, plane, spot, radius) {
    const { rem } = this.#sheet;
    const { points, targets } = this.#data;
    const known = spot.point !== undefined && spot.point < targets.length;
    const index = known ? /** @type {number} */ (spot.point) : 0;
    const x = plane.toX(known ? points[2 * index] : spot.x);
    const y = plane.toY(known ? points[2 * index + 1] : spot.y);
    const ring = new Path2D();
    addMark(ring, x, y, known ? targets[index] : 1, radius + 0.3 * rem);
    if (!known) {
      ring.moveTo(x - 0.3 * rem, y);
      ring.lineTo(x + 0.3 * rem, y);
      ring.moveTo(x, y - 0.3 * rem);
      ring.lineTo(x, y + 0.3 * rem);
    }
    context.strokeStyle = this.#sheet.colour("--surface-raised");
    context.lineWidth = 0.3 * rem;
    context.stroke(ring);
    context.strokeStyle = this.#sheet.colour("--accent");
    context.lineWidth = 0.15 * rem;
    context.stroke(ring);
  }
}
