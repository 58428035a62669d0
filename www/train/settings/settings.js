// The settings of a run: what they are when nothing is chosen, how far they go, and what is said of wrong ones.

import { described } from "../../engine/check.js";
import { thousands } from "../../ui/numbers.js";
import { Refused } from "../../ui/refused.js";
import { parameterCount, sizesOf } from "./layer-sizes.js";

/** @import { Settings } from "./types.js" */

/** The tutorial's demo. @type {Settings} */
export const DEFAULTS = {
  data: { kind: "moons", samples: 100, noise: 0.1, seed: 1337, test: 0, points: [] },
  model: { features: ["x", "y"], hidden: [16, 16], activation: "relu", initialisation: "micrograd", seed: 1337 },
  training: {
    loss: "max-margin",
    l2: 1e-4,
    l1: 0,
    schedule: "demo",
    rate: 1,
    steps: 100,
    optimizer: "descent",
    momentum: 0.9,
    batch: 0,
  },
  stop: { step: 0, accuracy: 0, loss: 0, patience: 0 },
};

/** The least and the most of each number. */
export const LIMITS = {
  data: {
    samples: [2, 2000],
    noise: [0, 2],
    seed: [0, 2 ** 32 - 1],
    test: [0, 0.5],
    /** How many points of one's own, and how far they may lie from the origin. */
    points: [2, 2000],
    coordinate: [-1000, 1000],
  },
  model: { layers: [0, 6], neurons: [1, 64], seed: [0, 2 ** 32 - 1] },
  /** A weight that is set by hand. */
  weight: [-1e6, 1e6],
  training: {
    l2: [0, 100],
    l1: [0, 100],
    rate: [0, 1e6],
    steps: [1, 1e9],
    momentum: [0, 0.9999],
    batch: [0, 2000],
  },
  stop: { step: [0, 1e9], accuracy: [0, 1], loss: [0, 1e9], patience: [0, 1e9] },
};

/** What the other settings may be. */
export const CHOICES = {
  kind: ["moons", "circles", "blobs", "xor", "spirals", "own"],
  features: ["x", "y", "x^2", "y^2", "xy", "sin x", "sin y"],
  activation: ["relu", "tanh", "sigmoid", "linear"],
  initialisation: ["micrograd", "he", "glorot", "zero"],
  loss: ["max-margin", "mse", "logistic"],
  schedule: ["constant", "demo", "cosine"],
  optimizer: ["descent", "momentum", "adam"],
};

/** Each point is recorded once through each parameter; with more than this memory and patience end. */
const MOST_PRODUCTS = 2_500_000;

/**
 * Complete settings that can be trained with, those that are absent being the demo's.
 * @param {unknown} found
 * @returns {Settings}
 * @throws {Refused} which names the first wrong setting, what it may be and what it is
 */
export function check(found) {
  const settings = complete(found);
  if (lacksPoints(settings)) {
    const [least] = LIMITS.data.points;
    const count = settings.data.points.length;
    throw new Refused(`data.points must be at least ${least} points, got ${count}: add some to train on`);
  }
  return settings;
}

/** Whether there are too few points of one's own to train on. @param {Pick<Settings, "data">} settings */
export function lacksPoints({ data }) {
  return data.kind === "own" && data.points.length < LIMITS.data.points[0];
}

/**
 * The same, which may lack points.
 * @param {unknown} found
 * @returns {Settings}
 */
export function complete(found) {
  const given = group(found, "settings", DEFAULTS);
  const { data, model, training, stop } = LIMITS;
  const settings = {
    data: /** @type {Settings["data"]} */ (
      fields(given.data, "data", DEFAULTS.data, {
        kind: oneOf(CHOICES.kind),
        samples: whole(data.samples),
        noise: number(data.noise),
        seed: whole(data.seed),
        test: number(data.test),
        points,
      })
    ),
    model: /** @type {Settings["model"]} */ (
      fields(given.model, "model", DEFAULTS.model, {
        features,
        hidden,
        activation: oneOf(CHOICES.activation),
        initialisation: oneOf(CHOICES.initialisation),
        seed: whole(model.seed),
      })
    ),
    training: /** @type {Settings["training"]} */ (
      fields(given.training, "training", DEFAULTS.training, {
        loss: oneOf(CHOICES.loss),
        l2: number(training.l2),
        l1: number(training.l1),
        schedule: oneOf(CHOICES.schedule),
        rate: number(training.rate),
        steps: whole(training.steps),
        optimizer: oneOf(CHOICES.optimizer),
        momentum: number(training.momentum),
        batch: whole(training.batch),
      })
    ),
    stop: /** @type {Settings["stop"]} */ (
      fields(given.stop, "stop", DEFAULTS.stop, {
        step: whole(stop.step),
        accuracy: number(stop.accuracy),
        loss: number(stop.loss),
        patience: whole(stop.patience),
      })
    ),
  };
  checkSize(settings);
  return settings;
}

