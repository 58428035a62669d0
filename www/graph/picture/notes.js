// The arithmetic of a step, written at the edges that carry it.

import { edgeOf } from "./stage.js";

/** @import { Stage } from "../computation.js" */
/** @import { Edge, Scene } from "./scene.js" */

const SVG = "http://www.w3.org/2000/svg";
const SIZE = 13;
const CHARACTER = 0.605 * SIZE;
const PADDING = 5;
const HEIGHT = 20;
/** However small the picture is, notes are readable, up to this many times larger than what is around them. */
const LARGEST = 3;

/**
 * @param {Element} layer
 * @param {Scene} scene
 * @param {Stage["notes"]} notes
 */
export function drawNotes(layer, scene, notes) {
  layer.replaceChildren();
  for (const { to, operand, text } of notes) {
    const edge = edgeOf(scene, to, operand);
    if (!edge) continue;
    const [x, y] = spot(scene, edge, operand);
    const width = text.length * CHARACTER + 2 * PADDING;
    const note = document.createElementNS(SVG, "g");
    note.setAttribute("class", "note");
    note.dataset.x = String(x);
    note.dataset.y = String(y);
    note.dataset.width = String(width);
    const back = document.createElementNS(SVG, "rect");
    for (const [name, value] of Object.entries({ x: -width, y: -HEIGHT / 2, width, height: HEIGHT, rx: 4 })) {
      back.setAttribute(name, String(value));
    }
    const words = document.createElementNS(SVG, "text");
    words.setAttribute("x", String(-PADDING));
    words.setAttribute("y", String(0.36 * SIZE));
    words.textContent = text;
    note.append(back, words);
    layer.append(note);
  }
}

/**
 * How far to the left the notes reach at a scale.
 * @param {Element} layer
 * @param {number} scale
 */
export function leftOf(layer, scale) {
  const lefts = Array.from(layer.children, (note) =>
    note instanceof SVGGElement ? Number(note.dataset.x) - factorAt(scale) * Number(note.dataset.width) : Infinity,
  );
  return Math.min(...lefts);
}

/** @param {number} scale */
function factorAt(scale) {
  return Math.min(LARGEST, Math.max(1, 0.9 / scale));
}

/**
 * Keeps notes readable at a scale.
 * @param {Element} layer
 * @param {number} scale
 */
export function scaleNotes(layer, scale) {
  const factor = factorAt(scale);
  for (const note of layer.children) {
    if (!(note instanceof SVGGElement)) continue;
    note.setAttribute("transform", `translate(${note.dataset.x} ${note.dataset.y}) scale(${factor})`);
  }
}

/**
 * Where a note ends: before the tip of its edge, on the side that the edge comes from, so that notes do not meet.
 * @param {Scene} scene
 * @param {Edge} edge
 * @param {number} operand
 */
function spot({ edges }, edge, operand) {
  const { points, tip } = edge;
  const pair = edges.filter(({ from, to }) => from === edge.from && to === edge.to).length > 1;
  const isAbove = pair || tip[1] === points[1] ? operand === 0 : points[1] < tip[1];
  return [tip[0] - 4, tip[1] + (isAbove ? -1 : 1) * (HEIGHT / 2 + 4)];
}
