// Reads a network's weights from JSON as people write it from PyTorch and Keras, and writes them as PyTorch names them.
import { Refused } from "../../ui/refused.js";
import { activationsOf, sizesOf } from "../settings/layer-sizes.js";
import { LAYERS, NEURONS } from "../settings/model-settings.js";
import { inputCount, isWide } from "../settings/width.js";
import { layersOf } from "./model.js";

/** @import { Model } from "./model.js" */

/**
 * A layer of a file: its weights and biases with their names there.
 * @typedef {{ weight?: unknown, weightName: string, bias?: unknown, biasName: string }} FoundLayer
 * @typedef {{ weights: number[][], biases: number[], name: string }} Layer
 */

/** What a file of weights looks like, and how each tool writes one. */
export const WANTED =
  "A file of weights is written by json.dump({k: v.tolist() for k, v in model.state_dict().items()}, f) in PyTorch, " +
  "and by json.dump([w.tolist() for w in model.get_weights()], f) in Keras";

/** Matches the name of an array, with its layer's before it or a number after it: "net.0.weight", "dense/kernel:0", "bias", "W1". */
const NAME = /^(?:(.*)[./])?(weights?|kernel|w|bias(?:es)?|b)_?(\d*)(?::\d+)?$/i;
/** Matches what such a name ends with. */
const KIND = /(weights?|kernel|w|bias(?:es)?|b)(_?\d*)(?::\d+)?$/i;
/** Matches what a checkpoint keeps beside the weights. */
const BESIDE = /optim|scheduler/i;

/**
 * Writes the weights as PyTorch's state dict of an `nn.Sequential`, which counts the activations between the layers.
 * @param {Model} model
 */
export function stateDict(model) {
  const activations = activationsOf(model);
  let place = 0;
  const entries = layersOf(model).flatMap(({ weights, biases }, layer) => {
    const name = String(place);
    place += activations[layer] === "linear" ? 1 : 2;
    return [
      [`${name}.weight`, weights],
      [`${name}.bias`, biases],
    ];
  });
  return `${JSON.stringify(Object.fromEntries(entries), null, 1)}\n`;
}

/**
 * Returns the network whose weights these are. Weights are a row for each neuron in PyTorch, and a column in Keras;
 * what the shapes leave open, the names decide.
 * @param {unknown} found parsed JSON
 * @param {Pick<Model, "width" | "features" | "outputs">} model the inputs and the number of outputs that the data asks for
 * @returns {Pick<Model, "hidden"> & { parameters: number[] }}
 * @throws {Refused} if it is no such network; the message names what is wrong, and says what is read
 */
export function networkFromWeights(found, model) {
  try {
    const list = scikitList(found) ?? found;
    const layers = Array.isArray(list)
      ? layersInList(list)
      : (ownLayers(found) ?? listedLayers(found) ?? layersByName(found));
    const read = layers.map(layerFrom);
    const isKeras = Array.isArray(list) || layers.some(({ weightName }) => /kernel(:\d+)?$/i.test(weightName));
    const asNamed = isKeras ? read.map(turned) : read;
    const other = isKeras ? read : read.map(turned);
    const reason = misfit(asNamed, model);
    if (reason && misfit(other, model)) throw new Refused(reason);
    const chosen = reason ? other : asNamed;
    checkLimits(chosen);
    const hidden = chosen.slice(0, -1).map(({ weights }) => weights.length);
    return {
      hidden,
      parameters: chosen.flatMap(({ weights, biases }) => weights.flatMap((row, at) => [...row, biases[at]])),
    };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    throw new Refused(`${error.message}. ${WANTED}`);
  }
}

/**
 * Returns whether parsed JSON is a network's weights rather than a table: its arrays are called so, or fit each other as Keras lists
 * them.
 * @param {unknown} found
 */
