// The Share menu of the graph lab: a link, a frame for other pages, and files.

import { copyText } from "../../ui/clipboard.js";
import { download } from "../../ui/download.js";
import { reasonOf } from "../../ui/refused.js";

/** @import { Source, Format } from "../export/formats.js" */
/** @import { FrameFields } from "../../ui/embed-fields.js" */

/** @type {import("../../ui/embed.js").Pieces} */
export const PIECES = {
  pieces: {
    code: "Code and output",
    picture: "Picture",
    walk: "Step by step",
    notes: "Inspector and nudge",
  },
  shown: ["code", "picture", "walk", "notes"],
};

/** The reason why a graph that another lab handed over has no link. */
const GUEST = "This graph came from the training lab: links to it are made there, under “Share”.";

export class ShareMenu {
  #root;
  #link;
  #source;
  #list;
  #hint;
  /** @type {FrameFields | undefined} */
  #frame;
  #isGuest = false;

  /**
   * @param {HTMLDetailsElement} root with a button for the link, what a link holds, and a list for the files
   * @param {{ link: () => Promise<string>, source: () => (Source & { name: string }) | undefined }} what link: from the
   *   "#" on
   */
  constructor(root, { link, source }) {
    this.#root = root;
    this.#link = link;
    this.#source = source;
    this.#list = /** @type {HTMLElement} */ (root.querySelector("ul"));
    this.#hint = { element: /** @type {HTMLElement} */ (root.querySelector(".hint")), text: "" };
    this.#hint.text = this.#hint.element.textContent ?? "";
    this.#button.addEventListener("click", () => this.#copyLink());
    root.addEventListener("toggle", () => root.open && this.#fill());
    root.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !root.open) return;
      root.open = false;
      root.querySelector("summary")?.focus();
    });
    // The menu closes when the focus leaves it.
    document.addEventListener("pointerdown", ({ target }) => {
      if (target instanceof Node && !root.contains(target)) root.open = false;
    });
  }

  /** Sets whether the graph was handed over by another lab, so that no link restores it. @param {boolean} isGuest */
  set isGuest(isGuest) {
    this.#isGuest = isGuest;
    this.#hint.element.textContent = isGuest ? GUEST : this.#hint.text;
    this.#update();
  }

  #update() {
    this.#button.disabled = this.#isGuest;
    for (const element of this.#frame?.elements ?? []) element.hidden = this.#isGuest;
    if (this.#root.open && !this.#isGuest) this.#frame?.show();
  }

  get #button() {
    return /** @type {HTMLButtonElement} */ (this.#root.querySelector("button"));
  }

  async #copyLink() {
    const link = new URL(await this.#link(), location.href).href;
    // The address bar has the link, too, in case the browser does not let the page copy.
    history.replaceState(null, "", link);
    copyText(this.#button, link);
  }

  /** Loads the choices when the menu is opened for the first time. */
  async #fill() {
    if (this.#frame) return this.#update();
    const [{ FORMATS }, { FrameFields }] = await Promise.all([
      import("../export/formats.js"),
      import("../../ui/embed-fields.js"),
    ]);
    if (this.#frame) return;
    this.#list.replaceChildren(...FORMATS.map((format) => this.#item(format)));
    this.#frame = new FrameFields("lab", PIECES, {
      address: this.#link,
      copy: (html, button) => copyText(button, html),
    });
    this.#list.after(...this.#frame.elements);
    this.#update();
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
        download(`${source.name}${format.suffix ?? ""}.${format.extension}`, await format.make(source), format.type);
      } catch (error) {
        about.textContent = reasonOf(error);
        about.role = "alert";
      }
    });
    item.append(button, about);
    return item;
  }
}
