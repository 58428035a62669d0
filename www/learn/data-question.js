// The question for the number that an operation computes, with what each typical wrong answer overlooks.
import { OPERATIONS } from "../engine/operations.js";
import { NONE } from "../engine/recording.js";
import { evaluate } from "../graph/computation/engine-slot.js";
import { name, ownerText } from "../graph/steps/notation.js";
import { applied } from "../graph/view/expression.js";
import { told } from "../ui/numbers.js";
import { toleranceOf } from "./answer.js";
import { RARE, SIGN, USUAL, withSign } from "./mistakes.js";

/** @import { Computation } from "../graph/computation/computation.js" */
/** @import { NumberQuestion } from "./card.js" */
/** @import { Candidate } from "./mistakes.js" */

/** The tolerance of a number that nobody computes exactly in their head, as a share of it or of 1 if that is more. */
const ESTIMATED = 0.05;

/**
 * @param {Computation} computation with its gradients
 * @param {number} place
 * @returns {NumberQuestion}
 */
export function dataQuestion(computation, place) {
  const called = name(computation, place);
  const symbol = computation.symbol(place);
  const data = computation.data[place];
  const slopes = computation.contributions(place, 1);
  const operands = computation
    .operands(place)
    .map((operand, at) => ({ name: name(computation, operand), data: computation.data[operand], slope: slopes[at] }));
  const numbers = operands.map(({ data }) => (data < 0 && operands.length > 1 ? `(${told(data)})` : told(data)));
  const written = applied(symbol, numbers);
  const isExact = toleranceOf(data) === 0 || symbol === "+" || symbol === "*";
  const tolerance = isExact ? toleranceOf(data) : ESTIMATED * Math.max(1, Math.abs(data));
  /** @type {Candidate[]} */
  const candidates = [
    ...exchanged(computation, place),
    ...operands.map((operand) => ({
      answer: operand.data,
      overlooked:
        operands.length > 1
          ? `That is ${operand.name} alone. The operation reads both.`
          : `That is ${operand.name} as it is. The operation ${symbol} is missing.`,
    })),
    { answer: -data, overlooked: SIGN },
    ...operands.map((operand) => ({
      answer: operand.slope,
      overlooked: `That is the slope from ${operand.name} to ${called}. Its data is what the operation computes.`,
    })),
    {
      answer: computation.grad[place],
      overlooked: `That is ${called}’s gradient, which comes on the way back. Data comes on the way there.`,
    },
  ];
  return {
    text: `${ownerText(called)}.data =`,
    answer: data,
    tolerance,
    because: `Right: ${written} = ${told(data)}.`,
    hint: `It computes ${written}.${HINTS[symbol] ? ` ${HINTS[symbol]}` : ""}`,
    mistakes: withSign(data, tolerance, candidates),
    reveals: called,
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
 * Returns what the other operations compute of the same operands. A sum and a product are taken for each other most often.
 * @param {Computation} computation
 * @param {number} place
 * @returns {Candidate[]}
 */
function exchanged(computation, place) {
  const symbol = computation.symbol(place);
  const operands = computation.operands(place).map((operand) => computation.data[operand]);
  const { name: own } = computation.operation(place) ?? {};
  const says = /^\w/.test(symbol) ? `The operation is ${symbol}` : `The sign says ${symbol}`;
  const others = OPERATIONS.flatMap(({ name, noun = name, operands: count }, number) => {
    if (count !== operands.length || name === own || name === "Pow") return [];
    const isUsual = own !== undefined && ["Add", "Mul"].includes(own) && ["Add", "Mul"].includes(name);
    return [
      {
        answer: computed(number, operands),
        overlooked: `That is ${noun.replace(/^an? /, "the ")}. ${says}.`,
        rank: isUsual ? USUAL : RARE,
      },
    ];
  });
  if (own !== "Pow") return others;
  const exponent = computation.exponent(place);
  const times = `That is ${told(operands[0])} times ${told(exponent)}. A power multiplies the number with itself.`;
  return [{ answer: operands[0] * exponent, overlooked: times }, ...others];
}

/** Returns what an operation computes. @param {number} operation @param {number[]} operands */
function computed(operation, operands) {
  const none = operands.map(() => NONE);
  return evaluate({
    operation: Uint8Array.from([...operands.map(() => 0), operation]),
    a: Uint32Array.from([...none, 0]),
    b: Uint32Array.from([...none, operands.length > 1 ? 1 : NONE]),
    numbers: Float64Array.from([...operands, 0]),
  });
}
