// Orders interchangeable boxes: neuron 0 before neuron 1, the first operand before the second.

/** @import { Layout, Plan } from "./graphviz.js" */

/**
 * Swaps boxes of the same size, in the same cluster, with the same neighbours: Graphviz orders them arbitrarily, and they
 * can swap places, with their edges, without any other change.
 * @param {Plan} plan
 * @param {Layout} layout
 * @returns {Layout}
 */
export function ranked({ boxes, links, direction }, layout) {
  const across = direction === "across" ? 1 : 0;
  /** @type {string[][]} */
  const neighbours = boxes.map(() => []);
  for (const { from, to } of links) {
    neighbours[from].push(`>${to}`);
    neighbours[to].push(`<${from}`);
  }
  /** @type {Map<string, number[]>} */
  const alike = new Map();
  for (const [index, { width, height, cluster }] of boxes.entries()) {
    const key = [width, height, cluster, ...neighbours[index].sort()].join(" ");
    const found = alike.get(key);
    if (found) found.push(index);
    else alike.set(key, [index]);
  }
  // The index of the box whose place each box takes.
  const source = boxes.map((_, index) => index);
  for (const places of alike.values()) {
    const inOrder = places.slice().sort((one, other) => layout.centres[one][across] - layout.centres[other][across]);
    for (const [rank, index] of places.entries()) source[index] = inOrder[rank];
  }
  /** @type {Map<string, Layout["curves"]>} */
  const curves = new Map();
  for (const [index, { from, to }] of links.entries()) {
    const key = `${from} ${to}`;
    const found = curves.get(key);
    if (found) found.push(layout.curves[index]);
    else curves.set(key, [layout.curves[index]]);
  }
  /** @type {Map<string, number>} */
  const taken = new Map();
  return {
    ...layout,
    centres: source.map((index) => layout.centres[index]),
    curves: links.map(({ from, to }) => {
      const key = `${source[from]} ${source[to]}`;
      const rank = taken.get(key) ?? 0;
      taken.set(key, rank + 1);
      return /** @type {Layout["curves"]} */ (curves.get(key))[rank];
    }),
  };
}
