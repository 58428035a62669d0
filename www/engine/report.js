// Describes a compiled program in words.

/** @import { Outline, StepOutline } from "../pkg/micrograd.js" */

/** @param {Outline} outline */
export function readOutline({ nodes, lanes, perLane, bytes, scalars, groups }) {
  const plan = groups.map(
    (group) => `${group.lanes} lanes of ${group.nodes} nodes: ${group.steps.map(stepText).join(", ")}`,
  );
  plan.push(`${scalars} scalar operations`);
  return { nodes, lanes, perLane, plan, bytes };
}

/** @param {StepOutline} step */
function stepText(step) {
  return step.kind === "dense" ? `dense ${step.inputs}→${step.neurons} ${step.activation}`.trimEnd() : step.operation;
}