export function areWeights(found) {
  if (Array.isArray(found) && Array.isArray(found[0])) {
    const fit = (/** @type {unknown} */ array, /** @type {number} */ at) =>
      at % 2 === 0
        ? isMatrix(array)
        : Array.isArray(array) && array.length === /** @type {any} */ (found[at - 1])[0].length;
    const isChain = (/** @type {any} */ array, /** @type {number} */ at) =>
      at < 2 || at % 2 === 1 || array.length === found[at - 1].length;
    return found.length > 3 && found.length % 2 === 0 && found.every(fit) && found.every(isChain);
  }
  if (scikitList(found) ?? ownLayers(found) ?? listedLayers(found)) return true;
  const arrays = [...arraysIn(found, "")].filter(([, value]) => Array.isArray(value));
  return arrays.some(([, value]) => isMatrix(value)) && arrays.every(([name]) => NAME.test(name));
}

/** Returns the arrays of a classifier of scikit-learn's in the order of Keras, or `undefined` if it is none. @param {any} found @returns {unknown[] | undefined} */
function scikitList(found) {
  const [weights, biases] = [found?.coefs_, found?.intercepts_];
  if (!Array.isArray(weights) || !Array.isArray(biases)) return undefined;
  return weights.flatMap((array, layer) => [array, biases[layer]]);
}

/** Returns the layers of an `MLP` as `JSON.stringify` and the crate write it, or `undefined` if it is none. @param {any} found @returns {FoundLayer[] | undefined} */
function ownLayers(found) {
  const isOwn =
    Array.isArray(found?.layers) && found.layers.every((/** @type {any} */ { neurons } = {}) => Array.isArray(neurons));
  if (!isOwn) return undefined;
  return found.layers.map((/** @type {{ neurons: any[] }} */ { neurons }, /** @type {number} */ layer) => ({
    weight: neurons.map((neuron) => neuron?.w),
    weightName: `layers[${layer}], w`,
    bias: neurons.map((neuron) => neuron?.b),
    biasName: `layers[${layer}], b`,
  }));
}

/**
 * Returns the layers of an object that lists them: their weights and their biases beside each other, as Nielsen's networks are
 * written, each layer with both, of which brain.js writes an empty one for the inputs, or the only one, as scikit-learn's
 * regressions have it. `undefined` if it is none.
 * @param {any} found
 * @returns {FoundLayer[] | undefined}
 */
function listedLayers(found) {
  const { weights, biases, layers, coef_: coefficients, intercept_: intercept } = Object(found);
  if (Array.isArray(weights) && Array.isArray(biases) && weights.every(isMatrix)) {
    return weights.map((weight, layer) => ({
      weight,
      weightName: `weights[${layer}]`,
      bias: biases[layer],
      biasName: `biases[${layer}]`,
    }));
  }
  if (
    Array.isArray(layers) &&
    layers.length > 1 &&
    Array.isArray(layers[0]?.weights) &&
    layers[0].weights.length === 0
  ) {
    return layers.slice(1).map((layer, at) => ({
      weight: layer?.weights,
      weightName: `layers[${at + 1}].weights`,
      bias: layer?.biases,
      biasName: `layers[${at + 1}].biases`,
    }));
  }
  if (coefficients === undefined || intercept === undefined) return undefined;
  const weight = isMatrix(coefficients) ? coefficients : [coefficients];
  return [{ weight, weightName: "coef_", bias: intercept, biasName: "intercept_" }];
}

/**
 * Returns the layers of a list of arrays: kernel, bias, kernel, bias, …, or the two of each layer in a list of their own.
 * @param {unknown[]} found
 * @returns {FoundLayer[]}
 */
function layersInList(found) {
  const isPaired = found.every((item) => Array.isArray(item) && (item.length === 0 || isMatrix(item[0])));
  const arrays = isPaired ? /** @type {unknown[][]} */ (found).flat() : found;
  if (arrays.length === 0) throw new Refused("There are no weights in it");
  return Array.from({ length: Math.ceil(arrays.length / 2) }, (_, layer) => ({
    weight: arrays[2 * layer],
    weightName: `array ${2 * layer + 1}`,
    bias: arrays[2 * layer + 1],
    biasName: `array ${2 * layer + 2}`,
  }));
}

