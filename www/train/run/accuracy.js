// Measures how well scores agree with targets.

/** @import { TargetKind } from "../settings/target.js" */

/**
 * Returns the share of points that are classified correctly, or R² for numbers to predict: the share of their variance
 * that is explained, which is below 0 where their mean would predict better.
 * @param {Float64Array[]} scores of each output
 * @param {Float64Array} targets
 * @param {TargetKind} kind
 */
export function accuracy(scores, targets, kind) {
  const [first] = scores;
  if (kind === "number") return explained(first, targets);
  let right = 0;
  targets.forEach((target, point) => {
    const isRight = kind === "two" ? first[point] > 0 === target > 0 : winner(scores, point) === target;
    if (isRight) right += 1;
  });
  return right / targets.length;
}

/** Returns the index of the output with the largest score, the first one of equal scores. @param {Float64Array[]} scores @param {number} point */
export function winner(scores, point) {
  let best = 0;
  for (let output = 1; output < scores.length; output += 1) {
    if (scores[output][point] > scores[best][point]) best = output;
  }
  return best;
}

/**
 * Counts points by their class (rows) and the predicted class (columns).
 * @param {Float64Array[]} scores of each output
 * @param {Float64Array} targets -1 or 1 of two classes, or the index of one of several
 * @param {number} classes
 * @returns {number[][]}
 */
export function confusionCounts(scores, targets, classes) {
  const counts = Array.from({ length: classes }, () => new Array(classes).fill(0));
  targets.forEach((target, point) => {
    const [is, found] =
      scores.length === 1 ? [Number(target > 0), Number(scores[0][point] > 0)] : [target, winner(scores, point)];
    counts[is][found] += 1;
  });
  return counts;
}

/** @param {Float64Array} found @param {Float64Array} targets */
function explained(found, targets) {
  const mean = targets.reduce((sum, target) => sum + target, 0) / targets.length;
  let [rest, all] = [0, 0];
  targets.forEach((target, point) => {
    rest += (target - found[point]) ** 2;
    all += (target - mean) ** 2;
  });
  return 1 - rest / all;
}
