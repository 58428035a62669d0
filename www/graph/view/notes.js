// Writes the arithmetic of a step beside its operands, and brings both into view.

import { around, between, placeNotes } from "../layout/label-placement.js";
import { FRAME_TITLE } from "../layout/scene.js";
import { ownerText } from "../steps/notation.js";
import { edgeOf } from "./stage.js";

/** @import { Stage } from "../computation/computation.js" */
/** @import { Camera } from "./camera.js" */
/** @import { Area, Box, Edge, Frame, Scene } from "../layout/scene.js" */

const SVG = "http://www.w3.org/2000/svg";
const SIZE = 13;
const CHARACTER = 0.605 * SIZE;
const LINE = 16;
const PADDING = 6;
/** The indent of the second line, in characters, which aligns it with the first line's sign in "grad += … = …". */
const INDENT = 6;
/** The least scale at which notes are drawn, and the greatest ratio of their size to that of the picture. */
const READABLE = 1;
const LARGEST = 3;
/** The greatest number of notes at a closed group. */
const MOST_NOTES = 6;
/** The distance of a note from the tip of the edge, if the edge's operand is too far away to be annotated. */
const FROM_TIP = 36;

/**
 * @typedef {{ lines: string[], about: Area, above: boolean }} Note
 */

/**
 * What the notes need of a camera.
 * @typedef {Pick<Camera, "transform" | "view" | "clearArea" | "room" | "roomAt" | "isWhole" | "hold">} NotesCamera
 */

export class Notes {
  #camera;
  /** @type {Element | undefined} */
  #layer;
  /** @type {Note[]} */
  #notes = [];
  /** The areas that must be seen: the value of the step, and the operands that fit into the view with it. @type {Area[]} */
  #held = [];
  /** @type {Area[]} */
  #others = [];
  /** Points of the edges that lead to the value of the step. @type {number[][]} */
  #points = [];
  /** The scale, and the size of the frame, for which the notes are drawn. */
  #drawnFor = "";

  /** @param {NotesCamera} camera */
  constructor(camera) {
    this.#camera = camera;
  }

  /**
   * Sets the notes of a step, which `draw` or `follow` then shows.
   * @param {Element} layer
   * @param {Scene} scene
   * @param {Stage | undefined} stage
   */
  take(layer, scene, stage) {
    this.#layer = layer;
    this.#drawnFor = "";
    this.#notes = [];
    this.#held = [];
    if (!stage || stage.focus < 0) return;
    const index = scene.item[stage.focus];
    const isGroup = scene.boxes[index].group !== undefined;
    const notes = isGroup ? groupNotes(scene, stage.notes) : stage.notes;
    const edges = isGroup
      ? notes.map(({ to, operand }) => edgeOf(scene, to, operand))
      : [0, 1].map((operand) => edgeOf(scene, stage.focus, operand));
    const { boxes, held } = this.#hold(scene, index, edges);
    this.#held = held;
    this.#others = [
      ...scene.boxes.filter((_, other) => other !== index && !boxes.has(other)).map(whole),
      ...scene.frames.map(titleOf),
    ];
    this.#points = edges.flatMap((edge) => (edge ? pointsOf(edge) : []));
    this.#notes = notes.flatMap(({ operand, text }, order) => {
      const edge = edges[isGroup ? order : operand];
      if (!edge) return [];
      const about = boxes.has(edge.from) ? whole(scene.boxes[edge.from]) : beforeTip(edge);
      const lines = linesOf(inBox(text, scene.boxes[edge.from]));
      if (isGroup) return [{ lines, about, above: startOf(edge) < startOf(/** @type {Edge} */ (edges[0])) }];
      const twin = edges[1 - operand];
      const above = twin && twin.from !== edge.from ? startOf(edge) < startOf(twin) : operand === 0;
      return [{ lines, about, above }];
    });
  }

  /**
   * Returns the boxes that should be in view, without operands that are too far away.
   * @param {Scene} scene
   * @param {number} index of the step's value
   * @param {(Edge | undefined)[]} edges
   */
  #hold({ boxes }, index, edges) {
    const room = this.#camera.room;
    let held = [whole(boxes[index])];
    const found = new Set();
    for (const edge of edges) {
      if (!edge || edge.from === index || found.has(edge.from)) continue;
      const more = [...held, whole(boxes[edge.from])];
      const { width, height } = around(more);
      if (width > room.width || height > room.height) continue;
      held = more;
      found.add(edge.from);
    }
    return { held, boxes: found };
  }

  /** Brings the value of the step, its operands and notes into view together. @param {number} duration in milliseconds */
  follow(duration) {
    if (this.#held.length === 0 || this.#camera.isWhole) return this.draw();
    const seen = around(this.#held);
    const areaAt = (/** @type {number} */ k) => around([seen, ...this.#at(k, seen).map(({ spot }) => spot)]);
    const scale = this.#camera.hold(areaAt, duration);
    this.#drawnFor = this.#sizeAt(scale);
    this.#layer?.replaceChildren(...this.#at(scale, seen).map(drawn));
  }

  /** Draws the notes for the current scale and size of the frame, within the view if there is room. */
  draw() {
    const scale = this.#camera.transform.k;
    const size = this.#sizeAt(scale);
    if (size === this.#drawnFor) return;
    this.#drawnFor = size;
    this.#layer?.replaceChildren(...this.#at(scale, this.#camera.clearArea).map(drawn));
  }

  /** @param {number} scale */
  #sizeAt(scale) {
    const { width, height } = this.#camera.view;
    return `${scale} in ${width} by ${height}`;
  }

  /**
   * Returns the areas of the notes at a scale.
   * @param {number} scale
   * @param {Area} seen the area that should be in view with the notes
   */
  #at(scale, seen) {
    const factor = Math.min(LARGEST, Math.max(1, READABLE / scale));
    const sizes = this.#notes.map(({ lines }) => {
      const characters = Math.max(...lines.map((line, index) => line.length + (index ? INDENT : 0)));
      return { width: characters * CHARACTER + 2 * PADDING, height: lines.length * LINE + PADDING };
    });
    // A phone is narrower than some formulas.
    const widest = Math.max(...sizes.map(({ width }) => width));
    const room = this.#camera.roomAt(scale);
    const fitting = Math.min(factor, room.width / widest);
    const wanted = this.#notes.map(({ about, above }, index) => {
      const { width, height } = sizes[index];
      return { about, above, width: fitting * width, height: fitting * height };
    });
    const found = placeNotes(wanted, { held: this.#held, others: this.#others, points: this.#points, seen, room });
    return this.#notes.map((note, index) => ({ ...note, spot: found[index], factor: fitting }));
  }
}

