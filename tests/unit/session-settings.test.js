// The settings of the training lab: the defaults, and what is said of wrong ones.
import assert from "node:assert/strict";
import { test } from "node:test";
import { activationsOf } from "../../www/train/settings/layer-sizes.js";
import {
  changesBetween,
  check,
  DEFAULTS,
  GROUPS,
  SETTINGS,
  setValue,
  summaryOf,
  valueIn,
} from "../../www/train/settings/settings.js";

test("what is absent is the demo's, and what is given is kept", () => {
  assert.deepEqual(check({}), DEFAULTS);
  assert.deepEqual(check(DEFAULTS), DEFAULTS);
  assert.deepEqual(check(JSON.parse(JSON.stringify(DEFAULTS))), DEFAULTS);
  const given = {
    data: {
      kind: "own",
      points: [
        [0, 1, -1],
        [2.5, -3, 1],
      ],
    },
    model: { hidden: [] },
    stop: { loss: 0.1 },
  };
  const checked = check(given);
  assert.deepEqual(checked.data, { ...DEFAULTS.data, ...given.data });
  assert.deepEqual(checked.model, { ...DEFAULTS.model, hidden: [] });
  assert.equal(checked.stop.loss, 0.1);
  // It is a copy: what is done to it later is nobody else's affair.
  checked.model.features.push("xy");
  checked.data.points[0][0] = 7;
  assert.deepEqual(given.data.points[0], [0, 1, -1]);
  assert.deepEqual(check({}), DEFAULTS);
});

/** @type {[unknown, RegExp][]} */
const WRONG = [
  [5, /^settings must be an object, got number 5$/],
  [[], /^settings must be an object, got an array of 0$/],
  [{ dta: {} }, /^settings must not have "dta"; it may have data, model, training, stop$/],
  [
    { data: { noize: 1 } },
    /^data must not have "noize"; it may have kind, points, names, classes, samples, noise, seed, test$/,
  ],
  [
    { data: { kind: "moon" } },
    /^data\.kind must be one of moons, circles, blobs, xor, checkerboard, spirals, own, got the string "moon"$/,
  ],
  [{ data: { samples: 1 } }, /^data\.samples must be a whole number from 2 to 2000, got number 1$/],
  [{ data: { samples: 10.5 } }, /^data\.samples must be a whole number/],
  [{ data: { noise: NaN } }, /^data\.noise must be a number from 0 to 2, got number NaN$/],
  [{ data: { noise: null } }, /^data\.noise must be a number from 0 to 2, got null$/],
  [{ data: { seed: 2 ** 32 } }, /^data\.seed must be a whole number from 0 to 4294967295/],
  [{ data: { test: 0.6 } }, /^data\.test must be a number from 0 to 0\.5/],
  [{ data: { kind: "own" } }, /^data\.points must be at least 2 points, got 0/],
  [{ data: { points: [[1, 2]] } }, /^data\.points\[0\] must be \[x, y, label\], got an array of 2$/],
  [{ data: { points: [[1, 2, 0]] } }, /^the label of data\.points\[0\] must be -1 or 1, got number 0$/],
  [
    { data: { points: [[1, Infinity, 1]] } },
    /^the y of data\.points\[0\] must be a number from -1000000000000000 to 1000000000000000, got/,
  ],
  [{ model: { features: [] } }, /^model\.features must be an array of at least one, got an array of 0$/],
  [
    { model: { features: ["x", "z"] } },
    /^model\.features\[1\] must be one of x, y, x\^2, y\^2, xy, sin x, sin y, got the string "z"$/,
  ],
  [{ model: { features: ["x", "x"] } }, /^model\.features must not have "x" twice$/],
  [{ model: { hidden: [1, 2, 3, 4, 5, 6, 7] } }, /^model\.hidden must be an array of at most 6 layers/],
  [{ model: { hidden: [16, 65] } }, /^model\.hidden\[1\] must be a whole number from 1 to 64, got number 65$/],
  [
    { model: { activation: "step" } },
    /^model\.activation must be one of tanh, relu, sigmoid, sin, softplus, leakyrelu, elu, linear/,
  ],
  [
    { model: { layerActivations: ["tanh", "step"] } },
    /^model\.layerActivations\[1\] must be one of tanh, relu, .*, got the string "step"$/,
  ],
  [{ training: { rate: -1 } }, /^training\.rate must be a number from 0 to 1000000, got number -1$/],
  [{ training: { steps: 0 } }, /^training\.steps must be a whole number from 1 to/],
  [{ training: { momentum: 1 } }, /^training\.momentum must be a number from 0 to 0\.9999/],
  [{ stop: { accuracy: 97 } }, /^stop\.accuracy must be a number from 0 to 1, got number 97$/],
  [
    { data: { samples: 2000 }, model: { hidden: [64, 64, 64] } },
    /^The network is too large for so many points: 2000 points times 8577 parameters/,
  ],
];

