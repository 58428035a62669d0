// Collects the records of all settings: their defaults, checks, summaries and differences.
import { checkKeys, wrong } from "../../ui/checks.js";
import { thousands } from "../../ui/numbers.js";
import { Refused } from "../../ui/refused.js";
import { DATA, POINTS } from "./data-settings.js";
import { parameterCount, sizesOf } from "./layer-sizes.js";
import { MODEL } from "./model-settings.js";
import { STOP } from "./stop-settings.js";
import { outputsOf, wrongLabel } from "./target.js";
import { TRAINING } from "./training-settings.js";
import { isWide, widthOf } from "./width.js";

/** @import { AnySetting, Change, Settings } from "./types.js" */

export const GROUPS = { data: DATA, model: MODEL, training: TRAINING, stop: STOP };

/** @typedef {keyof typeof GROUPS} Group */
/** The group and key of a setting, the id of its control, and its record. */
/** @typedef {{ group: Group, key: string, id: string, record: AnySetting }} Place */

/** Every setting, in the order in which the page shows them. @type {Place[]} */
export const SETTINGS = Object.entries(GROUPS).flatMap(([group, records]) =>
  Object.entries(records).map(([key, record]) => ({
    group: /** @type {Group} */ (group),
    key,
    id: `${group}-${key}`,
    record,
  })),
);

/** The tutorial's demo. */
export const DEFAULTS = settingsFrom(({ record }) => structuredClone(record.default));

/** The most products of points and parameters, since each point is recorded once with each parameter: more would take too much memory and time. */
const MOST_PRODUCTS = 2_500_000;

/**
 * Returns complete settings that can be trained with. Absent ones have the values of the demo.
 * @param {unknown} found
 * @returns {Settings}
 * @throws {Refused} if a setting is wrong; the message names the first one, what it may be and what it is
 */
export function check(found) {
  const settings = complete(found);
  if (lacksPoints(settings)) {
    const [least] = POINTS;
    const count = settings.data.points.length;
    throw new Refused(`data.points must be at least ${least} points, got ${count}: add some to train on`);
  }
  return settings;
}

/** Returns whether there are too few points of one's own to train on. @param {Pick<Settings, "data">} settings */
export function lacksPoints({ data }) {
  return data.kind === "own" && data.points.length < POINTS[0];
}

/**
 * Returns complete settings, which may have too few points to train on.
 * @param {unknown} found
 * @returns {Settings}
 */
export function complete(found) {
  const given = found === undefined ? {} : checkKeys(found, "settings", Object.keys(GROUPS));
  const groups = Object.fromEntries(
    Object.entries(GROUPS).map(([group, records]) => [
      group,
      given[group] === undefined ? {} : checkKeys(given[group], group, Object.keys(records)),
    ]),
  );
  const settings = settingsFrom(({ group, key, record }) => {
    const value = groups[group][key];
    return value === undefined ? structuredClone(record.default) : record.check(value, `${group}.${key}`);
  });
  const mistaken = wrongLabel(settings.data);
  if (mistaken) throw wrong(`the label of data.points[${mistaken.index}]`, mistaken.expected, mistaken.label);
  settings.model.outputs = outputsOf(settings.data);
  settings.model.width = widthOf(settings.data);
  checkWidth(settings);
  const { hidden, layerActivations } = settings.model;
  settings.model.layerActivations = MODEL.layerActivations.check(layerActivations.slice(0, hidden.length), "");
  const count = parameterCount(sizesOf(settings.model));
  settings.model.frozen = settings.model.frozen.filter((parameter) => parameter < count);
  checkSize(settings);
  return settings;
}

/** Returns a setting's value. @param {Settings} settings @param {Pick<Place, "group" | "key">} place @returns {any} */
export function valueIn(settings, { group, key }) {
  return /** @type {Record<string, unknown>} */ (settings[group])[key];
}

/** Sets the value of a setting. @param {Settings} settings @param {Pick<Place, "group" | "key">} place @param {unknown} value */
export function setValue(settings, { group, key }, value) {
  /** @type {Record<string, unknown>} */ (settings[group])[key] = value;
}

/**
 * Returns what has to be rebuilt when settings change, according to the records of those that differ. A setting that
 * does not apply has no value.
 * @param {Settings} from
 * @param {Settings} to
 * @returns {Set<Change>}
 */
export function changesBetween(from, to) {
  /** @param {Settings} settings @param {Place} place */
  const inForce = (settings, place) =>
    place.record.applies?.(settings) === false ? undefined : JSON.stringify(valueIn(settings, place));
  return new Set(
    SETTINGS.filter((place) => inForce(from, place) !== inForce(to, place)).map(({ record }) => record.changes),
  );
}

/** Returns what is chosen in a group, in words. @param {Group} group @param {Settings} settings */
export function summaryOf(group, settings) {
  return SETTINGS.filter((place) => place.group === group && place.record.applies?.(settings) !== false)
    .map((place) => place.record.words?.(/** @type {never} */ (valueIn(settings, place)), settings) ?? "")
    .filter((words) => words !== "")
    .join(", ");
}

/** @param {(place: Place) => unknown} value @returns {Settings} */
function settingsFrom(value) {
  const settings = /** @type {Settings} */ ({ data: {}, model: {}, training: {}, stop: {} });
  for (const place of SETTINGS) setValue(settings, place, value(place));
  return settings;
}

/** Throws a refusal if there is not a name and a scale for each feature of a wide table. @param {Settings} settings */
function checkWidth({ data: { names }, model: { width, scale } }) {
  if (!isWide({ width })) return;
  if (names.length !== width + 1)
    throw wrong("data.names", `${width + 1} names for points of ${width} features`, names);
  if (scale.length > 0 && scale.length < width)
    throw wrong("model.scale", `empty, or a pair for each of ${width} features`, scale);
}

/** Throws a refusal if the settings are too large together. @param {Settings} settings */
function checkSize({ data, model }) {
  const count = data.kind === "own" ? data.points.length : data.samples;
  const products = count * parameterCount(sizesOf(model));
  if (products > MOST_PRODUCTS) {
    const most = thousands(MOST_PRODUCTS);
    throw new Refused(
      `The network is too large for so many points: ${count} points times ${products / count} parameters must be at ` +
        `most ${most}. Take fewer points or fewer neurons`,
    );
  }
}
