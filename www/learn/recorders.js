// Lists the graphs of a card, for the layouts that are made at build time.
import { recordedBy } from "../graph/editor/first-graph.js";
import { readLines, recordedLines } from "./lines.js";

/** @import { Recording } from "../engine/recording.js" */
/** @import { Card, Recorder } from "./card.js" */

/** @param {Card} card @returns {Recorder[]} every graph that the card shows */
export function recordersOf(card) {
  if (card.picture) return "graphs" in card.shows ? /** @type {Recorder[]} */ (card.shows.graphs) : [];
  return card.graph ? [card.graph] : [];
}

/** @param {Card} card @returns {Recording[]} the recordings of all graphs that the card shows, or leads to */
export function recordingsOf(card) {
  if (card.picture !== "builder") return recordersOf(card).map(recordedBy);
  const lines = readLines([...card.shows.lines, ...card.shows.goal]);
  const counts = Array.from(lines.keys(), (place) => place + 1).filter((count) => count >= card.shows.lines.length);
  return counts.map((count) => recordedLines(lines.slice(0, count)));
}
