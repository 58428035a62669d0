// Records the loss as the tutorial computes it: the loss of each sample, their mean, and the regularisation.

/** @import { Value } from "../../micrograd.js" */
/** @import { lossOf } from "../settings/target.js" */
/** @import { ModelSettings, TrainingSettings } from "../settings/types.js" */

/**
 * The loss of one sample's outputs; `against` are the negated targets, one for each output.
 * @type {Record<ReturnType<typeof lossOf>, (outputs: Value[], against: Value[]) => Value>}
 */
const LOSSES = {
  // relu(1 + -y * score)
  "max-margin": ([score], [against]) => score.mul(against).add(1).relu(),
  mse: ([score], [against]) => score.add(against).pow(2),
  // log(1 + e ** (-y * score)), as max(z, 0) + log(1 + e ** -|z|), where no exponential can overflow.
  logistic([score], [against]) {
    const z = score.mul(against);
    return z.relu().add(z.abs().neg().exp().add(1).log());
  },
  // -log(softmax(z)[class]) = m + log(e ** (z0 - m) + e ** (z1 - m) + …) - z[class], with the largest score m, so that no
  // exponential can overflow. The targets are 1 for the class and 0 for the others.
  "cross-entropy"(scores, against) {
    const most = scores.reduce((largest, score) => largest.max(score));
    const below = most.neg();
    const all = recordSum(scores.map((score) => score.add(below).exp())).log();
    return recordSum([all.add(most), ...scores.map((score, index) => score.mul(against[index]))]);
  },
};

/**
 * @param {ReturnType<typeof lossOf>} name
 * @param {Value[]} outputs
 * @param {Value[]} against the negated targets
 */
export function recordSampleLoss(name, outputs, against) {
  return LOSSES[name](outputs, against);
}

/**
 * Returns the negated targets of a sample as the loss reads them, one for each output.
 * @param {Pick<ModelSettings, "outputs" | "width" | "scale">} model
 * @param {number} target
 * @returns {number[]}
 */
export function negatedTargets({ outputs, width, scale }, target) {
  // The scale of a number to predict comes after those of the features.
  const [mean, deviation] = scale[width] ?? [0, 1];
  if (outputs === 1) return [-((target - mean) / deviation)];
  return Array.from({ length: outputs }, (_, output) => (output === target ? -1 : 0));
}

/** @param {Value[]} values */
export function recordSum(values) {
  return values.reduce((total, value) => total.add(value));
}

/**
 * Records the regularisation. Returns `undefined` if there is none.
 * @param {Value[]} parameters
 * @param {Pick<TrainingSettings, "l2" | "l1">} weights
 * @returns {Value | undefined}
 */
export function recordRegularisation(parameters, { l2, l1 }) {
  const squares = l2 > 0 ? recordSum(parameters.map((p) => p.mul(p))).mul(l2) : undefined;
  const magnitudes = l1 > 0 ? recordSum(parameters.map((p) => p.abs())).mul(l1) : undefined;
  return squares && magnitudes ? squares.add(magnitudes) : (squares ?? magnitudes);
}
