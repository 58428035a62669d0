// Computes the confusion matrix: which class the network predicts for each point.
import { winner } from "../../run/accuracy.js";

/** @import { Moment } from "../../worker/frame.js" */
/** @import { Run } from "../../run/run.js" */

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
  return { training: counted(run, scores, 0, training), test: counted(run, scores, training, targets.length) };
}

/** @param {Run} run @param {Float64Array[]} scores @param {number} from @param {number} to @returns {Counts} */
function counted({ kind, dataset: { targets }, settings: { model } }, scores, from, to) {
  const size = kind === "two" ? 2 : model.outputs;
  const counts = Array.from({ length: size }, () => new Array(size).fill(0));
  for (let point = from; point < to; point += 1) {
    const [is, found] =
      kind === "two"
        ? [Number(targets[point] > 0), Number(scores[0][point] > 0)]
        : [targets[point], winner(scores, point)];
    counts[is][found] += 1;
  }
  return counts;
}
