// The graphs behind the tutorial's training demo: that of one point's part of the loss, and that of all; and what each point does to a
// weight.
import { MLP } from "../engine/nn.js";
import { scope } from "../engine/scope.js";
import { Value } from "../engine/value.js";
import { recordedBy } from "../graph/editor/first-graph.js";
import { ALPHA, moons } from "./moons.js";

/** @import { Computation } from "../graph/computation/computation.js" */
/** @import { Recording } from "../engine/recording.js" */

/** The inputs, and the neurons of each layer. */
const SIZES = [2, 16, 16, 1];
/** The number of the network's parameters, which come first in its graphs. */
const PARAMETERS = 337;

/** Adds values as Python's `sum` does, beginning with 0. @param {Value[]} values */
const sum = (values) => values.reduce((total, value) => total.add(value), new Value(0));

/** Returns a point's part of the max-margin loss. @param {MLP} model @param {readonly number[]} point @param {number} target */
function lossOf(model, point, target) {
  const score = /** @type {Value} */ (model.forward(point.map((coordinate) => new Value(coordinate))));
  return score.mul(-target).add(1).relu();
}

/** Returns the loss of all points with its regularisation. @param {MLP} model */
function wholeLoss(model) {
  const { x, y } = moons();
  const data = sum(x.map((point, index) => lossOf(model, point, y[index]))).mul(1 / y.length);
  return data.add(sum(model.parameters().map((p) => p.mul(p))).mul(ALPHA));
}

/**
 * Records a point's part of the loss of a network.
 * @param {string} model as JSON
 * @param {readonly number[]} point
 * @param {number} target 1 or -1
 * @returns {Recording}
 */
export function pointRecording(model, point, target) {
  return recordedBy(() => Object.assign(lossOf(MLP.from(model), point, target), { label: "loss" }));
}

/** Records the loss of all points: 65,818 values. @param {string} model as JSON @returns {Recording} */
export function wholeRecording(model) {
  return recordedBy(() => Object.assign(wholeLoss(MLP.from(model)), { label: "loss" }));
}

/** Returns the name of a parameter in the code, such as "layers[0].neurons[3].w[1]". @param {number} parameter */
export function parameterName(parameter) {
  let rest = parameter;
  for (let layer = 0; layer + 1 < SIZES.length; layer++) {
    const each = SIZES[layer] + 1;
    if (rest < each * SIZES[layer + 1]) {
      const [neuron, input] = [Math.floor(rest / each), rest % each];
      return `layers[${layer}].neurons[${neuron}].${input === SIZES[layer] ? "b" : `w[${input}]`}`;
    }
    rest -= each * SIZES[layer + 1];
  }
  throw new Error(`there is no parameter ${parameter}`);
}

/**
 * Returns the parameter with the largest gradient, and a way to it from the result, on which each value has the largest gradient of those
 * that lead there.
 * @param {Computation} computation of `pointRecording`, after `backward`
 * @returns {{ parameter: number, path: number[] }} places
 */
export function largestGradient(computation) {
  const size = (/** @type {number} */ place) => Math.abs(computation.grad[place]);
  const parameter = Array.from({ length: PARAMETERS }, (_, place) => place).reduce((best, other) =>
    size(other) > size(best) ? other : best,
  );
  const leads = new Set([parameter]);
  for (let place = parameter + 1; place < computation.length; place++) {
    if (computation.operands(place).some((operand) => leads.has(operand))) leads.add(place);
  }
  const path = [computation.root];
  for (let place = computation.root; place !== parameter; path.push(place)) {
    place = computation
      .operands(place)
      .filter((operand) => leads.has(operand))
      .reduce((best, other) => (size(other) > size(best) ? other : best));
  }
  return { parameter, path };
}

/**
 * What the points do to a parameter in the first step, with a rate of 1.
 * @typedef {object} Pulls
 * @property {string} name of the parameter
 * @property {number} before its number before the step
 * @property {number[]} each how far each point alone would move it
 * @property {number} mean of these, as the loss is the mean of the points' losses
 * @property {number} decay how far the regularisation moves it
 * @property {number} update how far the step moves it: the two together
 */

/**
 * @param {string} model as JSON
 * @param {number} parameter
 * @returns {Pulls}
 */
export function pullsAt(model, parameter) {
  const { x, y } = moons();
  const gradient = (/** @type {(model: MLP) => Value} */ loss) =>
    scope(() => {
      const network = MLP.from(model);
      loss(network).backward();
      return network.parameters()[parameter].grad;
    });
  const before = scope(() => MLP.from(model).parameters()[parameter].data);
  const each = x.map((point, index) => -gradient((network) => lossOf(network, point, y[index])));
  return {
    name: parameterName(parameter),
    before,
    each,
    mean: each.reduce((total, pull) => total + pull, 0) / each.length,
    decay: -2 * ALPHA * before,
    update: -gradient(wholeLoss),
  };
}
