// Words an error of the learner's code. Its sentence stands once in the page: at its line of code, or in the picture where there is
// no code to be seen.

/** @import { Failure } from "../../python/host/result.js" */

/** Returns the kind of an error and its line: "NameError in line 3". @param {Failure} failure */
export function headOf({ type, line }) {
  return line === undefined ? type : `${type} in line ${line}`;
}

/** Returns all that is said of an error. @param {Failure} failure */
export function sentenceOf(failure) {
  return failure.message ? `${headOf(failure)}: ${failure.message}` : headOf(failure);
}
