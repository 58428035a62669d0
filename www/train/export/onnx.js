// Writes a trained network as ONNX: its input is points in rows of x and y, or of all features, its output scores, all in double precision.
// The field numbers are those of onnx.proto3, IR version 8.
import { PbfWriter } from "pbf";
import { activationOf } from "../../engine/operations.js";
import { activationsOf } from "../settings/layer-sizes.js";
import { isWide } from "../settings/width.js";
import { layersOf, targetScale } from "./model.js";

/** @import { Feature } from "../settings/types.js" */
/** @import { Model } from "./model.js" */

const DOUBLE = 11;
const INT64 = 7;
const INT_ATTRIBUTE = 2;
const OPSET = 15;

/** The operator that computes each feature from the columns `x` and `y`. @type {Record<Feature, [operator: string, ...inputs: string[]]>} */
const FEATURES = {
  x: ["Identity", "x"],
  y: ["Identity", "y"],
  "x^2": ["Mul", "x", "x"],
  "y^2": ["Mul", "y", "y"],
  xy: ["Mul", "x", "y"],
  "sin x": ["Sin", "x"],
  "sin y": ["Sin", "y"],
};

/**
 * @typedef {{ operator: string, inputs: string[], output: string, attributes?: Record<string, number> }} Node
 * @typedef {{ name: string, type: number, shape: number[], numbers: number[] }} Tensor
 */

/**
 * @param {Model} model
 * @returns {Uint8Array<ArrayBuffer>}
 */
export function onnx(model) {
  const graph = graphOf(model);
  const writer = new PbfWriter();
  writer.writeVarintField(1, 8); // ir_version
  writer.writeStringField(2, "micrograd playground"); // producer_name
  writer.writeMessage(7, writeGraph, graph);
  writer.writeMessage(8, (_, opset) => opset.writeVarintField(2, OPSET), undefined);
  return new Uint8Array(writer.finish());
}

/** @param {Model} model */
function graphOf(model) {
  /** @type {Node[]} */
  const nodes = [];
  /** @type {Tensor[]} */
  const tensors = [];
  /** Appends a node that combines its input with constants, one or one for each column, for example by Add or Mul. @param {string} operator @param {string} input @param {number[]} numbers @param {string} output */
  const withNumbers = (operator, input, numbers, output) => {
    tensors.push({ name: `${output} number`, type: DOUBLE, shape: [numbers.length], numbers });
    nodes.push({ operator, inputs: [input, `${output} number`], output });
    return output;
  };
  /** @param {string} operator @param {string} input @param {number} number @param {string} output */
  const withNumber = (operator, input, number, output) => withNumbers(operator, input, [number], output);
  const target = targetScale(model);
  /** Appends the nodes that standardise columns, if the network was trained so. @param {string} name @param {Model["scale"]} scale */
  const seen = (name, scale) => {
    if (scale.length === 0) return name;
    const means = scale.map(([mean]) => -mean);
    const deviations = scale.map(([, deviation]) => 1 / deviation);
    return withNumbers("Mul", withNumbers("Add", name, means, `centred ${name}`), deviations, `scaled ${name}`);
  };
  if (isWide(model)) {
    const inputs = [seen("points", model.scale.slice(0, model.width))];
    nodes.push({ operator: "Identity", inputs, output: "layer 0" });
  } else {
    for (const [column, name] of ["x", "y"].entries()) {
      tensors.push({ name: `column ${name}`, type: INT64, shape: [1], numbers: [column] });
      nodes.push({ operator: "Gather", inputs: ["points", `column ${name}`], output: name, attributes: { axis: 1 } });
    }
    /** @type {Record<string, string>} */
    const columns = { x: seen("x", model.scale.slice(0, 1)), y: seen("y", model.scale.slice(1, 2)) };
    const features = model.features.map((feature) => `feature ${feature}`);
    for (const [index, feature] of model.features.entries()) {
      const [operator, ...names] = FEATURES[feature];
      const inputs = names.map((name) => columns[name]);
      nodes.push({ operator, inputs, output: features[index] });
    }
    nodes.push({ operator: "Concat", inputs: features, output: "layer 0", attributes: { axis: 1 } });
  }
  const [layers, activations] = [layersOf(model), activationsOf(model)];
  for (const [layer, { weights, biases }] of layers.entries()) {
    const last = layer === layers.length - 1;
    const end = target ? "scaled score" : "score";
    const [weight, bias, sum] = [`weights ${layer}`, `biases ${layer}`, last ? end : `sums ${layer}`];
    tensors.push(
      { name: weight, type: DOUBLE, shape: [weights.length, weights[0].length], numbers: weights.flat() },
      { name: bias, type: DOUBLE, shape: [biases.length], numbers: biases },
    );
    nodes.push({ operator: "Gemm", inputs: [`layer ${layer}`, weight, bias], output: sum, attributes: { transB: 1 } });
    if (last) continue;
    /** Appends a node of this layer, and returns the name of its output. @param {string} operator @param {string[]} inputs */
    const node = (operator, ...inputs) => {
      const output = `${operator} ${layer}`;
      nodes.push({ operator, inputs, output });
      return output;
    };
    /** @param {string} operator @param {string} input @param {number} number */
    const numbered = (operator, input, number) => withNumber(operator, input, number, `${operator} ${layer}`);
    const activated = activate(activationOf(activations[layer])?.name, sum, node, numbered);
    nodes.push({ operator: "Identity", inputs: [activated], output: `layer ${layer + 1}` });
  }
  if (target) withNumber("Add", withNumber("Mul", "scaled score", target[1], "spread score"), target[0], "score");
  return { nodes, tensors, width: model.width, outputs: model.outputs };
}

