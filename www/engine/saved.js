// Reads a network from JSON that `JSON.stringify` or `Mlp::to_json` of the Rust crate wrote.
import { filled, wrong } from "./check.js";
import { ACTIVATIONS } from "./operations.js";

/** @import { Activation } from "./operations.js" */

/**
 * A network as plain data. `numbers` are its parameters in micrograd's order.
 * @typedef {{ inputs: number, sizes: number[], activation: Activation[], outputActivation: Activation | undefined, numbers: number[] }} Saved
 */

/**
 * Reads what `JSON.stringify(model)` wrote.
 * @param {unknown} json the text, or the result of `JSON.parse`
 * @returns {Saved}
 * @throws {TypeError | RangeError | SyntaxError} with a message that says what is wrong, and where
 */
export function savedModel(json) {
  const { layers: found } = object(typeof json === "string" ? JSON.parse(json) : json, "json");
  if (found === undefined) throw new TypeError('json has no "layers": it must be what JSON.stringify(model) wrote');
  const layers = filled(found, "layers");
  /** @type {number[]} */
  const numbers = [];
  /** @type {number[]} */
  const sizes = [];
  /** @type {Activation[]} */
  const activations = [];
  let inputs = 0;
  layers.forEach((layer, index) => {
    const where = `layers[${index}]`;
    const neurons = filled(object(layer, where).neurons, `${where}.neurons`);
    neurons.forEach((found, place) => {
      const name = `${where}.neurons[${place}]`;
      const { w, b, activation } = object(found, name);
      const weights = filled(w, `${name}.w`);
      inputs ||= weights.length;
      const expected = sizes.at(-1) ?? inputs;
      if (weights.length !== expected) {
        throw new RangeError(`${name}.w has ${weights.length} elements, expected ${expected}`);
      }
      numbers.push(...weights.map((weight, at) => finite(weight, `${name}.w[${at}]`)), finite(b, `${name}.b`));
      // The neurons of a layer share one activation.
      activations[index] ??= known(activation, `${name}.activation`);
      if (activation !== activations[index]) throw wrong(`${name}.activation`, activations[index], activation);
    });
    sizes.push(neurons.length);
  });
  const outputActivation = activations.pop();
  return { inputs, sizes, activation: activations, outputActivation, numbers };
}

/**
 * Checks a finite number, as JSON holds no other.
 * @param {unknown} found
 * @param {string} name
 * @returns {number}
 */
export function finite(found, name) {
  if (!Number.isFinite(found)) throw wrong(name, "a finite number, as JSON has no others", found);
  return /** @type {number} */ (found);
}

/**
 * @param {unknown} found
 * @param {string} name
 */
function object(found, name) {
  if (typeof found !== "object" || found === null || Array.isArray(found)) throw wrong(name, "an object", found);
  return /** @type {Record<string, unknown>} */ (found);
}

/**
 * @param {unknown} found
 * @param {string} name
 */
function known(found, name) {
  const activation = ACTIVATIONS.find((one) => one === found);
  if (!activation) throw wrong(name, `one of ${ACTIVATIONS.join(", ")}`, found);
  return activation;
}
