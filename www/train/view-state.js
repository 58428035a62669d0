// The state of the view: what is selected, which tool is in use, and which part of the plane and of the page is shown.
import { computed, signal } from "@preact/signals-core";
import { NO_NEW_POINTS } from "./pictures/boundary/new-points.js";

/** @import { Signal } from "@preact/signals-core" */
/** @import { Mode, PickedPosition } from "./pictures/boundary/boundary.js" */
/** @import { Extent } from "./worker/messages.js" */

/** What a click on the plane does: "" picks a position, a label adds a point, "erase" erases. @typedef {"" | number | "erase"} Tool */
/** The sheet that is shown under the picture in a narrow window. @typedef {"network" | "data" | "settings" | "stories" | "inside"} Sheet */

/** The panels whose buttons are not among those that look inside. */
export const ELSEWHERE = ["stories", "settings", "points"];

/** Returns the sheet that a panel is on. @param {string} panel @returns {Sheet} */
export function sheetOf(panel) {
  if (panel === "stories") return "stories";
  return ELSEWHERE.includes(panel) ? "settings" : "inside";
}

export class ViewState {
  /** The position that was picked on the plane. @type {Signal<PickedPosition | undefined>} */
  position = signal(undefined);
  /** Points from a file that the network has not seen, with all their features, one after the other's. */
  newPoints = signal(NO_NEW_POINTS);
  /** The weight or bias that was selected, by its index; -1 for none. */
  parameter = signal(-1);
  tool = signal(/** @type {Tool} */ (""));
  isDrawing = computed(() => this.tool.value !== "");
  mode = signal(/** @type {Mode} */ ("smooth"));
  /** The part of the plane that the user chose; `undefined` to fit the points. @type {Signal<Extent | undefined>} */
  extent = signal(undefined);
  /** The features along which the plane lies, of points that have more than two. @type {Signal<[across: number, up: number]>} */
  axes = signal([0, 1]);
  /** The number of steps per second as text, which may be "Infinity". */
  speed = signal("20");
  /** The panel that is open beside the picture, by its name; "" for none. */
  panel = signal("");
  sheet = signal(/** @type {Sheet} */ ("network"));
  /** What is selected once the scene is there that a link leads to. @type {import("./address.js").Selection | undefined} */
  awaited;

  /** Opens a panel, in a narrow window on its sheet. @param {string} panel "" for none */
  openPanel(panel) {
    this.panel.value = panel;
    this.sheet.value = panel === "" ? "network" : sheetOf(panel);
  }
}
