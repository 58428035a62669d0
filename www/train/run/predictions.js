// Says what a network predicts for points, from its scores: a class with its probability, or a number.
import { className, classNames, targetKind } from "../settings/target.js";
import { accuracy, confusionCounts, winner } from "./accuracy.js";

/** @import { Settings } from "../settings/types.js" */

/**
 * @typedef {object} Predictions
 * @property {string[]} names of the columns
 * @property {(point: number) => (string | number)[]} cells of a point
 * @property {number} labelled the number of points that have a label
 * @property {number} [accuracy] the share of labelled points that are right, or of the variance that is explained
 * @property {number[][]} [confusion] the labelled points by their class and the predicted one
 */

/**
 * @param {Float64Array[]} scores of each output
 * @param {Float64Array} targets NaN for points without a label
 * @param {Pick<Settings, "data" | "training">} settings of the network
 * @returns {Predictions}
 */
export function predictionsOf(scores, targets, { data, training }) {
  const kind = targetKind(data);
  const labelled = [...targets.keys()].filter((point) => !Number.isNaN(targets[point]));
  const known = Float64Array.from(labelled, (point) => targets[point]);
  const ofKnown = scores.map((output) => Float64Array.from(labelled, (point) => output[point]));
  const classes = classNames(data);
  const measured =
    labelled.length === 0
      ? {}
      : {
          accuracy: accuracy(ofKnown, known, kind),
          ...(kind === "number"
            ? {}
            : { confusion: confusionCounts(ofKnown, known, kind === "two" ? 2 : classes.length) }),
        };
  const columns = {
    number: () => ({
      names: ["prediction"],
      cells: (/** @type {number} */ point) => [scores[0][point]],
    }),
    two: () => {
      // Only the logistic loss makes a probability of a score.
      const isLogistic = training.loss === "logistic";
      return {
        names: ["score", "class", ...(isLogistic ? ["probability"] : [])],
        cells: (/** @type {number} */ point) => {
          const score = scores[0][point];
          const name = Number.isNaN(score) ? "" : className(score > 0 ? 1 : -1, data);
          return [score, name, ...(isLogistic ? [1 / (1 + Math.exp(-Math.abs(score)))] : [])];
        },
      };
    },
    several: () => ({
      names: [...classes.map((name) => `score ${name}`), "class", "probability"],
      cells: (/** @type {number} */ point) => {
        const all = scores.map((output) => output[point]);
        const best = winner(scores, point);
        const probability = 1 / all.reduce((sum, score) => sum + Math.exp(score - all[best]), 0);
        return [...all, all.some(Number.isNaN) ? "" : classes[best], probability];
      },
    }),
  }[kind]();
  return { ...columns, labelled: labelled.length, ...measured };
}

/** Returns the names of predicted columns beside those of a table, which may have columns of the same names. @param {readonly string[]} names @param {readonly { name: string }[]} columns */
export function namesBeside(names, columns) {
  const taken = new Set(columns.map(({ name }) => name));
  return names.map((name) => (taken.has(name) ? `predicted ${name}` : name));
}
