// Engines that run backward over a graph: the right one, and some with typical mistakes. What a value
// passes on is the engine's own arithmetic (`contributions`); a mistake is in what is done with it, or when.

/** @import { Computation } from "../graph/computation/computation.js" */

/**
 * A backward pass: the gradients that it starts from, and for each step the value whose `_backward` runs and what that
 * does to the gradients.
 * @typedef {{ start: Float64Array, steps: { place: number, run: (grad: Float64Array) => void }[] }} Pass
 * @typedef {(computation: Computation) => Pass} Engine
 */

/** Runs from the root back, each value after all its consumers, and adds every contribution. @type {Engine} */
const right = (computation) => ({
  start: seeded(computation),
  steps: sweepOrder(computation).map((place) => ({ place, run: adding(computation, place) })),
});

/** @satisfies {Record<string, Engine>} */
export const FAULTS = {
  /** Runs depth first: a value passes its gradient on as soon as it receives a contribution, and only once. */
  order: (computation) => ({
    start: seeded(computation),
    steps: depthFirst(computation).map((place) => ({ place, run: adding(computation, place) })),
  }),
  /** Overwrites the gradient that is there instead of adding to it. */
  overwrite: (computation) => ({
    start: seeded(computation),
    steps: sweepOrder(computation).map((place) => ({
      place,
      run: (grad) => {
        for (const [operand, share] of shares(computation, place, grad)) grad[operand] = share;
      },
    })),
  }),
  /** Keeps the gradients of an earlier pass, in which the first leaf was half as large. */
  leftover(computation) {
    const [leaf] = leaves(computation);
    const number = computation.data[leaf];
    computation.setData([[leaf, number / 2]]);
    computation.zeroGrad();
    computation.backward();
    const start = computation.grad.slice();
    computation.setData([[leaf, number]]);
    start[computation.root] = 1;
    return { start, steps: right(computation).steps };
  },
  /** Runs the whole pass twice. */
  twice(computation) {
    const { start, steps } = right(computation);
    const reseed = {
      place: computation.root,
      run: (/** @type {Float64Array} */ grad) => {
        grad[computation.root] = 1;
      },
    };
    return { start, steps: [...steps, reseed, ...steps] };
  },
  /** Gives tanh the local derivative 1 - o instead of 1 - o². */
  slope: (computation) => ({
    start: seeded(computation),
    steps: sweepOrder(computation).map((place) => ({
      place,
      run:
        computation.symbol(place) === "tanh"
          ? (grad) => {
              const [operand] = computation.operands(place);
              grad[operand] += (1 - computation.data[place]) * grad[place];
            }
          : adding(computation, place),
    })),
  }),
};

/** @typedef {keyof typeof FAULTS} Fault */

export const RIGHT = right;

/**
 * Returns the gradients after some steps of a pass.
 * @param {Pass} pass
 * @param {number} count
 */
export function gradientsAfter({ start, steps }, count) {
  const grad = start.slice();
  for (const { run } of steps.slice(0, count)) run(grad);
  return grad;
}

/**
 * Returns the values where two engines first differ: their gradients differ, but not those of the values that use them.
 * @param {Computation} computation
 * @param {Float64Array} one
 * @param {Float64Array} other
 */
export function parting(computation, one, other) {
  const differs = (/** @type {number} */ place) => !Object.is(one[place], other[place]);
  return Array.from(one, (_, place) => place).filter(
    (place) => differs(place) && !computation.consumers(place).some(differs),
  );
}

/** @param {Computation} computation */
function seeded({ length, root }) {
  const grad = new Float64Array(length);
  grad[root] = 1;
  return grad;
}

/** @param {Computation} computation */
function sweepOrder(computation) {
  const order = Array.from(computation.topologicalOrder()).reverse();
  return order.filter((place) => computation.symbol(place) !== "");
}

/** @param {Computation} computation */
function leaves(computation) {
  return Array.from({ length: computation.length }, (_, place) => place).filter((place) =>
    computation.canChange(place),
  );
}

/** @param {Computation} computation */
function depthFirst(computation) {
  /** @type {number[]} */
  const order = [];
  const waiting = [computation.root];
  while (waiting.length > 0) {
    const place = /** @type {number} */ (waiting.pop());
    if (order.includes(place) || computation.symbol(place) === "") continue;
    order.push(place);
    waiting.push(...[...computation.operands(place)].reverse());
  }
  return order;
}

/** @param {Computation} computation @param {number} place @param {Float64Array} grad @returns {[operand: number, share: number][]} */
function shares(computation, place, grad) {
  const all = computation.contributions(place, grad[place]);
  return computation.operands(place).map((operand, at) => [operand, all[at]]);
}

/** @param {Computation} computation @param {number} place */
function adding(computation, place) {
  return (/** @type {Float64Array} */ grad) => {
    for (const [operand, share] of shares(computation, place, grad)) grad[operand] += share;
  };
}
