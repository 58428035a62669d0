// Weights that other tools have written give the scores that CPython computes from them, and ours give theirs in CPython.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { before, test } from "node:test";
import { init, MLP } from "../../www/micrograd.js";
import { parsedModel } from "../../www/train/export/model.js";
import { networkFromWeights, stateDict, WANTED } from "../../www/train/export/state-dict.js";
import { complete } from "../../www/train/settings/settings.js";
import { Lab } from "../../www/train/worker/lab.js";
import { runPython } from "../common/python.js";

const MODEL = { features: ["x", "y"], outputs: 1 };
/** Three points of three classes, which ask for three outputs. */
const CLASSES = { kind: "own", points: [[0, 0, 0], [1, 0, 1], [0, 1, 2]], classes: ["a", "b", "c"] }; // biome-ignore format: one line

before(() => init());

/** Returns the lab's scores of points with these weights, a list for each point. */
function scoresOf({ hidden, parameters }, points, data = {}) {
  const lab = new Lab();
  const settings = complete({ data, model: { hidden, activation: "relu" } });
  lab.handle({ type: "start", settings, from: { runs: [{ parameters: Float64Array.from(parameters) }] } });
  const outputs = lab.sessions[0].run.compiled.scoresAt(Float64Array.from(points.flat()));
  return points.map((_, at) => outputs.map((scores) => scores[at]));
}

test("scores are those that CPython computes, to the last bit", async () => {
  const script = await readFile(new URL("../reference/state_dict.py", import.meta.url), "utf8");
  const own = { ...MODEL, hidden: [3, 2], activation: "relu", layerActivations: [], scale: [] };
  const parameters = Array.from({ length: 20 }, (_, at) => Math.sin(7 * at) * 1.7);
  const points = Array.from({ length: 20 }, (_, at) => [Math.cos(3 * at) * 2, Math.sin(5 * at)]);
  const input = `{"state": ${stateDict({ ...own, parameters })}, "points": ${JSON.stringify(points)}}`;
  const found = JSON.parse(runPython(script, input));
  assert.deepEqual(scoresOf({ hidden: own.hidden, parameters }, points), found.scores);
  for (const { kind, file, scores } of found.cases) {
    const isSeveral = scores[0].length > 1;
    const network = networkFromWeights(parsedModel(file).found, { ...MODEL, outputs: scores[0].length });
    assert.deepEqual(scoresOf(network, found.points, isSeveral ? CLASSES : {}), scores, kind);
  }
});

test("our own weights come back, and are named as PyTorch names them", () => {
  const parameters = [1, 2, 3, 4, 5, 6, 7, 8, 9.5, 10, 11];
  const hidden = [2, 1];
  for (const [layerActivations, names] of [
    [[], ["0.weight", "0.bias", "2.weight", "2.bias", "4.weight", "4.bias"]],
    [["linear"], ["0.weight", "0.bias", "1.weight", "1.bias", "3.weight", "3.bias"]],
  ]) {
    const model = { ...MODEL, hidden, activation: "relu", layerActivations, scale: [], parameters };
    const { found } = parsedModel(stateDict(model));
    assert.deepEqual(Object.keys(found), names);
    assert.deepEqual(networkFromWeights(found, MODEL), { hidden, parameters });
  }
});

test("the names decide where shapes fit both ways", () => {
  const model = { features: ["x", "y", "xy"], outputs: 3 };
  const [array, bias] = [[[1, 2, 3], [4, 5, 6], [7, 8, 9]], [-1, -2, -3]]; // biome-ignore format: one line
  const [byRows, byColumns] = [[1, 2, 3, -1, 4, 5, 6, -2, 7, 8, 9, -3], [1, 4, 7, -1, 2, 5, 8, -2, 3, 6, 9, -3]]; // biome-ignore format: one line
  const read = (found) => networkFromWeights(found, model).parameters;
  assert.deepEqual(read({ weight: array, bias }), byRows);
  assert.deepEqual(read({ "fc.weight": array, "fc.bias": bias }), byRows);
  assert.deepEqual(read({ dense: { kernel: array, bias } }), byColumns);
  assert.deepEqual(read({ "dense/kernel:0": array, "dense/bias:0": bias }), byColumns);
  assert.deepEqual(read([array, bias]), byColumns);
});

