// What the tests of tables share.
import { decoded } from "../../www/train/datasets/table/encoding.js";
import { readPoints } from "../../www/train/datasets/table/points.js";
import { guessRoles } from "../../www/train/datasets/table/roles.js";
import { readTable } from "../../www/train/datasets/table/table.js";

export const LIMITS = { most: 2000, reach: 1e15, seed: 1337 };

/** Reads a text, or the bytes of a file, as the page does when nobody chooses anything. */
export function read(text, limits = LIMITS) {
  const table = readTable(typeof text === "string" ? text : decoded(text));
  const roles = guessRoles(table);
  return { table, roles, ...readPoints(table, roles, limits) };
}

/** The points that most of these tables have. */
export const POINTS = [
  [1.0095, 0.125, -1],
  [-0.0931, 0.5992, 1],
  [0.9604, 1234.5, -1],
];
