// Checks the choice of an optimizer, which turns a program's gradients into updates.
import { number, options, wrong } from "./check.js";

/** @import { OptimizerName, OptimizerOptions } from "../micrograd.js" */

/** The options of each optimizer, with their defaults. */
const OPTIMIZERS = {
  descent: {},
  momentum: { decay: 0.9 },
  adam: { decay: 0.9, squareDecay: 0.999, epsilon: 1e-8 },
};

const NAMES = /** @type {OptimizerName[]} */ (Object.keys(OPTIMIZERS));

/**
 * Checks the options of an optimizer, and fills in the defaults.
 * @param {OptimizerName} name
 * @param {OptimizerOptions} choices
 * @returns {OptimizerOptions}
 */
export function optimizerOf(name, choices) {
  if (!NAMES.includes(name)) throw wrong("optimizer", `one of ${NAMES.join(", ")}`, name);
  /** @type {OptimizerOptions} */
  const usual = OPTIMIZERS[name];
  const known = Object.keys(usual);
  if (known.length === 0 && Object.keys(Object(choices)).length > 0) throw new TypeError(`${name} has no options`);
  const {
    decay = usual.decay,
    squareDecay = usual.squareDecay,
    epsilon = usual.epsilon,
  } = /** @type {OptimizerOptions} */ (options(choices, "options", known));
  if (known.includes("decay")) share(decay, "decay");
  if (known.includes("squareDecay")) share(squareDecay, "squareDecay");
  if (known.includes("epsilon") && !(number(epsilon, "epsilon") >= 0)) throw wrong("epsilon", "at least 0", epsilon);
  /** @type {Record<string, number | undefined>} */
  const chosen = { decay, squareDecay, epsilon };
  return Object.fromEntries(known.map((key) => [key, chosen[key]]));
}

/**
 * Checks a decay factor, which must be at least 0 and below 1.
 * @param {unknown} found
 * @param {string} name
 */
function share(found, name) {
  const part = number(found, name);
  if (!(part >= 0 && part < 1)) throw wrong(name, "from 0 to below 1", found);
}

/**
 * Checks a saved state of an optimizer against its present one.
 * @param {Float64Array} state
 * @param {Float64Array} present
 * @param {OptimizerName} name
 */
export function checkedState(state, present, name) {
  if (state.length !== present.length) {
    throw new RangeError(`optimizerState has ${state.length} elements, expected ${present.length} for ${name}`);
  }
  if (name === "adam" && !(Number.isInteger(state[0]) && state[0] >= 0 && state[0] < 2 ** 31)) {
    throw wrong("optimizerState[0]", "the number of steps taken", state[0]);
  }
  return state;
}
