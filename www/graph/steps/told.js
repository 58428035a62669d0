// Describes a step of the player: what it does, its number, and the number of steps.
import { isClosed, whyClosed } from "./notation.js";

/** @import { Told } from "./player.js" */
/** @import { Moment, Timeline, Walkable } from "./timeline.js" */
/** @import { Boxes } from "../view/view.js" */

/**
 * @param {Walkable} computation
 * @param {Timeline} timeline
 * @param {Moment} moment
 * @param {number[]} steps the instants of all steps
 * @param {number} at the index in `steps` of the moment
 * @param {Boxes | undefined} boxes that are drawn
 * @returns {Told}
 */
export function told(computation, timeline, moment, steps, at, boxes) {
  const { phase, place, instant } = moment;
  const seed = steps.indexOf(timeline.boundary);
  const [step, count] = phase === "forward" ? [at, seed - 1] : [at - seed, steps.length - seed - 1];
  const places = at > 0 && step > 0 ? Array.from(timeline.places(steps[at - 1], instant)) : [];
  if (!boxes || places.length < 2 || boxes.group[boxes.item[place]] === "") {
    return { phase, step, steps: count, sentence: moment.sentence };
  }
  const [, ending = ""] = moment.sentence.split(/(?=Last step)/);
  const sentence = groupSentence(computation, phase, places, boxes);
  return { phase, step, steps: count, sentence: ending ? `${sentence}\n${ending}` : sentence };
}

/**
 * Says what a closed group does in a step. A ReLU in it that is closed must not seem to pass a gradient on.
 * @param {Walkable} computation
 * @param {Moment["phase"]} phase
 * @param {number[]} places whose operations run
 * @param {Boxes} boxes
 */
function groupSentence(computation, phase, places, { item, group, place: results }) {
  const box = item[places[0]];
  const all = item.reduce((sum, other, place) => sum + Number(other === box && computation.symbol(place) !== ""), 0);
  const [name, result] = [group[box], results[box]];
  const what = places.length === all ? `its ${all} operations` : `${places.length} of its ${all} operations`;
  if (result >= 0 && isClosed(computation, result)) {
    const why = whyClosed(computation, result);
    return phase === "forward"
      ? `${name}: ${what} are computed. Its ReLU is closed, ${why}, and gives 0.`
      : `${name}: its ReLU is closed, ${why}, so ${what} pass nothing on.`;
  }
  const relus = places.filter((place) => computation.operation(place)?.name === "Relu");
  const closed = relus.filter((place) => isClosed(computation, place)).length;
  const ending = closed ? `, of ${relus.length} ReLUs ${closed} closed` : "";
  return phase === "forward"
    ? `${name}: ${what} are computed${ending}.`
    : `${name}: ${what} pass their gradients on${ending && `${ending} and passing nothing on`}.`;
}
