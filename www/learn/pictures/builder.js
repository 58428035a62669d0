// A canvas on which the reader builds a graph: each line makes a value. A line is written, or made by choosing two values and
// an operation.
import { button, element } from "../../ui/element.js";
import { reasonOf } from "../../ui/refused.js";
import { isSame, lineText, readLine, readLines, recordedLines } from "../lines.js";
import { graphFrame } from "./frame.js";
import { GraphPicture } from "./graph.js";

/** @import { CardWith, LivePicture } from "../card.js" */
/** @import { Line } from "../lines.js" */

/**
 * The part of a card for this picture: the lines that are there at first, and those to be written.
 * @typedef {{ lines: string[], goal: string[] }} Builder
 *
 * The state that its task reads: the lines of the goal that are missing; the newest line, "" before the first, and whether it is one of
 * the goal; the values that are chosen; all lines; and the numbers by label.
 * @typedef {{ missing: string[], newest: string, isWanted: boolean, picks: string[], lines: string[],
 *   data: Record<string, number> }} BuilderState
 */

/** The names of results that the goal does not name. */
const SPARE = ["g", "h", "k", "m", "p", "q", "r", "s", "t", "u", "v", "w"];
/** @type {("*" | "+")[]} */
const SYMBOLS = ["*", "+"];
const NO_NUMBERS = /** @type {Record<string, number>} */ ({});

/** @implements {LivePicture<CardWith<"builder">, BuilderState>} */
export default class BuilderPicture {
  #root;
  #graph;
  #onChange;
  #offers = element("div", { class: "learn-offers", role: "group", "aria-label": "Lines to add" });
  #input;
  #problem;
  #undo;
  /** @type {Line[]} */
  #lines = [];
  /** @type {Line[]} */
  #goal = [];
  /** The number of lines that were there at first. */
  #first = 0;
  /** @type {string[]} */
  #picks = [];
  /** The number of choices that were seen. */
  #seen = 0;
  /** Whether the button that had the focus is gone, so that the newest value takes the focus. */
  #isLeft = false;
  /** What the last press did. */
  report = "";

