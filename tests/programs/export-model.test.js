// An exported network gives the same scores when its program is run.
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { init, MLP, seed } from "../../www/micrograd.js";
import { logLines, logToCsv } from "../../www/train/export/log-files.js";
import { layersOf, modelFrom, modelToJson, parsedModel } from "../../www/train/export/model.js";
import { onnx } from "../../www/train/export/onnx.js";
import { python } from "../../www/train/export/python.js";
import { pytorch } from "../../www/train/export/pytorch.js";
import { parameterCount, sizesOf } from "../../www/train/settings/layer-sizes.js";
import { runPython } from "../common/python.js";

const POINTS = [
  [0, 0],
  [0.5, -1.25],
  [-2, 1.5],
  [1.75, 0.375],
];
const FEATURES = /** @type {const} */ (["x", "y", "x^2", "y^2", "xy", "sin x", "sin y"]);
const VALUES = {
  x: (x) => x,
  y: (_, y) => y,
  "x^2": (x) => x * x,
  "y^2": (_, y) => y * y,
  xy: (x, y) => x * y,
  "sin x": (x) => Math.sin(x),
  "sin y": (_, y) => Math.sin(y),
};

/** Of x, of y and of the number that is predicted: the mean and the deviation. */
const SCALE = [
  [0.5, 2],
  [-0.25, 0.5],
  [100, 30],
];

/** Networks of every activation, and their scores by the engine's own networks. */
const cases = [];
/** Networks of points of more than two features. */
const wide = [];

before(async () => {
  await init();
  const shapes = [
    { features: ["x", "y"], hidden: [16, 16], activation: "relu" },
    { features: [...FEATURES], hidden: [3, 5], activation: "tanh" },
    { features: ["sin y", "x"], hidden: [4], activation: "sigmoid" },
    { features: ["x", "xy"], hidden: [2, 2], activation: "linear" },
    { features: ["y"], hidden: [], activation: "relu" },
    { features: ["x", "y^2"], hidden: [3], activation: "tanh", scale: SCALE.slice(0, 2) },
    { features: ["x", "y"], hidden: [3], activation: "relu", scale: SCALE },
    { features: ["x", "y"], hidden: [3, 2], activation: "sin" },
    { features: ["x", "y"], hidden: [3, 2], activation: "softplus" },
    { features: ["x", "y"], hidden: [3, 2], activation: "leakyrelu" },
    { features: ["x", "y"], hidden: [3, 2], activation: "elu" },
    { features: ["x", "y"], hidden: [3, 2, 4, 2], activation: "relu", layerActivations: ["elu", "", "linear", "sin"] },
    { features: ["x", "y"], hidden: [3, 2, 2], activation: "tanh", layerActivations: ["", "relu", "softplus"] },
    { features: ["x", "y"], hidden: [4], activation: "relu", outputs: 3 },
  ];
  for (const { features, hidden, activation, layerActivations = [], scale = [], outputs = 1 } of shapes) {
    seed(7);
    const each = hidden.map((_, layer) => layerActivations[layer] || activation);
    const network = new MLP(features.length, [...hidden, outputs], { activation: each, biases: "uniform" });
    const parameters = network.parameters().map(({ data }) => data);
    const [seenX, seenY, [mean, deviation]] = [0, 1, 2].map((column) => scale[column] ?? [0, 1]);
    const scores = POINTS.map(([x, y]) => {
      const [across, up] = [(x - seenX[0]) / seenX[1], (y - seenY[0]) / seenY[1]];
      const found = [network.forward(features.map((name) => VALUES[name](across, up)))].flat();
      return found.map(({ data }) => data * deviation + mean);
    });
    cases.push({
      model: {
        width: 2,
        names: ["x", "y"],
        features,
        scale,
        hidden,
        activation,
        layerActivations,
        outputs,
        frozen: [0],
        parameters,
      },
      // A program checks itself where it gives one score.
      scores: outputs > 1 ? [] : POINTS.map((point, i) => [...point, scores[i][0]]),
      all: scores,
    });
  }
});

