// The log of the run, line for line as the tutorial prints it.
import { copied } from "../../ui/clipboard.js";
import { logLines } from "../export/log-files.js";

/** @import { Log } from "../worker/messages.js" */

export class LogText {
  /** Whether the log is open. */
  isOpen = false;
  #text;
  #status;
  /** @type {Log | undefined} */
  #log;
  /** @type {Log | undefined} */
  #written;

  /** @param {ParentNode} root */
  constructor(root) {
    this.#text = /** @type {HTMLElement} */ (root.querySelector("#log-text"));
    this.#status = /** @type {HTMLElement} */ (root.querySelector("#log-status"));
    // The log has to scroll by keyboard as well.
    this.#text.tabIndex = 0;
    const copy = /** @type {HTMLButtonElement} */ (root.querySelector("#log-copy"));
    copy.addEventListener("click", () => this.#copy());
  }

  /** @param {Log} log @param {boolean} playing whether training goes on; then the text waits, since thousands of lines would cost a frame */
  show(log, playing) {
    this.#log = log;
    if (!playing || log.steps.length < 200) this.#write();
  }

  #write() {
    if (!this.isOpen || !this.#log || this.#written === this.#log) return;
    this.#written = this.#log;
    const lines = logLines(this.#log);
    this.#text.textContent = lines.length ? `${lines.join("\n")}\n` : "No step has been taken yet.";
    const { steps } = this.#log;
    const last = steps.at(-1) ?? 0;
    const thinned = steps.length > 1 && last + 1 > steps.length;
    this.#status.textContent = thinned ? `${steps.length} lines, evenly chosen from ${last + 1} steps` : "";
  }

  async #copy() {
    if (!this.#log) return;
    const isCopied = await copied(`${logLines(this.#log).join("\n")}\n`);
    if (!isCopied) getSelection()?.selectAllChildren(this.#text);
    this.#status.textContent = isCopied ? "copied" : "selected: copy it now";
  }
}
