// Says why a gradient is wrong, in two or three sentences, with the numbers that it should have.
import { brief } from "../../ui/numbers.js";
import { made } from "../computation/derivative.js";
import { mayKeep } from "../computation/gradient-fault-cause.js";
import { bracketed, owner } from "../steps/notation.js";

/** @import { Computation } from "../computation/computation.js" */
/** @import { Contribution, GradientFault } from "../computation/gradient-fault.js" */

/**
 * @param {Computation} computation
 * @param {GradientFault} fault
 */
export function faultSentence(computation, fault) {
  const { place, found, expected } = fault;
  return `${gradOf(computation, place)} is ${brief(found)} and should be ${brief(expected)}. ${reason(computation, fault)}`;
}

/**
 * @param {Computation} computation
 * @param {GradientFault} fault
 */
function reason(
  computation,
  { place, found, cause, through, contributions, came, partial, to, from, loop = [], isConfirmed, isOverwritten },
) {
  const behind = through && gradOf(computation, through.consumer);
  const step = through && made(computation, through.consumer).text;
  const value = owner(computation, place);
  switch (cause) {
    case "seed":
      return found === 0
        ? "No backward has started from it, which sets its own gradient to 1: what is here was kept from an earlier backward, or set by the code."
        : "The derivative of the result by itself is 1; what is more was kept from an earlier backward, or set by the code.";
    case "assigned":
      return `${value} is used ${contributions.length} times, and only what came through ${step} is there: a _backward has to add with +=, as = takes away what came before.`;
    case "factor": {
      const doubt = partial === undefined ? "" : `, unless its _backward ran before all of ${behind} had arrived`;
      return `Through ${step} came the derivative alone, ${brief(through?.derivative ?? 0)}: it has to be multiplied by ${behind}, which is ${brief(computation.grad[through?.consumer ?? 0])}${doubt}.`;
    }
    case "object":
      return `The _backward of ${step} adds to ${gradOf(computation, to ?? 0)} what belongs to ${gradOf(computation, from ?? 0)}.`;
    case "late": {
      const [done, left] = loop.map((one) => made(computation, one).text);
      return `The _backward of ${left} did the work of that of ${done}. A function made in a loop reads the loop's variables when it runs, and by then they are those of the last turn: make it within a function of its own.`;
    }
    case "order":
      return `${step} passed its gradient on when ${behind} was ${brief(partial ?? 0)}, before all of ${brief(computation.grad[through?.consumer ?? 0])} had arrived: a _backward may run only after those of all values that use its own.`;
    case "repeated":
      return `${step} passed its gradient on with each part of ${behind} that arrived, and passed the parts before on again: a _backward may run only once, after those of all values that use its own.`;
    case "missing": {
      const other = isOverwritten ? ", or another has = in place of += and took it away" : "";
      return `Nothing came through ${step}, which should add ${product(computation, through)}: its _backward has not run, ran before ${behind} had arrived, or leaves ${value} out${other}.`;
    }
    case "kept": {
      const otherwise = through
        ? ` If none was kept, the _backward of ${step} adds a wrong number: it should add ${product(computation, through)}.`
        : "";
      return `What is more was kept from an earlier backward, as gradients were not set to 0 before, or was set by the code.${otherwise}`;
    }
    case "cleared":
      return "It was set to 0 after backward, as before the next one.";
    case "derivative": {
      const check = isConfirmed ? `, as a small change of ${value} confirms` : "";
      const isOpen = contributions.length === 1 && mayKeep(computation, place);
      const doubt = isOpen ? " (unless some was kept from an earlier backward)" : "";
      return `Through ${step} should come its derivative by ${value}, ${brief(through?.derivative ?? 0)}${check}, times ${behind}: ${product(computation, through)}. The code added ${brief(came ?? 0)}${doubt}.`;
    }
    default: {
      const parts = contributions.map(
        (one) => `${product(computation, one)} through ${made(computation, one.consumer).text}`,
      );
      const doubt = found === 0 ? "" : " If backward ran before, what it left may be there, too.";
      return parts.length > 0
        ? `It should get ${parts.join(", and ")}.${doubt}`
        : "Nothing that the result is computed from uses it.";
    }
  }
}

/**
 * Writes what should be added: "4.482 * 1 = 4.482".
 * @param {Computation} computation
 * @param {Contribution | undefined} contribution
 */
function product(computation, contribution) {
  if (!contribution) return "";
  const { consumer, derivative, amount } = contribution;
  return `${brief(derivative)} * ${bracketed(computation.grad[consumer])} = ${brief(amount)}`;
}

/**
 * @param {Computation} computation
 * @param {number} place
 */
function gradOf(computation, place) {
  return `${owner(computation, place)}.grad`;
}
