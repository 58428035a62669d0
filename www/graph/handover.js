// Another lab leaves a computation here and goes to #graph, and the graph lab shows it.

/** @import { Recording } from "../engine/recording.js" */

/** @typedef {{ recording: Recording, title: string }} Handover */

/** @type {Handover | undefined} */
let waiting;
/** @type {((handover: Handover) => void) | undefined} */
let taker;

/** @param {Handover} handover what is shown, and what it is: "Point 17 (0.43, 0.61) after step 57" */
export function handOver(handover) {
  waiting = handover;
  location.hash = "#graph";
  deliver();
}

/** @param {(handover: Handover) => void} take called with what waits, and with all that comes */
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
