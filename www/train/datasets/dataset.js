// Makes the training points and the test points.
import { makeBlobs, makeCircles, makeMoons, permutation, seed, uniform } from "../../engine/data.js";
import { scope } from "../../engine/scope.js";
import { Value } from "../../engine/value.js";
import { DATASETS } from "./datasets.js";

/** @import { Extent } from "../worker/messages.js" */
/** @import { DataSettings } from "../settings/types.js" */

/**
 * Points as x0, y0, x1, y1, …, their targets (-1 or 1), and how many of them, from the first, are for training.
 * @typedef {{ points: Float64Array, targets: Float64Array, training: number, extent: Extent }} Points
 */

/** The functions of the engine that data sets draw with. @typedef {typeof ENGINE} Engine */
const ENGINE = { makeBlobs, makeCircles, makeMoons, permutation, scope, uniform, Value };

/** One unit around the points, as the tutorial draws them. */
const MARGIN = 1;

/**
 * Draws the data set. The streams are then where the tutorial's are when it draws minibatches.
 * @param {DataSettings} settings
 * @returns {Points}
 */
export function makeDataset(settings) {
  seed(settings.seed);
  const { x, y } = DATASETS[settings.kind].make(settings, ENGINE);
  return {
    points: Float64Array.from(x.flat()),
    targets: Float64Array.from(y),
    training: y.length - Math.floor(y.length * settings.test),
    extent: extentOf(x),
  };
}

/** @param {number[][]} points @returns {Extent} */
function extentOf(points) {
  const [x, y] = [points.map(([at]) => at), points.map(([, at]) => at)];
  return {
    left: Math.min(...x) - MARGIN,
    right: Math.max(...x) + MARGIN,
    top: Math.max(...y) + MARGIN,
    bottom: Math.min(...y) - MARGIN,
  };
}
