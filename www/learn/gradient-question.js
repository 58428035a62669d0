// The question for a gradient, with what each typical wrong answer overlooks.
import { ownerText } from "../graph/steps/notation.js";
import { told } from "../ui/numbers.js";

/** @import { NumberQuestion } from "./card.js" */

/**
 * A value, its gradient, and the ways on from it: what reads it, the local slope there, the gradient of what is computed,
 * and for a product the name of the other factor.
 * @typedef {{ above: string, slope: number, grad: number, other?: string }} Way
 * @typedef {{ name: string, data: number, gradient: number, ways: Way[], tolerance?: number }} Asked
 */

/** @param {Asked} asked @returns {NumberQuestion} */
export function gradientQuestion({ name, data, gradient, ways, tolerance = 0 }) {
  const written = ways.map(({ above, slope, grad }) => `${told(slope)} × ${told(grad)} through ${above}`);
  const [first] = ways;
  const swapped = ways.find(({ other }) => other !== undefined);
  const mistakes = [
    ...(ways.length > 1
      ? ways.map(({ above, slope, grad }) => ({
          answer: slope * grad,
          because: `That is the way through ${above} alone; there is another way. Add them.`,
        }))
      : []),
    {
      answer: first.slope,
      because: `That is the slope from ${name} to ${first.above} alone. From there on it is ${told(first.grad)}: multiply.`,
    },
    {
      answer: first.grad,
      because: `That is ${first.above}’s gradient, passed on as it is. The slope from ${name} to ${first.above} is missing.`,
    },
    ...(swapped
      ? [
          {
            answer: data * swapped.grad,
            because: `A factor gets the other factor, which is ${swapped.other}, not itself.`,
          },
        ]
      : []),
    { answer: -gradient, because: "The size is right; look at the signs again." },
    { answer: data, because: `${told(data)} is ${name}’s data. The gradient is how the result moves.` },
  ];
  /** @type {number[]} */
  const known = [gradient];
  const isNew = (/** @type {{ answer: number }} */ { answer }) => {
    if (!Number.isFinite(answer) || known.some((other) => Math.abs(other - answer) <= 2 * tolerance)) return false;
    known.push(answer);
    return true;
  };
  return {
    text: `${ownerText(name)}.grad =`,
    answer: gradient,
    tolerance,
    because: `Right: ${written.join(", and ")}.`,
    hint: `Look at what reads ${name}: the local slope, times the gradient of what is computed.`,
    mistakes: mistakes.filter(isNew),
    reveals: name,
  };
}
