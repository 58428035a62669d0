// Describes a value for its card, at an instant of the walkthrough or without one.
import { check, locals, made, meaning, uses } from "../computation/derivative.js";
import { isClosed, name, whyClosed } from "./notation.js";

/** @import { Inspectable, Use } from "../computation/derivative.js" */
/** @import { Described } from "./card.js" */
/** @import { Numbers } from "../computation/computation.js" */
/** @import { Moment, Timeline } from "./timeline.js" */

/**
 * @param {Inspectable} computation
 * @param {Timeline} timeline
 * @param {Moment | undefined} moment
 * @param {number} place
 * @param {Numbers} [numbers] that are shown
 * @returns {Described}
 */
export function description(computation, timeline, moment, place, numbers = moment?.numbers ?? computation) {
  const { data, grad, hasGradient } = numbers;
  const state = moment?.stage.state[place] ?? 3;
  const isKnown = state > 0;
  const rows = uses(
    computation,
    { data, grad },
    place,
    (consumer) => !moment || timeline.hasPassed(consumer, moment.instant),
  );
  const isOwn = !computation.isBeyond(place) && (moment !== undefined || !computation.isCleared);
  const isComplete = state === 3 && isOwn && isSum(computation, rows, place, grad[place]);
  const isOff = state === 3 && isOwn && !isComplete && rows.length > 0;
  const scope = computation.scope(place);
  return {
    place,
    name: name(computation, place),
    label: computation.label(place),
    made: made(computation, place),
    scope: scope === 0 ? "" : computation.scopes[scope - 1].name,
    data: isKnown ? data[place] : undefined,
    grad: isKnown && (hasGradient?.(place) ?? true) ? grad[place] : undefined,
    locals: isKnown ? locals(computation, place) : [],
    uses: toldApart(computation, rows),
    isRoot: place === computation.root,
    // During the forward pass there is no result yet that could change, and moving the result itself would show nothing.
    check:
      isKnown && moment?.phase !== "forward" && !(isComplete && place === computation.root && rows.length === 0)
        ? check(computation, place, isComplete ? grad[place] : undefined)
        : undefined,
    sentences: [
      ...standing(computation, moment, place, state),
      ...(isKnown && isClosed(computation, place)
        ? [`It is closed, ${whyClosed(computation, place)}: it passes no gradient on.`]
        : []),
      ...(isComplete ? [meaning(computation, place, grad[place])] : []),
      ...(isOff ? [whyOff(computation, grad[place])] : []),
      ...(isKnown ? unusual([data[place], grad[place]]) : []),
    ].filter(Boolean),
  };
}

/**
 * Gives the uses of a value distinct names: equal names are prefixed with their scopes, and those that are still
 * equal are numbered in the order of recording.
 * @param {Inspectable} computation
 * @param {Use[]} rows
 * @returns {Use[]}
 */
export function toldApart(computation, rows) {
  const scoped = (/** @type {Use} */ { place, through }) => {
    const scope = computation.scope(place);
    return scope === 0 ? through : `${computation.scopes[scope - 1].name}: ${through}`;
  };
  const numbered = (/** @type {Use} */ { place, through }, /** @type {number[]} */ places) =>
    `${through} (${places.indexOf(place) + 1})`;
  return renamed(renamed(rows, scoped), numbered);
}

/**
 * Renames the uses whose name is not unique.
 * @param {Use[]} rows
 * @param {(use: Use, places: number[]) => string} rename takes a use and the places of all uses with its name, in order
 * @returns {Use[]}
 */
function renamed(rows, rename) {
  /** @type {Map<string, Set<number>>} */
  const found = new Map();
  for (const { through, place } of rows) found.set(through, (found.get(through) ?? new Set()).add(place));
  /** @type {Map<string, number[]>} */
  const several = new Map();
  for (const [through, places] of found) {
    if (places.size > 1)
      several.set(
        through,
        Array.from(places).sort((one, other) => one - other),
      );
  }
  return rows.map((use) => {
    const places = several.get(use.through);
    return places ? { ...use, through: rename(use, places) } : use;
  });
}

/**
 * Returns whether a gradient is the sum of what its consumers add, except for rounding.
 * @param {Inspectable} computation
 * @param {Use[]} rows
 * @param {number} place
 * @param {number} grad
 */
function isSum(computation, rows, place, grad) {
  const start = place === computation.root ? 1 : 0;
  const sum = rows.reduce((total, { product }) => total + product, start);
  const size = rows.reduce((total, { product }) => total + Math.abs(product), start);
  return !Number.isFinite(sum) || Math.abs(sum - grad) <= 1e-9 * size;
}

/**
 * Says how much of a value is computed at an instant.
 * @param {Inspectable} computation
 * @param {Moment | undefined} moment
 * @param {number} place
 * @param {number} state
 */
function standing(computation, moment, place, state) {
  if (!computation.operation(place)) return ["The page does not know this operation: its number is the recorded one."];
  if (computation.isBeyond(place)) {
    const what = moment
      ? "a part of its gradient is missing"
      : "its gradient is the recorded one, unless Backward ran here";
    return [`An operation that the page does not know lies between it and the result: ${what}.`];
  }
  if (state === 0) return ["It is computed later."];
  if (!moment) return computation.isCleared ? ["Backward computes its gradient."] : [];
  if (moment.phase === "forward") return ["Gradients come later, in the backward pass."];
  return { 1: ["Its gradient is still to come."], 2: ["Its gradient is still growing."] }[state] ?? [];
}

/**
 * Says why a gradient may not be the sum of what its consumers add.
 * @param {Inspectable} computation
 * @param {number} grad
 */
function whyOff(computation, grad) {
  if (grad === 0) return "Nothing has been added to its grad yet: Backward adds what is written here.";
  const root = name(computation, computation.root);
  return `Its grad is not the sum shown here: Backward has run more than once, or a grad was set by hand. Zero grad, then Backward makes it the derivative of ${root} again.`;
}

/** @param {number[]} numbers */
function unusual(numbers) {
  const sentences = [];
  if (numbers.some((number) => Math.abs(number) === Infinity)) {
    sentences.push("inf stands for a number beyond about 1.8e+308, or for a division by 0.");
  }
  if (numbers.some(Number.isNaN)) {
    sentences.push(
      "NaN (not a number) has no defined result, such as inf - inf, 0 * inf or the logarithm of a negative number.",
    );
  }
  return sentences;
}
