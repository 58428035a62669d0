// What a link to the graph part says, and whether it can be believed.
import { decode, encode } from "../../ui/link.js";
import { Refused } from "../../ui/refused.js";

/** @import { Look } from "../layout/placement.js" */
/** @import { Walk } from "../steps/position.js" */

/** @typedef {{ preset: string, code?: string, opened?: string[], walk?: Walk, look?: Look }} Place */

/**
 * What stands in the address for a state, from the "#" on.
 * @param {Place} place
 */
export async function hashOf({ look, ...place }) {
  // More digits would be less than a pixel.
  const rounded = look && { k: Number(look.k.toFixed(4)), x: Math.round(look.x), y: Math.round(look.y) };
  return `#graph?${await encode({ ...place, look: rounded })}`;
}

/**
 * @param {string} text what stands behind the question mark
 * @returns {Promise<Place>}
 * @throws {Refused} when the link is damaged
 */
export async function placeOf(text) {
  const found = /** @type {Partial<Place> | null} */ (await decode(text));
  const { preset, code, opened, walk, look } = found ?? {};
  if (typeof preset !== "string" || !(code === undefined || typeof code === "string")) {
    throw new Refused("the link holds no code");
  }
  const isList = Array.isArray(opened) && opened.every((key) => typeof key === "string");
  return {
    preset,
    code,
    opened: isList ? opened : [],
    walk: isState(walk) ? walk : undefined,
    look: isLook(look) ? look : undefined,
  };
}

/** @param {unknown} walk */
function isState(walk) {
  if (typeof walk !== "object" || walk === null) return false;
  const { instant, place, nudges } = /** @type {Record<string, unknown>} */ (walk);
  const isIndex = (/** @type {unknown} */ value) => value === undefined || Number.isInteger(value);
  const isNudge = (/** @type {unknown} */ pair) =>
    Array.isArray(pair) && Number.isInteger(pair[0]) && typeof pair[1] === "number";
  return (
    isIndex(instant) && isIndex(place) && (nudges === undefined || (Array.isArray(nudges) && nudges.every(isNudge)))
  );
}

/** @param {unknown} look */
function isLook(look) {
  if (typeof look !== "object" || look === null) return false;
  const { k, x, y } = /** @type {Record<string, unknown>} */ (look);
  return Number.isFinite(k) && Number(k) > 0 && Number.isFinite(x) && Number.isFinite(y);
}
