// Shows what a run printed, returned and plotted, and how it failed.
import { copyText } from "../../ui/clipboard.js";
import { element } from "../../ui/element.js";
import { headOf, sentenceOf } from "./error-words.js";

/** @import { Failure, Output } from "../../python/host/result.js" */

/** The greatest number of entries; the oldest are removed. printed.js limits the amount of text. */
const MOST_ENTRIES = 500;

/** The time in milliseconds that the output of a first run waits for its end, after which its height is known. */
const PATIENCE = 1000;

export class Console {
  #root;
  #list;
  #empty;
  /** The outputs that the next frame shows. @type {Output[]} */
  #waiting = [];
  /** Whether the entries that are shown belong to the previous run. */
  #old = false;
  #frame = 0;
  /** The number of runs that have begun. */
  #run = 0;
  /** The module that draws charts, once it has loaded. @type {typeof import("./chart.js") | undefined} */
  #charts;
  /** Shows the output of a first run that takes long. @type {ReturnType<typeof setTimeout> | undefined} */
  #late;
  /** Whether it keeps the greatest height, as a first run took long. */
  #isOpened = false;
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

  /** Returns whether nothing is shown yet, as long as it is not known how high it will be: see section.js. */
  get #isHeld() {
    return this.#root.hasAttribute("data-held");
  }

  /** Returns whether the run is the first of a page that did not know what it would show. */
  get isFirst() {
    return this.#isHeld || this.#isOpened;
  }

  /** Shows what there is. */
  show() {
    clearTimeout(this.#late);
    this.#root.removeAttribute("data-held");
  }

  get #button() {
    return /** @type {HTMLButtonElement} */ (this.#root.querySelector("button"));
  }

  /** Begins a run. The old entries stay until the first new one, so that nothing flickers while the learner types. */
  begin() {
    this.#run += 1;
    this.#waiting = [];
    this.#old = true;
    if (this.#isOpened) this.#root.style.removeProperty("--output");
    this.#isOpened = false;
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
    if (this.#isHeld) this.#late ??= setTimeout(() => this.#open(), PATIENCE);
    this.#frame ||= requestAnimationFrame(() => this.#flush());
  }

  /** Shows the output at the greatest height, so that more of it moves nothing. */
  #open() {
    this.#root.style.setProperty("--output", "100svh");
    this.#isOpened = true;
    this.show();
  }

  /**
   * Ends a run, and resolves when all of its output is shown.
   * @param {Failure} [failure]
   * @param {boolean} [isWhole] whether the message of the failure stands nowhere else
   */
  async end(failure, isWhole = false) {
    const run = this.#run;
    await this.#flush();
    if (run !== this.#run) return;
    // The room that the section kept for what was shown at the last visit: see section.js.
    if (!this.#isOpened) this.#root.style.removeProperty("--output");
    this.#clearOld();
    if (failure) {
      this.#append(entryOf(failure, isWhole), failure.traceback);
      this.#list.scrollTop = this.#list.scrollHeight;
    }
    this.#update();
    this.show();
  }

  #clearOld() {
    if (!this.#old) return;
    this.#old = false;
    this.#texts = [];
    this.#list.replaceChildren();
  }

  /** Shows what waits. It loads what draws charts with the first one, and what was printed after it waits as long. */
  async #flush() {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    const run = this.#run;
    if (!this.#charts && this.#waiting.some(({ kind }) => kind === "chart" || kind === "figure" || kind === "film")) {
      const charts = await import("./chart.js");
      if (run !== this.#run) return;
      this.#charts = charts;
    }
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
      if (!this.#charts) return; // #flush has loaded it
      const figure = entry("figure", "console-chart", "");
      const title = output.kind === "film" ? output.frames[output.frames.length - 1].title : output.title;
      this.#append(figure, title ? `[chart: ${title}]` : "[chart]", output.cell);
      this.#list.hidden = false; // or it has no width
      const room = figure.clientWidth || this.#root.clientWidth;
      const { drawChart, drawFigure, drawFilm } = this.#charts;
      if (output.kind === "film") figure.append(...drawFilm(output, room));
      else figure.append(output.kind === "chart" ? drawChart(output, room) : drawFigure(output, room));
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

/**
 * Returns the entry of a failure: where it was, and the calls that led there, but not again its message if that stands in the code.
 * @param {Failure} failure
 * @param {boolean} isWhole
 */
function entryOf(failure, isWhole) {
  const head = isWhole ? sentenceOf(failure) : headOf(failure);
  const lines = failure.traceback.split("\n").filter((line) => line.startsWith("  "));
  const calls = lines.map((line) => line.trim());
  if (calls.length < 2) return entry("p", "console-error", head);
  return element(
    "details",
    { class: "console-error" },
    element("summary", {}, head),
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
