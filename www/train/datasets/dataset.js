// Makes the training points and the test points.
import { makeBlobs, makeCircles, makeMoons, permutation, seed, uniform } from "../../engine/data.js";
import { scope } from "../../engine/scope.js";
import { Value } from "../../engine/value.js";
import { DATASETS } from "./datasets.js";
import { extentOf } from "./extent.js";
import { split } from "./split.js";

/** @import { Extent } from "../worker/messages.js" */
/** @import { DataSettings } from "../settings/types.js" */

/**
 * @typedef {object} Points
 * @property {Float64Array} points the features of each point, one after the other: x0, y0, x1, y1, … of pairs
 * @property {number} width the number of features of a point
 * @property {Float64Array} targets the target of each point
 * @property {number} training the number of training points, which come first
 * @property {Uint32Array} order the index of each point in the data set, before the test points were drawn
 * @property {Extent} extent of the first two features
 */

/** The functions of the engine that data sets are made with. @typedef {typeof ENGINE} Engine */
const ENGINE = { makeBlobs, makeCircles, makeMoons, permutation, scope, uniform, Value };

/**
 * Draws the data set. Afterwards the random streams are where the tutorial's are when it draws minibatches, unless test
 * points were drawn: the tutorial has none.
 * @param {DataSettings} settings
 * @returns {Points}
 */
export function makeDataset(settings) {
  seed(settings.seed);
  const { x, y } = DATASETS[settings.kind].make(settings, ENGINE);
  const { order, training } = split(y, settings.test, uniform);
  return {
    points: Float64Array.from(order.flatMap((place) => x[place])),
    width: x[0].length,
    targets: Float64Array.from(order, (place) => y[place]),
    training,
    order: Uint32Array.from(order),
    extent: extentOf(x),
  };
}