before(async () => {
  await init();
  const names = ["length", 'a "quoted" \\ name', "größe", "weight"];
  const points = [0, 1, 2].map((at) => [0.5 * at, 3 - at, at * at, -at]);
  const scale = [0, 1, 2, 3].map((at) => [at / 4, 1 + at]);
  for (const [outputs, scales] of [
    [1, []],
    [1, scale],
    [1, [...scale, [100, 30]]],
    [3, scale],
  ]) {
    seed(7);
    const network = new MLP(4, [5, outputs], { biases: "uniform" });
    const [mean, deviation] = scales[4] ?? [0, 1];
    const all = points.map((point) => {
      const seen = point.map((number, at) => (scales[at] ? (number + -scales[at][0]) * (1 / scales[at][1]) : number));
      return [network.forward(seen)].flat().map(({ data }) => data * deviation + mean);
    });
    const inputs = { width: 4, names, features: ["x", "y"], scale: scales };
    const parameters = network.parameters().map(({ data }) => data);
    const model = { ...inputs, hidden: [5], activation: "relu", layerActivations: [], outputs, frozen: [], parameters };
    wide.push({ model, points, all, scores: outputs > 1 ? [] : points.map((point, at) => [...point, all[at][0]]) });
  }
});

test("Python programs agree in CPython, with micrograd as it is published", () => {
  for (const { model, scores } of cases) {
    const expected = scores.length > 0 ? "all scores agree" : "";
    assert.equal(runPython(python(model, scores)).trim(), expected, JSON.stringify(model));
  }
  const { model: several, all } = cases.at(-1);
  const ask = `print([value.data for value in score(${POINTS[1].join(", ")})])`;
  const found = JSON.parse(runPython(`${python(several, [])}${ask}\n`));
  // Python sums in the same order; only the functions may round differently, and there is none in ReLU.
  assert.deepEqual(found, all[1]);
  const { model, scores } = cases[1];
  assert.throws(() => runPython(python(model, [[1, 1, scores[0][2] + 1e-6]])), /AssertionError/);
});

test("PyTorch programs are Python", () => {
  for (const { model, scores } of cases) {
    runPython("import ast, sys; ast.parse(sys.stdin.read())", pytorch(model, scores));
  }
});

test("onnxruntime gives the same scores", () => {
  const program = `
import json, sys, numpy, onnxruntime
found = []
for model in json.loads(sys.stdin.read()):
    session = onnxruntime.InferenceSession(bytes(model))
    found.append(session.run(["score"], {"points": numpy.array(${JSON.stringify(POINTS)})})[0].tolist())
print(json.dumps(found))`;
  const found = JSON.parse(runPython(program, JSON.stringify(cases.map(({ model }) => Array.from(onnx(model))))));
  for (const [index, { all }] of cases.entries()) {
    for (const [point, scores] of all.entries()) {
      assert.equal(found[index][point].length, scores.length);
      for (const [output, score] of scores.entries()) {
        // It multiplies matrices, in an order of its own, and its functions may round differently.
        const error = Math.abs(found[index][point][output] - score);
        assert.ok(error < 1e-12 * Math.max(1, Math.abs(score)), `${found[index][point]} for ${score}`);
      }
    }
  }
});

