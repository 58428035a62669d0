// Writes the state of the graph lab into a link, and checks what a link holds.
import { checkObject, checkText } from "../../ui/checks.js";
import { decode, encode } from "../../ui/link.js";

/** @import { Interpreter } from "../../python/host/python.js" */
/** @import { Look } from "../layout/placement.js" */
/** @import { Walk } from "../steps/position.js" */

/** The greatest length of an example's name, and of code, which is a hundred times the longest example. */
const NAME_LETTERS = 100;
const CODE_LETTERS = 500_000;

/**
 * `drawing` is the index of the drawing that is shown, of several that a run makes; absent if it is the last.
 * @typedef {{ preset: string, code?: string, python?: Interpreter, drawing?: number, opened?: string[], walk?: Walk, look?: Look }} Place
 */

/**
 * Returns the address of a state, from the "#" on.
 * @param {Place} place
 */
export async function hashOf({ look, ...place }) {
  // Further digits would amount to less than a pixel.
  const rounded = look && { k: Number(look.k.toFixed(4)), x: Math.round(look.x), y: Math.round(look.y) };
  return `#graph?${await encode({ ...place, look: rounded })}`;
}

/**
 * @param {string} text the part after the question mark
 * @returns {Promise<Place>}
 * @throws {Refused} if the link is damaged, or holds no code
 */
export async function placeOf(text) {
  const { preset, code, python, drawing, opened, walk, look } = checkObject(await decode(text), "it");
  return {
    preset: checkText(preset, "the example", NAME_LETTERS),
    code: code === undefined ? undefined : checkText(code, "the code", CODE_LETTERS),
    ...(python === "full" && { python }),
    ...(isIndex(drawing) && { drawing }),
    opened: isList(opened) ? opened : [],
    walk: isWalk(walk) ? walk : undefined,
    look: isLook(look) ? look : undefined,
  };
}

// A wrong position or view is ignored, as the code can be shown without it.

/** @param {unknown} opened @returns {opened is string[]} */
function isList(opened) {
  return Array.isArray(opened) && opened.every((key) => typeof key === "string");
}

/** @param {unknown} value @returns {value is number} */
function isIndex(value) {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

/** @param {unknown} walk @returns {walk is Walk} */
function isWalk(walk) {
  if (typeof walk !== "object" || walk === null) return false;
  const { instant, place, nudges } = /** @type {Record<string, unknown>} */ (walk);
  const isNudge = (/** @type {unknown} */ pair) =>
    Array.isArray(pair) && pair.length === 2 && Number.isSafeInteger(pair[0]) && Number.isFinite(pair[1]);
  return (
    [instant, place].every((index) => index === undefined || isIndex(index)) &&
    (nudges === undefined || (Array.isArray(nudges) && nudges.every(isNudge)))
  );
}

/** @param {unknown} look @returns {look is Look} */
function isLook(look) {
  if (typeof look !== "object" || look === null) return false;
  const { k, x, y } = /** @type {Record<string, unknown>} */ (look);
  return Number.isFinite(k) && Number(k) > 0 && Number.isFinite(x) && Number.isFinite(y);
}
