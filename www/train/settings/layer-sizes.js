// The sizes of a network.

/** @import { ModelSettings } from "./types.js" */

/**
 * The inputs, the neurons of each hidden layer, 1.
 * @param {Pick<ModelSettings, "features" | "hidden">} model
 */
export function sizesOf({ features, hidden }) {
  return [features.length, ...hidden, 1];
}

/** How many weights and biases there are. @param {number[]} sizes */
export function parameterCount(sizes) {
  return sizes.slice(1).reduce((count, neurons, index) => count + neurons * (sizes[index] + 1), 0);
}

/**
 * Of each layer: where its parameters start, how many numbers each neuron has, and how many neurons there are.
 * @param {number[]} sizes
 */
export function layersOf(sizes) {
  let start = 0;
  return sizes.slice(1).map((neurons, index) => {
    const layer = { start, each: sizes[index] + 1, neurons };
    start += layer.each * neurons;
    return layer;
  });
}
