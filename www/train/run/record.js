// Records the network at one point as a graph that the graph lab shows.

import { recordedIn, recordingOf } from "../../engine/recording.js";
import { scope } from "../../engine/scope.js";
import { Value } from "../../engine/value.js";
import { lossOf } from "../settings/target.js";
import { featureNames } from "../settings/width.js";
import { negatedTargets, recordSampleLoss } from "./loss.js";
import { inputsOf, makeNetwork, recordScaled } from "./trained-network.js";

/** @import { MLP, Neuron } from "../../engine/nn.js" */
/** @import { Recording } from "../../engine/recording.js" */
/** @import { ModelSettings } from "../settings/types.js" */
/** @import { Run } from "./run.js" */

/**
 * Records the present network at a point, of which all features are given, with the loss if there is a target, runs the
 * backward pass, and frees what it recorded. A point of the next step, which its index says, is recorded with that step's
 * dropout.
 * @param {Run} run
 * @param {{ point: number[], index?: number, target?: number }} place
 * @returns {{ type: "recorded", recording: Recording, moment: string }}
 */
export function recordPoint(run, { point, index = -1, target }) {
  const { settings, compiled, step } = run;
  const names = featureNames(settings);
  for (const [column, name] of names.entries()) {
    if (!Number.isFinite(point[column])) throw new RangeError(`${name} must be a finite number, got ${point[column]}`);
  }
  // While points are drawn, the page can be ahead of the run.
  const { points, width } = run.dataset;
  const isOfRun = index >= 0 && point.every((feature, column) => feature === points[width * index + column]);
  const factors = isOfRun ? run.factorsOf(index)?.values() : undefined;
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
    const scores = factors ? recordWithDropout(network, inputs, factors) : [network.forward(inputs)].flat();
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
  const moment = factors ? `after step ${step}, with the dropout of step ${step + 1}` : `after step ${step}`;
  return { type: "recorded", recording, moment };
}

/**
 * Records the network with dropout, in the scopes that it has without.
 * @param {MLP} network
 * @param {Value[]} inputs
 * @param {Iterator<number>} factors
 * @returns {Value[]} the scores
 */
function recordWithDropout({ layers }, inputs, factors) {
  const factor = () => {
    const { value } = factors.next();
    return new Value(value, value === 0 ? "dropped" : "kept");
  };
  return recordedIn("MLP", () =>
    layers.reduce((values, { neurons }, depth) => {
      return recordedIn(`layer ${depth}`, () => {
        const outputs = neurons.map((neuron, place) =>
          recordedIn(`neuron ${place}`, () => recordNeuron(neuron, values)),
        );
        if (depth === layers.length - 1) return outputs;
        return recordedIn("dropout", () => outputs.map((output) => output.mul(factor())));
      });
    }, inputs),
  );
}

/** Records a neuron as the engine does. @param {Neuron} neuron @param {Value[]} inputs @returns {Value} */
function recordNeuron({ w, b, activation }, inputs) {
  const sum = inputs.reduce((sum, input, place) => sum.add(w[place].mul(input)), b);
  return activation === "linear" ? sum : sum[activation]();
}

/** @param {Value[]} scores */
function largest(scores) {
  return scores.reduce((most, score) => (score.data > most.data ? score : most));
}

/** @param {ModelSettings} model @param {number} target */
function against(model, target) {
  return negatedTargets(model, target).map((negated) => new Value(negated, "−target"));
}
