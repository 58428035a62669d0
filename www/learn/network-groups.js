// Finds the neurons of a network in its graph: each is a group, which is folded at first.
import { groupsOf } from "../graph/groups/groups.js";

/** @import { Graph } from "../graph/computation/computation.js" */

/** A neuron: its layer and its index in it, both from 0; the key of its group; and the place of its output. @typedef {{ layer: number, neuron: number, key: string, place: number }} Neuron */

/** @param {Graph} graph @returns {Neuron[]} from the first layer to the last */
export function neuronsOf(graph) {
  return groupsOf(graph)
    .list.flatMap(({ key, result, values }) => {
      const [, layer, neuron] = /\/layer (\d+)\/neuron (\d+)$/.exec(key) ?? [];
      if (neuron === undefined) return [];
      return [
        {
          layer: Number(layer),
          neuron: Number(neuron),
          key,
          place: result >= 0 ? result : Math.max(...values),
        },
      ];
    })
    .sort((one, other) => one.layer - other.layer || one.neuron - other.neuron);
}

/** Returns the keys of the groups that are open while the neurons are folded. @param {Graph} graph */
export function openLayers(graph) {
  const folded = new Set(neuronsOf(graph).map(({ key }) => key));
  return new Set(
    groupsOf(graph)
      .list.filter(({ parent, key }) => parent && !folded.has(key))
      .map(({ key }) => key),
  );
}
