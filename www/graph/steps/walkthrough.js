// The three widgets that walk through a computation (scrubber, inspector, nudge), joined to one Computation.
//
//   const walkthrough = new Walkthrough({ scrubber, inspector, nudge }, {   // three empty elements
//     show({ numbers, stage }) { view.update(numbers, stage); },    // stage: undefined when it is not stepped through
//     select(place) { view.select(place); },                                // a link in the inspector was followed
//     settled() { updateLink(walkthrough.state); },                         // an instant or a nudge was chosen
//   });
//   walkthrough.open(new Computation(recording), state);                    // state as from `walkthrough.state`, or nothing
//   walkthrough.inspect(place);                                             // the pointer is over it
//   walkthrough.select(place);                                              // focus or tap: a leaf can be nudged from then on
//   walkthrough.backward(); walkthrough.zeroGrad(); walkthrough.undo(); walkthrough.redo();
import { description } from "./description.js";
import { Inspector } from "./inspector.js";
import { leafName, name } from "./notation.js";
import { Nudge } from "./nudge.js";
import { Nudges } from "./nudges.js";
import { firstLeaf, fitting } from "./position.js";
import { Scrubber } from "./scrubber.js";
import { Timeline } from "./timeline.js";

/** @import { Computation, Numbers, Stage } from "../computation/computation.js" */
/** @import { Moment } from "./timeline.js" */

/** @typedef {import("./position.js").State} State */

/**
 * What is to be drawn. Where `stage.state` is 0 the data is not known yet and must not be shown.
 * @typedef {{ numbers: Numbers, stage: Stage | undefined }} Shown
 *
 * @typedef {object} Handlers
 * @property {(shown: Shown) => void} show called at every change, at most once a frame while something is dragged
 * @property {(place: number) => void} select called when a value is chosen in the inspector
 * @property {() => void} [settled] called when an instant or a nudge was chosen, not while something moves
 */

export class Walkthrough {
  #handlers;
  #scrubber;
  #inspector;
  #nudge;
  #nudges = new Nudges();
  /** @type {Computation | undefined} */
  #computation;
  /** @type {Timeline | undefined} */
  #timeline;
  /** @type {Moment | undefined} */
  #moment;
  /** The value that is inspected, and the leaf that can be nudged; -1 for none. */
  #place = -1;
  #leaf = -1;
  /** The leaf as it was before the nudge that is being made. @type {{ place: number, number: number } | undefined} */
  #before;

