// Computes the confusion matrix: which class the network predicts for each point.
import { confusionCounts } from "../../run/accuracy.js";

/** @import { Moment } from "../../worker/frame.js" */

/**
 * The number of points by their class (rows) and the predicted class (columns).
 * @typedef {number[][]} Counts
 */

/**
 * Counts the training points and the test points by their class and the predicted class. Returns `undefined` for
 * numbers to predict.
 * @param {Pick<Moment, "run">} moment
 * @param {true} [_request]
 * @returns {{ training: Counts, test: Counts } | undefined}
 */
export function confusion({ run }, _request) {
  if (run.kind === "number") return undefined;
  const { points, targets, training } = run.dataset;
  const scores = run.compiled.scoresAt(points);
  const classes = run.kind === "two" ? 2 : run.settings.model.outputs;
  const counted = (/** @type {number} */ from, /** @type {number} */ to) =>
    confusionCounts(
      scores.map((output) => output.subarray(from, to)),
      targets.subarray(from, to),
      classes,
    );
  return { training: counted(0, training), test: counted(training, targets.length) };
}
