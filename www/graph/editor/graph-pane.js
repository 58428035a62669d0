// The graph pane of the graph lab: the drawing of a computation and the walkthrough.
import { effect, signal } from "@preact/signals-core";
import { showState } from "../../ui/part-state.js";
import { faultText, Refused } from "../../ui/refused.js";
import { listenForUndo } from "../../ui/undo-keys.js";
import { Computation } from "../computation/computation.js";
import { Walkthrough } from "../steps/walkthrough.js";
import { MovableCamera } from "../view/movable-camera.js";
import { Search } from "../view/search.js";
import { GraphView } from "../view/view.js";
import { FloatingCard } from "./floating-card.js";
import { gradients } from "./gradient-notice.js";
import { sameNumbers, sameStructure } from "./same-computation.js";

/** @import { Look } from "../layout/placement.js" */
/** @import { Recording } from "../../engine/recording.js" */
/** @import { GraphState } from "../state.js" */
/** @import { Walk } from "../steps/position.js" */

/** The parts that are inert while the graph is out of date, or another one is on its way. */
const PARTS = ["#graph-svg", ".lab-bar", "#graph-backward", "#graph-zero", ".lab-player", "#lab-card"];

/** The time in milliseconds before a layout is announced, and what is said then. */
const PATIENCE = 300;
const LAYING_OUT = "Laying out the graph…";

/**
 * @typedef {object} Options
 * @property {string} title the name of the result
 * @property {boolean} [keep] whether the same program ran again, so that opened groups stay open
 * @property {string[]} [opened] the groups that a link opens or closes
 * @property {Walk} [walk] the position that a link holds
 * @property {Look} [look] the section of the picture that a link shows
 */

export class Picture {
  #root;
  #state;
  #view;
  /** Whether it is said that another graph is laid out. */
  #isLayingOut = signal(false);

