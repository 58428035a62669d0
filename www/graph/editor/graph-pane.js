// The picture's side of the graph part: the drawing of a computation and the walk through it.
import { showState } from "../../ui/part-state.js";
import { faultText, Refused } from "../../ui/refused.js";
import { Computation } from "../computation/computation.js";
import { Walkthrough } from "../steps/walkthrough.js";
import { Search } from "../view/search.js";
import { file } from "../view/svg.js";
import { GraphView } from "../view/view.js";
import { gradients, gradientsAt } from "./gradient-notice.js";
import { sameNumbers, sameStructure } from "./same-computation.js";

/** @import { Look } from "../layout/placement.js" */
/** @import { Recording } from "../../engine/recording.js" */
/** @import { State } from "../steps/walkthrough.js" */

/** What shows the graph and acts on it. */
const PARTS = ["#graph-svg", ".lab-bar", "#lab-scrubber", ".lab-notes"];

/** What takes longer, in milliseconds, is announced. */
const PATIENCE = 300;

/**
 * @typedef {object} Options
 * @property {string} title the name of the result
 * @property {boolean} [keep] the same program ran again: what is opened stays open
 * @property {string[]} [opened] the boxes that a link has open
 * @property {State} [walk] where a link stands
 * @property {Look} [look] what part of the picture it shows
 */

export class Picture {
  #root;
  #view;
  #walkthrough;
  /** @type {Computation | undefined} */
  #computation;
  /** @type {Recording | undefined} */
  #recording;
  #title = "";

  /** @param {HTMLElement} root */
  constructor(root) {
    this.#root = root;
    const svg = /** @type {SVGSVGElement} */ (root.querySelector("#graph-svg"));
    svg.tabIndex = 0;
    this.#view = new GraphView(svg, (place) => {
      if (place === undefined) return;
      // The pointer passes over anything; what is nudged is the leaf that was chosen.
      if (place === this.#view.focused) this.#walkthrough.select(place);
      else this.#walkthrough.inspect(place);
    });
    this.#view.onTap = (place) => this.#walkthrough.select(place);
    new Search(this.#find("#lab-search"), this.#view);
    this.#walkthrough = new Walkthrough(
      {
        scrubber: this.#find("#lab-scrubber"),
        inspector: this.#find("#lab-inspector"),
        nudge: this.#find("#lab-nudge"),
      },
      {
        show: ({ numbers, stage }) => {
          this.#view.update(numbers);
          this.#view.stage(stage);
          this.#tell();
        },
        select: (place) => this.#view.reveal(place),
        settled: () => {},
      },
    );
    this.#on("#graph-backward", () => this.#walkthrough.backward());
    this.#on("#graph-zero", () => this.#walkthrough.zeroGrad());
    this.#on("#graph-fit", () => this.#view.fit());
    root.addEventListener("keydown", (event) => this.#undo(event));
  }

  /**
   * Shows a recording. If it is the one that is shown nothing changes, and if only numbers differ the layout stays.
   * @param {Recording} recording
   * @param {Options} options
   */
  async show(recording, options) {
    const { title, keep = false, opened, walk, look } = options;
    this.#title = title;
    const shown = this.#recording;
    const isSame = shown !== undefined && sameStructure(shown, recording);
    if (isSame && keep && !walk && !look && sameNumbers(shown, recording)) return this.say("");
    const patience = setTimeout(() => this.say("Laying out the graph…"), shown ? PATIENCE : 0);
    try {
      const computation = new Computation(recording);
      const isLast = await this.#view.show(computation, computation, { keep: keep || isSame, open: opened });
      if (isLast === false) return;
      this.#computation = computation;
      this.#recording = recording;
      this.#walkthrough.open(computation, walk ?? (isSame ? this.#stay() : undefined));
      this.#view.look = look;
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

  /** Where one stands, when the numbers alone have changed. @returns {State} */
  #stay() {
    const { instant, place } = this.#walkthrough.state;
    return { instant, place };
  }

  /** Whether there is a graph. */
  get isEmpty() {
    return this.#recording === undefined;
  }

  /** What a link takes along. */
  get place() {
    return { opened: this.#view.opened, walk: this.#walkthrough.state, look: this.#view.look };
  }

  /** What files are made from; nothing when there is no graph. */
  get source() {
    const { scene, numbers } = this.#view;
    if (!this.#computation || !scene || !numbers) return undefined;
    return {
      name: `graph${/^\w+$/.test(this.#title) ? `-of-${this.#title}` : ""}`,
      graph: this.#computation,
      numbers,
      svg: (/** @type {"light" | "dark"} */ theme) => file(scene, numbers, { theme }),
    };
  }

  /**
   * Over the picture: that it is being made, or why there is none.
   * @param {string} text
   * @param {{ label: string, act: () => void }} [remedy]
   */
  say(text, remedy) {
    showState(this.#root, text || null, remedy);
    this.#find("#graph-frame").toggleAttribute("data-busy", text !== "");
  }

  /** Whether the picture is of code that was changed since, and does not run. @param {boolean} isStale */
  set stale(isStale) {
    this.#find("#graph-frame").toggleAttribute("data-stale", isStale);
    this.#tell();
  }

  /** Whether the picture is only left over: then nothing can be done with it. @param {boolean} isIdle */
  set idle(isIdle) {
    for (const part of PARTS) this.#find(part).toggleAttribute("inert", isIdle);
  }

  /** Says what the gradients are; the same is not said twice. */
  #tell() {
    if (!this.#computation) return;
    const { moment } = this.#walkthrough;
    const now = this.#find("#graph-now");
    const isStale = this.#find("#graph-frame").hasAttribute("data-stale");
    const words = moment ? gradientsAt(moment) : gradients(this.#computation, this.#title);
    const text = `${isStale ? "This is the last graph. " : ""}${words}`;
    if (now.textContent !== text) now.textContent = text;
  }

  /** Undo and redo of nudges, where the keys mean nothing else. @param {KeyboardEvent} event */
  #undo(event) {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
    if (event.target instanceof Element && event.target.closest("input, textarea, .cm-editor")) return;
    const key = event.key.toLowerCase();
    if (key === "y" || (key === "z" && event.shiftKey)) this.#walkthrough.redo();
    else if (key === "z") this.#walkthrough.undo();
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