/** Returns the layers of an object whose keys name the arrays, in their order. @param {unknown} found @returns {FoundLayer[]} */
function layersByName(found) {
  /** @type {Map<string, FoundLayer>} */
  const layers = new Map();
  for (const [name, value] of arraysIn(found, "")) {
    const [, path = "", kind, number = ""] = NAME.exec(name) ?? [];
    const layer = path + number;
    if (kind === undefined) {
      if (!Array.isArray(value)) continue;
      throw new Refused(`“${shortened(name)}” is neither the weights nor the biases of a fully connected layer`);
    }
    const known = layers.get(layer) ?? { weightName: "", biasName: "" };
    layers.set(layer, known);
    const isBias = /^b/i.test(kind);
    if (isBias) Object.assign(known, { bias: value, biasName: name });
    else Object.assign(known, { weight: value, weightName: name });
  }
  if (layers.size === 0) throw new Refused("There are no weights in it");
  for (const known of layers.values()) {
    const sibling = known.weightName || known.biasName;
    const named = (/** @type {string} */ word) =>
      sibling.replace(KIND, (_, kind, number) => `${kind.length === 1 ? word[0] : word}${number}`);
    known.weightName ||= named("weight");
    known.biasName ||= named("bias");
  }
  return inOrder([...layers]).map(([, layer]) => layer);
}

/** Returns the arrays in nested objects with their names, joined by dots. @param {unknown} found @param {string} path @returns {Generator<[name: string, value: unknown]>} */
function* arraysIn(found, path) {
  const { shape, data, vars } = Object(found);
  if (Array.isArray(shape) && Array.isArray(data)) {
    yield [path, shaped(data, shape)];
    return;
  }
  // Keras 3 counts the arrays of a layer.
  if (vars !== null && typeof vars === "object" && "0" in vars) {
    yield [`${path}.kernel`, vars[0]];
    yield [`${path}.bias`, vars[1]];
    return;
  }
  const isList = Array.isArray(found) && typeof found[0] === "object" && found[0] !== null && !Array.isArray(found[0]);
  if (typeof found !== "object" || found === null || (Array.isArray(found) && !isList)) {
    if (path !== "") yield [path, found];
    return;
  }
  for (const [key, value] of Object.entries(found)) {
    if (BESIDE.test(key)) continue;
    yield* arraysIn(value, path === "" ? key : `${path}.${key}`);
  }
}

/** Returns the rows of a matrix that is written as a list of numbers and a shape. @param {unknown[]} data @param {unknown[]} shape */
function shaped(data, shape) {
  const [rows, width] = shape.map(Number);
  if (shape.length !== 2 || rows * width !== data.length) return data;
  return Array.from({ length: rows }, (_, row) => data.slice(row * width, (row + 1) * width));
}

/**
 * Puts layers into the order of their numbers, as a file with sorted keys has "10" before "2". Layers that differ in more
 * than a number at the end stay in the order of the file.
 * @param {[name: string, layer: FoundLayer][]} layers
 */
function inOrder(layers) {
  const parts = layers.map(([name]) => /^(.*?)(\d+)$/.exec(name));
  if (parts.some((part) => part?.[1] !== parts[0]?.[1] || !part)) return layers;
  const number = (/** @type {string} */ name) => Number(/\d+$/.exec(name)?.[0]);
  return layers.sort(([a], [b]) => number(a) - number(b));
}

/** Returns a layer whose arrays hold nothing but numbers. @param {FoundLayer} layer @returns {Layer} */
function layerFrom({ weight, weightName, bias, biasName }) {
  if (weight === undefined) throw new Refused(`“${shortened(weightName)}” is missing`);
  if (bias === undefined) {
    throw new Refused(`“${shortened(biasName)}” is missing: each layer needs its biases, which may be zeros`);
  }
  if (!isMatrix(weight)) throw new Refused(`“${shortened(weightName)}” must be a list of rows of numbers`);
  const uneven = weight.findIndex((row) => row.length !== weight[0].length);
  if (uneven > 0) {
    throw new Refused(
      `“${shortened(weightName)}” has ${weight[0].length} numbers in row 1 and ${weight[uneven].length} in row ${uneven + 1}`,
    );
  }
  const listed = listOf(bias);
  if (!listed) throw new Refused(`“${shortened(biasName)}” must be a list of numbers`);
  const weights = weight.map((row, at) => numbersIn(row, `“${shortened(weightName)}”, row ${at + 1}`));
  return { weights, biases: numbersIn(listed, `“${shortened(biasName)}”`), name: weightName };
}

