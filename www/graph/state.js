// Owns the state of the graph lab. What is shown follows from it, and link and undo read it.
import { batch, computed, signal } from "@preact/signals-core";
import { History } from "../ui/history.js";
import { PRESETS, presetOf } from "./editor/presets.js";
import { fitting } from "./steps/position.js";
import { Timeline } from "./steps/timeline.js";

/** @import { Signal } from "@preact/signals-core" */
/** @import { Interpreter } from "../python/host/python.js" */
/** @import { Recording } from "../engine/recording.js" */
/** @import { Drawn } from "../python/host/result.js" */
/** @import { Computation, Numbers } from "./computation/computation.js" */
/** @import { Place } from "./editor/link.js" */
/** @import { Look } from "./layout/placement.js" */
/** @import { Walk } from "./steps/position.js" */
/** @import { SPEEDS } from "./steps/playback.js" */
/** @import { Boxes } from "./view/view.js" */

/**
 * A graph that is shown: its computation, the recording behind it, and the name of the result.
 * @typedef {{ computation: Computation, recording: Recording, title: string }} Shown
 *
 * A change of some leaves: their places, and the numbers before and after.
 * @typedef {{ places: number[], before: number[], after: number[] }} Nudge
 */

/** The first state of a value in which its gradient is shown, as `Stage` numbers them. */
const GROWING = 2;

export class GraphState {
  /** The code, and the example that it started from. */
  code = signal({ preset: PRESETS[0].id, text: "" });
  /** The interpreter that runs the code, unless the code needs the full one. @type {Signal<Interpreter>} */
  interpreter = signal("quick");
  /** Whether code runs while the learner types. */
  runsAsTyped = signal(true);
  /** The graphs of the last run, in the order in which they were drawn. @type {Signal<Drawn[]>} */
  drawings = signal(/** @type {Drawn[]} */ ([]));
  /** The index in `drawings` of the graph that is shown. */
  drawing = signal(0);
  /** The graph of the last run that is shown. @returns {Drawn | undefined} */
  result = computed(() => this.drawings.value[this.drawing.value]);

  /** @type {Signal<Shown | undefined>} */
  graph = signal(undefined);
  /** Whether another lab handed the graph over, so that it does not belong to the code. */
  isGuest = signal(false);
  /** Whether the graph is out of date: the code has changed since and fails, or has no graph. */
  standing = signal(/** @type {"current" | "stale" | "leftover"} */ ("current"));
  /** The groups that the reader opened and closed. @type {Signal<string[]>} */
  opened = signal([]);
  /** The section of the picture in view; `undefined` if it is the one that the picture opens with. @type {Signal<Look | undefined>} */
  look = signal(undefined);

  /** The instant of the walkthrough; `undefined` if there is none. @type {Signal<number | undefined>} */
  instant = signal(undefined);
  isPlaying = signal(false);
  speed = signal(/** @type {keyof typeof SPEEDS} */ ("normal"));
  /** The value that is selected in the picture and in the code, or -1, and whether its card is open. */
  selected = signal(-1);
  isCardOpen = signal(false);
  /** The boxes that are drawn. @type {Signal<Boxes | undefined>} */
  boxes = signal(undefined);
  /** The nudges to undo and to redo. @type {History<Nudge>} */
  history = new History();

