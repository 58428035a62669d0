// Groups the values of one line of code: a labelled value with the unlabelled values that are computed only for it.
import { Group } from "./group.js";

/** @import { Graph } from "../computation/computation.js" */
/** @import { Structure } from "./structure.js" */

/**
 * Moves the values of a group that belong to one labelled value into a group of their own, if there are any.
 * @param {Group} group
 * @param {Structure} structure
 * @param {Graph} graph
 */
export function gatherExpressions(group, { start, operands }, graph) {
  const here = new Set(group.values);
  /** The labelled value that each value belongs to: itself, or that of its only consumer. @type {Map<number, number>} */
  const owner = new Map();
  // Consumers come after their operands, so the walk is backwards.
  for (let place = graph.length - 1; place >= 0; place--) {
    const known = owner.get(place);
    const isOwn = known === undefined || known === NONE || graph.label(place) !== "" || !here.has(place);
    const own = isOwn ? place : known;
    owner.set(place, own);
    for (let index = start[place]; index < start[place + 1]; index++) {
      const operand = operands[index];
      const before = owner.get(operand);
      owner.set(operand, here.has(place) && (before === undefined || before === own) ? own : NONE);
    }
  }
  /** @type {Map<number, number[]>} */
  const members = new Map();
  for (const place of group.values) {
    const own = /** @type {number} */ (owner.get(place));
    members.set(own, [...(members.get(own) ?? []), place]);
  }
  group.values = [];
  for (const [own, values] of members) {
    if (values.length === 1 || graph.label(own) === "") group.values.push(...values);
    else {
      const made = new Group("expression", graph.label(own));
      made.values = values;
      group.groups.push(made);
    }
  }
  group.values.sort((one, other) => one - other);
}

/** The owner of a value with several owners among its consumers. */
const NONE = -1;
