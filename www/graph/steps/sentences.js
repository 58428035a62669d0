// Describes what happens at an instant in words and numbers, and writes the arithmetic at the edges.
import { filled } from "../../engine/operations.js";
import { brief } from "../../ui/numbers.js";
import { applied } from "../view/expression.js";
import { titleOf } from "../view/names.js";
import { bracketed, expression, isClosed, isConstant, name, owner, ownerText, partsOf, whyClosed } from "./notation.js";

/** @import { Stage } from "../computation/computation.js" */
/** @import { Walkable } from "./timeline.js" */

/** The greatest number of leaves that the first sentence names. */
const NAMED_LEAVES = 6;
/** The greatest length of a value's name in the formulas of a step, unless the code gives it a longer label. */
const NAME_CHARACTERS = 26;

/** @param {Walkable} computation */
export function startSentence(computation) {
  const leaves = Array.from({ length: computation.length }, (_, place) => place).filter(
    (place) => computation.symbol(place) === "",
  );
  const named = leaves.filter((place) => computation.label(place) !== "");
  if (named.length === 0 || named.length > NAMED_LEAVES) {
    return `${leaves.length} numbers are given at the start; nothing is computed yet.`;
  }
  const list = named.map((place) => `${computation.label(place)} = ${brief(computation.data[place])}`).join(", ");
  return `Given: ${list}. Nothing is computed yet.`;
}

/**
 * Writes a forward step: "e = c + d: 4 + (-6) = -2."
 * @param {Walkable} computation
 * @param {number} place
 */
export function forwardSentence(computation, place) {
  const { data } = computation;
  const [symbol, label, result] = [computation.symbol(place), computation.label(place), brief(data[place])];
  const named = expression(computation, place);
  const head = label && label !== named ? `${label} = ${named}` : named;
  if (!computation.operation(place)) {
    return `${head}: the page does not know "${symbol}" and keeps the recorded number, ${result}.`;
  }
  const isCall = /^\w/.test(symbol);
  const numbers = computation
    .operands(place)
    .map((operand, index) => (isCall || (index === 0 && symbol[1] !== "*") ? brief : bracketed)(data[operand]));
  const arithmetic = applied(symbol, numbers);
  const ending = isClosed(computation, place) ? ` It is closed, ${whyClosed(computation, place)}.` : "";
  return `${arithmetic === head ? head : `${head}: ${arithmetic}`} = ${result}.${ending}`;
}

/** @param {Walkable} computation */
export function seedSentence(computation) {
  const root = computation.root;
  return `Now backward. The derivative of ${name(computation, root)} by itself is 1: ${owner(computation, root)}.grad = 1.`;
}

/** @param {Walkable} computation */
export function lastSentence(computation) {
  return `Last step: every grad is now the derivative of ${name(computation, computation.root)} by that value.`;
}

/**
 * Writes a backward step: a sentence about the operation, such as "L is a product: …", then a line for each operand:
 * "f.grad += e.data * L.grad = -2 * 1 = -2."
 * @param {Walkable} computation
 * @param {Float64Array} grad after the step
 * @param {number} place
 * @param {number[]} received the gradients of the operands before the step
 * @param {boolean[]} isFirst whether nothing was added to them before
 */
export function backwardSentence(computation, grad, place, received, isFirst) {
  const called = name(computation, place);
  const operation = computation.operation(place);
  const operands = computation.operands(place);
  if (!operation) {
    const behind = [...new Set(operands.map((operand) => name(computation, operand)))].join(" and ");
    return `The page does not know how "${computation.symbol(place)}" passes a gradient on: ${behind} gets nothing from ${called}.`;
  }
  const totals = new Map();
  // Gradients of constants are shown only if there are no others.
  const isAlone = operands.every((operand) => isConstant(computation, operand));
  const products = contributions(computation, grad, place);
  const amounts = computation.contributions(place, grad[place]);
  const steps = products.flatMap(({ formula, numbers }, index) => {
    const operand = operands[index];
    if (isConstant(computation, operand) && !isAlone) return [];
    const before = totals.get(operand) ?? received[index];
    const amount = amounts[index];
    totals.set(operand, before + amount);
    const grown =
      isFirst[index] && index === operands.indexOf(operand) ? "" : `, which makes ${brief(before + amount)}`;
    return [`${named(computation, operand)}.grad += ${formula} = ${numbers} = ${brief(amount)}${grown}.`];
  });
  const rule = isClosed(computation, place)
    ? `it is closed, ${whyClosed(computation, place)}, and passes nothing on`
    : `it ${operation.rule}`;
  return `${called} is ${operation.noun}: ${rule}.\n${steps.join("\n")}`;
}

