// Reads the state of the optimizer for each parameter.

/** @import { Moment } from "../../worker/frame.js" */

/**
 * Returns the velocity, or Adam's mean and root mean square. The list is empty for gradient descent.
 * @param {Pick<Moment, "run">} moment
 * @param {true} [_request]
 * @returns {{ name: string, numbers: Float64Array }[]}
 */
export function optimizer({ run: { settings, compiled } }, _request) {
  const state = compiled.optimizerState;
  if (settings.training.optimizer === "descent") return [];
  if (settings.training.optimizer === "momentum") return [{ name: "velocity", numbers: state }];
  // The steps taken, then the mean gradient of each parameter, then the mean of its square.
  const count = (state.length - 1) / 2;
  return [
    { name: "mean", numbers: state.slice(1, 1 + count) },
    { name: "root mean square", numbers: state.slice(1 + count).map(Math.sqrt) },
  ];
}
