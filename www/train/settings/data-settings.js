// The settings of the data.

import { checkArray, checkText } from "../../ui/checks.js";
import { thousands } from "../../ui/numbers.js";
import { DATASETS } from "../datasets/datasets.js";
import { CLASS_LETTERS, MOST_CLASSES } from "../datasets/table/labels.js";
import { checkPoint, choice, number, own, whole } from "./setting.js";
import { NO_NAMES } from "./target.js";
import { MOST_FEATURES, PAIR } from "./width.js";

/** @import { Settings } from "./types.js" */

/** The range of the number of the user's own points: fewer cannot be trained on. @type {[number, number]} */
export const POINTS = [2, 2000];
/** The range of a coordinate, wide enough for a time in nanoseconds. @type {[number, number]} */
export const COORDINATE = [-1e15, 1e15];

/** @typedef {keyof typeof DATASETS} Kind */

export const DATA = {
  kind: choice({
    label: "Points",
    hint: "Two classes to tell apart: +1 in blue, −1 in orange.",
    default: "moons",
    location: "data",
    options: labels(),
    changes: "data",
    words: (kind) => DATASETS[kind].words,
  }),
  /**
   * The user's own points: [x, y, label], or all features of a row of a table and its label, as many in each. The label
   * is -1 or 1 of two classes, the index of one of several, or a number to predict.
   */
  points: own({
    label: "Points",
    hint: "Your own points, drawn or as CSV.",
    default: /** @type {number[][]} */ ([]),
    changes: "data",
    applies: used("points"),
    words: ({ length }, { model: { width } }) =>
      `${thousands(length)} point${length === 1 ? "" : "s"} of your own${width > PAIR ? `, ${width} features` : ""}`,
    check: checkPoints,
  }),
  /** The names of the features and of the label. */
  names: own({
    label: "Names",
    hint: "What the columns of your own points are called.",
    default: NO_NAMES.names,
    changes: "nothing",
    applies: used("points"),
    check: (found, name) => checkTexts(found, name, MOST_FEATURES + 1),
  }),
  /** The classes of the user's own points in their order; empty if the label is a number to predict. */
  classes: own({
    label: "Classes",
    hint: "What the classes of your own points are called.",
    default: NO_NAMES.classes,
    changes: "nothing",
    applies: used("points"),
    check: (found, name) => checkTexts(found, name, MOST_CLASSES),
    words: ({ length }) => (length === 0 ? "a number to predict" : length > 2 ? `${length} classes` : ""),
  }),
  samples: whole({
    label: "Points",
    hint: "How many points, training and test together.",
    default: 100,
    range: [2, 2000],
    slider: { range: [10, 500], step: 10 },
    location: "data",
    changes: "data",
    applies: used("samples"),
    words: (samples) => `${samples} points`,
  }),
  noise: number({
    label: "Noise",
    hint: "How far points stray from their shape.",
    default: 0.1,
    range: [0, 2],
    slider: { range: [0, 0.5], step: 0.01 },
    location: "data",
    live: true,
    changes: "data",
    applies: used("noise"),
    words: (noise) => `noise ${noise}`,
  }),
  /** Seeds NumPy's stream, as in the tutorial. */
  seed: whole({
    label: "Seed",
    hint: "Draws the points. The demo uses 1337.",
    default: 1337,
    range: [0, 2 ** 32 - 1],
    changes: "data",
    applies: usesStream,
  }),
  /** The share of test points, which are drawn with the seed and stratified by class. */
  test: number({
    label: "For testing",
    hint: "The share of points that are kept for testing: not trained on, and drawn hollow. They show how well the network does on new points.",
    default: 0,
    range: [0, 0.5],
    besideZero: 0.2,
    slider: { range: [0, 0.5], step: 0.05 },
    location: "data",
    live: true,
    changes: "data",
    words: (test) => (test ? `${Math.round(100 * test)}% for testing` : ""),
  }),
};

/** @param {unknown} found @param {string} name @returns {number[][]} */
function checkPoints(found, name) {
  const points = checkArray(found, name, POINTS[1], "points");
  const [first] = points;
  // The first point tells how many features the others must have.
  const width = Array.isArray(first) ? Math.min(MOST_FEATURES, Math.max(PAIR, first.length - 1)) : PAIR;
  return points.map((point, index) => checkPoint(point, `${name}[${index}]`, width, COORDINATE));
}

/** @param {unknown} found @param {string} name @param {number} most @returns {string[]} */
function checkTexts(found, name, most) {
  return checkArray(found, name, most, "names").map((text, index) =>
    checkText(text, `${name}[${index}]`, CLASS_LETTERS),
  );
}

/**
 * Returns whether the data set in force uses a setting.
 * @param {string} key
 * @returns {(settings: Settings) => boolean}
 */
function used(key) {
  return ({ data }) => DATASETS[data.kind].uses.includes(key);
}

/** @returns {Record<Kind, string>} */
function labels() {
  const entries = Object.entries(DATASETS).map(([kind, { label }]) => [kind, label]);
  return Object.fromEntries(entries);
}

/** Returns whether the random stream is used: it draws the points, the test points and the minibatches. @param {Settings} settings @returns {boolean} */
function usesStream(settings) {
  return used("seed")(settings) || settings.data.test > 0 || settings.training.batch > 0;
}
