// What comes from outside the page, a link, a file or its address, is checked where it enters: it is right, or a refusal
// says in a few words what is wrong with it.
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { deflateRawSync } from "node:zlib";
import { placeOf } from "../../www/graph/editor/link.js";
import { init } from "../../www/micrograd.js";
import { read } from "../../www/train/address.js";
import { readPoints } from "../../www/train/datasets/table/points.js";
import { guessRoles } from "../../www/train/datasets/table/roles.js";
import { readTable } from "../../www/train/datasets/table/table.js";
import { modelFrom, parsedModel } from "../../www/train/export/model.js";
import { check, DEFAULTS } from "../../www/train/settings/settings.js";
import { twinSettings } from "../../www/train/settings/twin-settings.js";
import { Lab } from "../../www/train/worker/lab.js";
import { piecesIn } from "../../www/ui/embed.js";
import { decode, encode } from "../../www/ui/link.js";
import { Refused } from "../../www/ui/refused.js";
import { stream } from "../common/random.js";

before(() => init());

/** Letters that a notice can hold. */
const NOTICE = 600;
/** Nothing that anyone would call a name. */
const LONG = "a".repeat(100_000);
/** Keys that every object inherits. */
const INHERITED = ["__proto__", "constructor", "toString", "hasOwnProperty", "valueOf"];

/** Returns what the page reads of a text when nobody chooses anything. */
function pointsIn(text) {
  const table = readTable(text);
  return readPoints(table, guessRoles(table), { most: 2000, reach: 1e15, seed: 1 });
}

/** Asserts that something is refused with a short reason, and returns it. */
async function refusal(action, what) {
  try {
    await action();
  } catch (error) {
    assert.ok(error instanceof Refused, `${what}: ${error?.stack}`);
    assert.ok(error.message.length < NOTICE, `${what}: ${error.message.length} letters`);
    return error.message;
  }
  return assert.fail(`${what} is not refused`);
}

const PARAMETERS = Array.from({ length: 337 }, (_, index) => index / 337);

