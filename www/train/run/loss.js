// The loss, recorded as the tutorial computes it: each sample's own, their mean, and the regularisation.

/** @import { Value } from "../../micrograd.js" */
/** @import { TrainingSettings } from "../settings/types.js" */

/**
 * The loss of one score; `against` is the negated target.
 * @type {Record<TrainingSettings["loss"], (score: Value, against: Value) => Value>}
 */
const LOSSES = {
  // relu(1 + -y * score)
  "max-margin": (score, against) => score.mul(against).add(1).relu(),
  mse: (score, against) => score.add(against).pow(2),
  // log(1 + e ** (-y * score)), as max(z, 0) + log(1 + e ** -|z|), where no exponential can overflow.
  logistic(score, against) {
    const z = score.mul(against);
    return z.relu().add(z.abs().neg().exp().add(1).log());
  },
};

/**
 * @param {TrainingSettings["loss"]} name
 * @param {Value} score
 * @param {Value} against the negated target
 */
export function recordSampleLoss(name, score, against) {
  return LOSSES[name](score, against);
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