  timeline = computed(() => this.graph.value && new Timeline(this.graph.value.computation));
  /** The state of the computation at the instant. */
  moment = computed(() => {
    this.numbers.value;
    const instant = this.instant.value;
    if (instant === undefined) return undefined;
    const [steps, at] = [this.steps.value, this.at.value ?? 0];
    // Between the steps, as when a group was closed since, it is one operation.
    return this.timeline.value?.at(instant, steps[at] === instant ? steps[at - 1] : undefined);
  });
  /** The instants that the player stops at. All operations in a closed group are one step. */
  steps = computed(() => this.timeline.value?.steps(this.boxes.value) ?? []);
  /** The index in `steps` of the instant; `undefined` without a walkthrough. */
  at = computed(() => {
    const { value: instant } = this.instant;
    return instant === undefined ? undefined : this.steps.value.findIndex((step) => step >= instant);
  });
  /** The number of changes to the computation's numbers. Effects must read this signal to follow them, as the computation is not one. */
  numbers = signal(0);
  /** Whether the gradients were set to 0 on purpose, so that they are shown. */
  #isZeroed = signal(false);
  /** Whether there are gradients: the code or the reader has run backward, or cleared them. */
  hasGradients = computed(() => {
    this.numbers.value;
    return this.#isZeroed.value || !(this.graph.value?.computation.isCleared ?? true);
  });
  /** The leaf as it was before the nudge that is being made. @type {{ place: number, number: number } | undefined} */
  #before;

  /** Returns the value whose line of code is lit, or -1: the one that is selected, or else that of the step. */
  get lit() {
    const { value: selected } = this.selected;
    return selected >= 0 ? selected : this.#stepped;
  }

  /** Returns the code as a link holds it, without the text if it is the example's own. */
  get linkedCode() {
    const { preset, text } = this.code.value;
    const python = this.interpreter.value;
    return {
      preset,
      ...(text !== presetOf(preset).source && { code: text }),
      ...(python !== "quick" && { python }),
    };
  }

  /** Returns the state as a link holds it. @returns {Place} */
  get place() {
    if (this.isGuest.value) return this.linkedCode;
    const { value: drawing } = this.drawing;
    return {
      ...this.linkedCode,
      ...(drawing < this.drawings.value.length - 1 && { drawing }),
      opened: this.opened.value,
      walk: this.walk,
      look: this.look.value,
    };
  }

  /** Returns the position in the walkthrough, and the changed and selected values. @returns {Walk} */
  get walk() {
    const { computation } = this.graph.value ?? {};
    const nudges = computation?.changes ?? [];
    const [instant, place] = [this.instant.value, this.selected.value];
    return {
      ...(instant !== undefined && { instant }),
      ...(nudges.length > 0 && { nudges }),
      ...(place >= 0 && { place }),
    };
  }

  /**
   * Shows another graph, and restores the state from a link as far as it fits.
   * @param {Shown} graph
   * @param {Walk} [walk]
   */
  open(graph, walk = {}) {
    const { computation } = graph;
    batch(() => {
      this.graph.value = graph;
      this.#before = undefined;
      this.history.clear();
      this.isPlaying.value = false;
      const { instant, nudges, place } = fitting(computation, this.timeline.value?.length ?? 0, walk);
      if (nudges.length > 0) computation.setData(nudges);
      this.#isZeroed.value = false;
      this.selected.value = place;
      if (place < 0) this.isCardOpen.value = false;
      this.instant.value = instant;
    });
  }

  /**
   * Selects a value, or none with -1.
   * @param {number} place
   * @param {boolean} [opensCard] whether its card opens, if it is not open already
   */
  select(place, opensCard = true) {
    const isKnown = place >= 0 && place < (this.graph.value?.computation.length ?? 0);
    batch(() => {
      // A step that is played would lead away from the value that the reader has chosen.
      if (isKnown) this.pause();
      this.selected.value = isKnown ? place : -1;
      this.isCardOpen.value = isKnown && (opensCard || this.isCardOpen.value);
    });
  }

  /** Goes to an instant, or ends the walkthrough. @param {number | undefined} instant */
  go(instant) {
    batch(() => {
      this.instant.value = instant;
      // An open card shows the value of each step.
      const place = this.#stepped;
      if (place >= 0 && this.selected.value >= 0) this.selected.value = place;
    });
  }

