// Points as text, which `table/` reads again.
import { csvFormatRows } from "d3-dsv";

/** @import { DataSettings } from "../settings/types.js" */

/** @param {DataSettings["points"]} points */
export function format(points) {
  return `${csvFormatRows([["x", "y", "label"], ...points.map((point) => point.map(String))])}\n`;
}
