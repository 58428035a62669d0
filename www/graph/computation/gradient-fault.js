// Finds the first gradient that is wrong, from the result backwards, and why. Each gradient is compared with what the values
// that use it should add, given their present gradients, so that an earlier fault does not count again.

import { LEAF } from "../../engine/operations.js";
import { NONE } from "../../engine/recording.js";
import { evaluate } from "./engine-slot.js";

/** @import { Computation } from "./engine-computation.js" */

/** The relative tolerance of a gradient: a learner's own class may round differently from the engine. */
const RELATIVE = 1e-9;
const ABSOLUTE = 1e-15;

/** The step of a central difference, relative to the number, and the tolerance of its slope. */
const STEP = 1e-5;
const SLOPE = 1e-4;

/**
 * What a value should add to the gradient of one of its operands: its derivative by the operand times its own gradient.
 * @typedef {{ consumer: number, operand: number, derivative: number, amount: number }} Contribution
 *
 * Why a gradient is wrong: the result's own is not 1 (`seed`); one contribution is there instead of all (`assigned`);
 * a derivative was not multiplied by the gradient behind it (`factor`); what belongs to another operand was added here
 * (`object`); a contribution was passed on before the gradient behind it was complete (`order`), or anew with each part of
 * that (`repeated`); one is missing (`missing`); more is there than should be, from an earlier pass (`kept`); a derivative is another (`derivative`); or
 * none of these alone (`unknown`).
 * @typedef {"seed" | "assigned" | "factor" | "object" | "order" | "repeated" | "missing" | "kept" | "derivative" | "unknown"} Cause
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
 * @property {boolean} [isConfirmed] whether a small change of the value gives the derivative, too
 */

/**
 * Returns the first gradient that is wrong, or `undefined` if none is.
 * @param {Computation} computation
 * @returns {GradientFault | undefined}
 */
