// Checks data from outside the page: a link, a file, a form. Each check returns valid data, and otherwise throws a refusal
// that names the place, what was expected there and what was found.
import { described, quoted } from "../engine/check.js";
import { Refused } from "./refused.js";

/** @typedef {[least: number, most: number]} Range */

/** @param {unknown} found @param {string} name @param {Range} range */
export function checkNumber(found, name, [least, most]) {
  if (typeof found === "number" && found >= least && found <= most) return found;
  throw wrong(name, `a number from ${least} to ${most}`, found);
}

/** @param {unknown} found @param {string} name @param {Range} range */
export function checkWhole(found, name, [least, most]) {
  if (typeof found === "number" && Number.isInteger(found) && found >= least && found <= most) return found;
  throw wrong(name, `a whole number from ${least} to ${most}`, found);
}

/** @param {unknown} found @param {string} name @param {number} most characters */
export function checkText(found, name, most) {
  if (typeof found === "string" && found.length <= most) return found;
  throw wrong(name, `a text of at most ${most} characters`, found);
}

/** @param {unknown} found @param {string} name @param {number} most @param {string} things the noun for its elements, in the plural */
export function checkArray(found, name, most, things) {
  if (Array.isArray(found) && found.length <= most) return /** @type {unknown[]} */ (found);
  throw wrong(name, `an array of at most ${most} ${things}`, found);
}

/** @param {unknown} found @param {string} name @param {number} count */
export function checkNumbers(found, name, count) {
  if (!Array.isArray(found) || found.length !== count) throw wrong(name, `an array of ${count} numbers`, found);
  const at = found.findIndex((number) => !Number.isFinite(number));
  if (at >= 0) throw wrong(`${name}[${at}]`, "a finite number", found[at]);
  return /** @type {number[]} */ (found);
}

/** @param {unknown} found @param {string} name @returns {Record<string, unknown>} */
export function checkObject(found, name) {
  if (typeof found === "object" && found !== null && !Array.isArray(found)) return { ...found };
  throw wrong(name, "an object", found);
}

/**
 * Checks an object whose keys must all be known.
 * @param {unknown} found
 * @param {string} name
 * @param {string[]} known
 */
export function checkKeys(found, name, known) {
  const object = checkObject(found, name);
  for (const key of Object.keys(object)) {
    if (!known.includes(key)) {
      throw new Refused(`${name} must not have ${quoted(key)}; it may have ${known.join(", ")}`);
    }
  }
  return object;
}

/**
 * Returns the refusal of something other than what is expected.
 * @param {string} name
 * @param {string} expected
 * @param {unknown} found
 */
export function wrong(name, expected, found) {
  return new Refused(`${name} must be ${expected}, got ${described(found)}`);
}
