// The settings of the training lab: the defaults, and what is said of wrong ones.
import assert from "node:assert/strict";
import { test } from "node:test";
import { check, DEFAULTS } from "../../www/train/settings/settings.js";

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
  [{ data: { noize: 1 } }, /^data must not have "noize"; it may have kind, samples, noise, seed, test, points$/],
  [
    { data: { kind: "moon" } },
    /^data\.kind must be one of moons, circles, blobs, xor, spirals, own, got the string "moon"$/,
  ],
  [{ data: { samples: 1 } }, /^data\.samples must be a whole number from 2 to 2000, got number 1$/],
  [{ data: { samples: 10.5 } }, /^data\.samples must be a whole number/],
  [{ data: { noise: NaN } }, /^data\.noise must be a number from 0 to 2, got number NaN$/],
  [{ data: { noise: null } }, /^data\.noise must be a number from 0 to 2, got null$/],
  [{ data: { seed: 2 ** 32 } }, /^data\.seed must be a whole number from 0 to 4294967295/],
  [{ data: { test: 0.6 } }, /^data\.test must be a number from 0 to 0\.5/],
  [{ data: { kind: "own" } }, /^data\.points must be at least 2 points, got 0/],
  [{ data: { points: [[1, 2]] } }, /^data\.points\[0\] must be \[x, y, label\], got an array of 2$/],
  [{ data: { points: [[1, 2, 0]] } }, /^data\.points\[0\] must have the label -1 or 1, got number 0$/],
  [
    { data: { points: [[1, Infinity, 1]] } },
    /^the y of data\.points\[0\] must be a number from -1000 to 1000, got number Infinity$/,
  ],
  [{ model: { features: [] } }, /^model\.features must be an array of at least one feature/],
  [
    { model: { features: ["x", "z"] } },
    /^model\.features\[1\] must be one of x, y, x\^2, y\^2, xy, sin x, sin y, got the string "z"$/,
  ],
  [{ model: { features: ["x", "x"] } }, /^model\.features must not have "x" twice$/],
  [{ model: { hidden: [1, 2, 3, 4, 5, 6, 7] } }, /^model\.hidden must be an array of at most 6 layers/],
  [{ model: { hidden: [16, 65] } }, /^model\.hidden\[1\] must be a whole number from 1 to 64, got number 65$/],
  [{ model: { activation: "step" } }, /^model\.activation must be one of relu, tanh, sigmoid, linear/],
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