  /**
   * @param {{ scrubber: HTMLElement, inspector: HTMLElement, nudge: HTMLElement }} roots
   * @param {Handlers} handlers
   */
  constructor(roots, handlers) {
    this.#handlers = handlers;
    this.#scrubber = new Scrubber(
      roots.scrubber,
      (instant) => this.#choose(instant),
      () => this.#handlers.settled?.(),
    );
    this.#inspector = new Inspector(roots.inspector, (place) => this.#follow(place));
    this.#nudge = new Nudge(roots.nudge, {
      change: (place, number) => this.nudge(place, number),
      commit: () => this.commit(),
      undo: () => this.undo(),
      redo: () => this.redo(),
      reset: () => this.reset(),
    });
  }

  /**
   * Another computation; what a link says of it is followed as far as it fits.
   * @param {Computation} computation
   * @param {State} [state]
   */
  open(computation, state = {}) {
    this.#computation = computation;
    this.#timeline = new Timeline(computation);
    this.#moment = undefined;
    this.#before = undefined;
    this.#nudges.clear();
    this.#nudge.show(undefined);
    const { instant, nudges, place } = fitting(computation, this.#timeline.length, state);
    if (nudges.length > 0) computation.setData(nudges);
    this.#place = place;
    this.#leaf = computation.canChange(place) ? place : firstLeaf(computation);
    this.#scrubber.open(this.#timeline.length, this.#timeline.boundary);
    if (instant !== undefined) this.#moment = this.#timeline.at(instant);
    this.#show();
  }

  /** @returns {State} */
  get state() {
    const nudges = this.#computation?.changes ?? [];
    return {
      ...(this.#moment && { instant: this.#moment.instant }),
      ...(nudges.length > 0 && { nudges }),
      ...(this.#computation && this.#place !== this.#computation.root && { place: this.#place }),
    };
  }

  /** The moment that is shown; nothing when it is not stepped through. */
  get moment() {
    return this.#moment;
  }

  /** What the inspector says of the value, with all digits, to copy. */
  get text() {
    return this.#inspector.text;
  }

  /**
   * Inspects a value, as when the pointer passes over it.
   * @param {number} place
   */
  inspect(place) {
    if (!this.#computation || place < 0 || place >= this.#computation.length) return;
    this.#place = place;
    this.#tell();
  }

  /**
   * Inspects a value that was chosen, by focus or tap; if it is a leaf it is the one to nudge from then on.
   * @param {number} place
   */
  select(place) {
    // Not while another is being changed: the pointer may pass over anything.
    if (this.#computation?.symbol(place) === "" && !this.#before && !this.#nudge.isInUse) this.#leaf = place;
    this.inspect(place);
  }

  /** @param {number | undefined} instant nothing to stop stepping */
  go(instant) {
    this.#moment = instant === undefined ? undefined : this.#timeline?.at(instant);
    // The value in hand is the one that is talked of.
    if (this.#moment && this.#moment.place >= 0) this.#place = this.#moment.place;
    this.#show();
  }

  /** Runs backward once more, on the gradients as they are. */
  backward() {
    this.#computation?.backward();
    this.go(undefined);
  }

  zeroGrad() {
    this.#computation?.zeroGrad();
    this.go(undefined);
  }

  /**
   * Changes a leaf, as a part of one nudge that `commit` ends.
   * @param {number} place
   * @param {number} number
   */
  nudge(place, number) {
    if (!this.#computation?.canChange(place)) return;
    if (this.#before?.place !== place) {
      this.commit();
      this.#before = { place, number: this.#computation.data[place] };
    }
    this.#leaf = place;
    this.#set([[place, number]]);
  }

  /** The nudge that was being made is done: what `undo` takes back. */
  commit() {
    const before = this.#before;
    this.#before = undefined;
    if (!this.#computation || !before) return;
    const after = this.#computation.data[before.place];
    this.#nudges.add({ places: [before.place], before: [before.number], after: [after] });
    if (Object.is(after, before.number)) this.#set([[before.place, after]]);
    else this.#tell();
    this.#handlers.settled?.();
  }

  undo() {
    this.commit();
    this.#set(this.#nudges.undo());
    this.#handlers.settled?.();
  }

  redo() {
    this.commit();
    this.#set(this.#nudges.redo());
    this.#handlers.settled?.();
  }

  /** All leaves back to the recorded numbers. */
  reset() {
    this.commit();
    const computation = this.#computation;
    if (!computation) return;
    const changes = computation.changes;
    const places = changes.map(([place]) => place);
    const after = places.map((place) => computation.recorded(place));
    this.#nudges.add({ places, before: changes.map(([, number]) => number), after });
    this.#set(after.map((number, index) => [places[index], number]));
    this.#handlers.settled?.();
  }

  /** @param {[number, number][]} changes */
  #set(changes) {
    if (!this.#computation || changes.length === 0) return;
    this.#computation.setData(changes);
    // Nothing is changed any more: the gradients, too, are those that were recorded.
    if (!this.#before && this.#computation.changes.length === 0) this.#computation.reset();
    this.#timeline?.refresh();
    if (this.#moment) this.#moment = this.#timeline?.at(this.#moment.instant);
    this.#show();
  }

  /** @param {number | undefined} instant */
  #choose(instant) {
    this.go(instant);
    if (!this.#scrubber.isPlaying) this.#handlers.settled?.();
  }

  /** @param {number} place */
  #follow(place) {
    this.select(place);
    this.#handlers.select(place);
  }

  #show() {
    if (!this.#computation) return;
    const moment = this.#moment;
    this.#scrubber.show(moment?.instant, moment);
    this.#handlers.show({ numbers: moment?.numbers ?? this.#computation, stage: moment?.stage });
    this.#tell();
  }

  /** Fills the inspector and the nudge. */
  #tell() {
    const [computation, timeline] = [this.#computation, this.#timeline];
    if (!computation || !timeline) return;
    this.#inspector.show(description(computation, timeline, this.#moment, this.#place));
    const possible = { undo: this.#nudges.canUndo, redo: this.#nudges.canRedo, reset: computation.changes.length > 0 };
    const place = this.#leaf;
    if (!computation.canChange(place)) {
      const hint =
        place < 0
          ? "There is no input to change."
          : `${name(computation, place)} is used by an operation that this page does not know, so it stays as it is.`;
      this.#nudge.show(undefined, hint, possible);
      return;
    }
    const { data, root } = computation;
    const called = leafName(computation.asRecorded, place, computation.consumers(place).at(-1));
    const leaf = { place, name: called, data: data[place] };
    const grad = () => timeline.derivatives()[place];
    this.#nudge.show({ ...leaf, grad, rootName: name(computation, root), root: data[root] }, "", possible);
  }
}