/** @param {Note & { spot: Area, factor: number }} note */
function drawn({ lines, about, spot, factor }) {
  const [startX, startY, endX, endY] = between(spot, about);
  const texts = lines.map((line, index) => {
    const x = PADDING + (index ? INDENT * CHARACTER : 0);
    return element("text", { x, y: PADDING / 2 + index * LINE + LINE / 2 + 0.36 * SIZE }, line);
  });
  const back = element("rect", { width: spot.width / factor, height: spot.height / factor, rx: 4 });
  const words = element("g", { transform: `translate(${spot.x} ${spot.y}) scale(${factor})` });
  words.append(back, ...texts);
  const note = element("g", { class: "note" });
  note.append(
    element("path", { d: `M${startX} ${startY}L${endX} ${endY}`, "stroke-width": 1.5 * factor }),
    element("circle", { cx: endX, cy: endY, r: 3 * factor }),
    words,
  );
  return note;
}

/**
 * @param {string} name
 * @param {Record<string, string | number>} attributes
 * @param {string} [text]
 */
function element(name, attributes, text = "") {
  const made = document.createElementNS(SVG, name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, String(value));
  made.textContent = text;
  return made;
}

/**
 * Returns the notes of a closed group at values that have a box of their own; none if they would be too many to be read.
 * @param {Scene} scene
 * @param {Stage["notes"]} notes
 */
function groupNotes({ graph, item, boxes }, notes) {
  const shown = notes.filter(({ to, operand }) => {
    const from = graph.operands(to)[operand];
    return item[from] !== item[to] && boxes[item[from]].place === from;
  });
  return shown.length > MOST_NOTES ? [] : shown;
}

/** Returns the area of a frame's title. @param {Frame} frame @returns {Area} */
function titleOf({ x, y, group }) {
  return { x, y, width: 2 * FRAME_TITLE + group.name.length * CHARACTER, height: FRAME_TITLE };
}

/** Returns a note with the name that is seen: the result of a closed group is not. @param {string} text @param {Box} box */
function inBox(text, { group, title }) {
  return group ? text.replace(/^.*(?=\.grad \+= )/, ownerText(title)) : text;
}

/** Splits a formula into lines: "grad += other.data * out.grad" and "= -2 * 4". @param {string} text */
function linesOf(text) {
  const [formula, ...numbers] = text.split(" = ");
  return [formula, ...numbers.map((part) => `= ${part}`)];
}

/** Returns the area of a box with its operation. @param {Box} box @returns {Area} */
function whole(box) {
  return box.symbol ? around([box, box.operation]) : box;
}

/** Returns the y coordinate at which an edge begins. @param {Edge} edge */
function startOf({ points }) {
  return points[1];
}

/** Returns points along an edge, close to each other. @param {Edge} edge */
function pointsOf({ points, tip }) {
  const found = [];
  for (let start = 0; start + 8 <= points.length; start += 6) {
    for (let t = 0; t < 1; t += 0.1) found.push(bezier(points.slice(start, start + 8), t));
  }
  return [...found, tip];
}

/**
 * @param {number[]} points four of a curve
 * @param {number} t from 0 to 1
 */
function bezier(points, t) {
  const weights = [(1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t ** 2 * (1 - t), t ** 3];
  return [0, 1].map((axis) => weights.reduce((sum, weight, index) => sum + weight * points[2 * index + axis], 0));
}

/** Returns the point of an edge that a note is placed at, as an area. @param {Edge} edge @returns {Area} */
function beforeTip(edge) {
  const points = pointsOf(edge).reverse();
  const [x, y] =
    points.find((point) => Math.hypot(point[0] - edge.tip[0], point[1] - edge.tip[1]) >= FROM_TIP) ?? points[0];
  return { x, y, width: 0, height: 0 };
}
