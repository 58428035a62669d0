// How far each training point is on its side of the boundary.

/** @import { Moment } from "../../worker/frame.js" */

/**
 * Returns the margin of each training point: its score times its class. Below 0 it is on the wrong side of the
 * boundary; from 1 on the max-margin loss leaves it alone.
 * @param {Pick<Moment, "run">} moment
 * @param {true} [_request]
 * @returns {{ margins: Float64Array, targets: Float64Array }}
 */
export function margins({ run }, _request) {
  const { points, targets } = run.trainingPoints;
  return { margins: run.compiled.scoresAt(points).map((score, point) => score * targets[point]), targets };
}
