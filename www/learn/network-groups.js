// Finds the neurons of a network in its graph: each is a group, which is folded at first.
import { groupsOf } from "../graph/groups/groups.js";

/** @import { Graph } from "../graph/computation/computation.js" */
/** @import { Scene } from "../graph/layout/scene.js" */

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

/** Returns the name of a neuron, such as "1/2". @param {Neuron} neuron */
export function nameOf({ layer, neuron }) {
  return `${layer}/${neuron}`;
}

/**
 * Returns which groups of a view are open and which are folded, as any view takes it: `opened` is only how that differs from what
 * is legible in the view's frame.
 * @param {{ scene: Scene | undefined, open: Set<string> }} view
 */
export function togglesOf({ scene, open }) {
  const folded = scene?.boxes.flatMap(({ group }) => (group ? [`-${group.key}`] : [])) ?? [];
  return [...Array.from(open, (key) => `+${key}`), ...folded];
}

/**
 * Returns the keys of the groups that are open at first: the neurons are folded, and of several layers all but layer 1.
 * @param {Graph} graph
 */
export function opening(graph) {
  const neurons = neuronsOf(graph);
  const folded = new Set(neurons.map(({ key }) => key));
  const hasSeveral = neurons.some(({ layer }) => layer > 0);
  const left = groupsOf(graph).list.filter(({ parent, key }) => parent && !folded.has(key));
  const layer = /\/layer \d+$/;
  const open = left.filter(({ key }) => !hasSeveral || !layer.test(key) || key.endsWith("/layer 1"));
  return new Set(open.map(({ key }) => key));
}
