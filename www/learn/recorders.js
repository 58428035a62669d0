// Lists the graphs of a card, for the layouts that are made at build time.

/** @import { Card, Recorder } from "./card.js" */

/** @param {Card} card @returns {Recorder[]} every graph that the card shows */
export function recordersOf(card) {
  if (card.picture) return "graphs" in card.shows ? /** @type {Recorder[]} */ (card.shows.graphs) : [];
  return [...(card.graph ? [card.graph] : []), ...(card.stages ?? []).map(({ graph }) => graph)];
}
