// Connects the player and the card of the selected value to the state of the lab.
import { effect } from "@preact/signals-core";
import { Card } from "./card.js";
import { description } from "./description.js";
import { leafName, name } from "./notation.js";
import { Nudge } from "./nudge.js";
import { pathSection } from "./path-list.js";
import { playback } from "./playback.js";
import { Player } from "./player.js";
import { predictButtons } from "./predict.js";
import { told } from "./told.js";

/** @import { GraphState, Shown } from "../state.js" */
/** @import { Timeline } from "./timeline.js" */

export class Walkthrough {
  #state;
  #card;
  #nudge;
  /** The graph whose leaf is shown. @type {Shown | undefined} */
  #nudged;

  /**
   * @param {GraphState} state
   * @param {{ player: HTMLElement, card: HTMLElement }} roots
   * @param {{ reveal: (place: number) => void, leave: () => void, goBack: (place: number) => void }} picture `reveal` is called
   *   when a value is chosen in the card, `leave` when the card is closed, and `goBack` when the keyboard returns to the value
   */
  constructor(state, roots, { reveal, leave, goBack }) {
    this.#state = state;
    const player = new Player(roots.player, {
      go: (step) => {
        state.pause();
        state.step(step);
      },
      play: (isPlaying) => (isPlaying ? state.play() : state.pause()),
      speed: (speed) => {
        state.speed.value = speed;
      },
    });
    const toValue = () => {
      const { value: place } = state.selected;
      if (place >= 0) goBack(place);
    };
    const card = new Card(roots.card, {
      follow: (place) => {
        state.select(place);
        reveal(place);
      },
      close: () => {
        state.select(-1);
        leave();
      },
      goBack: toValue,
      fold: () => {
        state.isCardOpen.value = false;
        toValue();
      },
    });
    this.#card = card;
    const showPaths = pathSection(card);
    const offerExercise = predictButtons(card.foot);
    this.#nudge = new Nudge(card.leaf, {
      change: (place, number) => state.nudge(place, number),
      commit: () => state.commit(),
      undo: () => state.undo(),
      redo: () => state.redo(),
      reset: () => state.reset(),
    });
    playback(state);
    effect(() => {
      const { at, boxes, isPlaying, speed } = state;
      const steps = state.steps.value;
      const [graph, timeline] = [state.graph.value, state.timeline.value];
      const [moment, step] = [state.moment.value, at.value];
      player.show(
        {
          length: steps.length,
          boundary: steps.indexOf(timeline?.boundary ?? 0),
          at: step,
          isPlaying: isPlaying.value,
          isPrimary: state.hasGradients.value || moment !== undefined,
          speed: speed.value,
        },
        graph && timeline && moment && step !== undefined
          ? told(graph.computation, timeline, moment, steps, step, boxes.value)
          : undefined,
      );
    });
    effect(() => {
      const [graph, timeline, place] = [state.graph.value, state.timeline.value, state.selected.value];
      state.numbers.value;
      const { shown } = state;
      if (graph) offerExercise(graph.computation, place);
      if (!graph || !timeline || !shown || place < 0) return card.show(undefined);
      card.show(description(graph.computation, timeline, state.moment.value, place, shown));
      showPaths(graph.computation, place);
    });
    effect(() => {
      const [graph, timeline] = [state.graph.value, state.timeline.value];
      state.numbers.value;
      if (graph && timeline) this.#showNudge(graph, timeline);
    });
  }

  /** Gives the card the focus of its value. */
  focusCard() {
    this.#card.focus();
  }

  /** @param {Shown} graph @param {Timeline} timeline */
  #showNudge(graph, timeline) {
    const { history, selected } = this.#state;
    const { computation } = graph;
    // A leaf of another graph is a different leaf even if its place is the same.
    if (this.#nudged !== graph) this.#nudge.show(undefined);
    this.#nudged = graph;
    const reset = computation.changes.length > 0;
    const possible = { undo: history.canUndo.value, redo: history.canRedo.value, reset };
    const place = selected.value;
    if (!computation.canChange(place)) return this.#nudge.show(undefined, possible);
    const { data, root } = computation;
    const called = leafName(computation.asRecorded, place, computation.consumers(place).at(-1));
    const grad = () => timeline.derivatives()[place];
    const shown = { place, name: called, data: data[place], grad, rootName: name(computation, root), root: data[root] };
    this.#nudge.show(shown, possible);
  }
}
