// Checks arguments. The message about a wrong one names it, what was expected and what was found.

/** The greatest number of characters of a text that a message quotes. */
const QUOTED = 60;

/**
 * Quotes a text, shortened if it is long.
 * @param {string} text
 */
export function quoted(text) {
  return JSON.stringify(text.length > QUOTED ? `${text.slice(0, QUOTED)}…` : text);
}

/**
 * Describes a wrong argument in words.
 * @param {unknown} found
 */
export function described(found) {
  if (found === undefined) return "nothing";
  if (found === null) return "null";
  if (typeof found === "string") return `the string ${quoted(found)}`;
  if (Array.isArray(found)) return `an array of ${found.length}`;
  if (typeof found === "function") return "a function";
  // This reads the prototype's `constructor`, as the object's own may be anything.
  if (typeof found === "object") {
    const name = Object.getPrototypeOf(found)?.constructor?.name ?? "Object";
    if (name === "Object") return "a plain object";
    return `${/^(?:[AEIO]|MLP$)/.test(name) ? "an" : "a"} ${name}`;
  }
  return `${typeof found} ${String(found)}`;
}

/**
 * @param {string} name
 * @param {string} expected
 * @param {unknown} found
 */
export function wrong(name, expected, found) {
  return new TypeError(`${name} must be ${expected}, got ${described(found)}`);
}

/**
 * Checks a number; NaN and infinities are allowed.
 * @param {unknown} found
 * @param {string} name
 * @returns {number}
 */
export function number(found, name) {
  if (typeof found !== "number") throw wrong(name, "a number", found);
  return found;
}

/** The greatest number of samples, inputs or neurons; the engine's memory would not hold many more. */
const MOST = 1_000_000;

/**
 * Checks a whole number from `least` to `most`.
 * @param {unknown} found
 * @param {string} name
 * @param {number} [least]
 * @param {number} [most]
 * @returns {number}
 */
export function whole(found, name, least = 1, most = MOST) {
  if (typeof found !== "number" || !Number.isInteger(found) || found < least || found > most) {
    throw wrong(name, `a whole number from ${least} to ${most}`, found);
  }
  return found;
}

/**
 * Checks an array that is not empty.
 * @param {unknown} found
 * @param {string} name
 * @returns {unknown[]}
 */
export function filled(found, name) {
  if (!Array.isArray(found) && !ArrayBuffer.isView(found)) throw wrong(name, "an array", found);
  const list = Array.isArray(found)
    ? found
    : Array.from(/** @type {ArrayLike<unknown>} */ (/** @type {unknown} */ (found)));
  if (list.length === 0) throw new RangeError(`${name} must not be empty`);
  return list;
}

/**
 * Checks options whose names must all be known.
 * @param {unknown} found
 * @param {string} name
 * @param {string[]} known
 * @returns {Record<string, unknown>}
 */
export function options(found, name, known) {
  if (typeof found !== "object" || found === null) throw wrong(name, "an object", found);
  for (const key of Object.keys(found)) {
    if (!known.includes(key)) throw new TypeError(`${name} has no "${key}"; it may have ${known.join(", ")}`);
  }
  return /** @type {Record<string, unknown>} */ (found);
}