/** What no setting is to blame for alone. @param {Settings} settings */
function checkSize({ data, model }) {
  const count = data.kind === "own" ? data.points.length : data.samples;
  const products = count * parameterCount(sizesOf(model));
  if (products > MOST_PRODUCTS) {
    const most = thousands(MOST_PRODUCTS);
    throw new Refused(
      `The network is too large for so many points: ${count} points times ${products / count} parameters must be at ` +
        `most ${most}. Take fewer points or fewer neurons`,
    );
  }
}

/** @typedef {(found: unknown, name: string) => unknown} Check */

/**
 * @param {string} name
 * @param {string} expected
 * @param {unknown} found
 */
function wrong(name, expected, found) {
  return new Refused(`${name} must be ${expected}, got ${described(found)}`);
}

/**
 * @param {unknown} found
 * @param {string} name
 * @param {object} known an object with the names there are
 * @returns {Record<string, unknown>}
 */
function group(found, name, known) {
  if (found === undefined) return {};
  if (typeof found !== "object" || found === null || Array.isArray(found)) throw wrong(name, "an object", found);
  for (const key of Object.keys(found)) {
    const names = Object.keys(known).join(", ");
    if (!(key in known)) throw new Refused(`${name} must not have "${key}"; it may have ${names}`);
  }
  return /** @type {Record<string, unknown>} */ (found);
}

/**
 * @param {unknown} found
 * @param {string} name
 * @param {object} defaults
 * @param {Record<string, Check>} checks
 */
function fields(found, name, defaults, checks) {
  const given = group(found, name, defaults);
  const absent = /** @type {Record<string, unknown>} */ (defaults);
  const entries = Object.entries(checks).map(([key, check]) => {
    return [key, given[key] === undefined ? structuredClone(absent[key]) : check(given[key], `${name}.${key}`)];
  });
  return Object.fromEntries(entries);
}

/** @param {number[]} range @returns {Check} */
function number([least, most]) {
  return (found, name) => {
    if (typeof found === "number" && found >= least && found <= most) return found;
    throw wrong(name, `a number from ${least} to ${most}`, found);
  };
}

/** @param {number[]} range @returns {Check} */
function whole([least, most]) {
  return (found, name) => {
    if (Number.isInteger(found) && Number(found) >= least && Number(found) <= most) return found;
    throw wrong(name, `a whole number from ${least} to ${most}`, found);
  };
}

/** @param {string[]} choices @returns {Check} */
function oneOf(choices) {
  return (found, name) => {
    if (typeof found === "string" && choices.includes(found)) return found;
    throw wrong(name, `one of ${choices.join(", ")}`, found);
  };
}

/** @type {Check} */
function features(found, name) {
  if (!Array.isArray(found) || found.length === 0) throw wrong(name, "an array of at least one feature", found);
  found.forEach((feature, index) => {
    oneOf(CHOICES.features)(feature, `${name}[${index}]`);
    if (found.indexOf(feature) < index) throw new Refused(`${name} must not have "${feature}" twice`);
  });
  return [...found];
}

/** @type {Check} */
function hidden(found, name) {
  const { layers, neurons } = LIMITS.model;
  if (!Array.isArray(found) || found.length > layers[1]) {
    throw wrong(name, `an array of at most ${layers[1]} layers`, found);
  }
  return found.map((size, index) => whole(neurons)(size, `${name}[${index}]`));
}

/** @type {Check} */
function points(found, name) {
  const most = LIMITS.data.points[1];
  if (!Array.isArray(found) || found.length > most) throw wrong(name, `an array of at most ${most} points`, found);
  return found.map((point, index) => {
    const at = `${name}[${index}]`;
    if (!Array.isArray(point) || point.length !== 3) throw wrong(at, "[x, y, label]", point);
    const [x, y, label] = point;
    if (label !== 1 && label !== -1) throw new Refused(`${at} must have the label -1 or 1, got ${described(label)}`);
    const coordinate = number(LIMITS.data.coordinate);
    return [coordinate(x, `the x of ${at}`), coordinate(y, `the y of ${at}`), label];
  });
}
