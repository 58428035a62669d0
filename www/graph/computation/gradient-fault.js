// Finds the first gradient that is wrong, from the result backwards, and why. Each gradient is compared with what the values
// that use it should add, given their present gradients, so that an earlier fault does not count again.

import { causeOf } from "./gradient-fault-cause.js";
import { numbersWhenUsed } from "./numbers-when-used.js";
import { isSame } from "./same.js";

/** @import { Computation } from "./engine-computation.js" */

/**
 * What a value should add to the gradient of one of its operands: its derivative by the operand times its own gradient.
 * @typedef {{ consumer: number, operand: number, derivative: number, amount: number }} Contribution
 *
 * Why a gradient is wrong: the result's own is not 1 (`seed`); one contribution is there instead of all (`assigned`);
 * a derivative was not multiplied by the gradient behind it (`factor`); what belongs to another operand was added here
 * (`object`); the functions made in a loop all did what the last one should (`late`); a contribution was passed on before the gradient behind it was complete (`order`), or anew with each part of
 * that (`repeated`); one is missing (`missing`); more is there than should be, from an earlier pass (`kept`); the gradients of
 * leaves were set to 0 afterwards (`cleared`); a derivative is another (`derivative`); or none of these alone (`unknown`).
 * @typedef {"seed" | "assigned" | "factor" | "object" | "late" | "order" | "repeated" | "missing" | "kept" | "cleared" | "derivative" | "unknown"} Cause
 *
 * @typedef {object} GradientFault
 * @property {number} place the value whose gradient is wrong
 * @property {number} found
 * @property {number} expected
 * @property {Cause} cause
 * @property {Contribution[]} contributions all that should be added
 * @property {Contribution} [through] the one that is wrong
 * @property {number} [came] what came through it instead
 * @property {number} [partial] the gradient behind it when it was passed on
 * @property {number} [to] the operand that got what belongs to another
 * @property {number} [from] the operand that lacks it
 * @property {number[]} [loop] the value whose function did the work of all, and the others
 * @property {boolean} [isConfirmed] whether a small change of the value gives the derivative, too
 * @property {boolean} [isOverwritten] whether what is missing may have come, and been taken away by what came later
 */

/**
 * Returns the first gradient that is wrong, or `undefined` if none is.
 * @param {Computation} computation
 * @returns {GradientFault | undefined}
 */
export function gradientFault(computation) {
  // An update after backward changed numbers that the derivatives are made of.
  const before = numbersWhenUsed(computation);
  const after = Array.from(before.keys(), (place) => computation.data[place]);
  for (const [place, number] of before) computation.data[place] = number;
  try {
    const unknown = computation.changed.filter((place) => !before.has(place));
    return firstFault(computation, new Set(unknown));
  } finally {
    [...before.keys()].forEach((place, index) => {
      computation.data[place] = after[index];
    });
  }
}

/**
 * @param {Computation} computation
 * @param {ReadonlySet<number>} changed the values whose numbers are not those that backward found
 * @returns {GradientFault | undefined}
 */
function firstFault(computation, changed) {
  const { grad, root } = computation;
  const incoming = contributionsOf(computation, changed);
  if (!isSame(grad[root], 1)) {
    return { place: root, found: grad[root], expected: 1, cause: "seed", contributions: [] };
  }
  const wrong = [];
  for (let place = root - 1; place >= 0; place--) {
    const contributions = incoming[place];
    // What an operation adds is not known if the engine does not know it, or if its numbers have changed since.
    if (!contributions) continue;
    const expected = contributions.reduce((sum, { amount }) => sum + amount, 0);
    if (!isSame(grad[place], expected)) wrong.push({ place, found: grad[place], expected, contributions });
  }
  const [first] = wrong;
  if (!first) return undefined;
  return { ...first, ...causeOf(computation, first, wrong, incoming) };
}

/**
 * Returns what should be added to each gradient, by place; `undefined` where that is not known.
 * @param {Computation} computation
 * @param {ReadonlySet<number>} changed
 */
function contributionsOf(computation, changed) {
  const { grad, length } = computation;
  /** @type {(Contribution[] | undefined)[]} */
  const incoming = Array.from({ length }, () => []);
  for (const place of computation.plain) incoming[place] = undefined;
  for (let consumer = length - 1; consumer >= 0; consumer--) {
    const operands = computation.operands(consumer);
    const isKnown = computation.operation(consumer) !== undefined;
    const derivatives = isKnown ? computation.contributions(consumer, 1) : [];
    const amounts = isKnown ? computation.contributions(consumer, grad[consumer]) : [];
    const certain = operands.some((operand) => changed.has(operand))
      ? independent(computation, consumer, changed)
      : undefined;
    operands.forEach((place, operand) => {
      if (!isKnown || certain?.[operand] === false) incoming[place] = undefined;
      else incoming[place]?.push({ consumer, operand, derivative: derivatives[operand], amount: amounts[operand] });
    });
  }
  return incoming;
}

/**
 * Returns for each operand whether the derivative by it stays the same when numbers that have changed since are others.
 * @param {Computation} computation
 * @param {number} consumer
 * @param {ReadonlySet<number>} changed
 */
function independent(computation, consumer, changed) {
  const operands = computation.operands(consumer);
  const as = Array.from(computation.contributions(consumer, 1));
  const before = operands.map((operand) => computation.data[operand]);
  for (const operand of operands)
    if (changed.has(operand)) computation.data[operand] = 1.5 * computation.data[operand] + 1;
  const others = computation.contributions(consumer, 1);
  operands.forEach((operand, index) => {
    computation.data[operand] = before[index];
  });
  return as.map((derivative, index) => Object.is(derivative, others[index]));
}
