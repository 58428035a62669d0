// Records the network at one position as a graph that the graph lab shows.

import { recordingOf } from "../../engine/recording.js";
import { scope } from "../../engine/scope.js";
import { Value } from "../../engine/value.js";
import { atMost } from "../../ui/numbers.js";
import { recordSampleLoss } from "./loss.js";
import { makeNetwork, recordFeature } from "./trained-network.js";

/** @import { Recording } from "../../engine/recording.js" */
/** @import { Run } from "./run.js" */

/**
 * Records the present network at a position, with the loss if there is a target, runs the backward pass, and frees what
 * it recorded.
 * @param {Run} run
 * @param {{ x: number, y: number, target?: number }} place
 * @returns {{ type: "recorded", recording: Recording, title: string }}
 */
export function recordPoint({ settings, compiled, step }, { x, y, target }) {
  for (const [name, number] of Object.entries({ x, y })) {
    if (!Number.isFinite(number)) throw new RangeError(`${name} must be a finite number, got ${number}`);
  }
  const recording = scope(() => {
    const network = makeNetwork(settings.model);
    const numbers = compiled.parameters;
    network.parameters().forEach((parameter, index) => {
      parameter.data = numbers[index];
    });
    network.layers.forEach(({ neurons }) => {
      for (const { w, b } of neurons) {
        w.forEach((weight, index) => {
          weight.label = `w${index}`;
        });
        b.label = "b";
      }
    });
    const inputs = [new Value(x, "x"), new Value(y, "y")];
    const features = settings.model.features.map((feature) => recordFeature(feature, inputs[0], inputs[1]));
    features.forEach((feature, index) => {
      feature.label ||= settings.model.features[index];
    });
    const score = /** @type {Value} */ (network.forward(features));
    score.label = "score";
    const root = target === undefined ? score : recordSampleLoss(settings.training.loss, score, against(target));
    if (root !== score) root.label = "loss";
    root.backward();
    return recordingOf(root.id);
  });
  const title = `The point (${atMost(x, 4)}, ${atMost(y, 4)}) after step ${step}`;
  return { type: "recorded", recording, title };
}

/** @param {number} target */
function against(target) {
  return new Value(-target, "−target");
}