  /** Returns the value of the step, or -1: of a closed group that has one result, that result, as the box shows it. */
  get #stepped() {
    const { place = -1 } = this.moment.value ?? {};
    const { value: boxes } = this.boxes;
    const shown = place >= 0 && boxes ? boxes.place[boxes.item[place]] : -1;
    return shown >= 0 ? shown : place;
  }

  /** Goes to a step, or ends the walkthrough. @param {number | undefined} at */
  step(at) {
    this.go(at === undefined ? undefined : this.steps.value[at]);
  }

  /** Plays the walkthrough, from the start if it is at the end. */
  play() {
    const length = this.timeline.value?.length ?? 0;
    if (length === 0) return;
    const { value: instant = length } = this.instant;
    batch(() => {
      // A card would jump from value to value.
      this.select(-1);
      if (instant >= length - 1) this.go(0);
      this.isPlaying.value = true;
    });
  }

  pause() {
    this.isPlaying.value = false;
  }

  /** Returns the numbers to show: those of the instant, or else of the computation. @returns {Numbers | undefined} */
  get shown() {
    const { computation } = this.graph.value ?? {};
    const moment = this.moment.value;
    if (moment) return { ...moment.numbers, hasGradient: (place) => moment.stage.state[place] >= GROWING };
    const hasGradients = this.hasGradients.value;
    return computation && { data: computation.data, grad: computation.grad, hasGradient: () => hasGradients };
  }

  /** Runs backward once more, which adds to the gradients. */
  backward() {
    this.#change((computation) => computation.backward());
  }

  zeroGrad() {
    this.#isZeroed.value = true;
    this.#change((computation) => computation.zeroGrad());
  }

  /** Changes a leaf, as a part of one nudge that `commit` ends. @param {number} place @param {number} number */
  nudge(place, number) {
    const { computation } = this.graph.value ?? {};
    if (!computation?.canChange(place)) return;
    batch(() => {
      if (this.#before?.place !== place) {
        this.commit();
        this.#before = { place, number: computation.data[place] };
      }
      this.#set([place], [number]);
    });
  }

  /** Ends the current nudge, which `undo` then reverts as a whole. */
  commit() {
    const { computation } = this.graph.value ?? {};
    const before = this.#before;
    this.#before = undefined;
    if (!computation || !before) return;
    const after = computation.data[before.place];
    if (Object.is(after, before.number)) this.#set([before.place], [after]);
    else this.history.add({ places: [before.place], before: [before.number], after: [after] });
  }

  undo() {
    this.commit();
    const nudge = this.history.undo();
    if (nudge) this.#set(nudge.places, nudge.before);
  }

  redo() {
    this.commit();
    const nudge = this.history.redo();
    if (nudge) this.#set(nudge.places, nudge.after);
  }

  /** Resets all leaves to the recorded numbers. */
  reset() {
    this.commit();
    const { computation } = this.graph.value ?? {};
    if (!computation || computation.changes.length === 0) return;
    const places = computation.changes.map(([place]) => place);
    const before = computation.changes.map(([, number]) => number);
    const after = places.map((place) => computation.recorded(place));
    this.history.add({ places, before, after });
    this.#set(places, after);
  }

  /** Changes the gradients, and ends the walkthrough. @param {(computation: Computation) => void} change */
  #change(change) {
    const { graph } = this;
    if (!graph.value) return;
    change(graph.value.computation);
    batch(() => {
      this.instant.value = undefined;
      this.numbers.value += 1;
    });
  }

  /** @param {number[]} places @param {number[]} numbers */
  #set(places, numbers) {
    const { computation } = this.graph.value ?? {};
    if (!computation) return;
    computation.setData(places.map((place, index) => [place, numbers[index]]));
    // When no leaf differs any more, the recorded gradients are restored.
    const { grad } = /** @type {Shown} */ (this.graph.value).recording;
    if (!this.#before && computation.changes.length === 0 && grad.some((number) => number !== 0)) computation.reset();
    this.timeline.value?.refresh();
    this.numbers.value += 1;
  }
}
