// The question for a gradient, with what each typical wrong answer overlooks.
import { ownerText } from "../graph/steps/notation.js";
import { told } from "../ui/numbers.js";
import { toleranceOf } from "./answer.js";
import { askedOf, gradientMistakes } from "./mistakes.js";

/** @import { Computation } from "../graph/computation/computation.js" */
/** @import { NumberQuestion } from "./card.js" */
/** @import { Asked } from "./mistakes.js" */

/**
 * @param {Computation} computation with its gradients
 * @param {number} place
 * @returns {NumberQuestion}
 */
export function gradientQuestion(computation, place) {
  const asked = askedOf(computation, place);
  const { name, gradient } = asked;
  const tolerance = toleranceFor(asked);
  return {
    text: `${ownerText(name)}.grad =`,
    answer: gradient,
    tolerance,
    because: `Right: ${arithmetic(asked)}.`,
    hint: hint(asked),
    mistakes: gradientMistakes(asked, tolerance),
    reveals: name,
  };
}

/** Returns how the gradient comes about: "3 × 1 through d = 3". @param {Asked} asked */
function arithmetic({ gradient, ways }) {
  if (ways.length === 0) return "the result moves by as much as itself";
  const written = ways.map(({ above, slope, grad }) => `${told(slope)} × ${told(grad)} through ${above}`);
  return ways.length === 1
    ? `${written[0]} = ${told(gradient)}`
    : `${written.join(", and ")}, together ${told(gradient)}`;
}

/** @param {Asked} asked */
function hint({ name, ways }) {
  if (ways.length === 0) return `${name} is the result. How far does it move for each step of itself?`;
  const all =
    ways.length > 1 ? ` It is read ${ways.length === 2 ? "twice" : `${ways.length} times`}: add up the ways.` : "";
  return `Look at what reads ${name}: the local slope, times the gradient of what is computed.${all}`;
}

/** Returns the tolerance of the answer, which is right as well if it was computed from the numbers as they are shown. @param {Asked} asked */
function toleranceFor({ gradient, ways }) {
  const tolerance = toleranceOf(gradient);
  const shown = (/** @type {number} */ number) => Number(number.toFixed(4));
  const fromShown = ways.reduce((sum, { slope, grad }) => sum + shown(slope) * shown(grad), 0);
  return tolerance && Math.max(tolerance, Math.abs(fromShown - gradient));
}
