// The loss on a plane through the present network, and the path of the run on that plane.

import { seed, uniform } from "../../../engine/data.js";
import { normal } from "../../datasets/random.js";
import { layersOf } from "../../settings/layer-sizes.js";

/** @import { Moment } from "../../worker/frame.js" */
/** @import { Run } from "../../run/run.js" */

const MOST_CELLS = 101;

/**
 * The directions of a landscape: along the way from the first network to the present one and to the farthest beside it, along two
 * random ones scaled to each neuron's norm, or along the gradient and one of those.
 * @typedef {"path" | "random" | "gradient"} Directions
 *
 * @typedef {object} Cut the plane of a landscape
 * @property {Directions} directions
 * @property {number} seed
 * @property {number} cells along each side
 * @property {number} reach from the middle to the edges: 1 is as long as the parameters, or as the way
 *
 * @typedef {object} Landscape
 * @property {Directions} directions random ones where a path was asked for and no step was taken
 * @property {Float64Array} losses cells * cells of them, row by row from the top; the middle is the network as it is
 * @property {number} cells
 * @property {number} reach
 * @property {Float64Array} path the run so far on this plane: x0, y0, … in the same units as `reach`
 */

/** @param {Moment} moment @param {Cut} cut @returns {Landscape} */
export function landscape({ run, keyframes }, { directions, seed: chosen, cells, reach }) {
  if (!Number.isInteger(cells) || cells < 3 || cells > MOST_CELLS) {
    throw new RangeError(`cells must be a whole number from 3 to ${MOST_CELLS}, got ${cells}`);
  }
  if (!(reach > 0 && reach <= 1000)) throw new RangeError(`reach must be a number above 0, at most 1000, got ${reach}`);
  const middle = run.compiled.parameters;
  run.pass();
  seed(chosen);
  const random = () =>
    perNeuron(
      middle.map(() => normal(uniform)),
      middle,
      run.sizes,
    );
  const path = keyframes.upTo(run.step).map(({ parameters }) => parameters);
  const way = directions === "path" ? wayOf(path, middle) : undefined;
  const across = directions === "gradient" ? asLongAs(run.compiled.gradients, middle) : (way?.across ?? random());
  const up = way?.up ? asLongAs(way.up, way.across) : random();
  const losses = new Float64Array(cells * cells);
  for (let row = 0; row < cells; row += 1) {
    const y = reach * (1 - (2 * row) / (cells - 1));
    for (let column = 0; column < cells; column += 1) {
      const x = reach * ((2 * column) / (cells - 1) - 1);
      run.compiled.parameters = middle.map((number, index) => number + x * across[index] + y * up[index]);
      losses[row * cells + column] = lossOf(run);
    }
  }
  run.compiled.parameters = middle;
  return {
    directions: directions === "path" && !way ? "random" : directions,
    losses,
    cells,
    reach,
    path: projected([...path, middle], middle, across, up),
  };
}

/**
 * Returns the direction of the way from the first network to the present one, and that to the network which was farthest from
 * the straight line between them, if any was beside it; or `undefined` if there was no way.
 * @param {Float64Array[]} path
 * @param {Float64Array} middle
 */
function wayOf(path, middle) {
  const [across, ...others] = path
    .filter(({ length }) => length === middle.length)
    .map((parameters) => middle.map((number, index) => number - parameters[index]));
  const square = across ? dot(across, across) : 0;
  if (!(square > 0)) return undefined;
  let [up, farthest] = [/** @type {Float64Array | undefined} */ (undefined), 0];
  for (const other of others) {
    const share = dot(other, across) / square;
    // Up is where the run was, so that its path is over the line.
    const beside = across.map((number, index) => share * number - other[index]);
    const length = dot(beside, beside);
    if (length > farthest) [up, farthest] = [beside, length];
  }
  return { across, up };
}

/** Returns the loss over all training points. @param {Run} run */
function lossOf(run) {
  if (run.isPassWhole) return run.pass();
  const { data, regularisation } = run.measure();
  return data + regularisation;
}

/**
 * Returns a direction in which each neuron's numbers have the norm of its parameters, so that neither layers of small
 * weights nor those of large ones look flat.
 * @param {Float64Array} direction
 * @param {Float64Array} parameters
 * @param {number[]} sizes
 */
function perNeuron(direction, parameters, sizes) {
  const scaled = direction.slice();
  for (const { start, each, neurons } of layersOf(sizes)) {
    for (let neuron = 0; neuron < neurons; neuron += 1) {
      const [from, to] = [start + neuron * each, start + (neuron + 1) * each];
      scaled.set(asLongAs(direction.subarray(from, to), parameters.subarray(from, to)), from);
    }
  }
  return scaled;
}

/** @param {Float64Array} direction @param {Float64Array} other */
function asLongAs(direction, other) {
  const length = Math.sqrt(dot(direction, direction));
  const scale = length > 0 ? Math.sqrt(dot(other, other)) / length : 0;
  return direction.map((x) => x * scale);
}

/** @param {Float64Array} a @param {Float64Array} b */
function dot(a, b) {
  return a.reduce((sum, x, index) => sum + x * b[index], 0);
}

/**
 * Returns the nearest place of the plane to each of these networks: x0, y0, …
 * @param {Float64Array[]} path
 * @param {Float64Array} middle
 * @param {Float64Array} across
 * @param {Float64Array} up
 */
function projected(path, middle, across, up) {
  const [aa, ab, bb] = [dot(across, across), dot(across, up), dot(up, up)];
  const determinant = aa * bb - ab * ab;
  const places = path.flatMap((parameters) => {
    if (parameters.length !== middle.length || !(determinant > 0)) return [];
    const away = parameters.map((number, index) => number - middle[index]);
    const [a, b] = [dot(away, across), dot(away, up)];
    return [(a * bb - b * ab) / determinant, (b * aa - a * ab) / determinant];
  });
  return Float64Array.from(places);
}
