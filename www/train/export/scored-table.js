// Writes a table with what a network predicts for its rows, in the table's own dialect.
import { dsvFormat } from "d3-dsv";
import { isOwn } from "../datasets/table/columns.js";
import { isBlank } from "../datasets/table/dialect.js";
import { namesBeside } from "../run/predictions.js";

/** @import { Table } from "../datasets/table/table.js" */
/** @import { Predictions } from "../run/predictions.js" */

/**
 * Returns the table as text: its own columns as they were, and then those of the predictions. Rows without a prediction
 * have empty cells there.
 * @param {Table} table
 * @param {Iterable<number>} rows the row of each predicted point
 * @param {Pick<Predictions, "names" | "cells">} predictions
 */
export function scoredTable({ columns: all, lines, delimiter, decimal }, rows, { names, cells }) {
  const columns = all.filter(isOwn);
  const header = namesBeside(names, columns);
  const points = new Map(Array.from(rows, (row, point) => [row, point]));
  const text = (/** @type {string | number} */ value) =>
    typeof value === "number" && decimal === "," ? String(value).replace(".", ",") : labelText(String(value));
  const body = lines.map((_, row) => {
    const point = points.get(row);
    const predicted = point === undefined ? names.map(() => "") : cells(point).map(text);
    return [...columns.map((column) => column.cells[row]), ...predicted];
  });
  // Cells that blanks separate have no column of their own where one is empty.
  const between = isBlank(delimiter) ? (decimal === "," ? ";" : ",") : delimiter;
  return `${dsvFormat(between).formatRows([[...columns.map(({ name }) => name), ...header], ...body])}\n`;
}

/** Writes the classes −1 and +1 as numbers, as points are saved. @param {string} text */
function labelText(text) {
  return text === "−1" ? "-1" : text === "+1" ? "1" : text;
}