test("weights are found in checkpoints, and where other programs have them", () => {
  const rows = { "0.weight": [[1, 2], [3, 4], [5, 6]], "0.bias": [7, 8, 9], "2.weight": [[-1, -2, -3]], "2.bias": [-4] }; // biome-ignore format: one line
  const columns = [[[1, 3, 5], [2, 4, 6]], [7, 8, 9], [[-1], [-2], [-3]], [-4]]; // biome-ignore format: one line
  const network = { hidden: [3], parameters: [1, 2, 7, 3, 4, 8, 5, 6, 9, -1, -2, -3, -4] };
  const optimizer = { state: { 0: { exp_avg: [[1, 2]] } }, param_groups: [{ params: [0, 1] }] };
  for (const found of [
    rows,
    { epoch: 3, model_state_dict: rows, optimizer_state_dict: optimizer, loss: 0.5 },
    { coefs_: [columns[0], columns[2]], intercepts_: [columns[1], columns[3]] },
    { W1: columns[0], b1: columns[1], W2: columns[2], b2: columns[3] },
    // Biases as rows of NumPy, as columns of Nielsen's networks, and a single one.
    { W1: columns[0], b1: [columns[1]], W2: columns[2], b2: -4 },
    {
      sizes: [2, 3, 1],
      weights: [rows["0.weight"], rows["2.weight"]],
      biases: [[[7], [8], [9]], [[-4]]],
      cost: "CrossEntropyCost",
    },
    {
      sizes: [2, 3, 1],
      layers: [
        { weights: [], biases: [] },
        { weights: rows["0.weight"], biases: rows["0.bias"] },
        { weights: rows["2.weight"], biases: rows["2.bias"] },
      ],
    },
    {
      layers: {
        dense: { vars: { 0: columns[0], 1: columns[1] } },
        dense_1: { vars: { 0: columns[2], 1: columns[3] } },
      },
    },
    {
      "0.weight": { dtype: "float32", shape: [3, 2], data: rows["0.weight"].flat() },
      "0.bias": { dtype: "float32", shape: [3], data: rows["0.bias"] },
      "2.weight": { dtype: "float32", shape: [1, 3], data: rows["2.weight"].flat() },
      "2.bias": { dtype: "float32", shape: [1], data: rows["2.bias"] },
    },
    {
      params: { Dense_1: { bias: columns[3], kernel: columns[2] }, Dense_0: { bias: columns[1], kernel: columns[0] } },
    },
  ]) {
    assert.deepEqual(networkFromWeights(found, MODEL), network, JSON.stringify(found));
  }
  // A regression of scikit-learn is a network of one layer.
  for (const coef_ of [[[1.5, -2]], [1.5, -2]]) {
    const regression = { coef_, intercept_: [0.5] };
    assert.deepEqual(networkFromWeights(regression, MODEL), { hidden: [], parameters: [1.5, -2, 0.5] });
  }
  assert.throws(
    () => networkFromWeights({ W1: columns[0], W2: columns[2], b2: columns[3] }, MODEL),
    /^Refused: “b1” is missing/,
  );
});

test("a network that JSON.stringify has written opens with its numbers", () => {
  const mlp = new MLP(2, [4, 3, 1]);
  const { hidden, parameters } = networkFromWeights(JSON.parse(JSON.stringify(mlp)), MODEL);
  assert.deepEqual(hidden, [4, 3]);
  assert.deepEqual(
    parameters,
    mlp.parameters().map(({ data }) => data),
  );
});

test("what is wrong with weights is named, and what is read is said", () => {
  const right = { "0.weight": [[1, 2], [3, 4], [5, 6]], "0.bias": [1, 2, 3], "2.weight": [[1, 2, 3]], "2.bias": [0] }; // biome-ignore format: one line
  const { "0.bias": _, ...without } = right;
  const wrong = [
    [{}, "There are no weights in it"],
    [[], "There are no weights in it"],
    [null, "There are no weights in it"],
    [{ accuracy: 0.9 }, "There are no weights in it"],
    [without, "“0.bias” is missing: each layer needs its biases, which may be zeros"],
    [{ "0.bias": [1] }, "“0.weight” is missing"],
    [{ ...right, "0.bias": [1, 2] }, "“0.weight” is for 3 neurons, which have 2 biases in the file"],
    [{ ...right, "0.bias": [1, "2", 3] }, "“0.bias” has “2” as number 2, and a finite number is needed"],
    [{ ...right, "0.bias": [1, null, 3] }, "“0.bias” has null as number 2, and a finite number is needed"],
    [{ ...right, "0.bias": 1 }, "“0.weight” is for 3 neurons, which have 1 bias in the file"],
    [{ ...right, "0.bias": "1" }, "“0.bias” must be a list of numbers"],
    [{ ...right, "2.weight": [1, 2, 3] }, "“2.weight” must be a list of rows of numbers"],
    [{ ...right, "2.weight": "a.npy" }, "“2.weight” must be a list of rows of numbers"],
    [{ ...right, "0.weight": [[1, 2], [3]] }, "“0.weight” has 2 numbers in row 1 and 1 in row 2"],
    [{ ...right, "2.weight": [[1, 2]] }, "“2.weight” is for 2 inputs, and “0.weight” has 3 neurons"],
    [
      { ...right, "0.weight": [[1, 2, 3], [1, 2, 3], [1, 2, 3]] },
      "“0.weight” is for 3 inputs, and the network has 2 inputs (x, y)",
    ],
    [{ "0.weight": [[1, 2], [3, 4]], "0.bias": [1, 2] }, "The file ends with 2 outputs, and the data here asks for 1"],
    [{ ...right, "1.running_mean": [0] }, "“1.running_mean” is neither the weights nor the biases of a fully connected layer"],
    [[[[1], [2]]], "“array 2” is missing: each layer needs its biases, which may be zeros"],
    [
      { "0.weight": Array(65).fill([1, 2]), "0.bias": Array(65).fill(0), "1.weight": [Array(65).fill(1)], "1.bias": [0] },
      "“0.weight” has 65 neurons, and a layer of the lab has 64 at most",
    ],
  ]; // biome-ignore format: a line for each
  for (const [found, message] of wrong) {
    assert.throws(() => networkFromWeights(found, MODEL), { message: `${message}. ${WANTED}` }, JSON.stringify(found));
  }
  const infinite = parsedModel('{"0.weight": [[1, -Infinity]], "0.bias": [NaN], "note": "NaN"}').found;
  assert.throws(() => networkFromWeights(infinite, MODEL), /“0\.weight”, row 1 has “-Infinity” as number 2/);
});
