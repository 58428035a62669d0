// Points of one's own: by hand on the picture, or as CSV; every change can be undone.
import { download } from "../../download.js";
import { format, parse } from "./csv.js";
import { button, element } from "./element.js";

/** @import { DataSettings, Settings } from "../settings.js" */
/** @typedef {DataSettings["points"]} Points */
/** @typedef {"" | "1" | "-1" | "erase"} Tool */

/** @type {[Tool, string][]} */
const TOOLS = [
  ["", "Look"],
  ["1", "Add +1"],
  ["-1", "Add −1"],
  ["erase", "Erase"],
];

export class OwnPoints {
  /** @type {Points[]} */
  #undo = [];
  /** @type {Points[]} */
  #redo = [];
  /** As they were when a drag began. @type {Points | undefined} */
  #dragged;
  #options;
  #tools = TOOLS.map(([value]) =>
    element("input", { type: "radio", name: "point-tool", value, checked: value === "" }),
  );
  #undoButton = button("Undo", () => this.#travel(this.#undo, this.#redo), { id: "points-undo" });
  #redoButton = button("Redo", () => this.#travel(this.#redo, this.#undo), { id: "points-redo" });
  #text = element("textarea", {
    id: "points-csv",
    rows: 4,
    spellcheck: false,
    placeholder: "x,y,label\n0.5,1.2,1\n-0.3,0.4,-1",
    "aria-describedby": "points-error points-csv-hint",
  });
  #error = element("p", { class: "field-error", id: "points-error", role: "alert" });

  /**
   * @param {HTMLElement} root
   * @param {object} options
   * @param {() => Points} options.current the points on show, whatever they come from
   * @param {(points: Points) => boolean} options.apply makes these the data; false when they were refused
   * @param {(tool: "" | 1 | -1 | "erase") => void} options.onTool
   */
  constructor(root, options) {
    this.#options = options;
    const tools = element(
      "fieldset",
      { class: "field", id: "point-tools" },
      element("legend", {}, "On the picture"),
      element(
        "div",
        { class: "segments" },
        ...TOOLS.map(([, text], index) => element("label", {}, this.#tools[index], element("span", {}, text))),
      ),
      element(
        "p",
        { class: "hint" },
        "Click or tap to add a point, drag one to move it. The others become your own, too.",
      ),
    );
    tools.addEventListener("change", () => this.#chooseTool());
    const file = element("input", { type: "file", accept: ".csv,text/csv,text/plain", id: "points-file" });
    file.addEventListener("change", async () => {
      const text = await file.files?.[0]?.text();
      if (text !== undefined) this.#use(text);
      file.value = "";
    });
    root.append(
      tools,
      element("div", { class: "toolbar" }, this.#undoButton, this.#redoButton),
      element(
        "details",
        { class: "csv" },
        element("summary", {}, "As text (CSV)"),
        element(
          "div",
          { class: "field" },
          element("label", { for: "points-csv" }, "Points, x,y,label"),
          this.#text,
          this.#error,
          element("p", { class: "hint", id: "points-csv-hint" }, "A line for each point; the label is 1 or −1."),
        ),
        element(
          "div",
          { class: "toolbar" },
          button("Use these", () => this.#use(this.#text.value), { id: "points-use" }),
          button("Save as CSV", () => download("points.csv", format(options.current()), "text/csv"), {
            id: "points-save",
          }),
        ),
        element("div", { class: "field" }, element("label", { for: "points-file" }, "Open a CSV file"), file),
      ),
    );
    const details = /** @type {HTMLDetailsElement} */ (root.querySelector(".csv"));
    details.addEventListener("toggle", () => {
      if (details.open && this.#text.value === "") this.#text.value = format(options.current());
    });
    this.#showStacks();
  }

  #chooseTool() {
    const tool = /** @type {Tool} */ (this.#tools.find(({ checked }) => checked)?.value ?? "");
    this.#options.onTool(tool === "1" ? 1 : tool === "-1" ? -1 : tool);
  }

  /** @param {number} x @param {number} y @param {number} label */
  add(x, y, label) {
    this.#change([...this.#options.current(), place(x, y, label)]);
  }

  /** @param {number} index */
  erase(index) {
    this.#change(this.#options.current().filter((_, at) => at !== index));
  }

  /** @param {number} index @param {number} x @param {number} y @param {boolean} done false while it is dragged */
  move(index, x, y, done) {
    const before = this.#options.current();
    this.#dragged ??= before;
    const moved = before.map((point, at) => (at === index ? place(x, y, point[2]) : point));
    // The plane is cut around the points: it waits for the end rather than move under the pointer.
    if (done || bounds(moved) === bounds(before)) this.#options.apply(moved);
    if (!done) return;
    this.#remember(this.#dragged);
    this.#dragged = undefined;
  }

  /** @param {string} text */
  #use(text) {
    const { points, errors } = parse(text);
    this.#text.value = text;
    this.#text.setAttribute("aria-invalid", String(errors.length > 0));
    this.#error.textContent = errors.length ? `${errors.join(". ")}. The points stay as they were.` : "";
    if (errors.length === 0) this.#change(points);
  }

  /** @param {Points} points */
  #change(points) {
    const before = this.#options.current();
    if (this.#options.apply(points)) this.#remember(before);
  }

  /** @param {Points} before */
  #remember(before) {
    this.#undo.push(before);
    this.#redo = [];
    this.#showStacks();
  }

  /** @param {Points[]} from @param {Points[]} to */
  #travel(from, to) {
    const points = from.pop();
    if (!points) return;
    to.push(this.#options.current());
    this.#options.apply(points);
    this.#showStacks();
  }

  #showStacks() {
    this.#undoButton.setAttribute("aria-disabled", String(this.#undo.length === 0));
    this.#redoButton.setAttribute("aria-disabled", String(this.#redo.length === 0));
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

/** The box around points, as text. @param {Points} points */
function bounds(points) {
  const [x, y] = [points.map((point) => point[0]), points.map((point) => point[1])];
  return [Math.min(...x), Math.max(...x), Math.min(...y), Math.max(...y)].join();
}

/** The points of settings, or those drawn for them. @param {Settings} settings @param {{ points: Float64Array, targets: Float64Array }} scene @returns {Points} */
export function pointsOf({ data }, { points, targets }) {
  if (data.kind === "own") return data.points;
  return Array.from(targets, (label, index) => [points[2 * index], points[2 * index + 1], label]);
}
