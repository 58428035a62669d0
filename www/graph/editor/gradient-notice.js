// Says in one or two sentences what the gradients of a computation are at the moment.
import { brief } from "../../ui/numbers.js";
import { gradientFault } from "../computation/gradient-fault.js";
import { isSame } from "../computation/same.js";
import { name } from "../steps/notation.js";
import { faultSentence } from "./fault-sentence.js";

/** @import { Computation } from "../computation/computation.js" */

/** The highest number of backward passes that is recognised in accumulated gradients. */
const MOST_PASSES = 8;

/** The number of changed values that are named; more are only counted. */
const MOST_NAMES = 3;

/**
 * @param {Computation} computation
 * @param {string} result the name of the result
 * @param {boolean} hasGradients whether there are any
 * @param {string} [source] the code
 * @returns {{ text: string, isAccumulated: boolean }} the text, and whether clearing the gradients would correct them
 */
export function gradients(computation, result, hasGradients, source = "") {
  if (!hasGradients && callsBackward(source, result)) {
    const why = `${result}.grad has to be set to 1 before, as each _backward passes its own gradient on`;
    return {
      text: `All gradients are 0, although the code runs backward from ${result}: ${why}.`,
      isAccumulated: false,
    };
  }
  const uncalled = !hasGradients && uncalledBackward(source, result);
  if (uncalled) {
    return { text: `No gradients yet: the code names ${uncalled}, and ${uncalled}() runs it.`, isAccumulated: false };
  }
  const isByHand = /\.grad\s*=(?!=)/.test(source) && !/backward/.test(source);
  const { text, isAccumulated } = meaning(computation, result || "the result", hasGradients, isByHand);
  return { text: [text, ...unusual(computation)].join(" "), isAccumulated };
}

/**
 * @param {Computation} computation
 * @param {string} result
 * @param {boolean} hasGradients
 * @param {boolean} isByHand whether the code sets gradients, and runs no backward pass
 */
function meaning(computation, result, hasGradients, isByHand) {
  const isAccumulated = false;
  const back = `from ${result} back to the inputs`;
  if (!hasGradients) return { text: `No gradients yet: Backward computes them, ${back}.`, isAccumulated };
  if (computation.isCleared) return { text: `All gradients are 0. Backward fills them in, ${back}.`, isAccumulated };
  for (let place = 0; place < computation.length; place++) {
    // The engine cannot differentiate an operation that it does not know, but it knows what the others should add.
    if (computation.isBeyond(place)) return { text: faultOf(computation), isAccumulated };
  }
  const different = differentPlaces(computation);
  const passes = passesOf(computation);
  if (different.length > 0) {
    const words = outOfStep(computation, different, result, passes === 1);
    const fault = passes === 1 ? "" : faultOf(computation);
    return { text: fault ? `${words} ${fault}` : words, isAccumulated };
  }
  if (passes === 1) return { text: `Each grad is the derivative of ${result} by that value.`, isAccumulated };
  if (areThoseOfInputs(computation)) {
    return {
      text: `The gradients that are kept, of inputs alone, are the derivatives of ${result} by them.`,
      isAccumulated,
    };
  }
  const not = `These gradients are not the derivatives of ${result}`;
  if (passes > 1) {
    const why = `backward ran ${passes} times, and each run adds to what is there, as in micrograd`;
    return { text: `${not}: ${why}.`, isAccumulated: true };
  }
  // Who fills in gradients by hand is not told the next one.
  const found = isByHand ? rightSoFar(computation) : 0;
  if (found > 0) {
    const are = found === 1 ? "One gradient is right so far" : `${found} gradients are right so far`;
    return { text: `${are}, set by the code; the rest is still 0.`, isAccumulated };
  }
  const fault = faultOf(computation);
  if (fault) return { text: fault, isAccumulated };
  return { text: `${not}: some were kept from an earlier backward, or set by the code.`, isAccumulated: true };
}

/**
 * Returns what names the backward of a variable on a line of its own without calling it, or "".
 * @param {string} source
 * @param {string} name
 */
function uncalledBackward(source, name) {
  return /^\w+$/.test(name)
    ? (new RegExp(`^[ \\t]*(${name}\\.backward)[ \\t]*(?:#.*)?$`, "m").exec(source)?.[1] ?? "")
    : "";
}

/**
 * Returns whether code runs backward from a variable, and gives it no other value afterwards.
 * @param {string} source
 * @param {string} name
 */
