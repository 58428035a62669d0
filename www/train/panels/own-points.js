// The user's own points, drawn on the picture or entered as CSV. Every change can be undone.
import { effect } from "@preact/signals-core";
import { download } from "../../ui/download.js";
import { button, element } from "../../ui/element.js";
import { format } from "../datasets/csv.js";
import { className, classNames, NO_NAMES, rateFor, targetKind } from "../settings/target.js";
import { ImportEntry } from "./import-entry.js";

/** @import { Points } from "../points.js" */
/** @import { DataSettings } from "../settings/types.js" */
/** @import { Data, Tool, TrainState } from "../state.js" */

/**
 * Returns what a click on the picture can do, each with its name: points are added with each of the labels.
 * @param {DataSettings} data
 * @returns {[Tool, string][]}
 */
function toolsOf(data) {
  const classes = classNames(data);
  const labels = targetKind(data) === "several" ? [...classes.keys()] : [1, -1];
  const adding =
    classes.length === 0
      ? []
      : labels.map((label) => /** @type {[Tool, string]} */ ([label, `Add ${className(label, data)}`]));
  return [["", "Look"], ...adding, ["erase", "Erase"]];
}

export class OwnPoints {
  /** The data before the drag in progress. @type {Data | undefined} */
  #dragged;
  /** Whether the text is as a person left it, rather than what it is of the points. */
  #edited = false;
  #state;
  #details;
  #bar;
  /** What the points are folded into. */
  #group;
  #tools = element("div", { class: "segments" });
  /** The classes that there are tools for. */
  #classes = "";
  #undoButton = button("Undo", () => this.#state.undo(), { id: "points-undo" });
  #redoButton = button("Redo", () => this.#state.redo(), { id: "points-redo" });
  #text = element("textarea", {
    id: "points-csv",
    rows: 4,
    spellcheck: false,
    placeholder: "x,y,label\n0.5,1.2,1\n-0.3,0.4,-1",
    "aria-describedby": "points-csv-hint",
  });
  #entry;

  /**
   * @param {HTMLElement} root
   * @param {HTMLElement} bar under the picture, for the tools
   * @param {TrainState} state
   */
  constructor(root, bar, state) {
    this.#state = state;
    this.#bar = bar;
    this.#group = root.closest("details");
    this.#group?.addEventListener("toggle", () => this.#showBar());
    const tools = element(
      "fieldset",
      { id: "point-tools" },
      element("legend", {}, "Clicking the picture"),
      this.#tools,
    );
    tools.addEventListener("change", () => {
      const chosen = [...this.#tools.querySelectorAll("input")].findIndex(({ checked }) => checked);
      [state.tool.value] = toolsOf(this.#data)[chosen];
    });
    this.#entry = new ImportEntry(/** @type {HTMLElement} */ (bar.closest(".train") ?? root), {
      use: ({ points, names, classes }, scale) => {
        this.#edited = false;
        const before = state.data;
        const data = { ...this.#data, kind: /** @type {const} */ ("own"), points, names, classes };
        const rate = rateFor(before.rate, classes);
        if (state.changeData({ data, scale, rate }, false)) state.rememberData(before);
      },
      seed: () => this.#data.seed,
    });
    const clear = button("Clear", () => this.#points.length > 0 && this.#change([]), { id: "points-clear" });
    bar.append(tools, element("div", { class: "toolbar" }, this.#undoButton, this.#redoButton, clear));
    root.append(
      element(
        "p",
        { class: "hint" },
        "The tools are under the picture: click or tap to add a point, drag a point to move it, or drag over points to erase them. A change makes the whole data set your own.",
      ),
      element(
        "details",
        { class: "csv" },
        element("summary", {}, "As text (CSV)"),
        element(
          "div",
          { class: "field" },
          element("label", { for: "points-csv" }, "Points, x,y,label"),
          this.#text,
          element("p", { class: "hint", id: "points-csv-hint" }, "One line per point: two numbers and a label."),
        ),
        element(
          "div",
          { class: "toolbar" },
          button("Use these", () => this.#entry.openText(this.#text.value), { id: "points-use" }),
          button("Save as CSV", () => download("points.csv", format(this.#points, this.#data), "text/csv"), {
            id: "points-save",
          }),
        ),
        element(
          "div",
          { class: "field" },
          element("label", { for: "points-file" }, "Open a file"),
          this.#entry.field,
          element(
            "p",
            { class: "hint" },
            "CSV, tabs, semicolons, as any program writes them. It can be dropped or pasted on the page too.",
          ),
        ),
      ),
    );
    this.#details = /** @type {HTMLDetailsElement} */ (root.querySelector(".csv"));
    this.#details.addEventListener("toggle", () => this.#showText());
    this.#text.addEventListener("input", () => {
      this.#edited = true;
    });
    effect(() => {
      this.#undoButton.setAttribute("aria-disabled", String(!state.history.canUndo.value));
      this.#redoButton.setAttribute("aria-disabled", String(!state.history.canRedo.value));
    });
    effect(() => this.#showBar());
    effect(() => this.#showText());
  }

  get #points() {
    return this.#state.points.value;
  }

  get #data() {
    return this.#state.settings.value.data;
  }

  /** Brings the text up to date, unless a person is at it. */
  #showText() {
    const points = this.#points;
    if (!this.#details.open || this.#edited) return;
    const text = format(points, this.#data);
    if (this.#text.value !== text) this.#text.value = text;
  }

  /** The tools are there for who looks at the data, and stay for points of one's own. */
  #showBar() {
    const own = this.#data.kind === "own";
    const tool = this.#state.tool.value;
    const tools = toolsOf(this.#data);
    const classes = tools.join();
    if (classes !== this.#classes) {
      this.#classes = classes;
      this.#tools.replaceChildren(
        ...tools.map(([value, text]) =>
          element(
            "label",
            {},
            element("input", { type: "radio", name: "point-tool", value }),
            element("span", {}, text),
          ),
        ),
      );
      // A class that is no more cannot be added to.
      if (!tools.some(([value]) => value === tool)) this.#state.tool.value = "";
    }
    for (const [index, input] of this.#tools.querySelectorAll("input").entries())
      input.checked = tools[index][0] === tool;
    this.#bar.hidden = !(own || this.#group?.open || tool !== "");
  }

  /** @param {number} x @param {number} y @param {number} label */
  add(x, y, label) {
    this.#change([...this.#points, place(x, y, label)]);
  }

  /**
   * Named by its place: while many are erased, their numbers on the picture are soon old.
   * @param {{ x: number, y: number }} place
   * @param {boolean} [again] with the one before, so that both come back at once
   */
  erase({ x, y }, again = false) {
    const before = this.#points;
    const index = before.findIndex((point) => point[0] === x && point[1] === y);
    if (index < 0) return;
    const left = before.filter((_, at) => at !== index);
    if (again) this.#apply(left);
    else this.#change(left);
  }

  /** @param {number} index among the points on show @param {number} x @param {number} y @param {boolean} done false while it is dragged */
  move(index, x, y, done) {
    const before = this.#points;
    const moving = this.#state.order.value[index];
    this.#dragged ??= this.#state.data;
    const moved = before.map((point, at) => (at === moving ? place(x, y, point[2]) : point));
    // The plane is cut around the points: it waits for the end rather than move under the pointer.
    if (done || bounds(moved) === bounds(before)) this.#apply(moved);
    if (!done) return;
    this.#state.rememberData(this.#dragged);
    this.#dragged = undefined;
  }

  /** @param {Points} points */
  #change(points) {
    const before = this.#state.data;
    if (this.#apply(points)) this.#state.rememberData(before);
  }

  /** @param {Points} points */
  #apply(points) {
    const before = this.#state.data;
    const names = before.data.kind === "own" ? {} : NO_NAMES;
    return this.#state.changeData({ ...before, data: { ...before.data, ...names, kind: "own", points } });
  }
}

/**
 * Four decimals place a point finer than a screen does.
 * @param {number} x
 * @param {number} y
 * @param {number} label
 * @returns {Points[number]}
 */
function place(x, y, label) {
  return [Number(x.toFixed(4)), Number(y.toFixed(4)), label];
}

/** Returns the box around points, as text. @param {Points} points */
function bounds(points) {
  const [x, y] = [points.map((point) => point[0]), points.map((point) => point[1])];
  return [Math.min(...x), Math.max(...x), Math.min(...y), Math.max(...y)].join();
}
