// A value's graph as the arrays that travel between the parts of the page.
import { recordingOf as recordingFrom } from "../../www/engine/recording.js";
import { scope } from "../../www/micrograd.js";

/** Returns the recording of a value, in the order in which its values were made. @param {import("../../www/micrograd.js").Value} root */
export function recordingOf(root) {
  return recordingFrom(root.id);
}

/** Returns the recording of a computation whose values are freed again. @param {() => import("../../www/micrograd.js").Value} build */
export function recorded(build) {
  return scope(() => recordingOf(build()));
}
