// Checks untrusted values. Each check returns the value with its type, or throws an error that names its place.
import { thousands } from "../../ui/numbers.js";

/** The limits of a run: its characters, the numbers in its plots, the points that are drawn one by one, and its outputs. */
export const MOST = { characters: 4_000_000, numbers: 2_000_000, points: 100_000, outputs: 100_000 };

/** The error that is thrown for a reply that no runner sends. */
export class RefusedReply extends Error {}

/**
 * @param {string} where "outputs[2].text"
 * @param {string} expected "a text"
 * @returns {never}
 */
export function refuse(where, expected) {
  throw new RefusedReply(`${where} should be ${expected}`);
}

/**
 * Returns the own properties of a plain object, without those of its prototype.
 * @param {unknown} value
 * @param {string} where
 * @returns {Record<string, unknown>}
 */
export function record(value, where) {
  const isPlain = typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
  if (!isPlain) refuse(where, "a plain object");
  return Object.assign(Object.create(null), value);
}

/**
 * @param {unknown} value
 * @param {string} where
 * @param {number} most
 * @returns {unknown[]}
 */
export function list(value, where, most) {
  if (!Array.isArray(value) || value.length > most) refuse(where, `a list of at most ${thousands(most)}`);
  return value;
}

/**
 * @param {unknown} value
 * @param {string} where
 * @param {number} most
 */
export function text(value, where, most) {
  if (typeof value !== "string" || value.length > most) {
    refuse(where, `a text of at most ${thousands(most)} characters`);
  }
  return value;
}

/**
 * @template {string} Word
 * @param {unknown} value
 * @param {Word[]} words
 * @param {string} where
 */
export function oneOf(value, words, where) {
  const word = words.find((word) => word === value);
  return word ?? refuse(where, `one of ${words.join(", ")}`);
}

/**
 * Checks a number. NaN and infinities are allowed, as a computation may give them.
 * @param {unknown} value
 * @param {string} where
 */
export function number(value, where) {
  return typeof value === "number" ? value : refuse(where, "a number");
}

/**
 * Checks a count or a place: a whole number from 0 on.
 * @param {unknown} value
 * @param {string} where
 */
export function whole(value, where) {
  return below(value, Number.MAX_SAFE_INTEGER, where);
}

/**
 * @param {unknown} value
 * @param {number} limit
 * @param {string} where
 */
export function below(value, limit, where) {
  const isFine = typeof value === "number" && Number.isInteger(value) && value >= 0 && value < limit;
  return isFine ? value : refuse(where, "a whole number in its range");
}

/**
 * @param {unknown} value
 * @param {string} where
 */
export function truth(value, where) {
  return typeof value === "boolean" ? value : refuse(where, "true or false");
}