function callsBackward(source, name) {
  if (!/^\w+$/.test(name)) return false;
  const last = (/** @type {string} */ pattern) =>
    Math.max(-1, ...Array.from(source.matchAll(new RegExp(pattern, "gm")), ({ index }) => index));
  const call = last(
    `(?<=^[^#\\n]*)(?:(?<![.\\w])${name}\\.\\w*backward\\w*\\(|(?<!def )\\b\\w*backward\\w*\\(${name}\\b)`,
  );
  return call > last(`(?<![.\\w])${name}\\b[\\w, ]*=(?!=)`);
}

/** Returns a sentence about the first gradient that is wrong, or "" if none is. @param {Computation} computation */
function faultOf(computation) {
  const fault = gradientFault(computation);
  return fault ? faultSentence(computation, fault) : "";
}

/**
 * Says why some values differ from the results of their operations.
 * @param {Computation} computation
 * @param {number[]} different their places
 * @param {string} result
 * @param {boolean} isSwept whether backward ran with the numbers as they are
 */
function outOfStep(computation, different, result, isSwept) {
  const suspects = new Set(different.flatMap((place) => [place, ...computation.operands(place)]));
  const changed = [...suspects]
    .filter((place) => computation.changed.includes(place))
    .sort((one, other) => one - other);
  if (changed.length === 0) {
    const [place] = different;
    const [is, given] = [computation.data[place], computation.applied()[place]].map(brief);
    return `${name(computation, place)} is ${is} here, but its operation gives ${given}: the code computes it in another way.`;
  }
  const what = `${named(computation, changed)} changed after the forward pass`;
  return isSwept
    ? `${what}: ${result} is out of date. Each grad is what backward gives with the current numbers.`
    : `${what}: ${result} and the gradients are out of date.`;
}

/**
 * @param {Computation} computation
 * @param {number[]} places of changed values that show in others
 */
function named(computation, places) {
  const names = places.map((place) => computation.label(place));
  if (names.length <= MOST_NAMES && !names.includes("")) {
    return names.length > 1 ? `${names.slice(0, -1).join(", ")} and ${names.at(-1)} were` : `${names[0]} was`;
  }
  // The other values have no effect at present, such as the weights before a ReLU whose result is 0.
  const { length } = computation.changed;
  return length > 1 ? `${length} values were` : "A value was";
}

/**
 * Returns how many backward passes with the current numbers, from gradients of 0, give the present gradients, or 0 if no
 * number of passes does.
 * @param {Computation} computation
 */
function passesOf(computation) {
  const sums = new Float64Array(computation.length);
  const plain = new Set(computation.plain);
  for (let passes = 1; passes <= MOST_PASSES; passes++) {
    pass(computation, sums);
    if (sums.every((sum, place) => plain.has(place) || isSame(sum, computation.grad[place]))) return passes;
  }
  return 0;
}

/**
 * Returns whether all gradients but some of the leaves are 0, and those are right, as where each value hands its gradient on
 * without keeping it, and constants have none.
 * @param {Computation} computation
 */
function areThoseOfInputs(computation) {
  const sums = new Float64Array(computation.length);
  pass(computation, sums);
  const isLeaf = (/** @type {number} */ place) => computation.operands(place).length === 0;
  return computation.grad.every((grad, place) => grad === 0 || (isLeaf(place) && isSame(grad, sums[place])));
}

/**
 * Adds what one backward pass with the current numbers gives.
 * @param {Computation} computation
 * @param {Float64Array} sums
 */
function pass(computation, sums) {
  sums[computation.root] = 1;
  computation.sweep(sums, computation.topologicalOrder().reverse());
}

/** Returns how many gradients are right, if all others are still 0; otherwise 0. @param {Computation} computation */
function rightSoFar(computation) {
  const { grad, root, length } = computation;
  const right = new Float64Array(length);
  pass(computation, right);
  const set = [...grad.keys()].filter((place) => grad[place] !== 0);
  return set.includes(root) && set.every((place) => isSame(grad[place], right[place])) ? set.length : 0;
}

/** @param {Computation} computation */
function differentPlaces(computation) {
  const different = [];
  for (const [place, number] of computation.applied().entries()) {
    if (!isSame(number, computation.data[place])) different.push(place);
  }
  return different;
}

/** @param {Computation} computation */
function unusual({ data, grad }) {
  const has = (/** @type {(number: number) => boolean} */ test) => data.some(test) || grad.some(test);
  const sentences = [];
  if (has((number) => Math.abs(number) === Infinity)) {
    sentences.push("inf stands for a number beyond about 1.8e+308, or for a division by 0.");
  }
  if (has(Number.isNaN)) {
    sentences.push(
      "NaN (not a number) has no defined result, such as inf - inf, 0 * inf or the logarithm of a negative number.",
    );
  }
  return sentences;
}