for (const [settings, message] of WRONG) {
  test(`${JSON.stringify(settings)} is refused`, () => {
    assert.throws(() => check(settings), { message });
  });
}

test("the activations of layers have one form, and there are no more than layers", () => {
  const listed = (hidden, layerActivations) => check({ model: { hidden, layerActivations } }).model.layerActivations;
  assert.deepEqual(listed([4, 4, 4], ["", "tanh", ""]), ["", "tanh"]);
  assert.deepEqual(listed([4, 4], ["", "", "elu"]), []);
  assert.deepEqual(listed([4], ["relu", "tanh"]), ["relu"]);
  const settings = check({ model: { hidden: [4, 4], activation: "sigmoid", layerActivations: ["", "tanh"] } });
  assert.deepEqual(activationsOf(settings.model), ["sigmoid", "tanh"]);
  assert.match(summaryOf("model", settings), /sigmoid, layer 2 tanh/);
});

test("the defaults are right, and the ends of every range are", () => {
  for (const { group, key, record } of SETTINGS) {
    const ends = record.kind === "number" ? record.range : [];
    for (const value of [record.default, ...ends]) {
      assert.deepEqual(record.check(value, key), value, `${group}.${key}`);
    }
  }
});

test("what a change makes anew is what the record says", () => {
  const drawn = check({ training: { optimizer: "adam", dropout: 0.1 } });
  const own = structuredClone(drawn);
  own.data.kind = "own";
  for (const place of SETTINGS) {
    const { key, record } = place;
    const from = record.applies?.(drawn) === false ? own : drawn;
    const options = Object.keys(record.options ?? {});
    const values = {
      number: () => record.range[1],
      choice: () => options.find((option) => option !== valueIn(from, place)),
      several: () => [options[2]],
      own: () => (key === "points" ? [[0, 1, -1]] : [3]),
    };
    const to = structuredClone(from);
    assert.deepEqual([...changesBetween(from, to)], []);
    setValue(to, place, values[record.kind]());
    assert.deepEqual([...changesBetween(from, to)], [record.changes], `${place.group}.${key}`);
  }
});

test("what has no effect makes nothing anew", () => {
  const change = (settings, other) => [...changesBetween(check(settings), check(other))];
  assert.deepEqual(change({}, { training: { momentum: 0.5 } }), []);
  assert.deepEqual(
    change({ training: { optimizer: "momentum" } }, { training: { optimizer: "momentum", momentum: 0 } }),
    ["optimizer"],
  );
  const data = {
    kind: "own",
    points: [
      [0, 1, -1],
      [1, 0, 1],
    ],
  };
  assert.deepEqual(change({ data }, { data: { ...data, noise: 1, samples: 7, seed: 5 } }), []);
  // The seed draws minibatches of points of one's own, too.
  const training = { batch: 1 };
  assert.deepEqual(change({ data, training }, { data: { ...data, seed: 5 }, training }), ["data"]);
});

test("summaries say what is chosen", () => {
  const words = Object.keys(GROUPS).map((group) => summaryOf(group, DEFAULTS));
  assert.deepEqual(words, [
    "two moons, 100 points, noise 0.1",
    "2 → 16 → 16 → 1, 337 parameters, ReLU",
    "max-margin, rate 1 → 0.1, gradient descent",
    "",
  ]);
  const settings = check({
    data: {
      kind: "own",
      points: [
        [0, 1, -1],
        [1, 0, 1],
      ],
      test: 0.25,
    },
    stop: { step: 5, accuracy: 0.98, patience: 3 },
  });
  assert.equal(summaryOf("data", settings), "2 points of your own, 25% for testing");
  assert.equal(summaryOf("stop", settings), "at step 5, at 98% accuracy, after 3 steps without progress");
});
