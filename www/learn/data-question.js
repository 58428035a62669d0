// The question for the number that an operation computes, with what each typical wrong answer overlooks.
import { ownerText } from "../graph/steps/notation.js";
import { applied } from "../graph/view/expression.js";
import { told } from "../ui/numbers.js";

/** @import { NumberQuestion } from "./card.js" */

/**
 * A value: its name, its number, its gradient, the symbol of its operation, the names and numbers of its operands, and its local derivative
 * by each of them.
 * @typedef {{ name: string, data: number, gradient: number, symbol: string, operands: { name: string, data: number, slope: number }[],
 *   tolerance: number }} Computed
 */

/** @param {Computed} computed @returns {NumberQuestion} */
export function dataQuestion({ name, data, gradient, symbol, operands, tolerance }) {
  const numbers = operands.map(({ data }) => (data < 0 && operands.length > 1 ? `(${told(data)})` : told(data)));
  const written = applied(symbol, numbers);
  const mistakes = [
    ...exchanged(symbol, operands),
    ...operands.map((operand) => ({
      answer: operand.data,
      because:
        operands.length > 1
          ? `That is ${operand.name} alone. The operation reads both.`
          : `That is ${operand.name} as it is. The operation ${symbol} is missing.`,
    })),
    { answer: -data, because: "The size is right; look at the signs again." },
    ...operands.map((operand) => ({
      answer: operand.slope,
      because: `That is the slope from ${operand.name} to ${name}. Its data is what the operation computes.`,
    })),
    {
      answer: gradient,
      because: `That is ${name}’s gradient, which comes on the way back. Data comes on the way there.`,
    },
  ];
  /** @type {number[]} */
  const known = [data];
  const isNew = (/** @type {{ answer: number }} */ { answer }) => {
    if (!Number.isFinite(answer) || known.some((other) => Math.abs(other - answer) <= 2 * tolerance)) return false;
    known.push(answer);
    return true;
  };
  return {
    text: `${ownerText(name)}.data =`,
    answer: data,
    tolerance,
    because: `Right: ${written} = ${told(data)}.`,
    hint: `It computes ${written}.${HINTS[symbol] ? ` ${HINTS[symbol]}` : ""}`,
    mistakes: mistakes.filter(isNew),
    reveals: name,
  };
}

/** What one has to know of an operation to compute it in one's head. @type {Record<string, string>} */
const HINTS = {
  tanh: "tanh is close to x near 0, and to 1 or −1 from 2 or −2 on; tanh(1) is 0.76.",
  ReLU: "ReLU gives x above 0, and 0 below.",
  exp: "exp(0) is 1, and each 0.7 more doubles it.",
  log: "log(1) is 0, and each doubling adds 0.7.",
  sigmoid: "sigmoid(0) is 0.5; it goes to 1 for large x, and to 0 for small.",
};

/**
 * Returns the results of operations that are taken for this one.
 * @param {string} symbol
 * @param {Computed["operands"]} operands
 */
function exchanged(symbol, operands) {
  const [one, other] = operands.map(({ data }) => data);
  if (symbol === "+") return [{ answer: one * other, because: "That is the product. The sign says +." }];
  if (symbol === "*") return [{ answer: one + other, because: "That is the sum. The sign says *." }];
  const power = /^\*\*(.+)$/.exec(symbol);
  if (!power) return [];
  return [
    {
      answer: one * Number(power[1]),
      because: `That is ${told(one)} times ${power[1]}. A power multiplies the number with itself.`,
    },
  ];
}
