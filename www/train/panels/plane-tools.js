// The tools above the plane: the pencil, the view (zoom, fit, kind of picture), and drawing other points.
import { effect } from "@preact/signals-core";

/** @import { Boundaries } from "../pictures/boundary/view.js" */
/** @import { Mode } from "../pictures/boundary/boundary.js" */
/** @import { TrainState } from "../state.js" */

/** The factor by which a button zooms. */
const STEP = 1.5;

export class PlaneTools {
  /** @param {ParentNode} root @param {TrainState} state @param {Boundaries} boundaries */
  constructor(root, state, boundaries) {
    const find = (/** @type {string} */ id) => /** @type {HTMLElement} */ (root.querySelector(`#${id}`));
    const [pencil, bar, fit] = ["pencil", "point-bar", "plane-fit"].map(find);
    const hint = /** @type {HTMLElement} */ (root.querySelector(".click-hint"));
    const mode = /** @type {HTMLSelectElement} */ (find("mode"));
    pencil.addEventListener("click", () => {
      if (state.isDrawing.value) state.stopDrawing();
      else state.draw();
    });
    find("draw-own").addEventListener("click", () => state.drawOwn());
    find("zoom-in").addEventListener("click", () => boundaries.zoom(1 / STEP));
    find("zoom-out").addEventListener("click", () => boundaries.zoom(STEP));
    fit.addEventListener("click", () => {
      state.extent.value = state.whole.value;
    });
    mode.addEventListener("change", () => {
      state.mode.value = /** @type {Mode} */ (mode.value);
    });
    effect(() => {
      mode.value = state.mode.value;
    });
    effect(() => {
      const isDrawing = state.isDrawing.value;
      pencil.setAttribute("aria-pressed", String(isDrawing));
      /** @type {HTMLElement} */ (pencil.lastElementChild).textContent = isDrawing ? "Done" : "Draw";
      bar.hidden = !isDrawing;
      hint.textContent = isDrawing ? "Press to add, drag to move." : "Select a point to see its graph.";
    });
    effect(() => {
      const points = (state.draft.value ?? state.scene.value)?.extent;
      const [shown, fitted] = [state.extent, state.whole].map(({ value }) => JSON.stringify(value ?? points));
      fit.toggleAttribute("data-wanted", shown !== fitted);
    });
  }
}
