// Records the network at one position as a graph that the graph lab shows.

import { recordingOf } from "../../engine/recording.js";
import { scope } from "../../engine/scope.js";
import { Value } from "../../engine/value.js";
import { atMost } from "../../ui/numbers.js";
import { lossOf } from "../settings/target.js";
import { negatedTargets, recordSampleLoss } from "./loss.js";
import { makeNetwork, recordFeature, recordScaled } from "./trained-network.js";

/** @import { Recording } from "../../engine/recording.js" */
/** @import { ModelSettings } from "../settings/types.js" */
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
    const seen = inputs.map((input, index) => recordScaled(input, settings.model.scale[index]));
    const features = settings.model.features.map((feature) => recordFeature(feature, seen[0], seen[1]));
    features.forEach((feature, index) => {
      feature.label ||= settings.model.features[index];
    });
    /** @type {Value[]} */
    const scores = [network.forward(features)].flat();
    scores.forEach((score, index) => {
      score.label = scores.length === 1 ? "score" : `score of ${settings.data.classes[index]}`;
    });
    const root =
      target === undefined
        ? largest(scores)
        : recordSampleLoss(lossOf(settings), scores, against(settings.model, target));
    if (target !== undefined) root.label = "loss";
    root.backward();
    return recordingOf(root.id);
  });
  const title = `The point (${atMost(x, 4)}, ${atMost(y, 4)}) after step ${step}`;
  return { type: "recorded", recording, title };
}

/** @param {Value[]} scores */
function largest(scores) {
  return scores.reduce((most, score) => (score.data > most.data ? score : most));
}

/** @param {ModelSettings} model @param {number} target */
function against(model, target) {
  return negatedTargets(model, target).map((negated) => new Value(negated, "−target"));
}
