// Maps the stage of a walkthrough to a picture: the state of each box, and the arithmetic at each edge.

/** @import { Stage } from "../computation/computation.js" */
/** @import { Edge, Scene } from "../layout/scene.js" */

/** The name of each state, and the sign at the corner of its boxes, as states must not differ by colour alone. */
export const STATES = [
  { name: "pending", mark: "" },
  { name: "reached", mark: "" },
  { name: "growing", mark: "+=" },
  { name: "finished", mark: "✓" },
];

/**
 * Returns the state of each box. A closed group is pending as long as all in it is, and finished when all is.
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
 * Returns the edge through which an operand enters a value or the closed group around it.
 * @param {Scene} scene
 * @param {number} place
 * @param {number} operand
 * @returns {Edge | undefined} `undefined` if both are in one closed group
 */
export function edgeOf({ graph, item, boxes, edges }, place, operand) {
  const to = item[place];
  const from = item[graph.operands(place)[operand]];
  const single = boxes[to].group === undefined;
  return edges.find((edge) => edge.to === to && edge.from === from && (!single || edge.operand === operand));
}
