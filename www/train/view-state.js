// The state of the view: what is selected, which tool is in use, and which part of the plane and of the page is shown.
import { computed, signal } from "@preact/signals-core";
import { NO_NEW_POINTS } from "./pictures/boundary/new-points.js";

/** @import { Signal } from "@preact/signals-core" */
/** @import { Mode, PickedPosition } from "./pictures/boundary/boundary.js" */
/** @import { Extent } from "./worker/messages.js" */

/** What a click on the plane does: "" picks a position, a label adds a point, "erase" erases. @typedef {"" | number | "erase"} Tool */
/** The sheet that is shown under the picture in a narrow window. @typedef {"network" | "data" | "settings" | "stories" | "inside"} Sheet */

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
}
