// The picture pane of the graph lab: the drawing of a computation and the walkthrough.
import { effect } from "@preact/signals-core";
import { showState } from "../../ui/part-state.js";
import { faultText, Refused } from "../../ui/refused.js";
import { Computation } from "../computation/computation.js";
import { Walkthrough } from "../steps/walkthrough.js";
import { Search } from "../view/search.js";
import { GraphView } from "../view/view.js";
import { gradients, gradientsAt } from "./gradient-notice.js";
import { sameNumbers, sameStructure } from "./same-computation.js";

/** @import { Look } from "../layout/placement.js" */
/** @import { Recording } from "../../engine/recording.js" */
/** @import { GraphState } from "../state.js" */
/** @import { Walk } from "../steps/position.js" */

/** Shows the graph and handles actions on it. */
const PARTS = ["#graph-svg", ".lab-bar", "#lab-scrubber", ".lab-notes"];

/** A layout that takes longer than this, in milliseconds, is announced. */
const PATIENCE = 300;

/**
 * @typedef {object} Options
 * @property {string} title the name of the result
 * @property {boolean} [keep] the same program ran again: what is opened stays open
 * @property {string[]} [opened] the boxes that a link has open
 * @property {Walk} [walk] where a link stands
 * @property {Look} [look] what part of the picture it shows
 */

export class Picture {
  #root;
  #state;
  #view;

  /** @param {HTMLElement} root @param {GraphState} state */
  constructor(root, state) {
    this.#root = root;
    this.#state = state;
    const svg = /** @type {SVGSVGElement} */ (root.querySelector("#graph-svg"));
    svg.tabIndex = 0;
    this.#view = new GraphView(svg, (place) => {
      if (place === undefined) return;
      // The pointer inspects any value it passes; the leaf to nudge stays the one that was chosen.
      if (place === this.#view.focused) walkthrough.select(place);
      else state.inspect(place);
    });
    const roots = {
      scrubber: this.#find("#lab-scrubber"),
      inspector: this.#find("#lab-inspector"),
      nudge: this.#find("#lab-nudge"),
    };
    const walkthrough = new Walkthrough(state, roots, (place) => this.#view.reveal(place));
    this.#view.onTap = (place) => walkthrough.select(place);
    this.#view.onOpen = (opened) => {
      state.opened.value = opened;
    };
    this.#view.onLook = (look) => {
      state.look.value = look;
    };
    new Search(this.#find("#lab-search"), this.#view);
    this.#on("#graph-backward", () => state.backward());
    this.#on("#graph-zero", () => state.zeroGrad());
    this.#on("#graph-fit", () => this.#view.fit());
    root.addEventListener("keydown", (event) => this.#undo(event));
    effect(() => {
      state.numbers.value;
      const computation = state.graph.value?.computation;
      const moment = state.moment.value;
      if (!computation) return;
      this.#view.update(moment?.numbers ?? computation);
      this.#view.stage(moment?.stage);
    });
    effect(() => {
      const standing = state.standing.value;
      this.#find("#graph-frame").toggleAttribute("data-stale", standing !== "current");
      // A graph that is out of date allows no actions.
      for (const part of PARTS) this.#find(part).toggleAttribute("inert", standing === "leftover");
    });
    effect(() => this.#tell());
  }

  /**
   * Shows a recording. The layout stays if only numbers differ, and nothing changes if it is shown already.
   * @param {Recording} recording
   * @param {Options} options
   */
  async show(recording, options) {
    const { title, keep = false, opened, walk, look } = options;
    const shown = this.#state.graph.value;
    const isSame = shown !== undefined && sameStructure(shown.recording, recording);
    if (isSame && keep && !walk && !look && sameNumbers(shown.recording, recording)) return this.say("");
    const patience = setTimeout(() => this.say("Laying out the graph…"), shown ? PATIENCE : 0);
    try {
      const computation = new Computation(recording);
      const isLast = await this.#view.show(computation, computation, { keep: keep || isSame, open: opened });
      if (isLast === false) return;
      // The position in the walkthrough stays if only numbers have changed.
      const { instant, place } = this.#state.walk;
      this.#state.open({ computation, recording, title }, walk ?? (isSame ? { instant, place } : undefined));
      this.#state.opened.value = this.#view.opened;
      this.#view.look = look;
      this.#view.adjusting = {
        canChange: (place) => computation.canChange(place),
        number: (place) => computation.data[place],
        change: (place, number) => this.#state.nudge(place, number),
        commit: () => this.#state.commit(),
      };
      this.say("");
      this.#root.toggleAttribute("data-ready", true);
      for (const name of ["backward", "zero", "fit"]) this.#find(`#graph-${name}`).removeAttribute("disabled");
    } catch (error) {
      if (!(error instanceof Refused)) console.error(error);
      const message = error instanceof Refused ? error.message : faultText(error, "Your code is kept.");
      this.say(message, { label: "Try again", act: () => this.show(recording, options) });
    } finally {
      clearTimeout(patience);
    }
  }

  /** Returns whether there is no graph. */
  get isEmpty() {
    return this.#state.graph.value === undefined;
  }

  /** Returns what is drawn; `undefined` if there is no graph. */
  get drawing() {
    const { scene, numbers } = this.#view;
    return scene && numbers && { scene, numbers };
  }

  /**
   * Shows a message over the picture: that it is being laid out, or why there is none.
   * @param {string} text
   * @param {{ label: string, act: () => void }} [remedy]
   */
  say(text, remedy) {
    showState(this.#root, text || null, remedy);
    this.#find("#graph-frame").toggleAttribute("data-busy", text !== "");
  }

  /** Says what the gradients are, and does not repeat itself. */
  #tell() {
    const { graph, moment, numbers, standing } = this.#state;
    numbers.value;
    if (!graph.value) return;
    const { computation, title } = graph.value;
    const words = moment.value ? gradientsAt(moment.value) : gradients(computation, title);
    const text = `${standing.value === "current" ? "" : "This is the last graph. "}${words}`;
    const now = this.#find("#graph-now");
    if (now.textContent !== text) now.textContent = text;
  }

  /** Undoes and redoes nudges, where the keys have no other meaning. @param {KeyboardEvent} event */
  #undo(event) {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
    if (event.target instanceof Element && event.target.closest("input, textarea, .cm-editor")) return;
    const key = event.key.toLowerCase();
    if (key === "y" || (key === "z" && event.shiftKey)) this.#state.redo();
    else if (key === "z") this.#state.undo();
    else return;
    event.preventDefault();
  }

  /**
   * @param {string} selector
   * @param {() => void} act
   */
  #on(selector, act) {
    this.#find(selector).addEventListener("click", act);
  }

  /** @param {string} selector */
  #find(selector) {
    return /** @type {HTMLElement} */ (this.#root.querySelector(selector));
  }
}
