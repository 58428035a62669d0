// Writes a trained network as a Python program that uses micrograd.
import { activationOf } from "../../engine/operations.js";
import { pythonNumber } from "../../ui/numbers.js";
import { pythonFunctionName, pythonFunctions } from "../../ui/python-function.js";
import { activationsOf } from "../settings/layer-sizes.js";
import { FEATURES } from "./features.js";

/** @import { Operation } from "../../engine/operations.js" */
/** @import { Model } from "./model.js" */

/** Positions on the plane and the network's scores there: x, y, score. @typedef {[number, number, number][]} Scores */

/**
 * @param {Model} model
 * @param {Scores} scores what the program checks itself against
 */
export function python(model, scores) {
  const { features, scale, hidden, outputs, parameters } = model;
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
    `model = MLP(${features.length}, [${[...hidden, outputs].join(", ")}])`,
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
    "def score(x, y):",
    `    """${meaning({ outputs, scale })}; \`.data\` is the number."""`,
    ...scaling(scale),
    `    return ${unscaled(`model([${features.map((feature) => FEATURES[feature].python).join(", ")}])`, scale)}`,
    "",
    "",
    ...checks("score(x, y).data", scores),
  );
  return `${lines.join("\n")}\n`;
}

/** Returns a sentence on what the scores mean. @param {Pick<Model, "outputs" | "scale">} model */
export function meaning({ outputs, scale }) {
  if (outputs > 1) return "A score for each class; the largest wins";
  return scale[2] ? "The number that is predicted" : "Above 0 for the class +1, below 0 for the class -1";
}

/** Returns the lines that standardise x and y as the network was trained. @param {Model["scale"]} scale */
export function scaling([x, y]) {
  const line = (/** @type {string} */ name, /** @type {[number, number]} */ [mean, deviation]) =>
    `    ${name} = (${name} + ${pythonNumber(-mean)}) * ${pythonNumber(1 / deviation)}`;
  return [...(x ? [line("x", x)] : []), ...(y ? [line("y", y)] : [])];
}

/** Returns the expression of a score in the units of the data. @param {string} score @param {Model["scale"]} scale */
export function unscaled(score, [, , target]) {
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
 */
export function checks(call, scores) {
  if (scores.length === 0) return [];
  return [
    "# Functions may round differently here than in the playground.",
    "for x, y, expected in [",
    ...scores.map((row) => `    (${row.map(pythonNumber).join(", ")}),`),
    "]:",
    `    found = ${call}`,
    "    assert math.isclose(found, expected, rel_tol=1e-9, abs_tol=1e-9), f'({x}, {y}): {found}, expected {expected}'",
    'print("all scores agree")',
  ];
}