/**
 * Appends the operators of an activation, and returns the name of their output. Most have the name of the operation in the
 * engine's table. Those that onnxruntime has for single precision only are composed of others.
 * @param {string | undefined} name of the operation, if there is one
 * @param {string} sum the input
 * @param {(operator: string, ...inputs: string[]) => string} node
 * @param {(operator: string, input: string, number: number) => string} numbered
 */
function activate(name, sum, node, numbered) {
  switch (name) {
    case undefined:
      return sum;
    case "Softplus": {
      // max(x, 0) + log(1 + e ** -|x|)
      const power = node("Exp", node("Neg", node("Abs", sum)));
      return node("Sum", node("Relu", sum), node("Log", numbered("Add", power, 1)));
    }
    case "LeakyRelu":
      return node("Max", sum, numbered("Mul", sum, 0.01));
    case "Elu":
      // max(x, 0) + (e ** min(x, 0) - 1)
      return node("Sum", node("Relu", sum), numbered("Add", node("Exp", numbered("Min", sum, 0)), -1));
    default:
      return node(name, sum);
  }
}

/** @param {{ nodes: Node[], tensors: Tensor[], width: number, outputs: number }} graph @param {PbfWriter} writer */
function writeGraph({ nodes, tensors, width, outputs }, writer) {
  for (const node of nodes) writer.writeMessage(1, writeNode, node);
  writer.writeStringField(2, "network");
  for (const tensor of tensors) writer.writeMessage(5, writeTensor, tensor);
  writer.writeMessage(11, writeValue, { name: "points", columns: width });
  writer.writeMessage(12, writeValue, { name: "score", columns: outputs });
}

/** @param {Node} node @param {PbfWriter} writer */
function writeNode({ operator, inputs, output, attributes = {} }, writer) {
  for (const input of inputs) writer.writeStringField(1, input);
  writer.writeStringField(2, output);
  writer.writeStringField(3, output); // name
  writer.writeStringField(4, operator);
  for (const attribute of Object.entries(attributes)) writer.writeMessage(5, writeAttribute, attribute);
}

/** @param {[name: string, value: number]} attribute @param {PbfWriter} writer */
function writeAttribute([name, value], writer) {
  writer.writeStringField(1, name);
  writer.writeVarintField(3, value); // i
  writer.writeVarintField(20, INT_ATTRIBUTE);
}

/** @param {Tensor} tensor @param {PbfWriter} writer */
function writeTensor({ name, type, shape, numbers }, writer) {
  for (const size of shape) writer.writeVarintField(1, size);
  writer.writeVarintField(2, type);
  writer.writeStringField(8, name);
  const bytes = new DataView(new ArrayBuffer(8 * numbers.length));
  for (const [index, number] of numbers.entries()) {
    if (type === INT64) bytes.setBigInt64(8 * index, BigInt(number), true);
    else bytes.setFloat64(8 * index, number, true);
  }
  writer.writeBytesField(9, new Uint8Array(bytes.buffer)); // raw_data
}

/** Writes the type of a matrix with any number of rows. @param {{ name: string, columns: number }} value @param {PbfWriter} writer */
function writeValue({ name, columns }, writer) {
  writer.writeStringField(1, name);
  writer.writeMessage(2, writeType, columns);
}

/** @param {number} columns @param {PbfWriter} writer */
function writeType(columns, writer) {
  writer.writeMessage(1, writeTensorType, columns);
}

/** @param {number} columns @param {PbfWriter} writer */
function writeTensorType(columns, writer) {
  writer.writeVarintField(1, DOUBLE);
  writer.writeMessage(2, writeShape, columns);
}

/** @param {number} columns @param {PbfWriter} writer */
function writeShape(columns, writer) {
  writer.writeMessage(1, (rows, dimension) => dimension.writeStringField(2, rows), "rows");
  writer.writeMessage(1, (size, dimension) => dimension.writeVarintField(1, size), columns);
}
