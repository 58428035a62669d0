// What a link to the graph part says, and whether it can be believed.
import { decode, encode } from "../../link.js";

/**
 * @typedef {{ preset: string, code?: string, opened?: string[], walk?: import("../walkthrough/walkthrough.js").State }} Place
 */

/**
 * The address of the page with a state in it.
 * @param {Place} place
 */
export async function address(place) {
  return `${location.href.replace(/#.*/, "")}#graph?${await encode(place)}`;
}

/**
 * @param {string} text what stands behind the question mark
 * @returns {Promise<Place>}
 * @throws when the link is damaged
 */
export async function placeOf(text) {
  const found = /** @type {Partial<Place> | null} */ (await decode(text));
  const { preset, code, opened, walk } = found ?? {};
  if (typeof preset !== "string" || !(code === undefined || typeof code === "string")) {
    throw new Error("the link holds no code");
  }
  const isList = Array.isArray(opened) && opened.every((key) => typeof key === "string");
  return { preset, code, opened: isList ? opened : [], walk: isState(walk) ? walk : undefined };
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
