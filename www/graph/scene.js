// From the values of a graph to what is drawn: boxes, operations and curves with coordinates. Knows no document.
import { names } from "./names.js";
import { CELL_CHARACTERS } from "./numbers.js";

/**
 * As the engine describes it: operands before what uses them, the root last.
 * @typedef {{ id: number, label: string, data: number, grad: number, op: string, prev: number[], scope: string }} GraphNode
 * @typedef {{ nodes: GraphNode[] }} Graph
 *
 * @typedef {{ id: number, label: string, name: string, expression: string, x: number, y: number, width: number,
 *   height: number, header: number }} ValueBox
 * @typedef {{ id: number, symbol: string, x: number, y: number, width: number, height: number }} Operation
 * @typedef {{ from: number, to: number, points: number[], tip: number[] }} Edge
 * @typedef {{ title: string, width: number, height: number, values: ValueBox[], operations: Operation[],
 *   edges: Edge[] }} Scene
 */

/** The height of a cell, and of the one above it that holds a label. */
export const ROW = 20;
const HEADER = 22;
/** Between the border of a box and what is in it. */
export const PADDING = 7;
/** Of the label and the numbers; a monospaced character is about 0.6 of it wide, in every such font. */
export const FONT_SIZE = 14;
const CHARACTER = 0.605 * FONT_SIZE;
/** The words "data" and "grad". */
const CAPTION = 28;
const LABEL_CHARACTERS = 28;
const OPERATION = 24;

const VALUE_WIDTH = 2 * PADDING + CAPTION + CELL_CHARACTERS * CHARACTER;

/**
 * What Graphviz has to place: the boxes of all values, then those of all operations.
 * @param {Graph} graph
 * @returns {import("./graphviz.js").Plan}
 */
export function plan(graph) {
  const place = new Map(graph.nodes.map(({ id }, index) => [id, index]));
  const computed = graph.nodes.filter(({ op }) => op !== "");
  const boxes = [...graph.nodes.map(valueSize), ...computed.map(operationSize)];
  const links = computed.flatMap(({ id, prev }, index) => {
    const operation = graph.nodes.length + index;
    return [
      ...prev.map((operand) => ({ from: place.get(operand) ?? 0, to: operation, rigid: false })),
      { from: operation, to: place.get(id) ?? 0, rigid: true },
    ];
  });
  return { boxes, links };
}

/**
 * The picture of a graph whose plan was laid out.
 * @param {Graph} graph
 * @param {import("./graphviz.js").Layout} layout
 * @returns {Scene}
 */
export function scene(graph, layout) {
  const named = names(graph);
  const values = graph.nodes.map((node, index) => {
    const size = valueSize(node);
    const [x, y] = layout.centres[index];
    return {
      id: node.id,
      label: shortened(node.label),
      ...(named.get(node.id) ?? { name: "", expression: "" }),
      x: x - size.width / 2,
      y: y - size.height / 2,
      width: size.width,
      height: size.height,
      header: size.height - 2 * ROW,
    };
  });
  const computed = graph.nodes.filter(({ op }) => op !== "");
  const operations = computed.map((node, index) => {
    const { width, height } = operationSize(node);
    const [x, y] = layout.centres[graph.nodes.length + index];
    return { id: node.id, symbol: node.op, x, y, width, height };
  });
  const edges = computed
    .flatMap(({ id, prev }) => [...prev, id].map((from) => ({ from, to: id })))
    .map((edge, index) => ({ ...edge, ...layout.curves[index] }));
  const root = named.get(graph.nodes[graph.nodes.length - 1].id);
  const title = `Expression graph of ${root?.name}, ${graph.nodes.length === 1 ? "1 value" : `${graph.nodes.length} values`}`;
  return { title, width: layout.width, height: layout.height, values, operations, edges };
}

/** @param {GraphNode} node */
function valueSize({ label }) {
  const text = 2 * PADDING + shortened(label).length * CHARACTER;
  return { width: Math.max(VALUE_WIDTH, text), height: (label === "" ? 0 : HEADER) + 2 * ROW, round: false };
}

/** @param {GraphNode} node */
function operationSize({ op }) {
  return { width: Math.max(OPERATION, 14 + op.length * CHARACTER), height: OPERATION, round: true };
}

/** @param {string} label */
function shortened(label) {
  const characters = Array.from(label.replace(/\s+/g, " "));
  return characters.length > LABEL_CHARACTERS
    ? `${characters.slice(0, LABEL_CHARACTERS - 1).join("")}…`
    : characters.join("");
}
