// The points to learn and to be tested on.
import { makeBlobs, makeCircles, makeMoons, permutation, seed, uniform } from "../../engine/data.js";
import { scope } from "../../engine/scope.js";
import { Value } from "../../engine/value.js";

/** @import { Dataset } from "../../micrograd.js" */
/** @import { Extent } from "../worker/messages.js" */
/** @import { DataSettings } from "../settings/types.js" */

/**
 * Points as x0, y0, x1, y1, …, their targets (-1 or 1), and how many of them, from the first, are for training.
 * @typedef {{ points: Float64Array, targets: Float64Array, training: number, extent: Extent }} Points
 */

/** One unit around the points, as the tutorial draws them. */
const MARGIN = 1;

/**
 * Draws the dataset. The streams are then where the tutorial's are when it draws minibatches.
 * @param {DataSettings} settings
 * @returns {Points}
 */
export function makeDataset(settings) {
  seed(settings.seed);
  const { x, y } = SHAPES[settings.kind](settings);
  return {
    points: Float64Array.from(x.flat()),
    targets: Float64Array.from(y),
    training: y.length - Math.floor(y.length * settings.test),
    extent: extentOf(x),
  };
}

/** @type {Record<DataSettings["kind"], (settings: DataSettings) => Dataset>} */
const SHAPES = {
  moons: ({ samples, noise }) => makeMoons({ samples, noise }),
  circles: ({ samples, noise }) => makeCircles({ samples, noise, factor: 0.5 }),
  blobs,
  xor: ({ samples, noise }) => shuffled(xor(samples, noise)),
  spirals: ({ samples, noise }) => shuffled(spirals(samples, noise)),
  own: ({ points }) => ({ x: points.map(([x, y]) => [x, y]), y: points.map(([, , label]) => label) }),
};

/** scikit-learn's two clouds lie up to 10 from the origin; a fifth of that fits the other shapes. */
function blobs(/** @type {DataSettings} */ { samples, noise }) {
  const { x, y } = makeBlobs({ samples, std: 10 * noise });
  return { x: x.map((point) => point.map((number) => number / 5)), y };
}

/**
 * Four squares around the origin: class 1 where the signs of x and y differ.
 * @param {number} samples
 * @param {number} noise
 */
function xor(samples, noise) {
  const side = () => {
    const at = uniform(-1, 1);
    // Without noise there is a gap between the squares.
    return at + Math.sign(at) * 0.1;
  };
  const clean = Array.from({ length: samples }, () => [side(), side()]);
  const y = clean.map(([a, b]) => (a > 0 === b > 0 ? -1 : 1));
  return { x: clean.map((point) => point.map((at) => at + noise * normal())), y };
}

/** How often each spiral winds round the origin. */
const TURNS = 1.5;

/**
 * Two spirals that wind about each other.
 * @param {number} samples
 * @param {number} noise
 */
function spirals(samples, noise) {
  const half = Math.ceil(samples / 2);
  const y = Array.from({ length: samples }, (_, index) => (index < half ? -1 : 1));
  const x = y.map((label, index) => {
    const along = (index % half) / Math.max(1, half - 1);
    const radius = 0.2 + 1.6 * along;
    const angle = 2 * Math.PI * TURNS * along + (label > 0 ? Math.PI : 0);
    // The engine's sine has the same bits in every browser.
    const [sine, cosine] = scope(() => [new Value(angle).sin().data, new Value(angle).cos().data]);
    return [radius * cosine, radius * sine].map((at) => at + (noise / 2) * normal());
  });
  return { x, y };
}

/** About normal, by additions only, which have the same bits everywhere. */
export function normal() {
  let sum = -6;
  for (let count = 0; count < 12; count += 1) sum += uniform(0, 1);
  return sum;
}

/** @param {Dataset} dataset @returns {Dataset} */
function shuffled({ x, y }) {
  const order = permutation(y.length);
  return { x: order.map((index) => x[index]), y: order.map((index) => y[index]) };
}

/** @param {number[][]} points @returns {Extent} */
function extentOf(points) {
  const [x, y] = [points.map(([at]) => at), points.map(([, at]) => at)];
  return {
    left: Math.min(...x) - MARGIN,
    right: Math.max(...x) + MARGIN,
    top: Math.max(...y) + MARGIN,
    bottom: Math.min(...y) - MARGIN,
  };
}
