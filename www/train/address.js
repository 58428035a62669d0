// Writes and reads the state in the address: the settings, the view and the runs.
import {
  checkArray,
  checkKeys,
  checkNumber,
  checkNumbers,
  checkObject,
  checkText,
  checkWhole,
  wrong,
} from "../ui/checks.js";
import { decode, encode } from "../ui/link.js";
import { memorySize } from "./run/optimizer-memory.js";
import { isSoonReplayed } from "./run/replay.js";
import { parameterCount, sizesOf } from "./settings/layer-sizes.js";
import { complete, SETTINGS } from "./settings/settings.js";
import { TWIN_FIELDS, twinSettings } from "./settings/twin-settings.js";
import { MOST_FEATURES } from "./settings/width.js";

/** @import { TwinState } from "./settings/twin-settings.js" */
/** @import { Settings } from "./settings/types.js" */
/** @import { Extent } from "./worker/messages.js" */

/**
 * How the page shows the run. Every field is optional.
 * @typedef {{ mode?: string, speed?: string, extent?: Extent, axes?: [across: number, up: number], panel?: string } & Selection} View
 * @typedef {{ parameter?: number, point?: number }} Selection the weight or bias and the point that are selected, by their indices
 * @typedef {object} State
 * @property {Settings} settings
 * @property {TwinState} [twin]
 * @property {View} [view]
 * @property {RunState[]} [runs] the numbers of the run, then of its twin
 * @property {number} [step] the step that the runs had reached; without their numbers, it is trained up to there
 * @property {number} [epoch]
 */
/** @typedef {{ parameters: number[], memory?: number[] }} RunState the numbers of a run as plain lists, since JSON has no typed arrays */

/** The range of steps and of epochs: its end takes years to reach, and doubles still tell its numbers apart. @type {[number, number]} */
const STEPS = [0, 1e12];
/** The range of Adam's count of steps, which the engine keeps in 31 bits. @type {[number, number]} */
const ADAM_STEPS = [0, 2 ** 31 - 1];
/** How far the edges of the plane may lie from the origin: as far as zooming leads. @type {[number, number]} */
const EDGES = [-1e6, 1e6];
/** The range of the index of what is selected. What the run does not have is not selected. @type {[number, number]} */
const INDICES = [0, 1e6];
/** The most letters that a choice in the view may have. */
const VIEW_LETTERS = 40;

/** @param {State} state */
export async function write(state) {
  return `#train?${await encode(state)}`;
}

/**
 * @param {string} text the text after the question mark
 * @returns {Promise<State>}
 * @throws {Refused} if the text is not a state; the message names what is wrong
 */
export async function read(text) {
  return stateIn(await decode(text));
}

/**
 * Checks a state that was found and returns it.
 * @param {unknown} state
 * @returns {State}
 * @throws {Refused} as `read`
 */
export function stateIn(state) {
  const found = checkObject(state, "it");
  // A state with too few points of the user's own can be shown, but not trained.
  const settings = complete(found.settings);
  const twin = found.twin === undefined ? undefined : twinIn(found.twin, settings);
  // Older links have the weights of the first run only.
  const { runs = found.parameters && [{ parameters: found.parameters }] } = found;
  const all = [settings, twinSettings(settings, twin) ?? settings];
  const step = found.step === undefined ? undefined : checkWhole(found.step, "step", STEPS);
  if (runs === undefined && step && !all.every((settings) => isSoonReplayed(settings, step))) {
    throw wrong("step", "one that is soon reached from the start", step);
  }
  return {
    settings,
    twin,
    view: found.view === undefined ? undefined : viewIn(found.view),
    runs: runs === undefined ? undefined : runsIn(runs, all),
    step,
    epoch: found.epoch === undefined ? undefined : checkNumber(found.epoch, "epoch", STEPS),
  };
}

/** @param {unknown} found @param {Settings} settings @returns {TwinState} */
function twinIn(found, settings) {
  // Older links call the setting a knob.
  const { knob, setting = knob, value } = checkKeys(found, "twin", ["setting", "knob", "value"]);
  const place = SETTINGS.find(({ id }) => id === setting);
  if (!place || !TWIN_FIELDS.some(({ id }) => id === setting)) {
    throw wrong("twin.setting", "a setting that a twin may differ in", setting);
  }
  const { id, group, key, record } = place;
  if (value === undefined) return { setting: id, value };
  const twin = { setting: id, value: record.check(value, `the twin's ${group}.${key}`) };
  complete(twinSettings(settings, twin));
  return twin;
}

/** @param {unknown} found @returns {View} */
function viewIn(found) {
  const { mode, speed, extent, axes, panel, parameter, point } = checkObject(found, "view");
  return {
    ...(extent === undefined ? {} : { extent: extentIn(extent) }),
    ...(axes === undefined ? {} : { axes: axesIn(axes) }),
    ...(panel === undefined ? {} : { panel: checkText(panel, "view.panel", VIEW_LETTERS) }),
    ...(parameter === undefined ? {} : { parameter: checkWhole(parameter, "view.parameter", INDICES) }),
    ...(point === undefined ? {} : { point: checkWhole(point, "view.point", INDICES) }),
    mode: mode === undefined ? undefined : checkText(mode, "view.mode", VIEW_LETTERS),
    speed: speed === undefined ? undefined : checkText(speed, "view.speed", VIEW_LETTERS),
  };
}

/** @param {unknown} found @returns {[across: number, up: number]} */
function axesIn(found) {
  const [across, up] = checkNumbers(found, "view.axes", 2).map((axis) =>
    checkWhole(axis, "view.axes", [0, MOST_FEATURES - 1]),
  );
  if (across === up) throw wrong("view.axes", "two different features", JSON.stringify(found));
  return [across, up];
}

/** @param {unknown} found @returns {Extent} */
function extentIn(found) {
  const { left, right, top, bottom } = checkKeys(found, "view.extent", ["left", "right", "top", "bottom"]);
  const extent = {
    left: checkNumber(left, "view.extent.left", EDGES),
    right: checkNumber(right, "view.extent.right", EDGES),
    top: checkNumber(top, "view.extent.top", EDGES),
    bottom: checkNumber(bottom, "view.extent.bottom", EDGES),
  };
  if (extent.left < extent.right && extent.bottom < extent.top) return extent;
  throw wrong("view.extent", "a part of the plane, left of right and below top", JSON.stringify(extent));
}

/**
 * @param {unknown} found
 * @param {Settings[]} all the settings of the run and of its twin
 * @returns {RunState[]}
 */
function runsIn(found, all) {
  const runs = checkArray(found, "runs", 2, "runs");
  if (runs.length === 0) throw wrong("runs", "an array of one run or two", found);
  return runs.slice(0, all.length).map((run, index) => runIn(run, `runs[${index}]`, all[index]));
}

/** @param {unknown} found @param {string} name @param {Settings} settings @returns {RunState} */
function runIn(found, name, { model, training: { optimizer } }) {
  const run = checkKeys(found, name, ["parameters", "memory"]);
  const count = parameterCount(sizesOf(model));
  const parameters = checkNumbers(run.parameters, `${name}.parameters`, count);
  if (run.memory === undefined) return { parameters };
  const memory = checkNumbers(run.memory, `${name}.memory`, memorySize(optimizer, count));
  if (optimizer === "adam") checkWhole(memory[0], `${name}.memory[0]`, ADAM_STEPS);
  return { parameters, memory };
}
