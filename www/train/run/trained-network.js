// Makes the network and records the scores of points.

import { seed } from "../../engine/data.js";
import { MLP } from "../../engine/nn.js";
import { recordedIn } from "../../engine/recording.js";
import { activationsOf, sizesOf } from "../settings/layer-sizes.js";
import { inputNames, isWide } from "../settings/width.js";

/** @import { Value } from "../../engine/value.js" */
/** @import { Feature, ModelSettings, Settings } from "../settings/types.js" */

/** Records each input from the coordinates of a pair, as part of the graph. @type {Record<Feature, (x: Value, y: Value) => Value>} */
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

/** Returns which features of a point the network reads, by their index: of a pair, those that its inputs are computed from. @param {Pick<ModelSettings, "width" | "features">} model */
export function columnsRead({ width, features }) {
  const all = Array.from({ length: width }, (_, column) => column);
  if (isWide({ width })) return all;
  return all.filter((column) => features.some((feature) => feature.includes(["x", "y"][column])));
}

/**
 * Records a feature of a point as the network sees it. Without a scale that is the feature itself.
 * @param {Value} feature
 * @param {[mean: number, deviation: number]} [scale]
 */
export function recordScaled(feature, scale) {
  if (!scale) return feature;
  const [mean, deviation] = scale;
  return feature.add(-mean).mul(1 / deviation);
}

/**
 * Returns the name of each input of the network, and how it is recorded from the features of a point as the network sees
 * them.
 * @param {Settings} settings
 * @returns {{ name: string, record: (seen: Value[]) => Value }[]}
 */
export function inputsOf(settings) {
  const { model } = settings;
  if (!isWide(model)) {
    return model.features.map((name) => ({ name, record: ([x, y]) => FEATURES[name](x, y) }));
  }
  return inputNames(settings).map((name, column) => ({ name, record: (seen) => seen[column] }));
}

/**
 * Records the network, and returns the outputs of each layer, as they are before dropout.
 * @param {MLP} network
 * @param {Value[]} inputs
 * @param {() => Value} [factor] makes the next factor of dropout, by which an output of a hidden layer is multiplied
 * @returns {Value[][]}
 */
export function recordLayers({ layers }, inputs, factor) {
  let values = inputs;
  return layers.map((layer, depth) =>
    recordedIn(`layer ${depth}`, () => {
      /** @type {Value[]} */
      const outputs = [layer.forward(values)].flat();
      const drops = factor !== undefined && depth < layers.length - 1;
      values = drops ? recordedIn("dropout", () => outputs.map((output) => output.mul(factor()))) : outputs;
      return outputs;
    }),
  );
}
