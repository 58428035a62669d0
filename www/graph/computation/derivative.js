// Explains one value: how it was computed, what its gradient is the sum of, and what the gradient means.

import { filled } from "../../engine/operations.js";
import { brief } from "../../ui/numbers.js";
import { bracketed, expression, isConstant, name, owner, partsOf } from "../steps/notation.js";
import { contributions, valuesAt, withNumbers } from "../steps/sentences.js";
import { applied } from "../view/expression.js";

/** @import { Numbers } from "./computation.js" */
/** @import { Walkable } from "../steps/timeline.js" */

/**
 * @typedef {Walkable & {
 *   consumers: (place: number) => number[],
 *   isCleared: boolean,
 *   rootWith: (place: number, number: number) => number | undefined,
 * }} Inspectable
 *
 * A derivative of a value by one of its operands: "∂d/∂a = b = 2".
 * @typedef {{ by: number, text: string }} Local
 *
 * What a consumer adds to a gradient: "through d = a * b: b.data * d.grad = 2 * 3 = 6".
 * @typedef {{ place: number, through: string, formula: string, numbers: string, product: number, isDone: boolean }} Use
 *
 * A derivative by central difference: its value (`slope`), the step it took, and the gradient's distance from it.
 * @typedef {{ slope: number, step: number, error: number | undefined, isKink: boolean }} Check
 */

/** The change of a value that the sentence about its gradient assumes. */
const RAISE = 0.01;

/** The step of the central difference, relative to the number. */
const STEP = 1e-5;

/**
 * Returns the two parts of "d = a * b: -4 * 2 = -8"; the second part is "" for a leaf.
 * @param {Inspectable} computation
 * @param {number} place
 */
export function made(computation, place) {
  const symbol = computation.symbol(place);
  if (symbol === "") return { text: "given, not computed", numbers: "" };
  const label = computation.label(place);
  const isCall = /^\w/.test(symbol);
  const numbers = computation
    .operands(place)
    .map((operand, index) =>
      (isCall || (index === 0 && symbol[1] !== "*") ? brief : bracketed)(computation.data[operand]),
    );
  const text = expression(computation, place);
  return { text: label ? `${label} = ${text}` : text, numbers: applied(symbol, numbers) };
}

/**
 * Returns the local derivative with respect to each operand that is not a constant.
 * @param {Inspectable} computation
 * @param {number} place
 * @returns {Local[]}
 */
export function locals(computation, place) {
  const operation = computation.operation(place);
  if (!operation) return [];
  const operands = computation.operands(place);
  const derivatives = computation.contributions(place, 1);
  return operation.factors.flatMap((factor, index) => {
    const by = operands[index];
    if (isConstant(computation, by)) return [];
    const texts = [...factorTexts(computation, place, factor), brief(derivatives[index])];
    const steps = texts.filter((text, at) => text !== texts[at - 1]).join(" = ");
    const other = operands.indexOf(by) === index ? "" : " (second place)";
    return [{ by, text: `∂${owner(computation, place)}/∂${owner(computation, by)}${other} = ${steps}` }];
  });
}

/**
 * Returns what each consumer adds to the gradient, roughly in the order of the backward pass.
 * @param {Inspectable} computation
 * @param {Numbers} numbers
 * @param {number} place
 * @param {(consumer: number) => boolean} hasPassed whether its `_backward` has run
 * @returns {Use[]}
 */
export function uses(computation, { grad }, place, hasPassed) {
  return computation.consumers(place).flatMap((consumer) => {
    if (!computation.operation(consumer)) return [];
    const products = computation.contributions(consumer, grad[consumer]);
    return contributions(computation, grad, consumer).flatMap((written, index) => {
      if (computation.operands(consumer)[index] !== place) return [];
      return [
        {
          ...written,
          place: consumer,
          through: made(computation, consumer).text,
          product: products[index],
          isDone: hasPassed(consumer),
        },
      ];
    });
  });
}

/**
 * Returns the derivative of the result with respect to a value, estimated from two nearby results.
 * @param {Inspectable} computation
 * @param {number} place
 * @param {number | undefined} grad the gradient to compare with; `undefined` while it is incomplete
 * @returns {Check | undefined} `undefined` if it cannot be computed
 */
export function check(computation, place, grad) {
  const x = computation.data[place];
  if (!Number.isFinite(x)) return undefined;
  const step = STEP * 10 ** Math.floor(Math.log10(Math.max(1, Math.abs(x))));
  const [above, below] = [computation.rootWith(place, x + step), computation.rootWith(place, x - step)];
  if (above === undefined || below === undefined) return undefined;
  // The divisor is the step that was really taken, after rounding.
  const slope = (above - below) / (x + step - (x - step));
  if (grad === undefined) return { slope, step, error: undefined, isKink: false };
  const error = Math.abs(slope - grad);
  const isOff = error > 1e-3 * Math.max(1, Math.abs(grad));
  const middle = isOff ? computation.rootWith(place, x) : undefined;
  const isKink = middle !== undefined && Math.abs(above - middle - (middle - below)) > Math.abs(error * step);
  return { slope, error, step, isKink };
}

/**
 * Says what a gradient means: "Raise a by 0.01 and g rises by about 1.388."
 * @param {Inspectable} computation
 * @param {number} place
 * @param {number} grad
 */
export function meaning(computation, place, grad) {
  if (!Number.isFinite(grad) || place === computation.root) return "";
  const [value, root] = [name(computation, place), name(computation, computation.root)];
  const isLeaf = computation.symbol(place) === "";
  if (grad === 0) return `A small change of ${value} does not change ${root}.`;
  const amount = brief(Number((Math.abs(grad) * RAISE).toPrecision(4)));
  return isLeaf
    ? `Raise ${value} by ${RAISE} and ${root} ${grad > 0 ? "rises" : "falls"} by about ${amount}.`
    : `If ${value} were ${RAISE} higher, ${root} would be about ${amount} ${grad > 0 ? "higher" : "lower"}.`;
}

/**
 * Writes a factor with names and with numbers: ["1 - o**2", "1 - 0.7071**2"].
 * @param {Inspectable} computation
 * @param {number} place
 * @param {string} formula the factor
 */
function factorTexts(computation, place, formula) {
  const plain = formula.replace(/^\((.*)\)$/, "$1");
  const [self, other] = computation.operands(place).map((operand) => inFormula(computation, operand));
  const parts = partsOf(self, other ?? "", inFormula(computation, place), computation.exponent(place));
  const named = plain === "1.0" ? "1" : filled(plain, parts);
  return [named, plain === "1.0" ? "1" : withNumbers(plain, valuesAt(computation, place))];
}

/**
 * @param {Inspectable} computation
 * @param {number} place
 */
function inFormula(computation, place) {
  return isConstant(computation, place) ? bracketed(computation.data[place]) : owner(computation, place);
}
