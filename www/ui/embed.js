// Shows only some pieces of a lab when it is embedded in another page: ?embed=boundary,curves,transport
import { quoted } from "../engine/check.js";

/**
 * The pieces that a frame may show, with their titles by their names in `data-piece`, and those that it shows by default.
 * @typedef {{ pieces: Record<string, string>, shown: string[] }} Pieces
 */

/** The greatest number of unknown pieces that a message names. */
const MOST_NAMED = 5;

/**
 * Splits the pieces that an address names into known and unknown ones.
 * @param {string} wanted with commas between them
 * @param {Record<string, string>} pieces
 */
export function piecesIn(wanted, pieces) {
  const names = wanted.split(",").filter((name) => name !== "");
  return {
    known: names.filter((name) => Object.hasOwn(pieces, name)),
    unknown: names.filter((name) => !Object.hasOwn(pieces, name)),
  };
}

/**
 * @param {HTMLElement} root
 * @param {Pieces} pieces
 * @param {(text: string) => void} complain is called with a message about unknown pieces
 */
export function embed(root, { pieces, shown }, complain) {
  const wanted = new URLSearchParams(location.search).get("embed");
  if (wanted === null) return;
  const { known, unknown } = piecesIn(wanted, pieces);
  if (unknown.length) {
    const named = unknown.slice(0, MOST_NAMED).map(quoted).join(", ");
    const more = unknown.length > MOST_NAMED ? ` and ${unknown.length - MOST_NAMED} more` : "";
    complain(`A frame cannot show ${named}${more}; it can show ${Object.keys(pieces).join(", ")}.`);
  }
  const visible = known.length ? known : shown;
  for (const piece of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-piece]"))) {
    piece.hidden = !visible.includes(piece.dataset.piece ?? "");
  }
  root.dataset.embedded = visible.join(" ");
}
