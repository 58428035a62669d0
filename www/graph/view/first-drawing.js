// Inserts a drawing of a graph that came with the published page, as the view will draw it.
import { insetsOf, whole } from "../layout/placement.js";

/**
 * Inserts a drawing at the place and scale at which the camera opens it.
 * @param {HTMLElement} frame
 * @param {Element} drawing
 * @param {number} [largest] scale
 * @param {typeof whole} [place]
 */
export function drawIn(frame, drawing, largest, place) {
  const svg = /** @type {SVGSVGElement} */ (frame.querySelector(".expression-graph"));
  const { width, height, ...placement } = placementOf(frame, drawing, largest, place);
  svg.setAttribute("width", String(width));
  svg.setAttribute("height", String(height));
  svg.style.transform = `translate(${placement.x}px, ${placement.y}px) scale(${placement.k})`;
  svg.replaceChildren(...drawing.childNodes);
  frame.removeAttribute("data-busy");
}

/**
 * Returns the size of a drawing, and the transform that shows it in a frame.
 * @param {Element} frame
 * @param {Element} drawing
 * @param {number} [largest] scale
 * @param {typeof whole} [place] decides where it is; by default all of it is in view
 */
export function placementOf(frame, drawing, largest, place = whole) {
  const [width, height] = (drawing.getAttribute("data-size") ?? "").split(" ").map(Number);
  const view = { width: frame.clientWidth, height: frame.clientHeight };
  return { width, height, ...place(view, { width, height }, largest, insetsOf(frame)) };
}
