// One or two sentences on what the gradients of a computation are now.

/** @import { Computation } from "../computation.js" */
/** @import { Moment } from "../walkthrough/timeline.js" */

/**
 * @param {Computation} computation
 * @param {string} result its name
 */
export function gradients(computation, result) {
  return [meaning(computation, result || "the result"), ...unusual(computation)].join(" ");
}

/**
 * The same at a moment of a walk through it, whose gradients are not the computation's own.
 * @param {Moment} moment
 */
export function gradientsAt({ phase, step, steps }) {
  if (phase === "forward") return "Stepping forward: there are no gradients yet.";
  if (step < steps) return "Stepping backward: gradients are still growing.";
  return "Stepping backward: that was the last step.";
}

/**
 * @param {Computation} computation
 * @param {string} result
 */
function meaning(computation, result) {
  if (computation.isCleared) return `All gradients are 0. Backward fills them in, from ${result} back to the inputs.`;
  for (let place = 0; place < computation.length; place++) {
    // What the engine does not know it cannot differentiate either.
    if (computation.isBeyond(place)) return "";
  }
  const derivatives = new Float64Array(computation.length);
  derivatives[computation.root] = 1;
  computation.sweep(derivatives, computation.topologicalOrder().reverse());
  const { grad } = computation;
  if (derivatives.every((derivative, place) => Object.is(derivative, grad[place]) || derivative === grad[place])) {
    return `Each grad is the derivative of ${result} by that value.`;
  }
  return `These gradients are not the derivatives of ${result}: each backward adds to what is there. Zero grad, then Backward gives them.`;
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
