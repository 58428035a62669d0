// Runs in the published page before its first paint, and inserts the picture that the part begins with, unless its address
// or the last visit asks for another beginning. The part draws the picture anew when it has loaded.
import { restorePanes, savedCode } from "../../www/graph/editor/saved.js";
import { insetsOf, READABLE, whole } from "../../www/graph/layout/placement.js";
import { directionFor, LARGEST } from "../../www/learn/frame.js";
import { keptOwnPoints } from "../../www/train/kept.js";
import { apply, keptAppearance } from "../../www/ui/appearance.js";

apply(keptAppearance());

/** The functions that insert the picture of a part. Without one, the picture replaces the message that the part is loading. */
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
  // The picture is painted when the frame after the next begins, which benches/page.mjs measures.
  requestAnimationFrame(() => requestAnimationFrame(() => performance.mark(`${part}: first picture`)));
}

/** Inserts the graph, in the first direction in which it is legible, and its code. @param {DocumentFragment} content */
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

/** Inserts the plane and the parts around it. @param {DocumentFragment} content */
function placeTrain(content) {
  const [plane, ...parts] = content.children;
  state.replaceChildren(plane);
  for (const part of /** @type {HTMLElement[]} */ (parts)) {
    section.querySelector(`#${part.dataset.place}`)?.append(...part.childNodes);
  }
}

/** Inserts the first card, and its graph in a legible direction. @param {DocumentFragment} content */
function placeCard(content) {
  const frame = /** @type {HTMLElement} */ (section.querySelector(".learn-frame"));
  section.querySelector(".card")?.append(.../** @type {Element} */ (content.querySelector("article")).childNodes);
  const drawing = content.querySelector(`[data-direction="${directionFor(frame.clientWidth)}"]`);
  drawIn(frame, /** @type {Element} */ (drawing), LARGEST);
}

/**
 * Inserts a drawing at the place and scale at which the camera opens it.
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
 * Returns the size of a drawing, and the transform that shows all of it in a frame.
 * @param {Element} frame
 * @param {Element} drawing
 * @param {number} [largest] scale
 */
function placementOf(frame, drawing, largest) {
  const [width, height] = (drawing.getAttribute("data-size") ?? "").split(" ").map(Number);
  const view = { width: frame.clientWidth, height: frame.clientHeight };
  return { width, height, ...whole(view, { width, height }, largest, insetsOf(frame)) };
}
