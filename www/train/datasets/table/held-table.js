// Answers questions about a table. The worker that reads a table keeps it, as it may be large: the page gets what it shows.
import { scoredTable } from "../../export/scored-table.js";
import { predictionsOf } from "../../run/predictions.js";
import { textOf } from "./file.js";
import { findColumns, readNewPoints } from "./new-points.js";
import { readPoints } from "./points.js";
import { guessRoles, looksLike } from "./roles.js";
import { readTable, tableWords } from "./table.js";

/** @import { Settings } from "../../settings/types.js" */
/** @import { Column } from "./columns.js" */
/** @import { NewPoints, NewRoles, Trained } from "./new-points.js" */
/** @import { Imported } from "./points.js" */
/** @import { Roles } from "./roles.js" */
/** @import { Table } from "./table.js" */

/**
 * What the page knows of a column: `first` are its first cells, and `as` says how it is read as a label.
 * @typedef {Omit<Column, "cells" | "numbers" | "isMissing"> & { first: string[], as: Roles["as"] }} ColumnHead
 */

/**
 * What the page knows of a table.
 * @typedef {object} TableHead
 * @property {ColumnHead[]} columns
 * @property {string} words how many rows and columns it has, and how it is written
 * @property {string} within where in its file it is, or ""
 */

/** The number of rows that the page shows. */
const SHOWN_ROWS = 4;

export class HeldTable {
  #table;
  #within;

  /**
   * @param {string | File} source
   * @throws {import("../../../ui/refused.js").Refused} if there is no table in it
   */
  static async read(source) {
    if (typeof source === "string") return new HeldTable(readTable(source), "");
    const { text, within, origin } = await textOf(source);
    return new HeldTable(readTable(text, origin), within);
  }

  /** @param {Table} table @param {string} within */
  constructor(table, within) {
    this.#table = table;
    this.#within = within;
  }

  /** @returns {TableHead} */
  head() {
    const columns = this.#table.columns.map(({ cells, numbers: _, isMissing: __, ...column }, at) => ({
      ...column,
      first: cells.slice(0, SHOWN_ROWS),
      as: looksLike(this.#table, at),
    }));
    return { columns, words: tableWords(this.#table), within: this.#within };
  }

  guessRoles() {
    return guessRoles(this.#table);
  }

  /**
   * @param {Roles} roles
   * @param {Parameters<typeof readPoints>[2]} limits
   * @returns {Imported}
   */
  points(roles, limits) {
    return readPoints(this.#table, roles, limits);
  }

  /** Finds the columns for a network. Some may be made for it, so that the table has others then. @param {Trained} data */
  columnsFor(data) {
    return { ...findColumns(this.#table, data), head: this.head() };
  }

  /**
   * Returns the points to be scored, and the cells of the first of them in the columns in use.
   * @param {NewRoles} roles
   * @param {Trained} data
   * @param {number} reach
   * @returns {NewPoints & { first: string[][] }}
   */
  newPoints(roles, data, reach) {
    const found = readNewPoints(this.#table, roles, data, reach);
    const used = [...new Set([...roles.features, roles.label])].filter((at) => at >= 0);
    const rows = [...found.rows.subarray(0, SHOWN_ROWS)];
    const first = rows.map((row) => used.map((at) => this.#table.columns[at].cells[row]));
    return { ...found, first };
  }

  /**
   * Returns the table with the predictions of rows as text.
   * @param {Pick<NewPoints, "rows" | "targets">} found
   * @param {Float64Array[]} scores
   * @param {Pick<Settings, "data" | "training">} settings of the network
   */
  scored({ rows, targets }, scores, settings) {
    return scoredTable(this.#table, rows, predictionsOf(scores, targets, settings));
  }
}
