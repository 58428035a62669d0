// In a frame of another page only some pieces of a part are shown: ?embed=boundary,curves,transport

/**
 * The pieces a frame may show, by their names in `data-piece`, with what they are called; and those it shows unless told
 * otherwise.
 * @typedef {{ pieces: Record<string, string>, shown: string[] }} Pieces
 */

/**
 * @param {HTMLElement} root
 * @param {Pieces} pieces
 * @param {(text: string) => void} complain about a piece that there is not
 */
export function embed(root, { pieces, shown }, complain) {
  const wanted = new URLSearchParams(location.search).get("embed");
  if (wanted === null) return;
  const names = wanted.split(",").filter((name) => name !== "");
  const unknown = names.filter((name) => !(name in pieces));
  if (unknown.length) {
    complain(
      `A frame cannot show ${unknown.map((name) => `"${name}"`).join(", ")}; it can show ${Object.keys(pieces).join(", ")}.`,
    );
  }
  const known = names.filter((name) => name in pieces);
  const visible = known.length ? known : shown;
  for (const piece of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-piece]"))) {
    piece.hidden = !visible.includes(piece.dataset.piece ?? "");
  }
  root.dataset.embedded = visible.join(" ");
}
