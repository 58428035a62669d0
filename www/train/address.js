// The state that travels in the address: the settings, and what is asked for beside them.
import { decode, encode } from "../link.js";
import { check } from "./session/settings.js";

/** @import { TwinState } from "./controls/twin.js" */
/** @import { Settings } from "./settings.js" */

/**
 * How it is looked at; all of it may be absent.
 * @typedef {{ mode?: string, speed?: string }} View
 * @typedef {object} State
 * @property {Settings} settings
 * @property {TwinState} [twin]
 * @property {View} [view]
 * @property {number[]} [parameters] in micrograd's order
 * @property {number} [step] whose parameters they are
 */

/** @param {State} state */
export async function write(state) {
  return `#train?${await encode(state)}`;
}

/**
 * @param {string} text what stands behind the question mark
 * @returns {Promise<State>}
 * @throws when it is not such a state, naming what is wrong
 */
export async function read(text) {
  const found = await decode(text);
  if (typeof found !== "object" || found === null) throw new Error("it holds no settings");
  const { settings, twin, view, parameters, step } = /** @type {Record<string, any>} */ (found);
  const checked = check(settings);
  if (parameters !== undefined && !isNumbers(parameters)) throw new Error("its weights are not numbers");
  if (step !== undefined && !(Number.isInteger(step) && step >= 0)) throw new Error("its step is not a whole number");
  return {
    settings: checked,
    twin: typeof twin?.knob === "string" ? { knob: twin.knob, value: twin.value } : undefined,
    view: typeof view === "object" && view !== null ? view : undefined,
    parameters,
    step,
  };
}

/** @param {unknown} found */
function isNumbers(found) {
  return Array.isArray(found) && found.every((number) => typeof number === "number");
}