test("a network of more than two features gives the same scores of whole points everywhere", () => {
  for (const { model, scores, all, points } of wide) {
    const expected = scores.length > 0 ? "all scores agree" : "";
    assert.equal(runPython(python(model, scores)).trim(), expected);
    const ask = `print(features, [[one.data for one in (found if isinstance(found, list) else [found])] for found in map(score, ${JSON.stringify(points)})])`;
    const found = runPython(`${python(model, [])}${ask}\n`);
    for (const name of model.names) assert.ok(found.includes(name.slice(0, 5)), `${name} is not in ${found}`);
    const ofPython = JSON.parse(found.slice(found.indexOf("] [[") + 2));
    runPython("import ast, sys; ast.parse(sys.stdin.read())", pytorch(model, scores));
    const program = `
import json, sys, numpy, onnxruntime
session = onnxruntime.InferenceSession(bytes(json.loads(sys.stdin.read())))
print(json.dumps(session.run(["score"], {"points": numpy.array(${JSON.stringify(points)})})[0].tolist()))`;
    const ofOnnx = JSON.parse(runPython(program, JSON.stringify(Array.from(onnx(model)))));
    for (const [point, numbers] of all.entries()) {
      // ReLU rounds nothing, and Python computes in the same order.
      assert.deepEqual(ofPython[point], numbers);
      for (const [output, number] of numbers.entries()) {
        // It multiplies matrices, in an order of its own.
        assert.ok(Math.abs(ofOnnx[point][output] - number) < 1e-12 * Math.max(1, Math.abs(number)));
      }
    }
  }
});

test("layers lie as micrograd's parameters do", () => {
  const model = { width: 2, features: ["x", "y"], hidden: [2], outputs: 1, parameters: [1, 2, 3, 4, 5, 6, 7, 8, 9] };
  assert.equal(parameterCount(sizesOf(model)), 9);
  assert.deepEqual(layersOf(model), [
    {
      weights: [
        [1, 2],
        [4, 5],
      ],
      biases: [3, 6],
    },
    { weights: [[7, 8]], biases: [9] },
  ]);
});

test("a model survives as JSON, bit for bit", () => {
  for (const { model } of [...cases, ...wide]) {
    const { names, ...network } = model;
    const { found } = parsedModel(modelToJson(model));
    assert.deepEqual(modelFrom(found), network);
    assert.deepEqual(found.names, names);
    if (model.width > 2) continue;
    // Older files do not say how many features points have.
    const { width, ...older } = found;
    assert.equal(modelFrom(older).width, width);
  }
});

test("what is wrong with a model is named", () => {
  const { model } = cases[0];
  const changed = (change) => modelToJson({ ...model, ...change });
  const wrong = [
    ["{", /not JSON/],
    ["[1, 2]", /not a model/],
    ["null", /not a model/],
    [changed({ features: ["x", "z"] }), /"features"\[1\] must be one of x, y, x\^2/],
    [changed({ features: ["x", "x"] }), /"features" must not have "x" twice/],
    [changed({ hidden: [65] }), /"hidden"\[0\] must be a whole number from 1 to 64, got number 65/],
    [changed({ activation: "softmax" }), /"activation" must be one of tanh, relu/],
    [changed({ parameters: [1, 2] }), /"parameters" must have 337 numbers, and has 2/],
    [changed({ parameters: [...model.parameters.slice(1), "7"] }), /at place 336/],
    [changed({ parameters: [NaN, ...model.parameters.slice(1)] }), /at place 0/],
  ];
  for (const [text, message] of wrong) assert.throws(() => modelFrom(parsedModel(text).found), { message });
});

const LOG = {
  steps: Float64Array.of(0, 1),
  losses: Float64Array.of(0.8958441028683222, 1e-7),
  accuracies: Float64Array.of(0.5, 0.81),
  testLosses: Float64Array.of(NaN, NaN),
  testAccuracies: Float64Array.of(NaN, NaN),
};

test("a log reads as the tutorial prints it", () => {
  assert.deepEqual(logLines(LOG), [
    "step 0 loss 0.8958441028683222, accuracy 50.0%",
    "step 1 loss 1e-07, accuracy 81.0%",
  ]);
});

test("a log as CSV has the test's columns when there are test points", () => {
  assert.equal(logToCsv(LOG), "step,loss,accuracy\n0,0.8958441028683222,0.5\n1,1e-7,0.81\n");
  const tested = { ...LOG, testLosses: Float64Array.of(2, 3), testAccuracies: Float64Array.of(0.25, 1) };
  assert.match(logToCsv(tested), /^step,loss,accuracy,test loss,test accuracy\n0,0\.89\d+,0\.5,2,0\.25\n/);
});