/**
 * Returns what an operation adds to the gradient of each operand, in names and in numbers: "f.data * d.grad" and "-2 * 1".
 * @param {Walkable} computation
 * @param {ArrayLike<number>} grad
 * @param {number} place
 * @returns {{ formula: string, numbers: string }[]}
 */
export function contributions(computation, grad, place) {
  const values = valuesAt(computation, place);
  const parts = partsNamed(computation, place);
  return (computation.operation(place)?.factors ?? []).map((factor) => ({
    formula: `${filled(short(factor), parts)} * ${resultName(computation, place)}.grad`,
    numbers: `${withNumbers(factor, values)} * ${bracketed(grad[place])}`,
  }));
}

/**
 * Returns the arithmetic at the edges: "f.grad += -2 * 1", with the names that the boxes have. Constants get none.
 * @param {Walkable} computation
 * @param {Float64Array} grad
 * @param {number} place
 * @returns {Stage["notes"]}
 */
export function notes(computation, grad, place) {
  const operands = computation.operands(place);
  const isAlone = operands.every((operand) => isConstant(computation, operand));
  return contributions(computation, grad, place).flatMap(({ numbers }, operand) => {
    if (isConstant(computation, operands[operand]) && !isAlone) return [];
    return [{ to: place, operand, text: `${boxName(computation, operands[operand])}.grad += ${numbers}` }];
  });
}

/**
 * Returns what a closed group adds to the gradients of the values that it reads: "f.grad += 0.5". Some of them may be in the
 * group itself.
 * @param {Walkable} computation
 * @param {ArrayLike<number>} places of the group, in the order of the step
 * @param {Float64Array} before the gradients before the step
 * @param {Float64Array} grad those after it
 * @returns {Stage["notes"]}
 */
export function groupNotes(computation, places, before, grad) {
  /** @type {Map<number, Stage["notes"][number]>} */
  const found = new Map();
  for (const to of Array.from(places)) {
    for (const [operand, from] of computation.operands(to).entries()) {
      if (found.has(from)) continue;
      const text = `${boxName(computation, from)}.grad += ${brief(grad[from] - before[from])}`;
      found.set(from, { to, operand, text });
    }
  }
  return [...found.values()];
}

/** Names a value as its box does. @param {Walkable} computation @param {number} place */
function boxName(computation, place) {
  const title = computation.label(place) || titleOf(computation, computation, place);
  return title ? ownerText(title) : owner(computation, place);
}

/** Names a value in a formula: by its expression, or as its box does where that would be long. @param {Walkable} computation @param {number} place */
function named(computation, place) {
  const called = owner(computation, place);
  return called.length > NAME_CHARACTERS ? boxName(computation, place) : called;
}

/**
 * The numbers of a step: those of the operands, of the result, and the exponent of `x ** number`.
 * @typedef {{ self: number, other: number, out: number, n: number }} Values
 */

/**
 * @param {Walkable} computation
 * @param {number} place
 * @returns {Values}
 */
export function valuesAt(computation, place) {
  const [self, other] = computation.operands(place).map((operand) => computation.data[operand]);
  return { self, other: other ?? 0, out: computation.data[place], n: computation.exponent(place) };
}

/**
 * Fills the numbers into a formula; a number that stands alone gets no brackets.
 * @param {string} formula
 * @param {Values} values
 */
export function withNumbers(formula, { self, other, out, n }) {
  const factor = short(formula);
  const written = /^\{\w+\}$|^[\w-]+\(\{\w+\}\)$|[<>]/.test(factor) ? brief : bracketed;
  return filled(factor, partsOf(written(self), written(other), written(out), n));
}

/** Writes the factor 1.0 as 1. @param {string} factor */
function short(factor) {
  return factor === "1.0" ? "1" : factor;
}

/**
 * Names the result in a formula: by its expression if an operand has the same name.
 * @param {Walkable} computation
 * @param {number} place
 */
function resultName(computation, place) {
  const called = named(computation, place);
  const isShared = computation.operands(place).some((operand) => named(computation, operand) === called);
  return isShared ? ownerText(expression(computation, place)) : called;
}

/**
 * Writes an operand in a formula, as in "a.data"; a constant stands for itself.
 * @param {Walkable} computation
 * @param {number} place
 */
function partsNamed(computation, place) {
  const [self, other] = computation
    .operands(place)
    .map((operand) =>
      isConstant(computation, operand) ? bracketed(computation.data[operand]) : `${named(computation, operand)}.data`,
    );
  return partsOf(self, other ?? "", `${resultName(computation, place)}.data`, computation.exponent(place));
}
