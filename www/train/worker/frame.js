// What the page draws of a run.

import { centres, scoreGrid } from "../pictures/boundary/compute.js";
import { contributions } from "../pictures/contributions/compute.js";
import { hiddenPlanes } from "../pictures/hidden-layers/compute.js";
import { layerFrames } from "../pictures/histograms/compute.js";
import { optimizerNumbers } from "../run/optimizer-memory.js";

/** @import { Pictures, RunFrame } from "./messages.js" */
/** @import { Session } from "./session.js" */

/**
 * @param {Session} session
 * @param {{ columns: number, rows: number }} resolution
 * @param {Pictures} pictures
 * @param {(cells: number, time: number) => void} [learn] told what the grid cost
 * @returns {RunFrame}
 */
export function runFrame(session, { columns, rows }, pictures, learn) {
  const { run, measure } = session;
  // The gradients are of the pass in which it was measured; what loses that pass comes after.
  run.pass();
  const { gradients, parameters, optimizerState: memory } = run.compiled;
  const before = performance.now();
  const grid = scoreGrid(run, columns, rows);
  learn?.(grid.scores.length, performance.now() - before);
  /** @type {RunFrame} */
  const frame = {
    step: run.step,
    epoch: run.epoch,
    learningRate: run.learningRate,
    measure,
    grid,
    parameters,
    gradients,
    memory,
  };
  if (pictures.optimizer) frame.optimizer = optimizerNumbers(run);
  if (pictures.parameter >= 0 && pictures.parameter < parameters.length) {
    frame.contributions = contributions(run, pictures.parameter);
  }
  if (pictures.maps > 0) {
    frame.maps = run.outputsAt(centres(run.dataset.extent, pictures.maps, pictures.maps)).flat();
  }
  if (pictures.hidden) frame.hidden = hiddenPlanes(run);
  if (pictures.histograms) frame.layers = layerFrames(run, gradients);
  return frame;
}

/** The buffers of a frame, which can be given away. @param {RunFrame} frame @returns {Transferable[]} */
export function buffersOf({ grid, parameters, gradients, memory, maps = [] }) {
  return [grid.scores, parameters, gradients, memory, ...maps].map(({ buffer }) => buffer);
}
