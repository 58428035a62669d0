// Lists the paths from a value to the result. A gradient is the sum, over all paths, of the product of the local derivatives along
// each; backpropagation computes the same sum without enumerating them.

/** @import { Graph } from "./computation.js" */

/** The greatest number of paths that are listed. */
export const MOST_PATHS = 24;

/**
 * A path: the values on it from the first to the result; which operand of its consumer each is; the local derivatives
 * along it, from the first value's; and their product, multiplied from the result on as backpropagation does.
 * @typedef {{ places: number[], operands: number[], locals: number[], product: number }} Path
 *
 * The ledger: how many paths there are; those that are listed; the sum of the products of all; and how many calls of
 * `_backward` find all gradients of the graph.
 * @typedef {{ count: bigint, paths: Path[], sum: number, steps: number }} PathLedger
 *
 * @typedef {Graph & {
 *   contributions: (place: number, grad: number) => ArrayLike<number>,
 *   isBeyond: (place: number) => boolean,
 *   topologicalOrder: () => ArrayLike<number>,
 *   sweep: (grad: Float64Array, places: Iterable<number>) => void,
 * }} Traceable
 */

/**
 * Counts the paths from a value to the result, and lists some of them.
 * @param {Traceable} computation
 * @param {number} place
 * @param {number} [most] how many are listed
 * @returns {PathLedger | undefined} `undefined` if a path leads through an operation that the engine does not know
 */
export function pathLedger(computation, place, most = MOST_PATHS) {
  if (computation.isBeyond(place)) return undefined;
  const { counts, uses, steps } = walked(computation);
  const count = counts.get(place) ?? 0n;
  const paths = count === 0n ? [] : listed(computation, uses, place, most);
  const isWhole = BigInt(paths.length) === count;
  const sum = isWhole ? paths.reduce((total, { product }) => total + product, 0) : sumOver(computation, place);
  return { count, paths, sum, steps };
}

/**
 * Walks the graph once, from the result, and returns for each value the number of its paths and the edges to its consumers.
 * @param {Traceable} computation
 */
function walked(computation) {
  /** @type {Map<number, bigint>} */
  const counts = new Map([[computation.root, 1n]]);
  /** @type {Map<number, { consumer: number, operand: number }[]>} */
  const uses = new Map();
  let steps = 0;
  for (const consumer of Array.from(computation.topologicalOrder()).reverse()) {
    const operands = computation.operands(consumer);
    if (operands.length > 0) steps += 1;
    for (const [operand, place] of operands.entries()) {
      counts.set(place, (counts.get(place) ?? 0n) + (counts.get(consumer) ?? 0n));
      const edges = uses.get(place);
      if (edges) edges.push({ consumer, operand });
      else uses.set(place, [{ consumer, operand }]);
    }
  }
  return { counts, uses, steps };
}

/**
 * Returns the sum over all paths without walking each, as backpropagation finds it.
 * @param {Traceable} computation
 * @param {number} place
 */
function sumOver(computation, place) {
  const sums = new Float64Array(computation.length);
  sums[computation.root] = 1;
  computation.sweep(sums, Array.from(computation.topologicalOrder()).reverse());
  return sums[place];
}

/**
 * Lists paths, depth first. Every edge leads on to the result, so each one that is walked belongs to a path.
 * @param {Traceable} computation
 * @param {Map<number, { consumer: number, operand: number }[]>} uses
 * @param {number} place
 * @param {number} most
 */
function listed(computation, uses, place, most) {
  /** @type {Path[]} */
  const paths = [];
  const places = [place];
  /** The index of the edge that is followed, for each place on the path. */
  const chosen = [0];
  while (places.length > 0 && paths.length < most) {
    const last = places[places.length - 1];
    const edge = uses.get(last)?.[chosen[chosen.length - 1]];
    if (last !== computation.root && edge) {
      places.push(edge.consumer);
      chosen.push(0);
      continue;
    }
    if (last === computation.root) paths.push(path(computation, uses, places, chosen));
    // Goes back to the last value with an edge that was not followed yet.
    places.pop();
    chosen.pop();
    if (chosen.length > 0) chosen[chosen.length - 1] += 1;
  }
  return paths;
}

/**
 * @param {Traceable} computation
 * @param {Map<number, { consumer: number, operand: number }[]>} uses
 * @param {number[]} places
 * @param {number[]} chosen
 * @returns {Path}
 */
function path(computation, uses, places, chosen) {
  const operands = places.slice(0, -1).map((place, at) => (uses.get(place) ?? [])[chosen[at]].operand);
  const locals = operands.map((operand, at) => computation.contributions(places[at + 1], 1)[operand]);
  let product = 1;
  for (let at = operands.length - 1; at >= 0; at--) {
    product = computation.contributions(places[at + 1], product)[operands[at]];
  }
  return { places: [...places], operands, locals, product };
}