/** Returns biases as a list, which may be written as a row, as a column, or as a single number. @param {unknown} found */
function listOf(found) {
  if (typeof found === "number") return [found];
  if (!isMatrix(found)) return Array.isArray(found) ? found : undefined;
  return found.length === 1 ? found[0] : found.every(({ length }) => length === 1) ? found.flat() : undefined;
}

/** @param {unknown} found @returns {found is unknown[][]} */
function isMatrix(found) {
  return Array.isArray(found) && found.length > 0 && found.every((row) => Array.isArray(row) && row.length > 0);
}

/** @param {unknown[]} found @param {string} where @returns {number[]} */
function numbersIn(found, where) {
  const wrong = found.findIndex((number) => typeof number !== "number" || !Number.isFinite(number));
  if (wrong < 0) return /** @type {number[]} */ (found);
  const value = found[wrong];
  const what = Array.isArray(value) ? "a list" : typeof value === "string" ? `“${shortened(value)}”` : String(value);
  throw new Refused(`${where} has ${what} as number ${wrong + 1}, and a finite number is needed`);
}

/** Returns a layer with rows and columns swapped. @param {Layer} layer @returns {Layer} */
function turned({ weights, ...rest }) {
  return { weights: weights[0].map((_, column) => weights.map((row) => row[column])), ...rest };
}

/**
 * Says where the layers do not fit each other, the inputs or the outputs; "" if they do.
 * @param {Layer[]} layers with a row for each neuron
 * @param {Pick<Model, "width" | "features" | "outputs">} model
 */
function misfit(layers, { width, features, outputs }) {
  let given = inputCount({ width, features });
  let from = `the network has ${counted(given, "input")}${isWide({ width }) ? "" : ` (${features.join(", ")})`}`;
  for (const { weights, biases, name } of layers) {
    const [neurons, inputs] = [weights.length, weights[0].length];
    const short = shortened(name);
    if (inputs !== given) return `“${short}” is for ${counted(inputs, "input")}, and ${from}`;
    if (neurons !== biases.length) {
      return `“${short}” is for ${counted(neurons, "neuron")}, which have ${counted(biases.length, "bias", "biases")} in the file`;
    }
    from = `“${short}” has ${counted(neurons, "neuron")}`;
    given = neurons;
  }
  if (given === outputs) return "";
  return `The file ends with ${counted(given, "output")}, and the data here asks for ${outputs}`;
}

/** Throws a refusal if a network is deeper or wider than the lab trains. @param {Layer[]} layers with a row for each neuron */
function checkLimits(layers) {
  const hidden = layers.slice(0, -1);
  const [deepest, widest] = [LAYERS[1], NEURONS[1]];
  if (hidden.length > deepest) {
    throw new Refused(`The file has ${hidden.length} hidden layers, and the lab trains ${deepest} at most`);
  }
  const wide = hidden.find(({ weights }) => weights.length > widest);
  if (!wide) return;
  const neurons = counted(wide.weights.length, "neuron");
  throw new Refused(`“${shortened(wide.name)}” has ${neurons}, and a layer of the lab has ${widest} at most`);
}

/** @param {number} count @param {string} one @param {string} [many] */
function counted(count, one, many = `${one}s`) {
  return `${count} ${count === 1 ? one : many}`;
}

/** @param {string} name */
function shortened(name) {
  return name.length > 60 ? `${name.slice(0, 60)}…` : name;
}

/** Describes the sizes of a network, for example "2 → 16 → 1". @param {Pick<Model, "width" | "features" | "hidden" | "outputs">} model */
export function sizesText(model) {
  return sizesOf(model).join(" → ");
}
