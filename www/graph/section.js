// What is in the section of the graph lab before the lab runs: its markup, its styles, and in the published page a first
// picture, which the lab draws anew.
import { fillSection } from "../ui/section.js";
import { restorePanes, savedCode } from "./editor/saved.js";
import { besideControls, controlsOver } from "./layout/beside-controls.js";
import { READABLE } from "./layout/placement.js";
import styles from "./section.css?inline";
import markup from "./section.html?raw";
import { drawIn, placementOf } from "./view/first-drawing.js";

/** Fills the section, once. */
export function fill() {
  const saved = savedCode();
  const isNew = fillSection("graph", { markup, styles, place: saved ? undefined : place });
  if (!isNew) return;
  const isLink = location.hash.includes("?");
  if (saved?.room && !isLink) keepRoom(saved.room);
  else if (saved || isLink) holdBack();
}

/** Shows nothing yet of what would move: the description until the code is known, and the output until it has run once. */
function holdBack() {
  for (const id of ["lab-code-pane", "lab-console"]) document.getElementById(id)?.toggleAttribute("data-held", true);
}

/** Keeps the room for what the code pane will show, so that nothing moves. @param {import("./editor/saved.js").Room} room */
function keepRoom({ about, output }) {
  const find = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));
  find("lab-about").textContent = about;
  find("lab-about").hidden = about === "";
  find("lab-console").style.setProperty("--output", `${output}px`);
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
  const controls = controlsOver(frame);
  const places = drawings.map((drawing) => {
    const boxes = Array.from(drawing.querySelectorAll("[data-item]"), areasOf).flat();
    /** @type {typeof import("./layout/placement.js").whole} */
    return (view, size, largest, insets) => besideControls(view, { ...size, boxes }, largest, insets, controls);
  });
  const scales = drawings.map((drawing, index) => placementOf(frame, drawing, undefined, places[index]).k);
  const legible = scales.findIndex((k) => k >= READABLE);
  const chosen = legible === -1 ? scales.indexOf(Math.max(...scales)) : legible;
  drawIn(frame, drawings[chosen], undefined, places[chosen]);
  find(".part-state").hidden = true;
  find("#lab-editor").append(code);
}

/** Returns the areas of a drawn box and of its operation. @param {Element} item @returns {import("./layout/scene.js").Area[]} */
function areasOf(item) {
  const [left, top] = (item.getAttribute("transform")?.match(/[-\d.]+/g) ?? []).map(Number);
  return Array.from(item.querySelectorAll(".box, .disc"), (rect) => {
    const [x, y, width, height] = ["x", "y", "width", "height"].map((name) => Number(rect.getAttribute(name)));
    return { x: left + x, y: top + y, width, height };
  });
}
