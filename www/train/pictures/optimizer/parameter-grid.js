// Lays out all parameters as small squares: a matrix for each layer, a row for each neuron, its bias last.

/** @import { Parameters } from "../network/parameters.js" */

/**
 * @typedef {object} ParameterGrid
 * @property {number} cell the side of a square
 * @property {{ left: number, columns: number, rows: number }[]} layers
 * @property {number} width
 * @property {number} height of the matrices
 */

/** The gap between two matrices, and the largest and the smallest side of a square, in pixels. */
const [GAP, LARGEST, SMALLEST] = [24, 16, 3];
/** A matrix is at least as wide as its name. */
const NARROWEST = 48;

/** @param {readonly number[]} sizes @param {number} width available @returns {ParameterGrid} */
export function parameterGrid(sizes, width) {
  const shapes = sizes.slice(1).map((rows, layer) => ({ columns: sizes[layer] + 1, rows }));
  const columns = shapes.reduce((sum, shape) => sum + shape.columns, 0);
  const room = width - GAP * (shapes.length - 1);
  const cell = Math.min(LARGEST, Math.max(SMALLEST, Math.floor(room / columns)));
  let left = 0;
  const layers = shapes.map((shape) => {
    const layer = { left, ...shape };
    left += Math.max(NARROWEST, shape.columns * cell) + GAP;
    return layer;
  });
  const tallest = Math.max(0, ...shapes.map(({ rows }) => rows));
  return { cell, layers, width: left - GAP, height: tallest * cell };
}

/**
 * Returns the parameter at a place within the matrices, or -1.
 * @param {ParameterGrid} grid
 * @param {Parameters} places
 * @param {number} x
 * @param {number} y
 */
export function parameterAtCell({ cell, layers }, places, x, y) {
  const layer = layers.findIndex(({ left, columns }) => x >= left && x < left + columns * cell);
  if (layer < 0) return -1;
  const row = Math.floor(y / cell);
  if (row < 0 || row >= layers[layer].rows) return -1;
  // The bias is where a weight of one more input would be.
  return places.weight(layer, row, Math.floor((x - layers[layer].left) / cell));
}

/** Returns the upper left corner of a parameter's square. @param {ParameterGrid} grid @param {Parameters} places @param {number} parameter @returns {[number, number]} */
export function cellPlace({ cell, layers }, places, parameter) {
  const { layer, neuron, input } = places.place(parameter);
  const column = input < 0 ? layers[layer].columns - 1 : input;
  return [layers[layer].left + column * cell, neuron * cell];
}
