// Runs in the published page before its first paint: puts in the picture that the part begins with, unless its address
// or what was kept of the last visit has it begin otherwise. The part draws the picture anew when it has loaded.
import { savedCode } from "../../www/graph/editor/saved.js";
import { opening } from "../../www/graph/layout/placement.js";

const part = document.documentElement.dataset.part ?? "";
const template = /** @type {HTMLTemplateElement | null} */ (document.getElementById(`first-${part}`));
const section = /** @type {HTMLElement} */ (document.getElementById(part));
const state = /** @type {HTMLElement} */ (section.querySelector(".part-state"));

if (template && !location.hash.includes("?") && !(part === "graph" && savedCode())) {
  if (part === "graph") placeGraph(.../** @type {Iterable<any>} */ (template.content.children));
  else state.replaceChildren(template.content);
  section.dataset.pictured = "";
  // Painted when the frame after the next begins. For benches/page.mjs.
  requestAnimationFrame(() => requestAnimationFrame(() => performance.mark(`${part}: first picture`)));
}

/**
 * As the camera opens a graph.
 * @param {SVGSVGElement} drawing
 * @param {Element} code
 */
function placeGraph(drawing, code) {
  const svg = /** @type {HTMLElement} */ (section.querySelector("#graph-svg"));
  const frame = /** @type {HTMLElement} */ (svg.parentElement);
  const [width, height, ...focus] = (drawing.dataset.place ?? "").split(" ").map(Number);
  const [x, y, focusWidth, focusHeight] = focus;
  const view = { width: frame.clientWidth, height: frame.clientHeight };
  const placement = opening(view, { width, height }, { x, y, width: focusWidth, height: focusHeight });
  svg.setAttribute("width", String(width));
  svg.setAttribute("height", String(height));
  svg.style.transform = `translate(${placement.x}px, ${placement.y}px) scale(${placement.k})`;
  svg.replaceChildren(...drawing.childNodes);
  frame.removeAttribute("data-busy");
  state.hidden = true;
  section.querySelector("#lab-editor")?.append(code);
}
