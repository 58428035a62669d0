// The controls of settings, as their records say.
import { GROUPS, SETTINGS, setValue, valueIn } from "./settings.js";

/** @import { Field } from "./form.js" */
/** @import { Group, Place } from "./settings.js" */
/** @import { Settings } from "./types.js" */

/**
 * The fields of each group. Settings of a kind of their own have none: their controls are layer-fields.js and
 * own-points.js.
 */
export const FIELDS = /** @type {Record<Group, Field[]>} */ (
  Object.fromEntries(
    Object.keys(GROUPS).map((group) => [group, SETTINGS.filter((place) => place.group === group).flatMap(fieldOf)]),
  )
);

/** Returns the field of a setting, if it has one. @param {Place} place @returns {Field[]} */
function fieldOf(place) {
  const { id, record } = place;
  const { label, hint, applies } = record;
  const read = (/** @type {Settings} */ settings) => valueIn(settings, place);
  const write = (/** @type {Settings} */ settings, /** @type {unknown} */ value) => setValue(settings, place, value);
  const common = { id, label, hint, applies, read, write };
  switch (record.kind) {
    case "number": {
      const { range, step, live } = record;
      if (!record.perCent) return [{ ...common, kind: "number", range, step, live }];
      return [
        {
          ...common,
          kind: "number",
          range: range.map((share) => 100 * share),
          step,
          live,
          read: (settings) => perCent(read(settings)),
          write: (settings, value) => write(settings, value / 100),
        },
      ];
    }
    case "choice":
      return [{ ...common, kind: "choice", options: Object.entries(record.options) }];
    case "several":
      return [{ ...common, kind: "several", options: Object.entries(record.options) }];
    case "own":
      return [];
  }
}

/** Rounds off the last digits, which are not exact. @param {number} share */
function perCent(share) {
  return Number((100 * share).toPrecision(12));
}
