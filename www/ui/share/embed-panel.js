// A frame for another page: the pieces that it shows, how it looks, and its HTML.
import { copied } from "../clipboard.js";
import { button, element } from "../element.js";
import { reasonOf } from "../refused.js";

/** @import { Pieces } from "../embed.js" */

/** The size of a frame, in pixels. */
export const [WIDTH, HEIGHT] = [640, 420];

/**
 * @param {Pieces} pieces
 * @param {() => Promise<string>} address of the state, from the "#" on
 * @param {(text: string) => void} say
 */
export function embedPanel(pieces, address, say) {
  const boxes = Object.entries(pieces.pieces).map(([value, title]) => {
    const box = element("input", { type: "checkbox", value, checked: pieces.shown.includes(value) });
    return { box, label: element("label", { class: "check" }, box, element("span", {}, title)) };
  });
  const choice = element(
    "fieldset",
    { class: "field" },
    element("legend", {}, "The frame shows"),
    element("div", { class: "share-choices" }, ...boxes.map(({ label }) => label)),
  );
  choice.hidden = boxes.length === 0;
  choice.addEventListener("change", () => write());
  const preview = element("div", { class: "share-frame" });
  const html = element("textarea", { id: "share-html", rows: 3, readonly: true, spellcheck: false });
  const copying = button("Copy HTML", () => copy(), { class: "primary", id: "share-copy-html" });

  async function write() {
    try {
      const shown = boxes.filter(({ box }) => box.checked).map(({ box }) => box.value);
      const page = location.href.replace(/[?#].*$/, "");
      const { href } = new URL(`?embed=${shown.join(",")}${await address()}`, page);
      html.value = `<iframe src="${href}" title="micrograd playground" width="${WIDTH}" height="${HEIGHT}" style="border: 0"></iframe>`;
      preview.replaceChildren(
        element("iframe", { src: href, title: "Preview of the frame", width: WIDTH, height: HEIGHT, loading: "lazy" }),
      );
    } catch (error) {
      preview.replaceChildren();
      html.value = "";
      copying.disabled = true;
      say(reasonOf(error));
    }
  }

  async function copy() {
    const isCopied = await copied(html.value);
    if (!isCopied) html.select();
    say(isCopied ? "The HTML is copied." : "This browser does not let the page copy. The HTML is selected: copy it.");
  }

  const panel = element(
    "div",
    { class: "share-panel" },
    choice,
    preview,
    element("div", { class: "field" }, element("label", { for: "share-html" }, "HTML"), html),
    element("div", { class: "toolbar" }, copying),
  );
  return { panel, onShow: write };
}
