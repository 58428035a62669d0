// The width of points: how many features each has. Points that are drawn by hand and those of the data sets are pairs;
// those of a table may have more, which the network reads as they are.

/** @import { DataSettings, ModelSettings, Settings } from "./types.js" */

/** The number of features of a point on the plane. */
export const PAIR = 2;
/** The most features of a point. */
export const MOST_FEATURES = 30;

/** Returns the number of features of each point. @param {Pick<DataSettings, "kind" | "points">} data */
export function widthOf({ kind, points: [first] }) {
  return kind === "own" && first ? first.length - 1 : PAIR;
}

/** Returns the label of a point, which comes after its features. @param {readonly number[]} point */
export function labelOf(point) {
  return point[point.length - 1];
}

/** Returns whether points have more features than a plane can show. @param {{ width: number }} points */
export function isWide({ width }) {
  return width > PAIR;
}

/** Returns how many numbers the network reads. @param {{ width: number, features: readonly unknown[] }} model */
export function inputCount({ width, features }) {
  return isWide({ width }) ? width : features.length;
}

/** Returns the names of a point's features: those of the table if there are more than two, otherwise x and y. @param {{ data: Pick<DataSettings, "names">, model: Pick<ModelSettings, "width"> }} settings */
export function featureNames({ data, model }) {
  return isWide(model) ? data.names.slice(0, -1) : ["x", "y"];
}

/** Returns the names of what the network reads: the features themselves, or of pairs what is chosen to be computed from them. @param {Settings} settings @returns {string[]} */
export function inputNames(settings) {
  const { model } = settings;
  return isWide(model) ? featureNames(settings) : model.features;
}
