// Describes a step of the player: what it does, its number, and the number of steps.

/** @import { Told } from "./player.js" */
/** @import { Moment } from "./timeline.js" */
/** @import { Boxes } from "../view/view.js" */

/**
 * @param {Moment} moment
 * @param {number[]} steps the instants of all steps
 * @param {number} at the index in `steps` of the moment
 * @param {number} boundary the instant at which the backward pass starts
 * @param {Boxes | undefined} boxes that are drawn
 * @returns {Told}
 */
export function told(moment, steps, at, boundary, boxes) {
  const { phase, place } = moment;
  const seed = steps.indexOf(boundary);
  const [step, count] = phase === "forward" ? [at, seed - 1] : [at - seed, steps.length - seed - 1];
  const done = at > 0 ? moment.instant - steps[at - 1] : 0;
  const group = place >= 0 && step > 0 ? (boxes?.group[boxes.item[place]] ?? "") : "";
  if (group === "" || done < 2) return { phase, step, steps: count, sentence: moment.sentence };
  const [, ending = ""] = moment.sentence.split(/(?=That was the last step)/);
  const sentence =
    phase === "forward"
      ? `${group}: its ${done} operations are computed.`
      : `${group}: its ${done} operations pass their gradients on, one after the other.`;
  return { phase, step, steps: count, sentence: ending ? `${sentence}\n${ending}` : sentence };
}
