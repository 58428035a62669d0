// What is in the section of the graph lab before the lab runs: its markup, its styles, and in the published page a first
// picture, which the lab draws anew.
import { fillSection } from "../ui/section.js";
import { restorePanes, savedCode } from "./editor/saved.js";
import { READABLE } from "./layout/placement.js";
import styles from "./section.css?inline";
import markup from "./section.html?raw";
import { drawIn, placementOf } from "./view/first-drawing.js";

/** Fills the section, once. */
export function fill() {
  fillSection("graph", { markup, styles, place: savedCode() ? undefined : place });
}

/**
 * Inserts the graph, in the first direction in which it is legible, and its code.
 * @param {HTMLElement} section
 * @param {DocumentFragment} picture
 */
function place(section, picture) {
  const [code, ...drawings] = picture.children;
  const { width, isHidden = false } = restorePanes();
  const find = (/** @type {string} */ selector) => /** @type {HTMLElement} */ (section.querySelector(selector));
  const root = find("#graph-root");
  if (width !== undefined) root.style.setProperty("--code-width", `${width}%`);
  root.toggleAttribute("data-code-hidden", isHidden);
  const frame = find("#graph-frame");
  const scales = drawings.map((drawing) => placementOf(frame, drawing).k);
  const legible = scales.findIndex((k) => k >= READABLE);
  drawIn(frame, drawings[legible === -1 ? scales.indexOf(Math.max(...scales)) : legible]);
  find(".part-state").hidden = true;
  find("#lab-editor").append(code);
}
