// Runs Graphviz, which places every box and routes every edge. It blocks its thread and is 1.3 MB large, so pages use layout.js.
import { instance } from "@viz-js/viz";
import { ranked } from "./ranking.js";

/** The number of Graphviz's points in an inch. A point of its output is a unit of the picture. */
const POINTS = 72;
/** The distance between neighbours in a column, between columns or rows, within a frame, and around its title. */
const NODE_GAP = 10;
const RANK_GAP = 18;
/** The distance between rows of a picture of this many boxes or more, which may be too high for a phone. */
const LOW_GAP = 12;
const HIGH = 8;
/** The distance between columns or rows if there are MANY edges for each box. */
const WIDE_GAP = 70;
const MANY = 2.5;
/** The weight of an edge that a drawing from top to bottom keeps straight. Without it, each operation would shift the ones below it aside. */
const STRAIGHT = 2;
const FRAME_MARGIN = 10;
const TITLE_SIZE = 17;
/** The greatest number of boxes that are laid out again if they come out in reverse. */
const MOST_TWICE = 100;
/** The length of Graphviz's arrowhead of size 1, and of ours. */
const ARROW = 10;
const ARROW_LENGTH = 6;

/**
 * The input. A link names boxes by their index. A box or a cluster names the cluster around it by its index, or -1; a
 * cluster comes after the one around it.
 * @typedef {{ width: number, height: number, cluster: number }} Box
 * @typedef {{ from: number, to: number }} Link
 * @typedef {{ title: string, parent: number }} Cluster
 * Operands stand at the left of their consumers (across) or above them (down).
 * @typedef {"across" | "down"} Direction
 * @typedef {{ boxes: Box[], links: Link[], clusters: Cluster[], direction: Direction }} Plan
 *
 * The output: the centres of the boxes; for each link the points of a Bézier curve and the tip of its arrow, as
 * x, y, x, y, …; and the areas of the clusters.
 * @typedef {{ width: number, height: number, centres: number[][], curves: { points: number[], tip: number[] }[],
 *   clusters: { x: number, y: number, width: number, height: number }[] }} Layout
 *
 * The part of Graphviz's JSON that is read here.
 * @typedef {{ name: string, pos: string, bb?: string }} OutputObject
 * @typedef {{ bb: string, objects?: OutputObject[], edges?: { id: string, pos: string }[] }} Output
 */

/** @typedef {Awaited<ReturnType<typeof instance>>} Viz */
/** The running instance, which is kept because Graphviz takes longer to start than to lay out a small graph. @type {Promise<Viz> | undefined} */
let running;

/**
 * @param {Plan} plan
 * @returns {Promise<Layout>}
 */
export async function arrange(plan) {
  running ??= instance();
  try {
    const viz = await running;
    const layout = read(render(viz, plan));
    const isReversed = plan.boxes.length <= MOST_TWICE && isAgainstOrder(plan, layout);
    return ranked(plan, isReversed ? read(render(viz, plan, true)) : layout);
  } catch (error) {
    // After an overflow of its stack or memory its state is undefined: the next graph starts Graphviz anew.
    running = undefined;
    const reason = error instanceof Error ? error.message : error;
    throw new Error(`Graphviz could not lay out this graph of ${plan.boxes.length} boxes: ${reason}`, { cause: error });
  }
}

/**
 * Returns whether the boxes in a cluster, such as the samples in a stack, mostly stand with the first at the end.
 * @param {Plan} plan
 * @param {Layout} layout
 */
function isAgainstOrder({ boxes, direction }, { centres }) {
  const [along, across] = direction === "across" ? [0, 1] : [1, 0];
  /** By cluster and rank, the last box. @type {Map<string, number>} */
  const last = new Map();
  let reversed = 0;
  for (const [index, { cluster }] of boxes.entries()) {
    if (cluster === -1) continue;
    const key = `${cluster} ${Math.round(centres[index][along])}`;
    const before = last.get(key);
    if (before !== undefined) reversed += Math.sign(centres[before][across] - centres[index][across]);
    last.set(key, index);
  }
  return reversed > 0;
}

/**
 * @param {Viz} viz
 * @param {Plan} plan
 * @param {boolean} [isReversed] whether to name everything in reverse, which turns the order of what is alike
 */
