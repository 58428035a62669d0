// In a frame of another page only some pieces are shown: ?embed=boundary,curves,transport
import { PIECES, SHOWN } from "./controls/take-along.js";

/**
 * @param {HTMLElement} root
 * @param {(text: string) => void} complain about a piece that there is not
 */
export function embed(root, complain) {
  const wanted = new URLSearchParams(location.search).get("embed");
  if (wanted === null) return;
  const names = wanted.split(",").filter((name) => name !== "");
  const unknown = names.filter((name) => !(name in PIECES));
  if (unknown.length) {
    complain(
      `A frame cannot show ${unknown.map((name) => `"${name}"`).join(", ")}; it can show ${Object.keys(PIECES).join(", ")}.`,
    );
  }
  const known = names.filter((name) => name in PIECES);
  const shown = known.length ? known : SHOWN;
  for (const piece of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-piece]"))) {
    piece.hidden = !shown.includes(piece.dataset.piece ?? "");
  }
  root.dataset.embedded = shown.join(" ");
}