  /** @param {HTMLElement} root @param {() => void} onChange */
  constructor(root, onChange) {
    this.#root = root;
    this.#onChange = onChange;
    const frame = graphFrame("Your graph");
    this.#graph = new GraphPicture(frame, () => this.#onGraph());
    this.#problem = element("p", { id: "learn-line-problem", class: "learn-problem", role: "status" });
    this.#input = element("input", {
      type: "text",
      "aria-label": "A line of Python",
      "aria-describedby": "learn-line-problem",
      placeholder: "or write a line",
      autocomplete: "off",
      autocapitalize: "off",
      spellcheck: "false",
      enterkeyhint: "done",
    });
    this.#undo = button("Undo", () => this.#takeBack());
    const form = element(
      "form",
      { class: "learn-line" },
      this.#input,
      element("button", { type: "submit" }, "Add"),
      this.#undo,
      this.#problem,
    );
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#write();
    });
    this.#input.addEventListener("input", () => this.#say(""));
    root.append(
      frame,
      element("p", { class: "learn-empty hint" }, "An empty canvas"),
      element("div", { class: "learn-bench" }, this.#offers, form),
    );
  }

  /** @param {CardWith<"builder">} card @param {unknown} [kept] the lines */
  async show({ shows }, kept) {
    this.#lines = readLines(Array.isArray(kept) ? kept : shows.lines);
    this.#goal = readLines([...shows.lines, ...shows.goal]).slice(shows.lines.length);
    this.#first = shows.lines.length;
    this.report = "";
    this.#input.value = "";
    this.#say("");
    await this.#draw();
  }

  controls() {
    return [];
  }

  get kept() {
    return this.#lines.length > this.#first ? this.#lines.map(lineText) : undefined;
  }

  get drawing() {
    return this.#lines.length > 0 ? this.#graph.drawing : undefined;
  }

  /** @returns {BuilderState} */
  get state() {
    const missing = this.#goal.filter((line) => !this.#lines.some((other) => isSame(line, other)));
    const newest = this.#lines.length > this.#first ? this.#lines[this.#lines.length - 1] : undefined;
    return {
      missing: missing.map(lineText),
      newest: newest ? lineText(newest) : "",
      isWanted: newest !== undefined && this.#goal.some((line) => isSame(line, newest)),
      picks: this.#picks,
      lines: this.#lines.map(lineText),
      data: this.#lines.length > 0 ? this.#graph.state.data : NO_NUMBERS,
    };
  }

  /** Adds the line that was written. */
  #write() {
    try {
      this.#add(readLine(this.#input.value, this.#lines));
      this.#input.value = "";
    } catch (error) {
      this.#say(reasonOf(error));
      this.#input.focus();
    }
  }

  /** @param {Line} line */
  #add(line) {
    this.#lines = [...this.#lines, line];
    this.#say("");
    return this.#draw();
  }

  #takeBack() {
    const line = lineText(this.#lines[this.#lines.length - 1]);
    this.#lines = this.#lines.slice(0, -1);
    this.report = `${line} is taken back.`;
    this.#say("");
    return this.#draw();
  }

  async #draw() {
    this.#picks = [];
    this.#seen = 0;
    const lines = this.#lines;
    this.#root.toggleAttribute("data-empty", lines.length === 0);
    this.#undo.disabled = lines.length <= this.#first;
    this.#offer();
    if (lines.length > 0) await this.#graph.show({ recording: recordedLines(lines) });
    if (this.#lines !== lines) return;
    if (this.#isLeft && lines.length > 0) this.#graph.focus(lines[lines.length - 1].name);
    this.#isLeft = false;
    this.#onChange();
  }

  /** Takes a value that was chosen as an operand, or back. */
  #onGraph() {
    const { chosen } = this.#graph.state;
    if (chosen.length > this.#seen) {
      const last = chosen[chosen.length - 1];
      const isTaken = this.#picks.includes(last);
      this.#picks = isTaken ? this.#picks.filter((label) => label !== last) : [...this.#picks, last].slice(-2);
      this.report = isTaken ? `${last} is no longer chosen.` : "";
      this.#graph.light(this.#picks);
      this.#offer();
      this.#onChange();
    }
    this.#seen = chosen.length;
  }

  /** Shows the buttons of lines: the leaves of the goal; or else what can be made of the chosen values. */
  #offer() {
    const leaves = this.#goal.filter((line) => "number" in line);
    const offers = leaves.length > 0 ? leaves.map((line) => this.#offerOf(line)) : this.#operations();
    const hadFocus = this.#offers.contains(document.activeElement);
    this.#offers.replaceChildren(...offers);
    if (!hadFocus) return;
    const next = offers.find(({ disabled }) => !disabled);
    next?.focus();
    this.#isLeft = !next;
  }

  /** @param {Line} line */
  #offerOf(line) {
    const isThere = this.#lines.some(({ name }) => name === line.name);
    return button(lineText(line), () => this.#add(line), { disabled: isThere });
  }

  #operations() {
    const [left, right] = this.#picks;
    return SYMBOLS.map((symbol) => {
      if (!right) return button(`${left ?? "?"} ${symbol} ?`, () => {}, { disabled: true });
      const line = this.#named({ name: "", operands: [left, right], symbol });
      return button(lineText(line), () => this.#add(readLine(lineText(line), this.#lines)));
    });
  }

  /** Gives a result the name that it has in the goal, or else a spare one. @param {Line} line @returns {Line} */
  #named(line) {
    const isFree = (/** @type {string} */ name) => !this.#lines.some((other) => other.name === name);
    const wanted = this.#goal.find((other) => isFree(other.name) && isSame(other, { ...line, name: other.name }));
    return { ...line, name: wanted?.name ?? SPARE.find(isFree) ?? "x" };
  }

  /** @param {string} problem */
  #say(problem) {
    this.#problem.textContent = problem;
    this.#input.setAttribute("aria-invalid", String(problem !== ""));
  }
}
