// Takes in a table: a file that is chosen or dropped, or a text that is pasted or typed.
import { element } from "../../ui/element.js";
import { TABLE_FILES } from "./table-file.js";

/** @import { Receivers } from "./import-dialog.js" */

export class ImportEntry {
  /** The control that chooses a file. */
  field = element("input", { type: "file", accept: TABLE_FILES, id: "points-file" });
  /** @type {Promise<import("./import-dialog.js").ImportDialog> | undefined} */
  #dialog;
  #root;
  #receivers;

  /**
   * @param {HTMLElement} root the part, on which files are dropped
   * @param {Receivers & { seed: () => number }} receivers for what is read; and the seed that draws points if there are too many
   */
  constructor(root, receivers) {
    this.#root = root;
    this.#receivers = receivers;
    this.field.addEventListener("change", async () => {
      const [file] = this.field.files ?? [];
      if (file) await this.#openFile(file);
      this.field.value = "";
    });
    root.addEventListener("dragover", (event) => {
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      root.classList.add("is-drop-target");
    });
    root.addEventListener("dragleave", ({ relatedTarget }) => {
      if (!(relatedTarget instanceof Node && root.contains(relatedTarget))) root.classList.remove("is-drop-target");
    });
    root.addEventListener("drop", (event) => {
      root.classList.remove("is-drop-target");
      const [file] = event.dataTransfer?.files ?? [];
      // Another entry, such as that for new points, may have taken it.
      if (!file || event.defaultPrevented) return;
      event.preventDefault();
      this.#openFile(file);
    });
    document.addEventListener("paste", (event) => this.#paste(event));
  }

  /** Reads a typed text, and opens the dialog only if something needs to be asked. @param {string} text */
  async openText(text) {
    (await this.#shown()).read(text, { from: "the text", seed: this.#receivers.seed(), atOnce: true });
  }

  /** @param {File} file */
  async #openFile(file) {
    await (await this.#shown()).read(file, { from: file.name, seed: this.#receivers.seed() });
  }

  /** @param {ClipboardEvent} event */
  async #paste({ clipboardData, target }) {
    const isElsewhere =
      target instanceof Element && target.closest("input, textarea, select, [contenteditable], dialog");
    if (isElsewhere || this.#root.offsetParent === null) return;
    const [file] = clipboardData?.files ?? [];
    if (file) return this.#openFile(file);
    const text = clipboardData?.getData("text/plain") ?? "";
    // A table has several lines, or is a list in brackets.
    if (/^\s*[[{(].*\d|\S[^\S\n]*\n\s*\S/.test(text)) {
      (await this.#shown()).read(text, { from: "what was pasted", seed: this.#receivers.seed() });
    }
  }

  #shown() {
    this.#dialog ??= import("./import-dialog.js").then(
      ({ ImportDialog }) => new ImportDialog(this.#root, this.#receivers),
    );
    return this.#dialog;
  }
}
