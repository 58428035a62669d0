// One value in words: what it is, how it was computed, and its numbers with all their digits, to read and to copy.
import { exactText } from "./numbers.js";

/** @import { GraphNode, ValueBox } from "./scene.js" */

/** How long the button says that it has copied, in milliseconds. */
const COPIED = 1500;

/**
 * A value as Python would write it.
 * @param {GraphNode} node
 */
export function written({ label, data, grad }) {
  return `Value(data=${exactText(data)}, grad=${exactText(grad)}${label ? `, label='${label}'` : ""})`;
}

/** The description of one value. */
export class Readout {
  #terms;
  #scope;
  #button;
  #text = "";

  /** @param {HTMLElement} root */
  constructor(root) {
    root.innerHTML = `
      <div class="readout-head">
        <h3 id="graph-readout-title">Value</h3>
        <button type="button">Copy</button>
      </div>
      <dl>
        <div><dt>Name</dt><dd></dd></div>
        <div><dt>Computed as</dt><dd></dd></div>
        <div><dt>data</dt><dd class="data"></dd></div>
        <div><dt>grad</dt><dd class="grad"></dd></div>
        <div class="scope"><dt>Recorded in</dt><dd></dd></div>
      </dl>`;
    this.#terms = Array.from(root.querySelectorAll("dd"));
    this.#scope = /** @type {HTMLElement} */ (root.querySelector(".scope"));
    this.#button = /** @type {HTMLButtonElement} */ (root.querySelector("button"));
    this.#button.addEventListener("click", () => this.#copy());
  }

  /**
   * @param {GraphNode} node
   * @param {ValueBox} box
   */
  show(node, { name, expression }) {
    const computed = expression || "given, not computed";
    const texts = [name, computed, exactText(node.data), exactText(node.grad), node.scope];
    for (const [index, text] of texts.entries()) this.#terms[index].textContent = text;
    this.#scope.hidden = node.scope === "";
    this.#text = written(node);
  }

  async #copy() {
    try {
      await navigator.clipboard.writeText(this.#text);
      this.#button.textContent = "Copied";
    } catch {
      this.#button.textContent = "Not allowed";
    }
    setTimeout(() => {
      this.#button.textContent = "Copy";
    }, COPIED);
  }
}
