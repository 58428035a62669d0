// Shows what a run printed, returned and plotted, and how it failed.
import { copyText } from "../../ui/clipboard.js";
import { element } from "../../ui/element.js";
import { headOf } from "./error-words.js";

/** @import { Failure, Output } from "../../python/host/result.js" */

/** The greatest number of entries; the oldest are removed. printed.js limits the amount of text. */
const MOST_ENTRIES = 500;

export class Console {
  #root;
  #list;
  #empty;
  /** The outputs that the next frame shows. @type {Output[]} */
  #waiting = [];
  /** Whether the entries that are shown belong to the previous run. */
  #old = false;
  #frame = 0;
  /** The text of each entry, for copying. @type {string[]} */
  #texts = [];

  /** @param {HTMLElement} root contains a button, a hint for the empty console, and the container of the entries */
  constructor(root) {
    this.#root = root;
    this.#empty = /** @type {HTMLElement} */ (root.querySelector(".hint"));
    this.#list = /** @type {HTMLElement} */ (root.querySelector(".console-entries"));
    this.#list.tabIndex = 0; // lets the keyboard scroll it
    this.#button.addEventListener("click", () => copyText(this.#button, this.#texts.join("\n")));
  }

  /** Returns its height, in pixels. */
  get height() {
    return this.#root.offsetHeight;
  }

  get #button() {
    return /** @type {HTMLButtonElement} */ (this.#root.querySelector("button"));
  }

  /** Begins a run. The old entries stay until the first new one, so that nothing flickers while the learner types. */
  begin() {
    this.#waiting = [];
    this.#old = true;
  }

  /** Removes all entries, because other code has replaced the code that printed them. */
  clear() {
    this.#old = true;
    this.clearOld();
  }

  /** Removes the entries of the run before this one. */
  clearOld() {
    this.#clearOld();
    this.#update();
  }

  /** @param {Output} output */
  add(output) {
    this.#waiting.push(output);
    this.#frame ||= requestAnimationFrame(() => this.#flush());
  }

  /**
   * Ends a run.
   * @param {Failure} [failure]
   */
  end(failure) {
    // The room that the section kept for what was shown at the last visit: see section.js.
    this.#root.style.removeProperty("--output");
    this.#flush();
    this.#clearOld();
    if (failure) {
      this.#append(entryOf(failure), failure.traceback);
      this.#list.scrollTop = this.#list.scrollHeight;
    }
    this.#update();
  }

  #clearOld() {
    if (!this.#old) return;
    this.#old = false;
    this.#texts = [];
    this.#list.replaceChildren();
  }

  #flush() {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    const outputs = this.#waiting.splice(0);
    if (outputs.length === 0) return;
    // New output starts at its top and is then followed, unless the reader has scrolled up.
    const isFirst = this.#old;
    this.#clearOld();
    const atEnd = !isFirst && this.#list.scrollTop + this.#list.clientHeight >= this.#list.scrollHeight - 8;
    for (const output of outputs) this.#show(output);
    this.#cut();
    this.#update();
    if (atEnd) this.#list.scrollTop = this.#list.scrollHeight;
  }

  /** @param {Output} output */
  #show(output) {
    if (output.kind === "clear") return this.#clearCell(output.cell);
    if (output.kind === "chart" || output.kind === "figure" || output.kind === "film") {
      const figure = entry("figure", "console-chart", "");
      const title = output.kind === "film" ? output.frames[output.frames.length - 1].title : output.title;
      this.#append(figure, title ? `[chart: ${title}]` : "[chart]", output.cell);
      // The chart is loaded with the first plot.
      import("./chart.js").then(({ drawChart, drawFigure, drawFilm }) => {
        const room = figure.clientWidth || this.#root.clientWidth;
        if (output.kind === "film") figure.append(...drawFilm(output, room));
        else figure.append(output.kind === "chart" ? drawChart(output, room) : drawFigure(output, room));
        if (this.#list.lastElementChild?.className === "console-error") this.#list.scrollTop = this.#list.scrollHeight;
      });
      return;
    }
    const text = output.text.replace(/\n$/, "");
    const last = /** @type {HTMLElement | null} */ (this.#list.lastElementChild);
    // Consecutive printed lines of a cell form one block.
    if (output.kind === "text" && last?.className === "console-text" && last.dataset.cell === String(output.cell)) {
      last.append(`\n${text}`);
      this.#texts[this.#texts.length - 1] += `\n${text}`;
    } else {
      this.#append(entry(output.kind === "note" ? "p" : "pre", `console-${output.kind}`, text), text, output.cell);
    }
  }

  /**
   * @param {HTMLElement} element
   * @param {string} text
   * @param {number} [cell] the cell that shows it
   */
  #append(element, text, cell) {
    if (cell !== undefined) element.dataset.cell = String(cell);
    this.#list.append(element);
    this.#texts.push(text);
  }

  /** Removes the entries of the last cell. @param {number} cell */
  #clearCell(cell) {
    const shown = this.#list.querySelectorAll(`[data-cell="${cell}"]`);
    for (const element of shown) element.remove();
    this.#texts.length -= shown.length;
  }

  /** Removes the oldest entries above the limit. */
  #cut() {
    let cut = false;
    while (this.#texts.length > MOST_ENTRIES) {
      this.#list.querySelector(":scope > :not(.console-cut)")?.remove();
      this.#texts.shift();
      cut = true;
    }
    if (cut && !this.#list.querySelector(".console-cut")) {
      this.#list.prepend(entry("p", "console-cut", "Earlier output was left out."));
    }
  }

  #update() {
    const empty = this.#texts.length === 0;
    this.#empty.hidden = !empty;
    this.#list.hidden = empty;
    this.#button.disabled = empty;
  }
}

/** Returns the entry of a failure: where it was, and the calls that led there, but not again its message, which stands in the code. @param {Failure} failure */
function entryOf(failure) {
  const lines = failure.traceback.split("\n").filter((line) => line.startsWith("  "));
  const calls = lines.map((line) => line.trim());
  if (calls.length < 2) return entry("p", "console-error", headOf(failure));
  return element(
    "details",
    { class: "console-error" },
    element("summary", {}, headOf(failure)),
    entry("pre", "", calls.join("\n")),
  );
}

/**
 * @param {string} tag
 * @param {string} name
 * @param {string} text
 */
function entry(tag, name, text) {
  const element = document.createElement(tag);
  element.className = name;
  element.textContent = text;
  return element;
}
