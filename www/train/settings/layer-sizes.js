// Computes the sizes and the activations of a network's layers, and what follows from them.
import { thousands } from "../../ui/numbers.js";
import { inputCount } from "./width.js";

/** @import { Activation } from "../../engine/operations.js" */

/** @typedef {{ width: number, features: string[], hidden: number[], outputs: number }} Network */

/**
 * Returns the number of inputs, the neurons of each hidden layer, and the number of outputs.
 * @param {Network} model
 */
export function sizesOf({ width, features, hidden, outputs }) {
  return [inputCount({ width, features }), ...hidden, outputs];
}

/**
 * Returns the activation of each hidden layer: its own, or that of all.
 * @param {{ hidden: number[], activation: Activation, layerActivations: ("" | Activation)[] }} model
 * @returns {Activation[]}
 */
export function activationsOf({ hidden, activation, layerActivations }) {
  return hidden.map((_, layer) => layerActivations[layer] || activation);
}

/**
 * Returns the activation that all hidden layers have; "" if they differ.
 * @param {Parameters<typeof activationsOf>[0]} model
 * @returns {Activation | ""}
 */
export function commonActivation(model) {
  const [first = model.activation, ...others] = activationsOf(model);
  return others.every((other) => other === first) ? first : "";
}

/**
 * Sets the activation of each hidden layer. If all are alike, none is a layer's own.
 * @param {Parameters<typeof activationsOf>[0]} model
 * @param {Activation[]} activations
 */
export function setActivations(model, activations) {
  if (new Set(activations).size === 1) [model.activation] = activations;
  model.layerActivations = activations.map((own) => (own === model.activation ? "" : own));
}

/** Returns how many weights and biases there are. @param {number[]} sizes */
export function parameterCount(sizes) {
  return sizes.slice(1).reduce((count, neurons, index) => count + neurons * (sizes[index] + 1), 0);
}

/** Describes the sizes of the layers in words. @param {Network} model */
export function countText(model) {
  const count = parameterCount(sizesOf(model));
  return `${thousands(count)} parameter${count === 1 ? "" : "s"}`;
}

/**
 * Returns, for each layer, the index of its first parameter, the number of parameters of a neuron, and the number of
 * neurons.
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
