// A twin: a second run with the same settings, but for one.
import { FIELDS } from "./fields.js";

/** @import { Field } from "./form.js" */
/** @import { Settings } from "./types.js" */

/** Which setting differs, and what it is in the twin as its field shows it; the run's own while it was not chosen. */
/** @typedef {{ knob: string, value: unknown }} TwinState */

/** What a twin may differ in: whatever does not stop it at another step. */
export const KNOBS = [...FIELDS.training, ...FIELDS.model, ...FIELDS.data].filter(({ id }) => id !== "data-kind");

/** Returns the field of what differs. @param {TwinState | undefined} twin @returns {Field | undefined} */
export function knobOf(twin) {
  return KNOBS.find(({ id }) => id === twin?.knob);
}

/** Returns the settings of the twin, if there is one. @param {Settings} settings @param {TwinState | undefined} twin */
export function twinSettings(settings, twin) {
  const field = knobOf(twin);
  if (!twin || !field) return undefined;
  const own = structuredClone(settings);
  // What was read by a field may be written by it.
  if (twin.value !== undefined) field.write(own, /** @type {never} */ (twin.value));
  return own;
}

/** Returns what differs, in words; "" without a twin. @param {Settings} settings @param {TwinState | undefined} twin */
export function twinWords(settings, twin) {
  const field = knobOf(twin);
  const own = twinSettings(settings, twin);
  return field && own ? `${field.label.toLowerCase()} ${field.read(own)}` : "";
}

/**
 * Returns the twin that follows from the settings in force at an earlier step.
 * @param {Settings} settings of the run
 * @param {TwinState | undefined} twin
 * @param {Settings} found
 */
export function adoptedTwin(settings, twin, found) {
  const field = knobOf(twin);
  const own = twinSettings(settings, twin);
  if (!field || !own || String(field.read(found)) === String(field.read(own))) return twin;
  return { knob: field.id, value: field.read(found) };
}
