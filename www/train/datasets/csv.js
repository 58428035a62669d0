// Writes points as CSV, which `table/` can read.
import { csvFormatRows } from "d3-dsv";
import { classNames, NO_NAMES, targetKind } from "../settings/target.js";
import { labelOf } from "../settings/width.js";

/** @import { DataSettings } from "../settings/types.js" */

/**
 * @param {DataSettings["points"]} points
 * @param {Pick<DataSettings, "kind" | "names" | "classes">} data the names of the columns and of the classes
 */
export function format(points, data) {
  const classes = classNames(data);
  const label = {
    number: String,
    several: (/** @type {number} */ index) => classes[index],
    // The labels -1 and 1 are written as numbers, unless the two classes have names of their own.
    two: (/** @type {number} */ sign) =>
      classes.length === 2 && classes.join() !== NO_NAMES.classes.join() ? classes[sign > 0 ? 1 : 0] : String(sign),
  }[targetKind(data)];
  // A table of one column of numbers has no name for the other.
  const names = (data.kind === "own" ? data.names : NO_NAMES.names).map((name) => name || "y");
  const rows = points.map((point) => [...point.slice(0, -1).map(String), label(labelOf(point))]);
  return `${csvFormatRows([names, ...rows])}\n`;
}
