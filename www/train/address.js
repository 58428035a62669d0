// The state that travels in the address: the settings, and what is asked for beside them.
import { decode, encode } from "../ui/link.js";
import { Refused } from "../ui/refused.js";
import { check } from "./settings/settings.js";

/** @import { TwinState } from "./settings/twin-settings.js" */
/** @import { Settings } from "./settings/types.js" */

/**
 * How it is looked at; all of it may be absent.
 * @typedef {{ mode?: string, speed?: string }} View
 * @typedef {object} State
 * @property {Settings} settings
 * @property {TwinState} [twin]
 * @property {View} [view]
 * @property {RunState[]} [runs] where the run was, and its twin
 * @property {number} [step] at which they were
 * @property {number} [epoch]
 */
/** @typedef {{ parameters: number[], memory?: number[] }} RunState as RunNumbers, which JSON cannot say */

/** @param {State} state */
export async function write(state) {
  return `#train?${await encode(state)}`;
}

/**
 * @param {string} text what stands behind the question mark
 * @returns {Promise<State>}
 * @throws {Refused} when it is not such a state, naming what is wrong
 */
export async function read(text) {
  const found = await decode(text);
  if (typeof found !== "object" || found === null) throw new Refused("it holds no settings");
  const { settings, twin, view, parameters, step, epoch } = /** @type {Record<string, any>} */ (found);
  const checked = check(settings);
  // Older links have the weights of the first run alone.
  const runs = /** @type {Record<string, any>} */ (found).runs ?? (parameters && [{ parameters }]);
  if (runs !== undefined && !isRuns(runs)) throw new Refused("its weights are not numbers");
  if (epoch !== undefined && !(epoch >= 0)) throw new Refused("its epoch is not a number");
  if (step !== undefined && !(Number.isInteger(step) && step >= 0)) throw new Refused("its step is not a whole number");
  return {
    settings: checked,
    twin: typeof twin?.knob === "string" ? { knob: twin.knob, value: twin.value } : undefined,
    view: typeof view === "object" && view !== null ? view : undefined,
    runs,
    step,
    epoch,
  };
}

/** @param {unknown} found */
function isRuns(found) {
  if (!Array.isArray(found) || found.length === 0) return false;
  return found.every((run) => isNumbers(run?.parameters) && (run.memory === undefined || isNumbers(run.memory)));
}

/** @param {unknown} found */
function isNumbers(found) {
  return Array.isArray(found) && found.every((number) => typeof number === "number");
}
