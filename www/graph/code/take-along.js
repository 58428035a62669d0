// The menu of what can be taken along: a link, and files.

import { copyText } from "../../clipboard.js";
import { download } from "../../download.js";

/** @import { Source, Format } from "../export/formats.js" */

export class TakeAlong {
  #root;
  #source;
  #list;

  /**
   * @param {HTMLDetailsElement} root with a button for the link and a list for the files
   * @param {{ link: () => Promise<string>, source: () => (Source & { name: string }) | undefined }} what
   */
  constructor(root, { link, source }) {
    this.#root = root;
    this.#source = source;
    this.#list = /** @type {HTMLElement} */ (root.querySelector("ul"));
    this.link.addEventListener("click", async () => copyText(this.link, await link()));
    root.addEventListener("toggle", () => root.open && this.#fill());
    root.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !root.open) return;
      root.open = false;
      root.querySelector("summary")?.focus();
    });
    // A menu closes when one turns to something else.
    document.addEventListener("pointerdown", ({ target }) => {
      if (target instanceof Node && !root.contains(target)) root.open = false;
    });
  }

  get link() {
    return /** @type {HTMLButtonElement} */ (this.#root.querySelector("button"));
  }

  /** The formats are loaded when the menu is opened for the first time. */
  async #fill() {
    if (this.#list.childElementCount) return;
    const { FORMATS } = await import("../export/formats.js");
    this.#list.replaceChildren(...FORMATS.map((format) => this.#item(format)));
  }

  /** @param {Format} format */
  #item(format) {
    const item = document.createElement("li");
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = format.title;
    const about = document.createElement("span");
    about.className = "hint";
    about.textContent = format.about;
    button.addEventListener("click", async () => {
      const source = this.#source();
      if (!source) return;
      try {
        download(`${source.name}.${format.extension}`, await format.make(source), format.type);
      } catch (error) {
        about.textContent = error instanceof Error ? error.message : String(error);
        about.role = "alert";
      }
    });
    item.append(button, about);
    return item;
  }
}
