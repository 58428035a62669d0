// The fields that choose the pieces of an embedded frame, and the HTML for the frame.
import { button, element } from "./element.js";

/** @import { Pieces } from "./embed.js" */

export class FrameFields {
  #address;
  #boxes;
  #snippet;
  /** The fields, in the order in which they are shown. @type {HTMLElement[]} */
  elements;

  /**
   * @param {string} id the start of the ids: of "share" are "share-snippet" and "share-embed"
   * @param {Pieces} pieces
   * @param {object} does
   * @param {() => Promise<string>} does.address of the state, from the "#" on
   * @param {(html: string, button: HTMLButtonElement) => void} does.copy
   */
  constructor(id, { pieces, shown }, { address, copy }) {
    this.#address = address;
    this.#boxes = Object.keys(pieces).map((value) =>
      element("input", { type: "checkbox", value, checked: shown.includes(value) }),
    );
    this.#snippet = element("textarea", { id: `${id}-snippet`, rows: 4, readonly: true, spellcheck: false });
    const copying = button("Copy HTML", async () => copy(await this.show(), copying), { id: `${id}-embed` });
    const checks = Object.values(pieces).map((text, index) =>
      element("label", {}, this.#boxes[index], element("span", {}, text)),
    );
    const choice = element(
      "fieldset",
      { class: "field" },
      element("legend", {}, "The frame shows"),
      element("div", { class: "checks" }, ...checks),
    );
    choice.addEventListener("change", () => this.show());
    const label = element("label", { for: `${id}-snippet` }, "HTML for the frame");
    this.elements = [
      element("h3", {}, "In another page"),
      choice,
      element("div", { class: "field" }, label, this.#snippet),
      element("div", { class: "toolbar" }, copying),
    ];
  }

  /** Writes the frame's HTML for the current state. */
  async show() {
    const shown = this.#boxes.filter(({ checked }) => checked).map(({ value }) => value);
    const page = location.href.replace(/[?#].*$/, "");
    const { href } = new URL(`?embed=${shown.join(",")}${await this.#address()}`, page);
    this.#snippet.value = `<iframe src="${href}" title="micrograd playground" width="640" height="720" style="border: 0"></iframe>`;
    return this.#snippet.value;
  }
}
