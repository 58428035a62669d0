// Finds why a gradient is wrong, by trying what each kind of mistake would have given.
import { LEAF } from "../../engine/operations.js";
import { NONE } from "../../engine/recording.js";
import { evaluate } from "./engine-slot.js";
import { isSame } from "./same.js";

/** @import { Computation } from "./engine-computation.js" */
/** @import { Cause, Contribution, GradientFault } from "./gradient-fault.js" */

/** A gradient that is wrong, and all that should be added to it. @typedef {{ place: number, found: number, expected: number, contributions: Contribution[] }} Wrong */

/** The step of a central difference, relative to the number, and the tolerance of its slope. */
const STEP = 1e-5;
const SLOPE = 1e-4;

/**
 * Returns why a gradient is wrong.
 * @param {Computation} computation
 * @param {Wrong} fault
 * @param {Wrong[]} wrong all gradients that are wrong
 * @param {(Contribution[] | undefined)[]} incoming
 * @returns {Partial<GradientFault> & { cause: Cause }}
 */
export function causeOf(computation, { place, found, expected, contributions }, wrong, incoming) {
  const { grad } = computation;
  const isWhole = (/** @type {number} */ number) => isSame(found, number);
  // Values of the engine have no wrong derivative: their gradients were kept, or set by the code.
  if (isManifold(computation, wrong) || (!computation.isOwn && found !== 0)) return { cause: "kept" };
  if (isCleared(computation, wrong)) return { cause: "cleared" };
  if (!areAssigned(wrong)) {
    const more = (computation.isOwn && commonCause(computation, wrong)) || keptInTraining(computation, wrong, incoming);
    if (more) return more;
  }
  const own = ownContribution(computation, place, found - expected, expected, incoming);
  if (own) return { cause: "object", through: own, to: place, from: computation.operands(place)[own.operand] };
  const late = lateBinding(computation, wrong, incoming);
  const turn = late && contributions.find(({ consumer }) => late.includes(consumer));
  if (turn) return { cause: "late", through: turn, loop: late };
  const elsewhere = misplaced({ place, found, expected, contributions }, wrong);
  if (elsewhere) return { cause: "object", ...elsewhere };
  if (contributions.length > 1 && contributions.some(({ amount }) => isWhole(amount))) {
    const through = contributions.find(({ amount }) => isWhole(amount));
    // In the right order this one comes before another that is missing, so that it was not that which took the other away.
    const later = contributions.find(
      (one) => one !== through && one.amount !== 0 && through && isWithin(computation, one.consumer, through.consumer),
    );
    if (later) return { cause: "missing", through: later };
    return { cause: through?.amount === 0 ? "missing" : "assigned", through };
  }
  const passed = causeInPassing(contributions, expected, isWhole, incoming);
  if (passed) return passed;
  for (const through of contributions) {
    const { consumer, operand, amount } = through;
    const rest = expected - amount;
    const other = computation.operands(consumer)[1 - operand];
    const theirs = incoming[other]?.find((one) => one.consumer === consumer && one.operand === 1 - operand);
    const isPair = other !== undefined && other !== place && theirs !== undefined;
    const excess = isPair ? grad[other] - sumOf(incoming[other]) : 0;
    if (amount !== 0 && isWhole(rest)) {
      const isThere = isPair && grad[other] !== 0 && isSame(grad[other], sumOf(incoming[other]) + amount);
      if (isThere) return { cause: "object", through, to: other, from: place };
      // One of the others may run later.
      const isOverwritten = contributions.some(
        (one) => one.amount !== 0 && one.consumer !== consumer && !isWithin(computation, consumer, one.consumer),
      );
      return { cause: "missing", through, isOverwritten };
    }
    // The gradient received the contribution of the other operand, which lacks it.
    if (isPair && found !== 0 && theirs.amount !== 0 && isSame(excess, -theirs.amount)) {
      if ([theirs.amount, amount].some((one) => isWhole(expected + one))) {
        return { cause: "object", through, to: place, from: other };
      }
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
 * Finds a fault in what some value passed on, which is its derivative times some other factor than its whole gradient.
 * @param {Contribution[]} contributions
 * @param {number} expected their sum
 * @param {(number: number) => boolean} isWhole
 * @param {(Contribution[] | undefined)[]} incoming
 * @returns {Partial<GradientFault> & { cause: Cause } | undefined}
 */
function causeInPassing(contributions, expected, isWhole, incoming) {
  for (const through of [...byConsumer(contributions), ...contributions]) {
    const { consumer, derivative, amount } = through;
    const rest = expected - amount;
    const passed = (/** @type {number} */ factor) => isWhole(rest + derivative * factor);
    const isTwice = contributions.filter((one) => one.consumer === consumer).length > 1;
    if (isTwice && amount !== 0 && isWhole(rest)) return { cause: "missing", through };
    const parts = byConsumer(incoming[consumer] ?? []).map((one) => one.amount);
    const partial = prefixes(parts).find(passed);
    if (derivative !== amount && passed(1)) return { cause: "factor", through, partial };
    if (partial !== undefined && partial !== 0) return { cause: "order", through, partial };
    if (parts.length > 1 && repetitions(parts).some(passed)) return { cause: "repeated", through };
  }
  return undefined;
}

/**
 * Returns contributions with those of one operation added, as an operation may read a value twice.
 * @param {Contribution[]} contributions
 */
function byConsumer(contributions) {
  /** @type {Map<number, Contribution>} */
  const added = new Map();
  for (const { consumer, operand, derivative, amount } of contributions) {
    const before = added.get(consumer) ?? { consumer, operand, derivative: 0, amount: 0 };
    added.set(consumer, { ...before, derivative: before.derivative + derivative, amount: before.amount + amount });
  }
  return [...added.values()];
}

/**
 * Returns whether the only fault is that leaves have a gradient of 0, through more than one kind of operation, so that no
 * operation is to blame.
 * @param {Computation} computation
 * @param {Wrong[]} wrong
 */
function isCleared(computation, wrong) {
  if (!wrong.every(({ place, found }) => computation.symbol(place) === "" && found === 0)) return false;
  const changed = new Set(computation.changed);
  if (!computation.isOwn || wrong.every(({ place }) => changed.has(place))) return true;
  return waysOf(computation, wrong).size > 1;
}

/**
 * Returns what a value's operation should have added to an operand, if it has added it to the value's own gradient.
 * @param {Computation} computation
 * @param {number} place
 * @param {number} excess what the value's gradient has more than it should
 * @param {number} grad what its gradient should be
 * @param {(Contribution[] | undefined)[]} incoming
 * @returns {Contribution | undefined}
 */
function ownContribution(computation, place, excess, grad, incoming) {
  if (computation.operation(place) === undefined || !(excess && grad)) return undefined;
  const amounts = computation.contributions(place, grad);
  const derivatives = computation.contributions(place, 1);
  return computation.operands(place).flatMap((from, operand) => {
    const lacks = sumOf(incoming[from]?.filter((one) => one.consumer !== place));
    const isOwn = isSame(amounts[operand], excess) && isSame(computation.grad[from], lacks);
    return isOwn ? [{ consumer: place, operand, derivative: derivatives[operand], amount: amounts[operand] }] : [];
  })[0];
}

/**
 * Finds a contribution that this gradient lacks and one other has too much, or the other way round.
 * @param {Wrong} here
 * @param {Wrong[]} wrong
 */
function misplaced(here, wrong) {
  const others = wrong.filter(({ place }) => place !== here.place);
  /** @param {{ found: number, expected: number }} one @param {number} amount */
  const has = ({ found, expected }, amount) => amount !== 0 && isSame(found, expected + amount);
  // What is more because a negative contribution is missing came from nowhere.
  const takers = [here, ...others].filter((one) => !one.contributions.some(({ amount }) => has(one, -amount)));
  const moves = [here, ...others].flatMap((from) =>
    from.contributions.flatMap((through) => {
      if (!has(from, -through.amount)) return [];
      const to = takers.filter((one) => has(one, through.amount) && [one, from].includes(here));
      return to.map(({ place }) => ({ through, to: place, from: from.place }));
    }),
  );
  return moves.length === 1 ? moves[0] : undefined;
}

/**
 * Finds operations of one kind, of which one has added its contributions as often as there are operations, and the others have
 * added none: functions made in a loop read its variables as the last turn left them.
 * @param {Computation} computation
 * @param {Wrong[]} wrong
 * @param {(Contribution[] | undefined)[]} incoming
 * @returns {[done: number, ...left: number[]] | undefined} the one, and the others
 */
function lateBinding(computation, wrong, incoming) {
  const consumers = new Set(wrong.flatMap(({ contributions }) => contributions.map(({ consumer }) => consumer)));
  /** How often each operation has added its contributions, if that is the same for its operands. @type {Map<number, number>} */
  const times = new Map();
  for (const consumer of consumers) {
    const counts = computation.operands(consumer).map((place, operand) => {
      const one = incoming[place]?.find((one) => one.consumer === consumer && one.operand === operand);
      return one ? 1 + (computation.grad[place] - sumOf(incoming[place])) / one.amount : Number.NaN;
    });
    const [count] = counts.map(Math.round);
    if (Number.isFinite(count) && counts.every((one) => isSame(one, count))) times.set(consumer, count);
  }
  for (const [done, count] of times) {
    const isAlike = (/** @type {number} */ consumer) => computation.symbol(consumer) === computation.symbol(done);
    const left = [...times.keys()].filter((consumer) => times.get(consumer) === 0 && isAlike(consumer));
    if (count > 1 && left.length === count - 1) return [done, ...left];
  }
  return undefined;
}

/**
 * Returns whether only leaves have more than they should, all as many times as much: backward ran so often.
 * @param {Computation} computation
 * @param {Wrong[]} wrong
 */
function isManifold(computation, wrong) {
  const [ratio, ...others] = wrong.map(({ found, expected }) => found / expected);
  const isMultiple = ratio > 1.5 && isSame(ratio, Math.round(ratio)) && others.every((one) => isSame(one, ratio));
  return isMultiple && wrong.length > 1 && areKept(computation, wrong);
}

/**
 * Finds what leaves keep from the steps before, in a training loop, which changes some. The derivative of one kind of operation may
 * be wrong instead, if only these go through it.
 * @param {Computation} computation
 * @param {Wrong[]} wrong
 * @param {(Contribution[] | undefined)[]} incoming
 * @returns {Partial<GradientFault> & { cause: Cause } | undefined}
 */
function keptInTraining(computation, wrong, incoming) {
  const changed = new Set(computation.changed);
  if (changed.size === 0 || !areKept(computation, wrong)) return undefined;
  // What is trained matters more than the data.
  const { place, found, expected, contributions } = wrong.find((one) => changed.has(one.place)) ?? wrong[0];
  const [way, ...others] = computation.isOwn ? waysOf(computation, wrong) : [];
  const mayBeOperation = others.length === 0 && !isRightElsewhere(computation, way, wrong, incoming);
  const [through] = mayBeOperation ? contributions : [];
  return { cause: "kept", place, found, expected, contributions, through };
}

/**
 * Returns whether some other gradient is right that came through one kind of operation alone, so that its derivative is right.
 * @param {Computation} computation
 * @param {string} way
 * @param {Wrong[]} wrong
 * @param {(Contribution[] | undefined)[]} incoming
 */
function isRightElsewhere(computation, way, wrong, incoming) {
  const wrongPlaces = new Set(wrong.map(({ place }) => place));
  return incoming.some(
    (contributions = [], place) =>
      !wrongPlaces.has(place) &&
      contributions.some(({ amount }) => amount !== 0) &&
      contributions.every((one) => wayOf(computation, one) === way),
  );
}

/** Returns whether values have some gradient, and may have kept it. @param {Computation} computation @param {Wrong[]} wrong */
function areKept(computation, wrong) {
  const count = countOfOld(computation);
  return wrong.every(({ place, found }) => place < count && found !== 0);
}

/**
 * Returns whether a value may have kept a gradient from an earlier backward pass, while computed values have not.
 * @param {Computation} computation
 * @param {number} place
 */
export function mayKeep(computation, place) {
  return place < countOfOld(computation);
}

/**
 * Returns the number of leaves that were made before the first computed value of the graph. A later one was made for this graph, like
 * those that operators make of plain numbers.
 * @param {Computation} computation
 */
function countOfOld(computation) {
  let place = 0;
  while (place < computation.length && computation.symbol(place) === "") place += 1;
  return place;
}

/** Returns whether each of some gradients is one of the contributions that should have been added. @param {Wrong[]} wrong */
function areAssigned(wrong) {
  return wrong.every(
    ({ found, contributions }) => contributions.length > 1 && contributions.some(({ amount }) => isSame(found, amount)),
  );
}

/**
 * Finds a mistake in all operations of a kind, by the same operand, that explains all wrong gradients, of which some value is used by
 * more than one of them.
 * @param {Computation} computation
 * @param {Wrong[]} wrong
 * @returns {Partial<GradientFault> & { cause: Cause } | undefined}
 */
function commonCause(computation, wrong) {
  const { data, grad } = computation;
  /** What comes instead of a contribution to the gradient at a place. @type {[cause: Cause, came: (one: Contribution, place: number) => number][]} */
  const mistakes = [
    ["missing", () => 0],
    ["factor", ({ derivative }) => derivative],
    ["derivative", ({ amount }) => -amount],
    // A product adds the number of the operand itself, times the gradient behind it, and not that of the other operand.
    ["derivative", ({ consumer }, place) => data[place] * grad[consumer]],
  ];
  const [{ place, contributions }] = wrong;
  for (const way of waysOf(computation, wrong)) {
    const ofThisWay = (/** @type {Contribution[]} */ all) => all.filter((one) => wayOf(computation, one) === way);
    if (wrong.every((one) => ofThisWay(one.contributions).length < 2)) continue;
    for (const [cause, came] of mistakes) {
      const isExplained = wrong.every((one) => {
        const these = ofThisWay(one.contributions);
        const sum = these.reduce((rest, each) => rest - each.amount + came(each, one.place), one.expected);
        return these.length > 0 && isSame(one.found, sum);
      });
      const through = ofThisWay(contributions).find((one) => !isSame(came(one, place), one.amount));
      if (!isExplained || !through) continue;
      return { cause, through, came: came(through, place), isConfirmed: isConfirmed(computation, through) };
    }
  }
  return undefined;
}

/**
 * Returns the kind of operation through which a contribution comes, with the place of the operand.
 * @param {Computation} computation
 * @param {Contribution} contribution
 */
function wayOf(computation, { consumer, operand }) {
  return `${computation.symbol(consumer)} ${operand}`;
}

/** @param {Computation} computation @param {Wrong[]} wrong */
function waysOf(computation, wrong) {
  return new Set(wrong.flatMap(({ contributions }) => contributions.map((one) => wayOf(computation, one))));
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
 * Returns what comes of passing a gradient on as often as a part of it arrives: the sum of what it was each time, or as often
 * the whole.
 * @param {number[]} parts
 */
function repetitions(parts) {
  const whole = parts.length * parts.reduce((sum, part) => sum + part, 0);
  const running = [parts, [...parts].reverse()].map((some) => {
    let sum = 0;
    return some.reduce((passed, part) => {
      sum += part;
      return passed + sum;
    }, 0);
  });
  return [...running, whole];
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