  /** @param {HTMLElement} root @param {GraphState} state */
  constructor(root, state) {
    this.#root = root;
    this.#state = state;
    const svg = /** @type {SVGSVGElement} */ (root.querySelector("#graph-svg"));
    svg.tabIndex = 0;
    const onPoint = (/** @type {number | undefined} */ place) => {
      // Focus selects a value; only a click or Enter opens its card.
      if (place !== undefined && place === this.#view.focused) state.select(place, false);
    };
    this.#view = new GraphView(svg, onPoint, { camera: MovableCamera });
    const card = this.#find("#lab-card");
    const floating = new FloatingCard(root, card);
    const roots = { player: this.#find("#lab-scrubber"), card };
    const walkthrough = new Walkthrough(state, roots, {
      reveal: (place) => this.#view.reveal(place),
      leave: () => this.focus(),
      goBack: (place) => this.#view.focusBox(place),
    });
    svg.addEventListener("keydown", (event) => {
      const { key, shiftKey, ctrlKey, metaKey, altKey } = event;
      if (key !== "Tab" || shiftKey || ctrlKey || metaKey || altKey || !state.isCardOpen.value) return;
      // The card floats over the picture; in the order of the page the controls of the picture come before it.
      event.preventDefault();
      walkthrough.focusCard();
    });
    this.#view.onTap = (place) => state.select(place);
    this.#view.onEscape = () => {
      const isOpen = state.isCardOpen.value;
      state.isCardOpen.value = false;
      return isOpen;
    };
    this.#view.onDraw = (boxes) => {
      state.boxes.value = boxes;
    };
    this.#view.onOpen = (opened) => {
      state.opened.value = opened;
    };
    this.#view.onLook = (look) => {
      state.look.value = look;
      this.#find("#graph-scale").textContent = `${Math.round(100 * this.#view.scale)} %`;
    };
    this.#view.onRest = () => floating.place();
    new Search(this.#find("#lab-search"), this.#view, (place) => state.select(place));
    this.#on("#graph-backward", () => state.backward());
    this.#on("#graph-zero", () => state.zeroGrad());
    this.#on("#graph-afresh", () => {
      state.zeroGrad();
      state.backward();
      // The button has disappeared.
      this.#find("#graph-backward").focus();
    });
    this.#on("#graph-fit", () => this.#view.fit());
    this.#on("#graph-in", () => this.#view.zoom(1));
    this.#on("#graph-out", () => this.#view.zoom(-1));
    listenForUndo(root, { undo: () => state.undo(), redo: () => state.redo() });
    effect(() => {
      state.numbers.value;
      const [moment, graph] = [state.moment.value, state.graph.value];
      const { shown } = state;
      // The boxes of another graph come before its numbers.
      if (!shown || graph?.computation !== this.#view.graph) return;
      this.#view.update(shown);
      this.#view.stage(moment?.stage);
      this.#find("#graph-backward").classList.toggle("primary", !state.hasGradients.value && !moment);
    });
    effect(() => {
      const place = state.selected.value;
      card.toggleAttribute("data-open", state.isCardOpen.value);
      this.#view.select(place < 0 ? undefined : place, { reveal: false });
      floating.place();
    });
    effect(() => {
      const standing = state.standing.value;
      this.#find("#graph-frame").toggleAttribute("data-stale", standing !== "current");
      // Of code that makes no graph, the graph of other code would only stand behind the message.
      this.#find("#graph-frame").toggleAttribute("data-leftover", standing === "leftover");
      // A graph that is out of date must not be changed.
      const isInert = standing === "leftover" || (this.#isLayingOut.value && !this.isEmpty);
      for (const part of PARTS) this.#find(part).toggleAttribute("inert", isInert);
    });
    effect(() => {
      if (this.#isLayingOut.value) state.pause();
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
    const patience = setTimeout(() => this.say(LAYING_OUT), shown ? PATIENCE : 0);
    try {
      const computation = new Computation(recording);
      // If all gradients are 0, the code has not run backward.
      const hasGradients = !computation.isCleared;
      const numbers = { data: computation.data, grad: computation.grad, hasGradient: () => hasGradients };
      const isLast = await this.#view.show(computation, numbers, { keep: keep || isSame, open: opened });
      if (isLast === false) return;
      // The position in the walkthrough stays if only numbers have changed.
      const { instant, place } = this.#state.walk;
      this.#state.open({ computation, recording, title }, walk ?? (isSame ? { instant, place } : undefined));
      this.#state.opened.value = this.#view.opened;
      this.#view.look = look;
      this.#view.adjusting = {
        canChange: (place) => computation.canChange(place),
        number: (place) => computation.data[place],
        change: (place, number) => {
          // A finger that drags focuses nothing, by which a mouse and the keyboard select.
          this.#state.select(place, false);
          this.#state.nudge(place, number);
        },
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

  /** Gives the picture the focus of a button elsewhere that disappears. */
  focus() {
    this.#find("#graph-svg").focus({ preventScroll: true });
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
   * Shows a message over the picture, such as why there is none.
   * @param {string} text
   * @param {import("../../ui/part-state.js").Remedy[]} remedies
   */
  say(text, ...remedies) {
    this.#isLayingOut.value = text === LAYING_OUT;
    showState(this.#root, text || null, ...remedies);
    this.#find("#graph-frame").toggleAttribute("data-busy", text !== "");
  }

  /** Shows what the gradients are, unless that is already shown. */
  #tell() {
    const { boxes, code, graph, hasGradients, history, numbers, standing } = this.#state;
    numbers.value;
    if (!graph.value) return;
    const { computation, title } = graph.value;
    const { text, isAccumulated } = gradients(computation, title, hasGradients.value, code.value.text);
    const now = this.#find("#graph-now");
    const said = {
      current: text,
      stale: `This is the last graph. ${text}`,
      leftover: "There is nothing to step through.",
    }[standing.value];
    if (now.textContent !== said) now.textContent = said;
    this.#find("#graph-afresh").hidden = !isAccumulated;
    // What can be done with what is in sight, unless something else is to be done first. The hint disappears after the first change.
    const { place: places = [], group = [] } = boxes.value ?? {};
    const isAdjustable = places.some((place, box) => group[box] === "" && computation.canChange(place));
    const hint = this.#find("#graph-hint");
    hint.textContent = isAdjustable ? "Drag an underlined number to change it." : "A box with + can be opened.";
    hint.hidden = isAccumulated || history.canUndo.value || history.canRedo.value || standing.value !== "current";
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
