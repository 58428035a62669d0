// How the page shows the run: what is selected, which tool is in use, and which part of the plane and of the page is seen.
import { computed, signal } from "@preact/signals-core";

/** @import { Signal } from "@preact/signals-core" */
/** @import { Mode, PickedPosition } from "./pictures/boundary/boundary.js" */
/** @import { Extent } from "./worker/messages.js" */

/** What a click on the picture does: pick, add a point with a label, or erase. @typedef {"" | number | "erase"} Tool */
/** What is under the picture in a narrow window. @typedef {"network" | "data" | "settings" | "inside"} Sheet */

export class ViewState {
  /** The position that was picked on the plane. @type {Signal<PickedPosition | undefined>} */
  position = signal(undefined);
  /** The weight or bias that was selected, by its index; -1 for none. */
  parameter = signal(-1);
  tool = signal(/** @type {Tool} */ (""));
  isDrawing = computed(() => this.tool.value !== "");
  mode = signal(/** @type {Mode} */ ("smooth"));
  /** The part of the plane on show, unless it is cut around the points. @type {Signal<Extent | undefined>} */
  extent = signal(undefined);
  /** Steps a second, as text, which can say Infinity. */
  speed = signal("20");
  /** The panel that is open beside the picture, by its name; "" for none. */
  panel = signal("");
  sheet = signal(/** @type {Sheet} */ ("network"));
}
