// Writes points as CSV, which `table/` can read.
import { csvFormatRows } from "d3-dsv";
import { classNames, NO_NAMES, targetKind } from "../settings/target.js";

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
  const [x, y, name] = data.kind === "own" ? data.names : ["x", "y", "label"];
  return `${csvFormatRows([[x, y || "y", name], ...points.map((point) => [String(point[0]), String(point[1]), label(point[2])])])}\n`;
}
