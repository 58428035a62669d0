// Finds how a run that diverged can recover: the step to go back to, and a learning rate that was tried from there.

/** @import { Settings } from "../settings/types.js" */
/** @import { Run } from "./run.js" */

/**
 * A rate that was tried, and the loss before and after.
 * @typedef {{ rate: number, before: number, after: number }} Recovery
 */

/** A step is good while its loss is at most this many times the lowest so far; diverging weights soon exceed it. */
const TOLERANCE = 10;
/** The number of steps that a rate is tried for, and the number of rates, each a tenth of the one before. */
export const STEPS = 50;
const RATES = 6;

/**
 * Returns the last step of a log before training went wrong.
 * @param {{ step: number, loss: number }[]} log
 * @param {number} first the step to go back to if no step is good
 */
export function lastGoodStep(log, first) {
  let good = first;
  let lowest = Infinity;
  for (const { step, loss } of log) {
    lowest = Math.min(lowest, loss);
    if (loss <= TOLERANCE * lowest) good = step;
  }
  return good;
}

/**
 * Returns the highest of some lower learning rates with which training from here stays finite and lowers the loss, or
 * `undefined` if there is none. The run is not changed.
 * @param {Run} run
 * @param {Settings} settings the settings in force
 * @returns {Recovery | undefined}
 */
export function tryRates(run, settings) {
  const state = run.state();
  const before = lossOf(run);
  try {
    for (let count = 1; count <= RATES; count += 1) {
      const rate = Number((settings.training.rate / 10 ** count).toPrecision(3));
      run.restore(state);
      run.use({ ...settings, training: { ...settings.training, rate } });
      const after = lossAfterSteps(run);
      if (rate > 0 && after < before) return { rate, before, after };
    }
    return undefined;
  } finally {
    run.restore(state);
  }
}

/** Trains some steps. Returns the loss after them, or NaN if a pass was not finite. @param {Run} run */
function lossAfterSteps(run) {
  for (let taken = 0; taken < STEPS; taken += 1) if (!Number.isFinite(run.take())) return NaN;
  return lossOf(run);
}

/** Returns the loss over all points, even if steps take minibatches. @param {Run} run */
function lossOf(run) {
  const { data, regularisation } = run.measure();
  return data + regularisation;
}
