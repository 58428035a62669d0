// What Step through makes of the boxes of a picture: how far each has come, and which edge carries which arithmetic.

/** @import { Stage } from "../computation/computation.js" */
/** @import { Edge, Scene } from "../layout/scene.js" */

/** By state: its name, and what is written at a box's corner then, as it is not told by colour alone. */
export const STATES = [
  { name: "pending", mark: "" },
  { name: "reached", mark: "" },
  { name: "growing", mark: "+=" },
  { name: "finished", mark: "✓" },
];

/**
 * The state of each box. A closed group is pending as long as all in it is, and finished when all is.
 * @param {Scene} scene
 * @param {Stage} stage
 */
export function statesOf({ boxes, item }, { state }) {
  const least = new Int8Array(boxes.length).fill(STATES.length - 1);
  const most = new Int8Array(boxes.length);
  for (let place = 0; place < item.length; place++) {
    least[item[place]] = Math.min(least[item[place]], state[place]);
    most[item[place]] = Math.max(most[item[place]], state[place]);
  }
  return least.map((lowest, index) => (most[index] === lowest ? lowest : Math.max(1, Math.min(2, most[index]))));
}

/**
 * The edge that an operand comes in by: into the value itself or into the closed group around it.
 * @param {Scene} scene
 * @param {number} place
 * @param {number} operand
 * @returns {Edge | undefined} nothing when both are in one closed group
 */
export function edgeOf({ graph, item, boxes, edges }, place, operand) {
  const to = item[place];
  const from = item[graph.operands(place)[operand]];
  const single = boxes[to].group === undefined;
  return edges.find((edge) => edge.to === to && edge.from === from && (!single || edge.operand === operand));
}
