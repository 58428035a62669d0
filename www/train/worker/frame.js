// Collects the numbers of a run that the page draws.

import { sliceOf } from "../datasets/slice.js";
import { paintedGrid } from "../pictures/boundary/compute.js";
import * as computations from "../pictures/computations.js";

/** @import { Slice } from "../datasets/slice.js" */
/** @import { GridRequest } from "../pictures/boundary/compute.js" */
/** @import { Pictures, PictureNumbers, RunFrame } from "./messages.js" */
/** @import { Session } from "./session.js" */

/**
 * The state of a run after a step, from which pictures are computed. Its gradients are those of the pass in which it
 * was measured; a picture may overwrite the program's last pass.
 * @typedef {Pick<Session, "run" | "keyframes"> & { gradients: Float64Array, slice?: Slice }} Moment `slice` is the plane that
 * is drawn of points of more than two features
 */

/**
 * @param {Session} session
 * @param {GridRequest} resolution
 * @param {Pictures} pictures
 * @param {(cells: number, time: number) => void} [learn] told what the grid cost
 * @returns {RunFrame}
 */
export function runFrame(session, resolution, pictures, learn) {
  const { run, measure, keyframes } = session;
  // The gradients are of the pass in which it was measured; what loses that pass comes after.
  run.pass();
  const { gradients, parameters, optimizerState: memory } = run.compiled;
  const before = performance.now();
  // A request may come from the time before the present points.
  const slice = sliceOf(run.dataset, resolution.slice);
  const grid = paintedGrid(run, { ...resolution, slice });
  learn?.(grid.scores.length, performance.now() - before);
  return {
    kind: run.kind,
    step: run.step,
    epoch: run.epoch,
    learningRate: run.learningRate,
    measure,
    grid,
    parameters,
    gradients,
    memory,
    isPlain: session.isPlain,
    pictures: computed({ run, keyframes, gradients, slice }, pictures),
  };
}

/** Computes the numbers that the pictures asked for. @param {Moment} moment @param {Pictures} pictures @returns {PictureNumbers} */
function computed(moment, pictures) {
  /** @type {Record<string, (moment: Moment, request: any) => unknown>} */
  const known = computations;
  return Object.fromEntries(Object.entries(pictures).map(([name, request]) => [name, known[name](moment, request)]));
}

/** Returns the buffers of a frame, which can be transferred. @param {RunFrame} frame @returns {Transferable[]} */
export function buffersOf({ grid, parameters, gradients, memory }) {
  const buffers = [grid.scores, parameters, gradients, memory].map(({ buffer }) => buffer);
  return grid.image ? [...buffers, grid.image] : buffers;
}
