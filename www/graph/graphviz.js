// Graphviz finds a place for every box and a curve for every edge. It blocks, and is 1.3 MB: pages use layout.js.
import { instance } from "../vendor/viz.js";

/** Graphviz's points in an inch; a point of its output is a unit of the picture. */
const POINTS = 72;
/** Distances between neighbours in a column, and between columns. */
const NODE_GAP = 12;
const RANK_GAP = 18;
/** Length of an arrowhead of size 1. */
const ARROW = 10;
const ARROW_LENGTH = 6;

/**
 * What to lay out. Edges name boxes by their place in the list; an edge from an operation to its value is rigid.
 * @typedef {{ width: number, height: number, round: boolean }} Box
 * @typedef {{ from: number, to: number, rigid: boolean }} Link
 * @typedef {{ boxes: Box[], links: Link[] }} Plan
 *
 * Where it is: centres of the boxes, and for each link the points of a Bézier curve and the tip of its arrow, all as
 * x, y, x, y, …
 * @typedef {{ width: number, height: number, centres: number[][], curves: { points: number[], tip: number[] }[] }} Layout
 *
 * The part of Graphviz's JSON that is read.
 * @typedef {{ bb: string, objects?: { name: string, pos: string }[], edges?: { id: string, pos: string }[] }} Output
 */

/** @typedef {Awaited<ReturnType<typeof instance>>} Viz */
/** Takes longer to start than to lay out a small graph. @type {Promise<Viz> | undefined} */
let running;

/**
 * @param {Plan} plan
 * @returns {Promise<Layout>}
 */
export async function arrange(plan) {
  running ??= instance();
  try {
    return read(render(await running, plan));
  } catch (error) {
    // After an overflow of its stack or memory it cannot be trusted: the next graph gets another one.
    running = undefined;
    const reason = error instanceof Error ? error.message : error;
    throw new Error(`Graphviz could not lay out this graph of ${plan.boxes.length} boxes: ${reason}`, { cause: error });
  }
}

/**
 * @param {Viz} viz
 * @param {Plan} plan
 */
function render(viz, { boxes, links }) {
  return /** @type {Output} */ (
    viz.renderJSON(
      {
        directed: true,
        graphAttributes: { rankdir: "LR", nodesep: NODE_GAP / POINTS, ranksep: RANK_GAP / POINTS, pad: 0 },
        nodeAttributes: { label: "", fixedsize: true },
        edgeAttributes: { arrowsize: ARROW_LENGTH / ARROW },
        nodes: boxes.map(({ width, height, round }, index) => ({
          name: String(index),
          attributes: { shape: round ? "ellipse" : "box", width: width / POINTS, height: height / POINTS },
        })),
        edges: links.map(({ from, to, rigid }, index) => ({
          tail: String(from),
          head: String(to),
          attributes: { id: String(index), ...(rigid ? { weight: 20, headport: "w" } : { tailport: "e" }) },
        })),
      },
      { yInvert: true },
    )
  );
}

/**
 * @param {Output} output
 * @returns {Layout}
 */
function read(output) {
  const [left, bottom, right, top] = numbers(output.bb);
  /** @type {Layout} */
  const layout = { width: right - left, height: Math.abs(top - bottom), centres: [], curves: [] };
  for (const { name, pos } of output.objects ?? []) layout.centres[Number(name)] = numbers(pos);
  for (const { id, pos } of output.edges ?? []) {
    const [tip, ...points] = pos.replace(/^e,/, "").split(" ");
    layout.curves[Number(id)] = { points: numbers(points.join(",")), tip: numbers(tip) };
  }
  return layout;
}

/** @param {string} text */
function numbers(text) {
  return text.split(",").map(Number);
}
