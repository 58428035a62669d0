// Records the loss over a set of points on the tape, and tells where its values are.

import { recordedIn } from "../../engine/recording.js";
import { Value } from "../../engine/value.js";
import { lossOf } from "../settings/target.js";
import { dropsOut } from "../settings/training-settings.js";
import { featureNames } from "../settings/width.js";
import { negatedTargets, recordRegularisation, recordSampleLoss, recordSum } from "./loss.js";
import { inputsOf, makeNetwork, recordLayers, recordScaled } from "./trained-network.js";

/** @import { Settings } from "../settings/types.js" */

/**
 * The indices that the recorded values had on the tape. The tape is rewound once the program is made, but the program
 * still names its values by these indices. All samples were recorded alike, so that the indices of one sample give
 * those of all.
 * @typedef {{
 *   parameters: Uint32Array,
 *   coordinates: number[], against: number[], inputs: number[], factors: number[],
 *   neurons: number[][],
 *   scores: number[], sampleLoss: number,
 *   perSample: number, perLoss: number,
 *   dataLoss: number, regularisation: number, loss: number,
 * }} RecordedIds
 */

/**
 * Records the loss over some points.
 * @param {Settings} settings
 * @param {number} lanes the number of samples; after the last of the points the first follows again
 * @param {number} weight the factor of each sample's loss in the sum
 * @param {Float64Array} points
 * @param {Float64Array} targets
 * @returns {RecordedIds}
 */
export function recordLoss(settings, lanes, weight, points, targets) {
  const { model, training } = settings;
  const name = lossOf(settings);
  const network = makeNetwork(model);
  const names = featureNames(settings);
  const inputs = inputsOf(settings);
  const isDropping = dropsOut(settings);
  const samples = Array.from({ length: lanes }, (_, lane) =>
    recordedIn("sample", () => {
      const at = lane % targets.length;
      const coordinates = names.map((name, column) =>
        recordedIn(`input ${name}`, () => new Value(points[model.width * at + column])),
      );
      const seen = coordinates.map((coordinate, column) =>
        recordedIn(`input ${names[column]}`, () => recordScaled(coordinate, model.scale[column])),
      );
      const read = inputs.map(({ name, record }) => recordedIn(`input ${name}`, () => record(seen)));
      /** @type {Value[]} */
      const factors = [];
      const factor = () => factors[factors.push(new Value(1)) - 1];
      const layers = recordLayers(network, read, isDropping ? factor : undefined);
      return { coordinates, read, factors, layers, scores: layers[layers.length - 1], target: targets[at] };
    }),
  );
  const againsts = samples.map(({ target }) => negatedTargets(model, target).map((negated) => new Value(negated)));
  const losses = samples.map(({ scores }, index) =>
    recordedIn("loss", () => recordSampleLoss(name, scores, againsts[index])),
  );
  const dataLoss = recordedIn("sum", () => recordSum(losses).mul(weight));
  const parameters = network.parameters();
  const regularisation = recordedIn("regularisation", () => recordRegularisation(parameters, training));
  const loss = regularisation ? dataLoss.add(regularisation) : dataLoss;
  const [first, second] = samples;
  return {
    parameters: Uint32Array.from(parameters, ({ id }) => id),
    coordinates: first.coordinates.map(({ id }) => id),
    against: againsts[0].map(({ id }) => id),
    inputs: first.read.map(({ id }) => id),
    factors: first.factors.map(({ id }) => id),
    neurons: first.layers.map((layer) => layer.map(({ id }) => id)),
    scores: first.scores.map(({ id }) => id),
    sampleLoss: losses[0].id,
    perSample: second.scores[0].id - first.scores[0].id,
    perLoss: losses[1].id - losses[0].id,
    dataLoss: dataLoss.id,
    regularisation: regularisation?.id ?? -1,
    loss: loss.id,
  };
}
