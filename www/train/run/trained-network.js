// Makes the network and records the scores of points.

import { seed } from "../../engine/data.js";
import { MLP } from "../../engine/nn.js";
import { recordedIn } from "../../engine/recording.js";
import { activationsOf, sizesOf } from "../settings/layer-sizes.js";

/** @import { Value } from "../../engine/value.js" */
/** @import { Feature, ModelSettings } from "../settings/types.js" */

/** Records each input from the coordinates of a point, as part of the graph. @type {Record<Feature, (x: Value, y: Value) => Value>} */
const FEATURES = {
  x: (x) => x,
  y: (_, y) => y,
  "x^2": (x) => x.mul(x),
  "y^2": (_, y) => y.mul(y),
  xy: (x, y) => x.mul(y),
  "sin x": (x) => x.sin(),
  "sin y": (_, y) => y.sin(),
};

/** The bound of each weight, which is micrograd's uniform draw from (-1, 1) times this. */
const BOUNDS = {
  micrograd: () => 1,
  he: (/** @type {number} */ inputs) => Math.sqrt(6 / inputs),
  glorot: (/** @type {number} */ inputs, /** @type {number} */ outputs) => Math.sqrt(6 / (inputs + outputs)),
  zero: () => 0,
};

/**
 * Returns a new network on the tape. Its weights are drawn as micrograd draws them, then scaled; biases are 0.
 * @param {ModelSettings} settings
 */
export function makeNetwork(settings) {
  const [inputs, ...layers] = sizesOf(settings);
  seed(settings.seed);
  const network = new MLP(inputs, layers, { activation: activationsOf(settings) });
  if (settings.initialisation === "micrograd") return network;
  for (const { neurons } of network.layers) {
    const bound = BOUNDS[settings.initialisation](neurons[0].w.length, neurons.length);
    // A product with 0 would leave -0 in some weights.
    for (const weight of neurons.flatMap(({ w }) => w)) weight.data = bound === 0 ? 0 : weight.data * bound;
  }
  return network;
}

/**
 * Returns which of the coordinates x and y the features need.
 * @param {Feature[]} features
 */
export function inputsOf(features) {
  return {
    x: features.some((feature) => feature.includes("x")),
    y: features.some((feature) => feature.includes("y")),
  };
}

/**
 * Records a coordinate as the network sees it. Without a scale that is the coordinate itself.
 * @param {Value} coordinate
 * @param {[mean: number, deviation: number]} [scale]
 */
export function recordScaled(coordinate, scale) {
  if (!scale) return coordinate;
  const [mean, deviation] = scale;
  return coordinate.add(-mean).mul(1 / deviation);
}

/**
 * Records an input of the network at a place.
 * @param {Feature} feature
 * @param {Value} x
 * @param {Value} y
 */
export function recordFeature(feature, x, y) {
  return FEATURES[feature](x, y);
}

/**
 * Records the network, and returns the outputs of each layer.
 * @param {MLP} network
 * @param {Value[]} inputs
 * @returns {Value[][]}
 */
export function recordLayers(network, inputs) {
  let values = inputs;
  return network.layers.map((layer, depth) => {
    const outputs = recordedIn(`layer ${depth}`, () => layer.forward(values));
    values = Array.isArray(outputs) ? outputs : [outputs];
    return values;
  });
}
