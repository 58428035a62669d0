// Runs in the published page before its first paint: puts in the picture that the part begins with, unless its address
// or what was kept of the last visit has it begin otherwise. The part draws the picture anew when it has loaded.
import { restorePanes, savedCode } from "../../www/graph/editor/saved.js";
import { insetsOf, READABLE, whole } from "../../www/graph/layout/placement.js";
import { directionFor, LARGEST } from "../../www/learn/frame.js";
import { keptOwnPoints } from "../../www/train/kept.js";
import { apply, keptAppearance } from "../../www/ui/appearance.js";

apply(keptAppearance());

/** What puts the picture of a part into its place; without an entry it stands where the part says that it loads. */
const PLACE = /** @type {Record<string, (content: DocumentFragment) => void>} */ ({
  graph: placeGraph,
  learn: placeCard,
  train: placeTrain,
});

const part = document.documentElement.dataset.part ?? "";
const template = /** @type {HTMLTemplateElement | null} */ (document.getElementById(`first-${part}`));
const section = /** @type {HTMLElement} */ (document.getElementById(part));
const state = /** @type {HTMLElement} */ (section.querySelector(".part-state"));

const isOther = (part === "graph" && savedCode()) || (part === "train" && keptOwnPoints());

if (template && !location.hash.includes("?") && !isOther) {
  if (part in PLACE) PLACE[part](template.content);
  else state.replaceChildren(template.content);
  section.dataset.pictured = "";
  // Painted when the frame after the next begins. For benches/page.mjs.
  requestAnimationFrame(() => requestAnimationFrame(() => performance.mark(`${part}: first picture`)));
}

/** The graph, in the first way that can be read, and its code. @param {DocumentFragment} content */
function placeGraph(content) {
  const [code, ...drawings] = content.children;
  const { width, isHidden = false } = restorePanes();
  const root = /** @type {HTMLElement} */ (document.getElementById("graph-root"));
  if (width !== undefined) root.style.setProperty("--code-width", `${width}%`);
  root.toggleAttribute("data-code-hidden", isHidden);
  const frame = /** @type {HTMLElement} */ (section.querySelector("#graph-frame"));
  const scales = drawings.map((drawing) => placementOf(frame, drawing).k);
  const legible = scales.findIndex((k) => k >= READABLE);
  drawIn(frame, drawings[legible === -1 ? scales.indexOf(Math.max(...scales)) : legible]);
  section.querySelector("#lab-editor")?.append(code);
}

/** The plane, and around it what the composition is made of. @param {DocumentFragment} content */
function placeTrain(content) {
  const [plane, ...parts] = content.children;
  state.replaceChildren(plane);
  for (const part of /** @type {HTMLElement[]} */ (parts)) {
    section.querySelector(`#${part.dataset.place}`)?.append(...part.childNodes);
  }
}

/** The first card, and its graph the way that it can be read. @param {DocumentFragment} content */
function placeCard(content) {
  const frame = /** @type {HTMLElement} */ (section.querySelector(".learn-frame"));
  section.querySelector(".card")?.append(.../** @type {Element} */ (content.querySelector("article")).childNodes);
  const drawing = content.querySelector(`[data-direction="${directionFor(frame.clientWidth)}"]`);
  drawIn(frame, /** @type {Element} */ (drawing), LARGEST);
}

/**
 * As the camera opens a graph.
 * @param {HTMLElement} frame
 * @param {Element} drawing
 * @param {number} [largest] scale
 */
function drawIn(frame, drawing, largest) {
  const svg = /** @type {SVGSVGElement} */ (frame.querySelector(".expression-graph"));
  const { width, height, ...placement } = placementOf(frame, drawing, largest);
  svg.setAttribute("width", String(width));
  svg.setAttribute("height", String(height));
  svg.style.transform = `translate(${placement.x}px, ${placement.y}px) scale(${placement.k})`;
  svg.replaceChildren(...drawing.childNodes);
  frame.removeAttribute("data-busy");
  state.hidden = true;
}

/**
 * Returns the size of a drawing, and where it stands as a whole in a frame.
 * @param {Element} frame
 * @param {Element} drawing
 * @param {number} [largest] scale
 */
function placementOf(frame, drawing, largest) {
  const [width, height] = (drawing.getAttribute("data-size") ?? "").split(" ").map(Number);
  const view = { width: frame.clientWidth, height: frame.clientHeight };
  return { width, height, ...whole(view, { width, height }, largest, insetsOf(frame)) };
}