export function gradientFault(computation) {
  const { grad, root } = computation;
  const incoming = contributionsOf(computation);
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
 */
function contributionsOf(computation) {
  const { grad, length } = computation;
  const changed = new Set(computation.changed);
  /** @type {(Contribution[] | undefined)[]} */
  const incoming = Array.from({ length }, () => []);
  for (let consumer = length - 1; consumer >= 0; consumer--) {
    const operands = computation.operands(consumer);
    const isKnown = computation.operation(consumer) !== undefined;
    const derivatives = isKnown ? computation.contributions(consumer, 1) : [];
    const amounts = isKnown ? computation.contributions(consumer, grad[consumer]) : [];
    const certain = operands.some((operand) => changed.has(operand)) ? independent(computation, consumer) : undefined;
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
 */
function independent(computation, consumer) {
  const changed = new Set(computation.changed);
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

/**
 * @param {Computation} computation
 * @param {{ place: number, found: number, expected: number, contributions: Contribution[] }} fault
 * @param {{ place: number, found: number, expected: number }[]} wrong all gradients that are wrong
 * @param {(Contribution[] | undefined)[]} incoming
 * @returns {Partial<GradientFault> & { cause: Cause }}
 */
function causeOf(computation, { place, found, expected, contributions }, wrong, incoming) {
  const { grad } = computation;
  const isWhole = (/** @type {number} */ number) => isSame(found, number);
  // Values of the engine have no wrong derivative: their gradients were kept, or set by the code.
  if (isKept(computation, wrong) || (!computation.isOwn && found !== 0)) return { cause: "kept" };
  if (contributions.length > 1 && contributions.some(({ amount }) => isWhole(amount))) {
    const through = contributions.find(({ amount }) => isWhole(amount));
    // In the right order this one comes before another that is missing, so that it was not that which took the other away.
    const later = contributions.find(
      (one) => one !== through && one.amount !== 0 && through && isWithin(computation, one.consumer, through.consumer),
    );
    if (later) return { cause: "missing", through: later };
    return { cause: through?.amount === 0 ? "missing" : "assigned", through };
  }
  for (const through of contributions) {
    const { consumer, operand, derivative, amount } = through;
    const rest = expected - amount;
    const other = computation.operands(consumer)[1 - operand];
    const theirs = incoming[other]?.find((one) => one.consumer === consumer && one.operand === 1 - operand);
    const isPair = other !== undefined && other !== place && theirs !== undefined;
    const excess = isPair ? grad[other] - sumOf(incoming[other]) : 0;
    if (amount !== 0 && isWhole(rest)) {
      const isThere = isPair && grad[other] !== 0 && isSame(grad[other], sumOf(incoming[other]) + amount);
      return isThere ? { cause: "object", through, to: other, from: place } : { cause: "missing", through };
    }
    // The gradient received the contribution of the other operand, which lacks it.
    if (isPair && found !== 0 && theirs.amount !== 0 && isSame(excess, -theirs.amount)) {
      if ([theirs.amount, amount].some((one) => isWhole(expected + one))) {
        return { cause: "object", through, to: place, from: other };
      }
    }
    if (derivative !== amount && isWhole(rest + derivative)) return { cause: "factor", through };
    const parts = (incoming[consumer] ?? []).map((one) => one.amount);
    const partial = prefixes(parts).find((one) => isWhole(rest + derivative * one));
    if (partial !== undefined) return { cause: "order", through, partial };
    if (parts.length > 1 && running(parts).some((one) => isWhole(rest + derivative * one))) {
      return { cause: "repeated", through };
    }
    if (contributions.length > 1 && amount !== 0 && isWhole(rest - amount)) {
      return { cause: "derivative", through, came: -amount, isConfirmed: isConfirmed(computation, through) };
    }
  }
  if (contributions.length !== 1) return { cause: "unknown" };
  const [through] = contributions;
  return { cause: "derivative", through, came: found, isConfirmed: isConfirmed(computation, through) };
}

/**
 * Returns whether only leaves have more than they should, as they were not set to zero before backward.
 * @param {Computation} computation
 * @param {{ place: number, found: number, expected: number }[]} wrong
 */
function isKept(computation, wrong) {
  if (!wrong.every(({ place, found }) => computation.symbol(place) === "" && found !== 0)) return false;
  const changed = new Set(computation.changed);
  const ratios = wrong.map(({ found, expected }) => found / expected);
  const [ratio] = ratios;
  const isRepeated = ratio > 1.5 && isSame(ratio, Math.round(ratio)) && ratios.every((one) => isSame(one, ratio));
  return isRepeated ? wrong.length > 1 : wrong.every(({ place }) => changed.has(place));
}

/** @param {Contribution[] | undefined} contributions */
function sumOf(contributions = []) {
  return contributions.reduce((sum, { amount }) => sum + amount, 0);
}

/**
 * Returns the sums of some of the parts of a gradient, but not of all: what it may have been in between.
 * @param {number[]} parts
 */
function prefixes(parts) {
  const forwards = parts.slice(0, -1).map((_, index) => parts.slice(0, index + 1));
  const backwards = parts.slice(1).map((_, index) => parts.slice(index + 1));
  return [...forwards, ...backwards].map((some) => some.reduce((sum, part) => sum + part, 0));
}

/**
 * Returns what comes of passing a gradient on as often as a part of it arrives: the sum of what it was each time.
 * @param {number[]} parts
 */
function running(parts) {
  return [parts, [...parts].reverse()].map((some) => {
    let sum = 0;
    return some.reduce((passed, part) => {
      sum += part;
      return passed + sum;
    }, 0);
  });
}

/**
 * Returns whether a value is among those that another was computed from.
 * @param {Computation} computation
 * @param {number} value
 * @param {number} result
 */
function isWithin(computation, value, result) {
  const seen = new Set();
  const waiting = [result];
  for (let place = waiting.pop(); place !== undefined; place = waiting.pop()) {
    if (place === value) return value !== result;
    // Operands come before what is computed from them.
    if (place < value || seen.has(place)) continue;
    seen.add(place);
    waiting.push(...computation.operands(place));
  }
  return false;
}

/**
 * Returns whether the slope of an operation between two nearby numbers is its derivative.
 * @param {Computation} computation
 * @param {Contribution} contribution
 */
function isConfirmed(computation, { consumer, operand, derivative }) {
  const numbers = computation.operands(consumer).map((place) => computation.data[place]);
  const step = STEP * Math.max(1, Math.abs(numbers[operand]));
  const { operation, exponent } = computation.recording;
  const [above, below] = [step, -step].map((change) => {
    const moved = numbers.map((number, index) => (index === operand ? number + change : number));
    return evaluate({
      operation: Uint8Array.of(...moved.map(() => LEAF), operation[consumer]),
      a: Uint32Array.of(...moved.map(() => NONE), 0),
      b: Uint32Array.of(...moved.map(() => NONE), moved.length > 1 ? 1 : NONE),
      numbers: Float64Array.of(...moved, exponent[consumer]),
    });
  });
  return Math.abs((above - below) / (2 * step) - derivative) <= SLOPE * Math.max(1, Math.abs(derivative));
}

/**
 * @param {number} one
 * @param {number} other
 */
export function isSame(one, other) {
  if (one === other || (Number.isNaN(one) && Number.isNaN(other))) return true;
  const size = Math.max(Math.abs(one), Math.abs(other));
  return size < Infinity && Math.abs(one - other) <= Math.max(ABSOLUTE, RELATIVE * size);
}