/** @type {[state: unknown, reason: RegExp][]} */
const WRONG = [
  [null, /^it must be an object, got null$/],
  ["settings", /^it must be an object/],
  [{ runs: [{ parameters: PARAMETERS, memory: [1, 2] }] }, /^runs\[0\]\.memory must be an array of 0 numbers, got/],
  [{ runs: [{ parameters: [1, 2] }] }, /^runs\[0\]\.parameters must be an array of 337 numbers, got an array of 2$/],
  [{ parameters: [1, 2] }, /^runs\[0\]\.parameters must be an array of 337 numbers/],
  [
    { runs: [{ parameters: PARAMETERS.with(5, null) }] },
    /^runs\[0\]\.parameters\[5\] must be a finite number, got null$/,
  ],
  [{ runs: [{ parameters: PARAMETERS.with(5, "7") }] }, /^runs\[0\]\.parameters\[5\] must be a finite number/],
  [{ runs: [] }, /^runs must be/],
  [{ runs: {} }, /^runs must be/],
  [{ runs: [null] }, /^runs\[0\] must be an object/],
  [{ epoch: "7" }, /^epoch must be a number from 0 to/],
  [{ epoch: -1 }, /^epoch must be a number/],
  [{ step: 1e300 }, /^step must be a whole number from 0 to/],
  [{ step: 2 ** 53 }, /^step must be a whole number from 0 to/],
  [{ step: 0.5 }, /^step must be a whole number/],
  [{ twin: { setting: "training-rate", value: "fast" } }, /^the twin's training\.rate must be a number/],
  [{ twin: { setting: "data-samples", value: 1 } }, /^the twin's data\.samples must be a whole number/],
  [{ twin: { knob: "toString" } }, /^twin\.setting must be/],
  [{ twin: 5 }, /^twin must be an object/],
  [{ view: [] }, /^view must be an object/],
  [{ view: { speed: LONG } }, /^view\.speed must be/],
  [{ settings: { [LONG]: 1 } }, /^settings must not have "a+…"/],
  [{ settings: { data: { kind: LONG } } }, /^data\.kind must be one of .*, got the string "a+…"$/],
];

test("a link to the training lab that is wrong is refused, and says where", async () => {
  for (const [state, reason] of WRONG) {
    const what = JSON.stringify(state).slice(0, 80);
    assert.match(await refusal(async () => read(await encode(state)), what), reason);
  }
});

test("what every object inherits is no setting, no label and no piece of a frame", async () => {
  for (const key of INHERITED) {
    // A computed key makes __proto__ an ordinary one, as JSON.parse does.
    assert.match(await refusal(() => check({ [key]: {} }), key), new RegExp(`^settings must not have "${key}"`));
    assert.match(await refusal(() => check({ training: { [key]: 1 } }), key), new RegExp(`must not have "${key}"`));
    assert.match(await refusal(() => check({ data: { kind: key } }), key), /^data\.kind must be one of/);
    assert.deepEqual(pointsIn(`1.5,2,${key}\n1.5,3,b`).classes, [key, "b"].sort());
    assert.deepEqual(piecesIn(key, { plane: "Plane" }), { known: [], unknown: [key] });
    const model = {
      format: "micrograd playground model",
      features: [key],
      hidden: [],
      activation: key,
      parameters: [],
    };
    assert.match(await refusal(() => modelFrom(model), key), /"features"\[0\] must be one of/);
  }
});

test("a link of 65,000 letters cannot unpack to more than a page can hold", async () => {
  const packed = deflateRawSync(JSON.stringify(" ".repeat(50_000_000))).toString("base64url");
  assert.ok(packed.length < 70_000);
  assert.match(await refusal(() => decode(`1${packed}`), "a bomb"), /^the link holds more than/);
  assert.match(await refusal(() => encode("x".repeat(5_000_000)), "a large state"), /too large for a link$/);
});

test("what is quoted of a file is short", async () => {
  const words = Array.from({ length: 20 }, (_, at) => `${at}${LONG}`);
  for (const text of [
    LONG,
    `${LONG}\n`.repeat(50),
    `${words}\n`.repeat(3),
    `x,y,l\n${words.map((word, at) => `1.5,${at},${word}`).join("\n")}`,
  ]) {
    await refusal(() => pointsIn(text), "a table");
  }
  const { remarks, names, classes } = pointsIn(
    `${LONG},y,${LONG}\n1,2,${LONG}\n2,3,b\n${LONG},2,b\n4,4,b\n${"1,2\n".repeat(3)}`,
  );
  assert.ok(remarks.length > 0 && remarks.join(". ").length < NOTICE, remarks.join(". "));
  assert.ok([...names, ...classes].join().length < NOTICE);
  const model = { format: "micrograd playground model", features: [LONG] };
  for (const text of [LONG, JSON.stringify(model), JSON.stringify({ format: LONG })]) {
    await refusal(() => modelFrom(parsedModel(text).found), "a model");
  }
});

/** Anything that JSON can say. */
function anything(random, depth = 0) {
  const pick = (list) => list[Math.floor(random() * list.length)];
  const kinds = [
    () => null,
    () => pick([true, false]),
    () => pick([0, -1, 0.5, 1, 2, 3, 100, 1e300, -1e300, 2 ** 31, 2 ** 53, 5e-324]),
    () => pick(["", "7", "x", "own", "adam", "relu", "training-rate", "constructor", LONG]),
    () => Array.from({ length: Math.floor(4 * random()) }, () => anything(random, depth + 1)),
    () => Object.fromEntries([[pick([...INHERITED, "x", "data", "kind"]), anything(random, depth + 1)]]),
  ];
  return (depth > 2 ? pick(kinds.slice(0, 4)) : pick(kinds))();
}

/** Replaces something in a state, at a place that chance chooses. */
function changed(random, state) {
  if (typeof state !== "object" || state === null || random() < 0.15) return anything(random);
  const keys = Object.keys(state);
  if (keys.length === 0 || random() < 0.05) return { ...state, [INHERITED[0]]: anything(random) };
  const key = keys[Math.floor(random() * keys.length)];
  const copy = structuredClone(state);
  copy[key] = changed(random, copy[key]);
  return copy;
}

const SMALL = {
  settings: {
    ...DEFAULTS,
    data: {
      ...DEFAULTS.data,
      samples: 10,
      kind: "own",
      points: [
        [0, 1, 1],
        [1, 0, -1],
        [1, 1, 1],
      ],
    },
    model: { ...DEFAULTS.model, hidden: [2] },
    training: { ...DEFAULTS.training, optimizer: "adam", batch: 2 },
  },
  twin: { setting: "training-rate", value: 0.5 },
  view: { mode: "scores", speed: "60" },
  runs: [0, 1].map(() => ({ parameters: Array(9).fill(0.25), memory: [3, ...Array(18).fill(0.5)] })),
  step: 3,
  epoch: 2,
};

test("no state, however wrong, leaves a training lab that does not run", async () => {
  const random = stream(1337);
  let followed = 0;
  for (let count = 0; count < 800; count += 1) {
    const state = count === 0 ? SMALL : changed(random, SMALL);
    /** @type {Awaited<ReturnType<typeof read>> | undefined} */
    let found;
    try {
      found = await read(await encode(state));
    } catch (error) {
      assert.ok(error instanceof Refused && error.message.length < NOTICE, `${JSON.stringify(state)}: ${error?.stack}`);
      continue;
    }
    followed += 1;
    const { settings, twin, runs, step, epoch } = found;
    const lab = new Lab();
    const numbers = runs?.map(({ parameters, memory }) => ({
      parameters: Float64Array.from(parameters),
      memory: memory && Float64Array.from(memory),
    }));
    lab.handle({
      type: "start",
      settings,
      twin: twin && twinSettings(settings, twin),
      from: numbers && { runs: numbers, step, epoch },
    });
    lab.train(2);
    const { step: first } = lab;
    assert.ok(first === (numbers ? (step ?? 0) : 0) + 2 || lab.isStopped, JSON.stringify(state));
    for (const session of lab.sessions) session.free();
  }
  assert.ok(followed > 80, `only ${followed} could be followed`);
});

test("no place, however wrong, is one that the graph lab cannot go to", async () => {
  const random = stream(7);
  const place = {
    preset: "value",
    code: "a",
    opened: ["x"],
    walk: { instant: 3, place: 1, nudges: [[0, 0.5]] },
    look: { k: 1.5, x: 20, y: -3 },
  };
  for (let count = 0; count < 800; count += 1) {
    const state = changed(random, place);
    try {
      const { preset, code, opened, walk, look } = await placeOf(await encode(state));
      assert.equal(typeof preset, "string");
      assert.ok(code === undefined || typeof code === "string");
      assert.ok(opened.every((key) => typeof key === "string"));
      assert.ok(
        [walk?.instant, walk?.place].every((at) => at === undefined || Number.isSafeInteger(at)),
        `${count}`,
      );
      assert.ok(!look || [look.k, look.x, look.y].every(Number.isFinite));
    } catch (error) {
      assert.ok(error instanceof Refused && error.message.length < NOTICE, `${JSON.stringify(state)}: ${error?.stack}`);
    }
  }
});
