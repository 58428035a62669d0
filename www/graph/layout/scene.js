// Turns the visible part of a graph into a scene: boxes, frames and curves with coordinates, without a document.
import { CELL_CHARACTERS } from "../../ui/numbers.js";

/** @import { Graph } from "../computation/computation.js" */
/** @import { Visible } from "../groups/collapse.js" */
/** @import { Group } from "../groups/group.js" */
/** @import { Direction, Layout, Plan } from "./graphviz.js" */

/**
 * @typedef {{ x: number, y: number, width: number, height: number }} Area
 *
 * The box of a value, with its operation at the left, or of a closed group (`place` is its result, or -1). `title` is its
 * label; `header` is the height above the numbers, and `numbers` tells whether there are any.
 * @typedef {Area & { place: number, group?: Group, title: string, summary: string, header: number, numbers: boolean,
 *   symbol: string, operation: Area }} Box
 *
 * An edge between boxes, which are named by their index; `operand` tells which operand of the value it is.
 * @typedef {{ from: number, to: number, operand: number, count: number, points: number[], tip: number[] }} Edge
 *
 * The frame around the members of an open group.
 * @typedef {Area & { group: Group }} Frame
 *
 * `item[place]` is the index of the box that shows a value.
 * @typedef {{ graph: Graph, width: number, height: number, boxes: Box[], edges: Edge[], frames: Frame[],
 *   item: Uint32Array, direction: Direction }} Scene
 */

/** The height of a cell, and of the label's cell above it. */
export const ROW = 20;
const HEADER = 22;
const SUMMARY = 18;
/** The distance between the border of a box and its contents. */
export const PADDING = 6;
/** The font size of labels and numbers. A character of a monospaced font is about 0.6 of it wide. */
export const FONT_SIZE = 14;
const CHARACTER = 0.605;
const LABEL_CHARACTERS = 28;
/** The width of the sign at the right of a group's title. */
export const SIGN = 18;
/** The least width of a group, so that "neuron 9" is as wide as "neuron 10". */
const GROUP_WIDTH = 2 * PADDING + 9 * CHARACTER * FONT_SIZE + SIGN;
/** The greatest length of an expression that replaces a label. It does not widen a box. */
export const EXPRESSION_CHARACTERS = 10;
export const SUMMARY_SIZE = 14;
/** The size of an operation's disc, which is on the border of its value where the edges arrive. A long name widens it. */
const DISC = 22;
const DISC_INSIDE = 4;
const OPERATION_SIZE = 14;
/** The number of edges per box above which a picture is dense. */
const DENSE = 2.5;
/** The height of a frame's title. */
export const FRAME_TITLE = 22;

/**
 * Returns the input of Graphviz.
 * @param {Visible} visible
 * @param {Direction} [direction]
 * @returns {Plan}
 */
export function plan({ graph, items, links, open, item }, direction = "across") {
  /** @type {Map<Group | undefined, number>} */
  const clusters = new Map(open.map((group, index) => [group, index]));
  const inside = new Int32Array(items.length).fill(-1);
  for (const [index, group] of open.entries()) for (const place of group.values) inside[item[place]] = index;
  for (const [index, { group }] of items.entries()) if (group) inside[index] = clusters.get(group.parent) ?? -1;
  return {
    boxes: items.map((shown, index) => {
      const { width, height, overhang } = size(graph, shown, direction);
      const [left, top] = direction === "across" ? [overhang, 0] : [0, overhang];
      return { width: width + left, height: height + top, cluster: inside[index] };
    }),
    links: links.map(({ from, to }) => ({ from, to })),
    clusters: open.map((group) => ({ title: group.name, parent: clusters.get(group.parent) ?? -1 })),
    direction,
  };
}

/**
 * Combines the visible part of a graph with its layout.
 * @param {Visible} visible
 * @param {Layout} layout
 * @param {Direction} [direction]
 * @returns {Scene}
 */
export function scene({ graph, items, links, open, item }, layout, direction = "across") {
  const isAcross = direction === "across";
  const boxes = items.map((shown, index) => {
    const { overhang, ...box } = size(graph, shown, direction);
    const [centre, middle] = layout.centres[index];
    const x = centre + ((isAcross ? overhang : 0) - box.width) / 2;
    const y = middle + ((isAcross ? 0 : overhang) - box.height) / 2;
    const disc = operationWidth(box.symbol);
    const [left, top] = isAcross ? [x - overhang, middle - DISC / 2] : [centre - disc / 2, y - overhang];
    return { ...box, ...shown, x, y, operation: { x: left, y: top, width: disc, height: DISC } };
  });
  return {
    graph,
    width: layout.width,
    height: layout.height,
    boxes,
    edges: links.map((link, index) => ({ ...link, ...layout.curves[index] })),
    frames: open.map((group, index) => ({ group, ...layout.clusters[index] })),
    item,
    direction,
  };
}

/**
 * Returns whether there are so many edges that they would hide each other, as between two layers.
 * @param {{ boxes: unknown[] } & ({ links: unknown[] } | { edges: unknown[] })} drawn
 */
export function isDense(drawn) {
  const edges = "links" in drawn ? drawn.links : drawn.edges;
  return edges.length > DENSE * drawn.boxes.length;
}

/**
 * @param {Graph} graph
 * @param {{ place: number, group?: Group }} item
 * @param {Direction} direction
 */
function size(graph, { place, group }, direction) {
  if (group) {
    // A group that computes one labelled value is named by its label.
    const label = place >= 0 ? graph.label(place) : "";
    const isNamed = label !== "" && label !== group.name;
    const title = shortened(label || group.name);
    const summary = isNamed ? `${group.name}: ${group.summary}` : group.summary;
    const text = Math.max(title.length * CHARACTER * FONT_SIZE + SIGN, summary.length * 0.56 * SUMMARY_SIZE);
    const header = HEADER + SUMMARY;
    const numbers = place >= 0;
    const height = header + (numbers ? 2 * ROW : 4);
    const width = Math.max(GROUP_WIDTH, text + 2 * PADDING);
    return { title, summary, header, numbers, symbol: "", width, height, overhang: 0 };
  }
  const title = shortened(graph.label(place));
  const symbol = graph.symbol(place);
  // A leaf without a label is a constant: its number is all there is to say. A computed value is named by its expression.
  const header = title === "" && symbol === "" ? 0 : HEADER;
  // It is as wide as its label, or an expression in place of one, and as its numbers.
  const characters = Math.max(title.length || (symbol === "" ? 0 : EXPRESSION_CHARACTERS), CELL_CHARACTERS);
  const width = 2 * PADDING + characters * CHARACTER * FONT_SIZE;
  const disc = direction === "across" ? operationWidth(symbol) : DISC;
  const overhang = symbol === "" ? 0 : disc - DISC_INSIDE;
  return { title, summary: "", header, numbers: true, symbol, width, height: header + 2 * ROW, overhang };
}

/** @param {string} symbol */
function operationWidth(symbol) {
  return Math.max(DISC, 10 + symbol.length * CHARACTER * OPERATION_SIZE);
}

/** @param {string} label */
function shortened(label) {
  const characters = Array.from(label.replace(/\s+/g, " "));
  return characters.length > LABEL_CHARACTERS
    ? `${characters.slice(0, LABEL_CHARACTERS - 1).join("")}…`
    : characters.join("");
}
