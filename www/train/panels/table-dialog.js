// A dialog about a table. It holds one table at a time, says that it is being read if that takes long, and why it cannot be read.
import { button, element } from "../../ui/element.js";
import { significant } from "../../ui/numbers.js";
import { RemoteTable } from "../datasets/table/remote-table.js";

/** Milliseconds after which it is said that a table is being read. */
const PATIENCE = 200;

export class TableDialog {
  /** The table, unless there is none or it cannot be read. @type {RemoteTable | undefined} */
  table;
  /** What was found in the table. */
  found;
  error = element("div", { class: "import-error", role: "alert" });
  remarks;
  /** Waits before it is said that a table is being read. @type {ReturnType<typeof setTimeout> | undefined} */
  #patience;
  #title;
  #body;
  #actions;
  #close;
  #closing;
  #dialog;

  /**
   * @param {HTMLElement} root the element that holds the dialog
   * @param {{ name: string, body: HTMLElement, actions: HTMLElement[], closing?: string }} parts what the ids begin with; what is shown
   *   of a table; the buttons that use it; and what the button is called that closes the dialog while it has a table
   */
  constructor(root, { name, body, actions, closing = "Close" }) {
    this.found = element("p", { class: "hint", id: `${name}-found` });
    this.remarks = element("ul", { class: "import-remarks", id: `${name}-remarks` });
    this.#title = element("h2", { id: `${name}-title` });
    this.#body = body;
    this.#actions = actions;
    this.#closing = closing;
    this.#close = button(closing, () => this.close(), { id: `${name}-close` });
    this.#dialog = element(
      "dialog",
      {
        class: "import",
        id: `${name}-dialog`,
        "aria-labelledby": `${name}-title`,
        "aria-describedby": `${name}-found`,
      },
      this.#title,
      this.found,
      this.error,
      body,
      this.remarks,
      element("div", { class: "toolbar" }, ...actions, this.#close),
    );
    this.#dialog.addEventListener("cancel", () => this.#leave());
    root.append(this.#dialog);
  }

  /** Begins with a new table, which may take long to read. @param {File | string} source @param {string} from what the source is called */
  begin(source, from) {
    this.#leave();
    this.table = new RemoteTable();
    const size = typeof source === "string" ? source.length : source.size;
    const found = `${significant(size / 1e6, 2)} MB. Training goes on meanwhile.`;
    this.#patience = setTimeout(() => this.#showAlone(`Reading ${from}`, found), PATIENCE);
    return this.table;
  }

  /** Shows what is found in the table. @param {string} title */
  show(title) {
    clearTimeout(this.#patience);
    this.#title.textContent = title;
    this.#body.hidden = false;
    this.#open();
  }

  /** Says why a table cannot be used, and lets go of it. @param {string} title @param {HTMLElement[]} words */
  refuse(title, ...words) {
    this.#leave();
    this.#showAlone(title, "", ...words);
  }

  close() {
    this.#leave();
    this.#dialog.close();
  }

  /** Shows a sentence or an error without a table. @param {string} title @param {string} found @param {HTMLElement[]} error */
  #showAlone(title, found, ...error) {
    this.#title.textContent = title;
    this.found.textContent = found;
    this.error.replaceChildren(...error);
    this.remarks.replaceChildren();
    for (const part of [this.#body, ...this.#actions]) part.hidden = true;
    this.#open();
  }

  #open() {
    this.#close.textContent = this.table ? this.#closing : "Close";
    if (!this.#dialog.open) this.#dialog.showModal();
    const [first] = this.#actions;
    (first.hidden ? this.#close : first).focus();
  }

  /** Lets go of the table, and of what is being read of it. */
  #leave() {
    clearTimeout(this.#patience);
    this.table?.close();
    this.table = undefined;
  }
}
