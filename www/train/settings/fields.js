// Makes the fields of the settings from their records.
import { GROUPS, SETTINGS, setValue, valueIn } from "./settings.js";

/** @import { Field } from "./form.js" */
/** @import { Group, Place } from "./settings.js" */
/** @import { Location, Settings } from "./types.js" */

/**
 * The fields of each group. Settings of a kind of their own have none: their controls are layer-heads.js,
 * data-choice.js and own-points.js.
 */
export const FIELDS = /** @type {Record<Group, Field[]>} */ (
  Object.fromEntries(
    Object.keys(GROUPS).map((group) => [group, SETTINGS.filter((place) => place.group === group).flatMap(fieldOf)]),
  )
);

/** The data set has pictures instead of a field: data-choice.js. */
const PICTURED = "data-kind";

/** Returns the fields that the page has at a place, of one group or of all. @param {Location} location @param {Group} [only] */
export function fieldsAt(location, only) {
  const here = SETTINGS.filter(({ record, group, id }) => {
    return (record.location ?? "more") === location && (!only || group === only) && id !== PICTURED;
  });
  return here.flatMap((place) => FIELDS[place.group].filter(({ id }) => id === place.id));
}

/** Returns the field of a setting, if it has one. @param {Place} place @returns {Field[]} */
function fieldOf(place) {
  const { id, record } = place;
  const { label, hint, applies } = record;
  const read = (/** @type {Settings} */ settings) => valueIn(settings, place);
  const write = (/** @type {Settings} */ settings, /** @type {unknown} */ value) => setValue(settings, place, value);
  const common = { id, label, hint, applies, read, write };
  switch (record.kind) {
    case "number": {
      const { range, step, live, slider, besideZero, zero } = record;
      if (!record.perCent) return [{ ...common, kind: "number", range, step, live, slider, besideZero, zero }];
      return [
        {
          ...common,
          kind: "number",
          range: range.map((share) => 100 * share),
          step,
          live,
          zero,
          read: (settings) => perCent(read(settings)),
          write: (settings, value) => write(settings, value / 100),
        },
      ];
    }
    case "choice":
      return [
        {
          ...common,
          ...(record.ofLayers && { ...record.ofLayers, mixed: "mixed" }),
          kind: "choice",
          options: Object.entries(record.options),
        },
      ];
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
