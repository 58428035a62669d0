// The settings of a twin: a second run in which one setting differs.
import { FIELDS } from "./fields.js";
import { sizesOf } from "./layer-sizes.js";

/** @import { Field } from "./form.js" */
/** @import { Settings } from "./types.js" */

/** The id of the setting that differs, and its value in the twin as its field shows it. */
/** @typedef {{ setting: string, value: unknown }} TwinState */

/** The settings in which a twin may differ: all but those that would stop it at another step. */
export const TWIN_FIELDS = [...FIELDS.training, ...FIELDS.model, ...FIELDS.data].filter(({ id }) => id !== "data-kind");

/** The number of a twin whose run has 0, unless its record says it: of a whole number, and of any other. */
const BESIDE_ZERO = { whole: 10, other: 0.01 };

/** Returns the field of the setting that differs. @param {TwinState | undefined} twin @returns {Field | undefined} */
export function twinField(twin) {
  return TWIN_FIELDS.find(({ id }) => id === twin?.setting);
}

/** Returns the settings of the twin, if there is one. @param {Settings} settings @param {TwinState | undefined} twin */
export function twinSettings(settings, twin) {
  const field = twinField(twin);
  if (!twin || !field) return undefined;
  const own = structuredClone(settings);
  // The value was read by this field, so the field can write it. Older links have twins without a value.
  if (twin.value !== undefined) field.write(own, /** @type {never} */ (twin.value));
  // In a network of other sizes the same places are other weights.
  if (String(sizesOf(own.model)) !== String(sizesOf(settings.model))) own.model.frozen = [];
  return own;
}

/**
 * Returns a twin that differs in a setting: the next choice, or a number a tenth as large.
 * @param {Settings} settings of the run
 * @param {string} setting the id of its field
 * @returns {TwinState | undefined}
 */
export function differingTwin(settings, setting) {
  const field = TWIN_FIELDS.find(({ id }) => id === setting);
  return field && { setting, value: otherValue(field, settings) };
}

/** @param {Field} field @param {Settings} settings @returns {unknown} */
function otherValue(field, settings) {
  if (field.kind === "number") {
    const value = field.read(settings);
    const isWhole = field.step === 1;
    if (value === 0) return field.besideZero ?? (isWhole ? BESIDE_ZERO.whole : BESIDE_ZERO.other);
    const less = isWhole ? Math.round(value / 10) : Number((value / 10).toPrecision(12));
    return less >= field.range[0] && less !== value ? less : value + 1;
  }
  const options = field.options.map(([option]) => option);
  if (field.kind === "choice") return options[(options.indexOf(field.read(settings)) + 1) % options.length];
  const chosen = field.read(settings);
  const more = options.find((option) => !chosen.includes(option));
  return more ? [...chosen, more] : chosen.slice(0, 1);
}

/** Returns what differs, in words; "" without a twin. @param {Settings} settings @param {TwinState | undefined} twin */
export function twinWords(settings, twin) {
  const field = twinField(twin);
  const own = twinSettings(settings, twin);
  return field && own ? `${field.label.toLowerCase()} ${field.read(own)}` : "";
}

/**
 * Returns the twin that follows from what a run and its twin are trained with.
 * @param {Settings} settings of the run
 * @param {TwinState | undefined} twin the last one, whose setting need not be the one that differs
 * @param {Settings} found of the twin
 */
export function adoptedTwin(settings, twin, found) {
  const own = twinSettings(settings, twin);
  if (own && isSame(own, found)) return twin;
  const last = twinField(twin);
  const differs = (/** @type {Field} */ field) => String(field.read(found)) !== String(field.read(settings));
  const field = last && differs(last) ? last : (TWIN_FIELDS.find(differs) ?? last);
  return field && { setting: field.id, value: field.read(found) };
}

/** @param {Settings} one @param {Settings} other */
function isSame(one, other) {
  return TWIN_FIELDS.every((field) => String(field.read(one)) === String(field.read(other)));
}
