// Maps a grid of lines on the plane and the points through the hidden layers.
import { extentOnPlane, offPlane } from "../../datasets/slice.js";

/** @import { Moment } from "../../worker/frame.js" */

/** The number of lines in each direction, and of segments in each line. */
const LINES = 13;
const STRETCHES = 48;

/**
 * Returns the plane's grid lines and the points as each hidden layer maps them, in two dimensions: x0, y0, … A layer of
 * more than two neurons is projected to its first two principal components.
 * @param {Pick<Moment, "run" | "slice">} moment
 * @param {true} [_request]
 * @returns {{ lines: Float64Array[], points: Float64Array }[]}
 */
export function hiddenLayers({ run, slice }, _request) {
  if (run.sizes.length < 3) return [];
  const { points, targets } = run.dataset;
  const lines = offPlane(gridLines(extentOnPlane(run.dataset, slice)), slice);
  const perLine = 2 * (STRETCHES + 1);
  const all = new Float64Array(points.length + lines.length);
  all.set(points);
  all.set(lines, points.length);
  const outputs = run.outputsAt(all);
  return outputs.slice(0, -1).map((neurons) => {
    const flat = flattened(neurons, targets.length);
    const ofPoints = 2 * targets.length;
    return {
      points: flat.slice(0, ofPoints),
      lines: Array.from({ length: 2 * LINES }, (_, line) => {
        const start = ofPoints + line * perLine;
        return flat.slice(start, start + perLine);
      }),
    };
  });
}

/** Returns the points of all lines, those across first. @param {import("../../worker/messages.js").Extent} extent */
function gridLines({ left, right, top, bottom }) {
  const numbers = [];
  for (const isAcross of [true, false]) {
    for (let line = 0; line < LINES; line += 1) {
      for (let stretch = 0; stretch <= STRETCHES; stretch += 1) {
        const [along, aside] = [stretch / STRETCHES, line / (LINES - 1)];
        const [x, y] = isAcross ? [along, aside] : [aside, along];
        numbers.push(left + (right - left) * x, top + (bottom - top) * y);
      }
    }
  }
  return Float64Array.from(numbers);
}

/**
 * Projects the outputs of the neurons to two dimensions: unchanged if there are two neurons, otherwise along the first
 * two principal components of the first `count` positions.
 * @param {Float64Array[]} neurons
 * @param {number} count
 */
function flattened(neurons, count) {
  const places = neurons[0].length;
  const flat = new Float64Array(2 * places);
  if (neurons.length <= 2) {
    neurons.forEach((numbers, axis) => {
      numbers.forEach((number, place) => {
        flat[2 * place + axis] = number;
      });
    });
    return flat;
  }
  const means = neurons.map((numbers) => numbers.subarray(0, count).reduce((sum, x) => sum + x, 0) / count);
  const directions = principal(covariance(neurons, means, count));
  for (let place = 0; place < places; place += 1) {
    directions.forEach((direction, axis) => {
      flat[2 * place + axis] = direction.reduce(
        (sum, x, neuron) => sum + x * (neurons[neuron][place] - means[neuron]),
        0,
      );
    });
  }
  return flat;
}

/**
 * @param {Float64Array[]} neurons
 * @param {number[]} means
 * @param {number} count
 */
function covariance(neurons, means, count) {
  return neurons.map((a, i) =>
    neurons.map((b, j) => {
      let sum = 0;
      for (let place = 0; place < count; place += 1) sum += (a[place] - means[i]) * (b[place] - means[j]);
      return sum / count;
    }),
  );
}

/**
 * Returns the two directions of largest variance, by power iteration.
 * @param {number[][]} matrix symmetric
 * @returns {number[][]}
 */
export function principal(matrix) {
  /** @type {number[][]} */
  const found = [];
  for (let axis = 0; axis < 2; axis += 1) {
    // The start is unlikely to be orthogonal to the result, and is the same in every frame, so that nothing jumps.
    let direction = unit(matrix.map((_, index) => 1 + ((index * (axis + 2) * 0.618) % 1)));
    for (let turn = 0; turn < 60; turn += 1) {
      let next = matrix.map((row) => row.reduce((sum, x, index) => sum + x * direction[index], 0));
      for (const other of found) next = without(next, other);
      const length = Math.hypot(...next);
      // No variance is left: any direction will do.
      if (!(length > 1e-300)) break;
      direction = next.map((x) => x / length);
    }
    for (const other of found) direction = unit(without(direction, other));
    found.push(direction[largest(direction)] < 0 ? direction.map((x) => -x) : direction);
  }
  return found;
}

/** @param {number[]} vector @param {number[]} other of length 1 */
function without(vector, other) {
  const along = vector.reduce((sum, x, index) => sum + x * other[index], 0);
  return vector.map((x, index) => x - along * other[index]);
}

/** @param {number[]} vector */
function unit(vector) {
  const length = Math.hypot(...vector);
  return length > 0 ? vector.map((x) => x / length) : vector;
}

/** Returns the place of the largest magnitude. @param {number[]} vector */
function largest(vector) {
  return vector.reduce((best, x, index) => (Math.abs(x) > Math.abs(vector[best]) ? index : best), 0);
}