function render(viz, { boxes, links, clusters, direction }, isReversed = false) {
  const nodes = boxes.map(({ width, height }, index) => ({
    name: String(index),
    attributes: { width: width / POINTS, height: height / POINTS },
  }));
  const subgraphs = clusters.map(({ title }, index) => ({
    name: `cluster_${index}`,
    graphAttributes: { label: title, labeljust: "l", fontsize: TITLE_SIZE, margin: FRAME_MARGIN },
    nodes: nodes.filter((_, box) => boxes[box].cluster === index),
    subgraphs: /** @type {object[]} */ ([]),
  }));
  const [rankdir, tailport, headport] = direction === "across" ? ["LR", "e", "w"] : ["TB", "s", "n"];
  const straight = direction === "down" ? spine(links, boxes.length) : new Set();
  const gap = direction === "down" && boxes.length >= HIGH ? LOW_GAP : RANK_GAP;
  const rankGap = links.length > MANY * boxes.length ? WIDE_GAP : gap;
  for (const [index, { parent }] of clusters.entries()) subgraphs[parent]?.subgraphs.push(subgraphs[index]);
  const edges = links.map(({ from, to }, index) => ({
    tail: String(from),
    head: String(to),
    attributes: { id: String(index), weight: straight.has(index) ? STRAIGHT : 1 },
  }));
  if (isReversed) for (const list of [nodes, edges, ...subgraphs.map(({ nodes }) => nodes)]) list.reverse();
  return /** @type {Output} */ (
    viz.renderJSON(
      {
        directed: true,
        graphAttributes: {
          rankdir,
          nodesep: NODE_GAP / POINTS,
          ranksep: rankGap / POINTS,
          pad: 0,
          // Operands stand in their order, from left to right.
          ...(direction === "down" ? { ordering: "in" } : {}),
        },
        nodeAttributes: { label: "", fixedsize: true, shape: "box" },
        edgeAttributes: { arrowsize: ARROW_LENGTH / ARROW, tailport, headport },
        nodes: nodes.filter(({ name }) => boxes[Number(name)].cluster === -1),
        subgraphs: subgraphs.filter((_, index) => clusters[index].parent === -1),
        edges,
      },
      { yInvert: true },
    )
  );
}

/**
 * Returns for each box the index of the link at the end of the longest way to it, the first of several.
 * @param {Link[]} links in the order of the boxes to which they lead
 * @param {number} count of the boxes
 */
function spine(links, count) {
  const depth = new Uint32Array(count);
  /** @type {Map<number, number>} */
  const last = new Map();
  for (const [index, { from, to }] of links.entries()) {
    if (last.has(to) && depth[from] < depth[to]) continue;
    depth[to] = depth[from] + 1;
    last.set(to, index);
  }
  return new Set(last.values());
}

/**
 * @param {Output} output
 * @returns {Layout}
 */
function read(output) {
  const [left, bottom, right, top] = numbers(output.bb);
  /** @type {Layout} */
  const layout = { width: right - left, height: Math.abs(top - bottom), centres: [], curves: [], clusters: [] };
  for (const { name, pos, bb } of output.objects ?? []) {
    if (bb === undefined) layout.centres[Number(name)] = numbers(pos);
    else layout.clusters[Number(name.replace("cluster_", ""))] = area(numbers(bb));
  }
  for (const { id, pos } of output.edges ?? []) {
    layout.curves[Number(id)] = curve(pos);
  }
  return layout;
}

/**
 * Reads an edge: `e,` and the tip of its arrow, then the points towards it. Where boxes on the same rank are linked,
 * Graphviz may write an edge the other way round: `s,` and the tip, then the points away from it.
 * @param {string} position
 */
function curve(position) {
  const [tip, ...points] = position.split(" ");
  if (tip.startsWith("s,")) points.reverse();
  return { points: numbers(points.join(",")), tip: numbers(tip.slice(2)) };
}

/** @param {number[]} corners */
function area([left, one, right, other]) {
  return { x: left, y: Math.min(one, other), width: right - left, height: Math.abs(one - other) };
}

/** @param {string} text */
function numbers(text) {
  return text.split(",").map(Number);
}
