// Writes a trained network as a Python program that uses micrograd.
import { activationOf } from "../../engine/operations.js";
import { pythonNumber } from "../../ui/numbers.js";
import { pythonFunctionName, pythonFunctions } from "../../ui/python-function.js";
import { activationsOf } from "../settings/layer-sizes.js";
import { inputCount, isWide } from "../settings/width.js";
import { FEATURES } from "./features.js";
import { targetScale } from "./model.js";

/** @import { Operation } from "../../engine/operations.js" */
/** @import { Model } from "./model.js" */

/** Points and the network's scores of them: the features of each, and then the score. @typedef {number[][]} Scores */

/**
 * @param {Model} model
 * @param {Scores} scores what the program checks itself against
 */
export function python(model, scores) {
  const { hidden, outputs, parameters } = model;
  const operations = activationsOf(model).map(activationOf);
  // Micrograd's own neurons do not have these activations, so that the program brings its own.
  const lacking = [...new Set(operations.flatMap((one) => (one && !one.micrograd ? one : [])))];
  const lines = [
    "# A network of the micrograd playground. It needs micrograd: pip install micrograd",
    "import math",
    "",
    ...(lacking.length > 0
      ? ["from micrograd.engine import Value", "from micrograd.nn import MLP, Neuron"]
      : ["from micrograd.nn import MLP"]),
    "",
    ...activated(lacking),
    `model = MLP(${inputCount(model)}, [${[...hidden, outputs].join(", ")}])`,
  ];
  for (const [layer, operation] of operations.entries()) {
    if (operation?.micrograd) continue;
    const change = operation ? `__class__ = ${operation.activation}Neuron` : "nonlin = False";
    lines.push(`for neuron in model.layers[${layer}].neurons:`, `    neuron.${change}`);
  }
  lines.push("parameters = [", ...Array.from(parameters, (number) => `    ${pythonNumber(number)},`), "]");
  lines.push(
    "for parameter, number in zip(model.parameters(), parameters):",
    "    parameter.data = number",
    "",
    "",
    ...(isWide(model) ? scoreOfAll(model) : scoreOfPair(model)),
    "",
    "",
    ...checks(isWide(model) ? "score(point).data" : "score(x, y).data", scores, model),
  );
  return `${lines.join("\n")}\n`;
}

/** Returns the function that scores a point of two features. @param {Model} model */
function scoreOfPair(model) {
  const inputs = model.features.map((feature) => FEATURES[feature].python);
  return [
    "def score(x, y):",
    `    """${meaning(model)}; \`.data\` is the number."""`,
    ...scaling(model.scale),
    `    return ${unscaled(`model([${inputs.join(", ")}])`, targetScale(model))}`,
  ];
}

/** Returns the function that scores a point of more features. @param {Model} model */
function scoreOfAll(model) {
  const pairs = model.scale.slice(0, model.width);
  const scale = pairs.map(([mean, deviation]) => `    (${pythonNumber(-mean)}, ${pythonNumber(1 / deviation)}),`);
  return [
    ...featureList(model),
    ...(scale.length > 0 ? ["# Each feature is shifted, and then multiplied.", "scale = [", ...scale, "]"] : []),
    "",
    "",
    "def score(point):",
    `    """${meaning(model)}; \`.data\` is the number."""`,
    ...(scale.length > 0
      ? ["    point = [(number + shift) * factor for number, (shift, factor) in zip(point, scale)]"]
      : []),
    `    return ${unscaled("model(point)", targetScale(model))}`,
  ];
}

/** Returns the lines that name the features. @param {Pick<Model, "names">} model */
export function featureList({ names }) {
  // A text in JSON is one in Python too.
  return [
    "# A point is a list of these numbers.",
    "features = [",
    ...names.map((name) => `    ${JSON.stringify(name)},`),
    "]",
  ];
}

/** Returns a sentence on what the scores mean. @param {Pick<Model, "outputs" | "width" | "scale">} model */
export function meaning(model) {
  if (model.outputs > 1) return "A score for each class; the largest wins";
  return targetScale(model) ? "The number that is predicted" : "Above 0 for the class +1, below 0 for the class -1";
}

/** Returns the lines that standardise x and y as the network was trained. @param {Model["scale"]} scale */
export function scaling([x, y]) {
  const line = (/** @type {string} */ name, /** @type {[number, number]} */ [mean, deviation]) =>
    `    ${name} = (${name} + ${pythonNumber(-mean)}) * ${pythonNumber(1 / deviation)}`;
  return [...(x ? [line("x", x)] : []), ...(y ? [line("y", y)] : [])];
}

/** Returns the expression of a score in the units of the data. @param {string} score @param {Model["scale"][number] | undefined} target */
export function unscaled(score, target) {
  return target ? `${score} * ${pythonNumber(target[1])} + ${pythonNumber(target[0])}` : score;
}

/** Returns the lines of functions and neurons of these activations. @param {Operation[]} operations */
function activated(operations) {
  if (operations.length === 0) return [];
  const classes = operations.flatMap((operation) => [
    "",
    "",
    `class ${operation.activation}Neuron(Neuron):`,
    "    def __call__(self, x):",
    `        return ${pythonFunctionName(operation)}(sum((wi * xi for wi, xi in zip(self.w, x)), self.b))`,
  ]);
  return [...pythonFunctions(operations).slice(1), ...classes, "", ""];
}

/**
 * @param {string} call
 * @param {Scores} scores
 * @param {Pick<Model, "width">} model
 */
export function checks(call, scores, model) {
  if (scores.length === 0) return [];
  const [each, name] = isWide(model) ? ["*point", "{point}"] : ["x, y", "({x}, {y})"];
  return [
    "# Functions may round differently here than in the playground.",
    `for ${each}, expected in [`,
    ...scores.map((row) => `    (${row.map(pythonNumber).join(", ")}),`),
    "]:",
    `    found = ${call}`,
    `    assert math.isclose(found, expected, rel_tol=1e-9, abs_tol=1e-9), f'${name}: {found}, expected {expected}'`,
    'print("all scores agree")',
  ];
}
