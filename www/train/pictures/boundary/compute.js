// Computes scores on a grid over the plane, as fine as the time for them allows.

import { wasm } from "../../../engine/instance.js";
import { extentOnPlane, offPlane, sliceOf } from "../../datasets/slice.js";
import { winner } from "../../run/accuracy.js";
import { rangeOf, shades } from "./shades.js";

/** @import { Extent, Grid, Palette } from "../../worker/messages.js" */
/** @import { Slice } from "../../datasets/slice.js" */
/** @import { Run } from "../../run/run.js" */

/** @typedef {{ columns: number, rows: number, extent?: Extent, slice?: Slice, palette?: Palette }} GridRequest */

const FEWEST_COLUMNS = 32;

/**
 * Returns the centres of cells over an extent, row by row from the top: x0, y0, …
 * @param {Extent} extent
 * @param {number} columns
 * @param {number} rows
 */
export function centres({ left, right, top, bottom }, columns, rows) {
  const points = new Float64Array(2 * columns * rows);
  let place = 0;
  for (let row = 0; row < rows; row += 1) {
    const y = top + ((bottom - top) * (row + 0.5)) / rows;
    for (let column = 0; column < columns; column += 1) {
      points[place] = left + ((right - left) * (column + 0.5)) / columns;
      points[place + 1] = y;
      place += 2;
    }
  }
  return points;
}

/**
 * @param {Run} run
 * @param {number} columns
 * @param {number} rows
 * @param {Extent} [extent] by default the part around the points
 * @param {Slice} [slice] of points of more than two features
 * @returns {Grid}
 */
export function scoreGrid(run, columns, rows, extent, slice = sliceOf(run.dataset)) {
  if (!extent) return scoreGrid(run, columns, rows, extentOnPlane(run.dataset, slice), slice);
  const { left, right, top, bottom } = extent;
  const [width, height] = [(right - left) / columns, (top - bottom) / rows];
  const bordered = { left: left - width, right: right + width, top: top + height, bottom: bottom - height };
  const scores = run.compiled.scoresAt(offPlane(centres(bordered, columns + 2, rows + 2), slice));
  return { extent, slice, columns, rows, ...(run.kind === "several" ? winners(scores) : { scores: scores[0] }) };
}

/** Returns the winning class of each cell, and the lead of its score over the next. @param {Float64Array[]} all the scores of each class */
function winners(all) {
  const [{ length }] = all;
  const [scores, found] = [new Float64Array(length), new Uint8Array(length)];
  for (let cell = 0; cell < length; cell += 1) {
    const best = winner(all, cell);
    let next = -Infinity;
    for (let output = 0; output < all.length; output += 1)
      if (output !== best) next = Math.max(next, all[output][cell]);
    found[cell] = best;
    scores[cell] = all[best][cell] - next;
  }
  return { scores, winners: found };
}

/**
 * Returns the grid, with its image if colours are given and the engine can draw.
 * @param {Run} run
 * @param {GridRequest} request
 * @returns {Grid}
 */
export function paintedGrid(run, { columns, rows, extent, slice, palette }) {
  const grid = scoreGrid(run, columns, rows, extent, slice);
  if (!palette || typeof OffscreenCanvas === "undefined") return grid;
  const { pixels, strongest, flat } = palette;
  const look = { kind: run.kind, range: rangeOf(run.dataset.targets) };
  const places = shades(grid, look, run.settings.model.outputs, flat);
  const size = run.kind === "two" ? flat : undefined;
  return { ...grid, image: wasm.paintScores(places, columns + 2, pixels, strongest, size) };
}

/** Chooses how fine a grid can be, from the time that former grids took. */
export class Resolution {
  /** The milliseconds that one cell takes; a guess at first. */
  #cellTime = 0.004;

  /**
   * @param {{ columns: number, rows: number }} finest
   * @param {number} budget milliseconds
   */
  within(finest, budget) {
    const affordable = Math.sqrt((budget / this.#cellTime) * (finest.columns / finest.rows));
    // The width is a multiple of 8, so that the picture does not tremble with each measurement.
    const columns = Math.min(finest.columns, Math.max(FEWEST_COLUMNS, 8 * Math.floor(affordable / 8)));
    return { columns, rows: Math.max(1, Math.round((columns * finest.rows) / finest.columns)) };
  }

  /** @param {number} cells @param {number} time milliseconds */
  learn(cells, time) {
    this.#cellTime = Math.max(1e-6, this.#cellTime + 0.3 * (time / cells - this.#cellTime));
  }
}
