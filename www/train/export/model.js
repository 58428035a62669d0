// A trained network as JSON, out and in.

import { ACTIVATIONS } from "../../engine/operations.js";
import { Refused } from "../../ui/refused.js";
import { FEATURES } from "./features.js";

/** @import { Feature, ModelSettings } from "../settings/types.js" */

/**
 * A network: its inputs, the neurons of each hidden layer, what they do to their sums, and all weights and biases in
 * micrograd's order (neuron by neuron its weights, then its bias).
 * @typedef {{ features: Feature[], hidden: number[], activation: ModelSettings["activation"],
 *   parameters: number[] | Float64Array }} Model
 */

const FORMAT = "micrograd playground model";
const [MOST_LAYERS, MOST_NEURONS] = [6, 64];

/** The neurons of each layer, inputs first, the one output last. @param {Pick<Model, "features" | "hidden">} model */
export function sizesOf({ features, hidden }) {
  return [features.length, ...hidden, 1];
}

/** @param {Pick<Model, "features" | "hidden">} model */
export function parameterCount(model) {
  return sizesOf(model).reduce((sum, size, layer, sizes) => sum + (layer ? size * (sizes[layer - 1] + 1) : 0), 0);
}

/**
 * Weights row by row and biases of each layer.
 * @param {Model} model
 * @returns {{ weights: number[][], biases: number[] }[]}
 */
export function layersOf(model) {
  const sizes = sizesOf(model);
  let at = 0;
  return sizes.slice(1).map((neurons, layer) => {
    const [weights, biases] = [/** @type {number[][]} */ ([]), /** @type {number[]} */ ([])];
    for (let neuron = 0; neuron < neurons; neuron += 1) {
      weights.push(Array.from(model.parameters.slice(at, at + sizes[layer])));
      biases.push(model.parameters[at + sizes[layer]]);
      at += sizes[layer] + 1;
    }
    return { weights, biases };
  });
}

/** @param {Model} model */
export function modelToJson({ features, hidden, activation, parameters }) {
  const model = { format: FORMAT, features, hidden, activation, parameters: Array.from(parameters) };
  return `${JSON.stringify(model, null, 1)}\n`;
}

/**
 * @param {string} text
 * @returns {Model}
 * @throws {Refused} when it is not a model, naming what is wrong
 */
export function modelFromJson(text) {
  let found;
  try {
    found = JSON.parse(text);
  } catch (error) {
    throw new Refused(`The file is not JSON: ${error instanceof Error ? error.message : error}`);
  }
  if (found?.format !== FORMAT) throw new Refused(`The file is not a model: its "format" is not "${FORMAT}"`);
  const { features, hidden, activation, parameters } = found;
  if (!Array.isArray(features) || features.length === 0 || !features.every((name) => Object.hasOwn(FEATURES, name))) {
    throw new Refused(`"features" must be a list of ${Object.keys(FEATURES).join(", ")}`);
  }
  if (new Set(features).size < features.length) throw new Refused('"features" has one of them twice');
  /** @param {unknown} size */
  const isSize = (size) => Number.isInteger(size) && Number(size) >= 1 && Number(size) <= MOST_NEURONS;
  if (!Array.isArray(hidden) || hidden.length > MOST_LAYERS || !hidden.every(isSize)) {
    throw new Refused(`"hidden" must list at most ${MOST_LAYERS} layers of 1 to ${MOST_NEURONS} neurons`);
  }
  if (!ACTIVATIONS.includes(activation)) throw new Refused(`"activation" must be one of ${ACTIVATIONS.join(", ")}`);
  const expected = parameterCount({ features, hidden });
  if (!Array.isArray(parameters) || parameters.length !== expected) {
    throw new Refused(`"parameters" must have ${expected} numbers, and has ${parameters?.length ?? "none"}`);
  }
  const wrong = parameters.findIndex((number) => typeof number !== "number");
  if (wrong !== -1) throw new Refused(`"parameters" has something else than a number at place ${wrong}`);
  return { features, hidden, activation, parameters };
}
