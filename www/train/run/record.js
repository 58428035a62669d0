// Records the network at one point as a graph that the graph lab shows.

import { recordingOf } from "../../engine/recording.js";
import { scope } from "../../engine/scope.js";
import { Value } from "../../engine/value.js";
import { atMost } from "../../ui/numbers.js";
import { lossOf } from "../settings/target.js";
import { featureNames, isWide } from "../settings/width.js";
import { negatedTargets, recordSampleLoss } from "./loss.js";
import { inputsOf, makeNetwork, recordScaled } from "./trained-network.js";

/** @import { Recording } from "../../engine/recording.js" */
/** @import { ModelSettings } from "../settings/types.js" */
/** @import { Run } from "./run.js" */

/**
 * Records the present network at a point, of which all features are given, with the loss if there is a target, runs the backward pass, and frees what
 * it recorded.
 * @param {Run} run
 * @param {{ point: number[], target?: number }} place
 * @returns {{ type: "recorded", recording: Recording, title: string }}
 */
export function recordPoint({ settings, compiled, step }, { point, target }) {
  const names = featureNames(settings);
  for (const [column, name] of names.entries()) {
    if (!Number.isFinite(point[column])) throw new RangeError(`${name} must be a finite number, got ${point[column]}`);
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
    const features = names.map((name, column) => new Value(point[column], name));
    const seen = features.map((feature, column) => recordScaled(feature, settings.model.scale[column]));
    const inputs = inputsOf(settings).map(({ name, record }) => {
      const input = record(seen);
      // A feature that is read as it is has its label already.
      input.label ||= names.includes(name) ? `scaled ${name}` : name;
      return input;
    });
    /** @type {Value[]} */
    const scores = [network.forward(inputs)].flat();
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
  const [x, y] = point;
  const place = isWide(settings.model)
    ? `A point of ${names.length} features`
    : `The point (${atMost(x, 4)}, ${atMost(y, 4)})`;
  const title = `${place} after step ${step}`;
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
