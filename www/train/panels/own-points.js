// The user's own points, drawn on the picture or entered as CSV. Every change can be undone.
import { effect } from "@preact/signals-core";
import { download } from "../../ui/download.js";
import { button, element } from "../../ui/element.js";
import { listenForUndo } from "../../ui/undo-keys.js";
import { format } from "../datasets/csv.js";
import { className, classNames, NO_NAMES, rateFor, targetKind } from "../settings/target.js";
import { ImportEntry } from "./import-entry.js";

/** @import { Points } from "../points.js" */
/** @import { DataSettings } from "../settings/types.js" */
/** @import { Data, Tool, TrainState } from "../state.js" */

/**
 * Returns the tools of the pencil with their names: one that adds points for each label, and the eraser.
 * @param {DataSettings} data
 * @returns {[Tool, string][]}
 */
function toolsOf(data) {
  const classes = classNames(data);
  const labels = targetKind(data) === "several" ? [...classes.keys()] : [1, -1];
  const adding =
    classes.length === 0 ? [] : labels.map((label) => /** @type {[Tool, string]} */ ([label, className(label, data)]));
  return [...adding, ["erase", "Erase"]];
}

export class OwnPoints {
  /** The data before the drag in progress. @type {Data | undefined} */
  #dragged;
  /** Whether the user edited the text, so that it may differ from the points. */
  #edited = false;
  #state;
  #tools = element("div", { class: "segments" });
  /** The classes on show in the tools, as text. */
  #classes = "";
  #undoButton = button("↶", () => this.#state.undo(), { id: "points-undo", "aria-label": "Undo", title: "Undo" });
  #redoButton = button("↷", () => this.#state.redo(), { id: "points-redo", "aria-label": "Redo", title: "Redo" });
  #text = element("textarea", {
    id: "points-csv",
    rows: 12,
    spellcheck: false,
    placeholder: "x,y,label\n0.5,1.2,1\n-0.3,0.4,-1",
    "aria-describedby": "points-csv-hint",
  });
  #entry;

  /** @param {ParentNode} root @param {TrainState} state @param {(text: string, name: string) => Promise<void>} openWeights opens a network's weights */
  constructor(root, state, openWeights) {
    this.#state = state;
    const find = (/** @type {string} */ id) => /** @type {HTMLElement} */ (root.querySelector(`#${id}`));
    const tools = element(
      "fieldset",
      { id: "point-tools" },
      element("legend", { class: "visually-hidden" }, "Drawing tool"),
      this.#tools,
    );
    tools.addEventListener("change", () => {
      const chosen = [...this.#tools.querySelectorAll("input")].findIndex(({ checked }) => checked);
      [state.tool.value] = toolsOf(this.#data)[chosen];
    });
    this.#entry = new ImportEntry(/** @type {HTMLElement} */ (root), {
      use: ({ points, names, classes, axes }, scale) => {
        this.#edited = false;
        const before = state.data;
        const data = { ...this.#data, kind: /** @type {const} */ ("own"), points, names, classes };
        const rate = rateFor(before.rate, classes);
        state.showWhole();
        state.axes.value = axes;
        if (state.changeData({ data, scale, rate }, false)) state.rememberData(before);
      },
      seed: () => this.#data.seed,
      openWeights,
    });
    const clear = button("Clear", () => this.#points.length > 0 && this.#change([]), { id: "points-clear" });
    find("point-bar").append(tools, element("div", { class: "toolbar" }, this.#undoButton, this.#redoButton, clear));
    find("points").append(
      element(
        "div",
        { class: "field" },
        element("label", { for: "points-file" }, "Open a file"),
        this.#entry.field,
        element(
          "p",
          { class: "hint" },
          "CSV, Excel, JSON, or a table as any program writes it. It can be dropped or pasted on the page too.",
        ),
      ),
      element(
        "div",
        { class: "field" },
        element("label", { for: "points-csv" }, "Points, x,y,label"),
        this.#text,
        element("p", { class: "hint", id: "points-csv-hint" }, "One line per point: its numbers and a label."),
      ),
      element(
        "div",
        { class: "toolbar" },
        button("Use these", () => this.#entry.openText(this.#text.value), { id: "points-use" }),
        button("Save as CSV", () => download("points.csv", format(this.#points, this.#data), "text/csv"), {
          id: "points-save",
        }),
      ),
    );
    this.#text.addEventListener("input", () => {
      this.#edited = true;
    });
    effect(() => {
      this.#undoButton.setAttribute("aria-disabled", String(!state.history.canUndo.value));
      this.#redoButton.setAttribute("aria-disabled", String(!state.history.canRedo.value));
    });
    listenForUndo(/** @type {HTMLElement} */ (root), { undo: () => state.undo(), redo: () => state.redo() });
    effect(() => this.#showTools());
    effect(() => this.#showText());
  }

  get #points() {
    return this.#state.points.value;
  }

  get #data() {
    return this.#state.settings.value.data;
  }

  /** Writes the points as text, unless the user is editing it. */
  #showText() {
    const points = this.#points;
    if (this.#state.panel.value !== "points" || this.#edited) return;
    const text = format(points, this.#data);
    if (this.#text.value !== text) this.#text.value = text;
  }

  /** Shows a tool for each class, and which is in use. */
  #showTools() {
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
      // The tool of a class that no longer exists gives way to the first one.
      if (tool !== "" && !tools.some(([value]) => value === tool)) [this.#state.tool.value] = tools[0];
    }
    for (const [index, input] of this.#tools.querySelectorAll("input").entries())
      input.checked = tools[index][0] === this.#state.tool.value;
  }

  /** @param {number} x @param {number} y @param {number} label */
  add(x, y, label) {
    this.#change([...this.#points, place(x, y, label)]);
  }

  /**
   * Erases the point at a position. Its index would not do: while many points are erased, the indices on the picture
   * are soon outdated.
   * @param {{ x: number, y: number }} place
   * @param {boolean} [again] whether one step of undo brings it back together with the point erased before
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
    this.#apply(moved);
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
    // The address must not keep a link with other points, so that a reload brings back these.
    if (location.hash.startsWith("#train?")) history.replaceState(history.state, "", "#train");
    const before = this.#state.data;
    const names = before.data.kind === "own" ? {} : NO_NAMES;
    return this.#state.changeData({ ...before, data: { ...before.data, ...names, kind: "own", points } });
  }
}

/**
 * Rounds a point to four decimals, which is finer than a screen shows.
 * @param {number} x
 * @param {number} y
 * @param {number} label
 * @returns {Points[number]}
 */
function place(x, y, label) {
  return [Number(x.toFixed(4)), Number(y.toFixed(4)), label];
}
