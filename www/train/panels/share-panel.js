// The panel that shares the state as a link or a frame for another page, and exports the run as files.
import { copied } from "../../ui/clipboard.js";
import { download } from "../../ui/download.js";
import { button, element } from "../../ui/element.js";
import { FrameFields } from "../../ui/embed-fields.js";
import { reasonOf } from "../../ui/refused.js";

/**
 * @typedef {object} Export
 * @property {string} title
 * @property {string} file
 * @property {string} type
 * @property {() => Promise<string | Blob>} make
 */

/** @type {import("../../ui/embed.js").Pieces} */
export const PIECES = {
  pieces: {
    boundary: "Picture",
    transport: "Play, step, reset",
    time: "Time travel",
    readout: "Numbers",
    curves: "Curves",
    network: "Network",
    controls: "Settings",
  },
  shown: ["boundary", "transport", "readout"],
};

export class SharePanel {
  #options;
  #status = element("p", { id: "share-status", class: "hint", role: "status" });
  #weights = element("input", { type: "checkbox", id: "share-weights" });
  #points = element("input", { type: "checkbox", id: "share-points" });
  #frame = new FrameFields("share", PIECES, {
    address: () => this.#address(),
    copy: (html) => this.#copy(html, "The HTML is copied."),
  });

  /**
   * @param {HTMLElement} root
   * @param {object} options
   * @param {(wanted: { weights: boolean, points: boolean }) => Promise<string>} options.address of the state, "#train?…"
   * @param {Export[]} options.exports
   * @param {(file: File) => void} options.openModel
   */
  constructor(root, options) {
    this.#options = options;
    const file = element("input", { type: "file", accept: ".json,application/json", id: "share-open" });
    file.addEventListener("change", () => {
      const chosen = file.files?.[0];
      if (chosen) options.openModel(chosen);
      file.value = "";
    });
    root.append(
      heading("A link to these settings"),
      check(this.#weights, "with the weights as they are"),
      check(this.#points, "with my own points"),
      element(
        "div",
        { class: "toolbar" },
        button("Copy link", () => this.#copyLink(), { id: "share-link" }),
      ),
      this.#status,
      heading("Files"),
      element(
        "div",
        { class: "toolbar" },
        ...options.exports.map((file) => button(file.title, () => this.#save(file), { "data-file": file.file })),
      ),
      element("div", { class: "field" }, element("label", { for: "share-open" }, "Open a model (JSON)"), file),
      ...this.#frame.elements,
    );
    root.addEventListener("change", () => this.showSnippet());
  }

  async #copyLink() {
    const link = new URL(await this.#address(), location.href).href;
    history.replaceState(null, "", new URL(link).hash);
    await this.#copy(link, "The link is copied; it stands in the address bar, too.");
  }

  #address() {
    return this.#options.address({ weights: this.#weights.checked, points: this.#points.checked });
  }

  /** Writes the frame's HTML for the present state. */
  showSnippet() {
    return this.#frame.show();
  }

  /** @param {string} text @param {string} done */
  async #copy(text, done) {
    const otherwise = text.startsWith("<")
      ? "This browser does not let the page copy: select the HTML and copy it."
      : "This browser does not let the page copy: the link stands in the address bar.";
    this.#status.textContent = (await copied(text)) ? done : otherwise;
  }

  /** @param {Export} file */
  async #save({ title, file, type, make }) {
    try {
      download(file, await make(), type);
      this.#status.textContent = `${file} is saved.`;
    } catch (error) {
      this.#status.textContent = `${title} could not be made: ${reasonOf(error)}`;
    }
  }
}

/** @param {string} text */
function heading(text) {
  return element("h3", {}, text);
}

/** @param {HTMLInputElement} input @param {string} text */
function check(input, text) {
  return element("label", { class: "check" }, input, element("span", {}, text));
}
