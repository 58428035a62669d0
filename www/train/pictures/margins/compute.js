// Computes the margins of the training points.

/** @import { TargetKind } from "../../settings/target.js" */
/** @import { Moment } from "../../worker/frame.js" */

/**
 * Returns the margin of each training point: its score times its class. Below 0 it is on the wrong side of the
 * boundary; from 1 on its max-margin loss is 0. Of several classes it is how far the score of the point's class is
 * above the next one, and of a number to predict how far the prediction is above it.
 * @param {Pick<Moment, "run">} moment
 * @param {true} [_request]
 * @returns {{ margins: Float64Array, targets: Float64Array, kind: TargetKind }}
 */
export function margins({ run }, _request) {
  const { points, targets } = run.trainingPoints;
  const scores = run.compiled.scoresAt(points);
  const margin = {
    two: (/** @type {number} */ point) => scores[0][point] * targets[point],
    several: (/** @type {number} */ point) => ahead(scores, point, targets[point]),
    number: (/** @type {number} */ point) => scores[0][point] - targets[point],
  }[run.kind];
  return { margins: Float64Array.from(targets.keys(), margin), targets, kind: run.kind };
}

/** Returns how far the score of a class is above the largest of the others. @param {Float64Array[]} scores @param {number} point @param {number} target */
function ahead(scores, point, target) {
  const others = scores.filter((_, output) => output !== target).map((numbers) => numbers[point]);
  return scores[target][point] - Math.max(...others);
}
