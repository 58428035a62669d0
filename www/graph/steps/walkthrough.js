// Connects the three widgets of the walkthrough, the scrubber, the inspector and the nudge, to the state of the lab.
import { effect } from "@preact/signals-core";
import { description } from "./description.js";
import { Inspector } from "./inspector.js";
import { leafName, name } from "./notation.js";
import { Nudge } from "./nudge.js";
import { pathSection } from "./path-list.js";
import { playback } from "./playback.js";
import { Scrubber } from "./scrubber.js";

/** @import { GraphState, Shown } from "../state.js" */
/** @import { Timeline } from "./timeline.js" */

export class Walkthrough {
  #state;
  #nudge;
  /** The graph whose leaf is shown. @type {Shown | undefined} */
  #nudged;

  /**
   * @param {GraphState} state
   * @param {{ scrubber: HTMLElement, inspector: HTMLElement, nudge: HTMLElement }} roots
   * @param {(place: number) => void} reveal called when a value is chosen in the inspector
   */
  constructor(state, roots, reveal) {
    this.#state = state;
    const scrubber = new Scrubber(roots.scrubber, {
      go: (instant) => {
        state.pause();
        state.go(instant);
      },
      play: (isPlaying) => (isPlaying ? state.play() : state.pause()),
      speed: (speed) => {
        state.speed.value = speed;
      },
    });
    const inspector = new Inspector(roots.inspector, (place) => {
      this.select(place);
      reveal(place);
    });
    const showPaths = pathSection(roots.inspector);
    this.#nudge = new Nudge(roots.nudge, {
      change: (place, number) => state.nudge(place, number),
      commit: () => state.commit(),
      undo: () => state.undo(),
      redo: () => state.redo(),
      reset: () => state.reset(),
    });
    playback(state);
    effect(() => {
      const { length = 0, boundary = 0 } = state.timeline.value ?? {};
      const { moment, instant, isPlaying, speed } = state;
      scrubber.show(
        { length, boundary, instant: instant.value, isPlaying: isPlaying.value, speed: speed.value },
        moment.value,
      );
    });
    effect(() => {
      const [graph, timeline] = [state.graph.value, state.timeline.value];
      state.numbers.value;
      if (!graph || !timeline) return;
      inspector.show(description(graph.computation, timeline, state.moment.value, state.inspected.value));
      showPaths(graph.computation, state.inspected.value);
    });
    effect(() => {
      const [graph, timeline] = [state.graph.value, state.timeline.value];
      state.numbers.value;
      if (graph && timeline) this.#showNudge(graph, timeline);
    });
  }

  /** Inspects a value that was chosen; a leaf can be nudged from then on. @param {number} place */
  select(place) {
    this.#state.select(place, this.#nudge.isInUse);
  }

  /** @param {Shown} graph @param {Timeline} timeline */
  #showNudge(graph, timeline) {
    const { history, leaf } = this.#state;
    const { computation } = graph;
    // A leaf of another graph is a different leaf even if its place is the same.
    if (this.#nudged !== graph) this.#nudge.show(undefined);
    this.#nudged = graph;
    const reset = computation.changes.length > 0;
    const possible = { undo: history.canUndo.value, redo: history.canRedo.value, reset };
    const place = leaf.value;
    if (!computation.canChange(place)) {
      const hint =
        place < 0
          ? "There is no input to change."
          : `${name(computation, place)} is used by an operation that this page does not know, so it stays as it is.`;
      return this.#nudge.show(undefined, hint, possible);
    }
    const { data, root } = computation;
    const called = leafName(computation.asRecorded, place, computation.consumers(place).at(-1));
    const grad = () => timeline.derivatives()[place];
    const shown = { place, name: called, data: data[place], grad, rootName: name(computation, root), root: data[root] };
    this.#nudge.show(shown, "", possible);
  }
}
