// Writes and reads a trained network as JSON.
import { Refused } from "../../ui/refused.js";
import { parameterCount, sizesOf } from "../settings/layer-sizes.js";
import { MODEL } from "../settings/model-settings.js";
import { PAIR } from "../settings/width.js";

/** @import { ModelSettings } from "../settings/types.js" */

/**
 * A network: how many features points have and what they are called, its inputs and their scale, the neurons of each hidden layer, their activations, the number of outputs, and
 * all weights and biases in micrograd's order (neuron by neuron its weights, then its bias).
 * @typedef {Pick<ModelSettings, "width" | "features" | "scale" | "hidden" | "activation" | "layerActivations" | "outputs" | "frozen"> &
 *   { names: string[], parameters: number[] | Float64Array }} Model
 */

/** Returns the mean and the deviation of a number to predict, or `undefined` without one that is standardised. @param {Pick<Model, "width" | "scale">} model @returns {Model["scale"][number] | undefined} */
export function targetScale({ width, scale }) {
  return scale[width];
}

const FORMAT = "micrograd playground model";

/**
 * Returns the weights of each layer, a row for each neuron, and its biases.
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
export function modelToJson({ parameters, ...network }) {
  const model = { format: FORMAT, ...network, parameters: Array.from(parameters) };
  return `${JSON.stringify(model, null, 1)}\n`;
}

/** Matches a text, or a number that Python's `json` writes and JSON does not have. */
const NOT_FINITE = /"(?:[^"\\]|\\.)*"|-?\b(?:NaN|Infinity)\b/g;

/**
 * Parses a file of a model, or of weights that another tool has written. A number that is not finite becomes a text, so
 * that it can be named where it is.
 * @param {string} text
 * @returns {{ found: unknown, isOwn: boolean }} `isOwn` says whether it is a model of this page
 * @throws {Refused} if it is not JSON
 */
export function parsedModel(text) {
  let found;
  try {
    found = JSON.parse(text.replace(NOT_FINITE, (part) => (part.startsWith('"') ? part : `"${part}"`)));
  } catch (error) {
    throw new Refused(
      `The file is not JSON: ${(error instanceof Error ? error.message : String(error)).slice(0, 200)}`,
    );
  }
  return { found, isOwn: typeof found === "object" && found !== null && "format" in found };
}

/** Returns whether parsed JSON is a model of this page. @param {unknown} found */
export function isModel(found) {
  return Object(found).format === FORMAT;
}

/** Returns the model of a parsed file. @param {Record<string, any> | undefined} found @returns {Omit<Model, "names">} @throws {Refused} if it is not a model */
export function modelFrom(found) {
  if (!found || !isModel(found)) throw new Refused(`The file is not a model: its "format" is not "${FORMAT}"`);
  const features = MODEL.features.check(found.features, '"features"');
  const hidden = MODEL.hidden.check(found.hidden, '"hidden"');
  const activation = MODEL.activation.check(found.activation, '"activation"');
  const width = MODEL.width.check(found.width ?? PAIR, '"width"');
  // Older files have no width, no scale, no number of outputs, no activations of layers and nothing frozen.
  const layerActivations = MODEL.layerActivations.check(found.layerActivations ?? [], '"layerActivations"');
  const scale = MODEL.scale.check(found.scale ?? [], '"scale"');
  const outputs = MODEL.outputs.check(found.outputs ?? 1, '"outputs"');
  const frozen = MODEL.frozen.check(found.frozen ?? [], '"frozen"');
  const { parameters } = found;
  const expected = parameterCount(sizesOf({ width, features, hidden, outputs }));
  if (!Array.isArray(parameters) || parameters.length !== expected) {
    throw new Refused(`"parameters" must have ${expected} numbers, and has ${parameters?.length ?? "none"}`);
  }
  const wrong = parameters.findIndex((number) => typeof number !== "number");
  if (wrong !== -1) throw new Refused(`"parameters" has something else than a number at place ${wrong}`);
  return { width, features, scale, hidden, activation, layerActivations, outputs, frozen, parameters };
}
