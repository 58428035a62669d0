// A trained network as a Python program on micrograd.
import { activationOf } from "../../engine/operations.js";
import { pythonNumber } from "../../ui/numbers.js";
import { pythonFunctionName, pythonFunctions } from "../../ui/python-function.js";
import { FEATURES } from "./features.js";

/** @import { Operation } from "../../engine/operations.js" */
/** @import { Model } from "./model.js" */

/** Some places of the plane and the network's score there: x, y, score. @typedef {[number, number, number][]} Scores */

/**
 * @param {Model} model
 * @param {Scores} scores what the program checks itself against
 */
export function python({ features, hidden, activation, parameters }, scores) {
  const operation = activationOf(activation);
  // What micrograd's own neurons cannot do.
  const special = operation && !operation.micrograd ? operation : undefined;
  const lines = [
    "# A network of the micrograd playground. It needs micrograd: pip install micrograd",
    "import math",
    "",
    ...(special
      ? ["from micrograd.engine import Value", "from micrograd.nn import MLP, Neuron"]
      : ["from micrograd.nn import MLP"]),
    "",
    ...(special ? activated(special) : []),
    `model = MLP(${features.length}, [${[...hidden, 1].join(", ")}])`,
  ];
  if (special) {
    lines.push(
      "for layer in model.layers[:-1]:",
      "    for neuron in layer.neurons:",
      "        neuron.__class__ = ActivatedNeuron",
    );
  } else if (!operation) {
    lines.push("for layer in model.layers:", "    for neuron in layer.neurons:", "        neuron.nonlin = False");
  }
  lines.push("parameters = [", ...Array.from(parameters, (number) => `    ${pythonNumber(number)},`), "]");
  lines.push(
    "for parameter, number in zip(model.parameters(), parameters):",
    "    parameter.data = number",
    "",
    "",
    "def score(x, y):",
    '    """Above 0 for the class +1, below 0 for the class -1; `.data` is the number."""',
    `    return model([${features.map((feature) => FEATURES[feature].python).join(", ")}])`,
    "",
    "",
    ...checks("score(x, y).data", scores),
  );
  return `${lines.join("\n")}\n`;
}

/** @param {Operation} operation */
function activated(operation) {
  return [
    ...pythonFunctions([operation]).slice(1),
    "",
    "",
    "class ActivatedNeuron(Neuron):",
    "    def __call__(self, x):",
    `        return ${pythonFunctionName(operation)}(sum((wi * xi for wi, xi in zip(self.w, x)), self.b))`,
    "",
    "",
  ];
}

/**
 * @param {string} call
 * @param {Scores} scores
 */
export function checks(call, scores) {
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
