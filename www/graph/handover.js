// Hands a computation of another lab to the graph lab, which shows it when the page goes to #graph.

/** @import { Recording } from "../engine/recording.js" */

/** @typedef {{ recording: Recording, title: string }} Handover */

/** @type {Handover | undefined} */
let waiting;
/** @type {((handover: Handover) => void) | undefined} */
let taker;

/** Hands over a recording, with a title such as "Point 17 (0.43, 0.61) after step 57". @param {Handover} handover */
export function handOver(handover) {
  waiting = handover;
  location.hash = "#graph";
  deliver();
}

/** Calls a function with the waiting handover, if any, and with all later ones. @param {(handover: Handover) => void} take */
export function onHandover(take) {
  taker = take;
  deliver();
}

function deliver() {
  if (!taker || !waiting) return;
  const handover = waiting;
  waiting = undefined;
  taker(handover);
}
