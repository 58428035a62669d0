// The loss landscape. It is computed when it is in view and training is paused, or on request.
import { button, element } from "../../../ui/element.js";
import { LandscapePanel } from "./landscape-panel.js";

/** @import { Frame, Pictures } from "../../worker/messages.js" */
/** @import { Callbacks } from "../pictures.js" */

const CELLS = 41;

export class Landscape {
  static panel = {
    title: "Loss landscape",
    hint: "The loss on a slice through all parameters, with the run’s path on it.",
  };

  #directions = select("landscape-directions", [
    ["path", "along the run"],
    ["random", "two at random"],
    ["gradient", "gradient and random"],
  ]);
  #reach = select("landscape-reach", [
    ["0.25", "near"],
    ["1", "middle"],
    ["4", "far"],
  ]);
  #status = element("span", { id: "landscape-status", class: "hint", role: "status" });
  #slice;
  #wanted;
  #seed = 1;
  #playing = false;
  /** The step on show, and the one whose slice was last computed. */
  #step = 0;
  #computed = -1;
  /** Whether the user asked for another slice, even while training goes on. */
  #asked = false;

  /** @param {HTMLElement} root an empty element, which it fills @param {Callbacks} callbacks */
  constructor(root, { wanted }) {
    this.#wanted = wanted;
    this.#reach.value = "1";
    const again = button("Other directions", () => this.#ask(this.#seed + 1), { id: "landscape-again" });
    for (const choice of [this.#directions, this.#reach]) choice.addEventListener("change", () => this.#ask());
    // The way that the run took is one.
    const showAgain = () => {
      again.hidden = this.#directions.value === "path";
    };
    this.#directions.addEventListener("change", showAgain);
    showAgain();
    root.append(
      element(
        "div",
        { class: "landscape-controls toolbar" },
        element("label", {}, "Directions", this.#directions),
        element("label", {}, "Reach", this.#reach),
        again,
        this.#status,
      ),
    );
    const stage = element("div");
    root.append(stage);
    this.#slice = new LandscapePanel(stage, wanted);
  }

  /** @returns {Pictures} */
  get request() {
    const isStale = !this.#playing && this.#computed !== this.#step;
    if (!this.#slice.visible || !(this.#asked || isStale)) return {};
    return {
      landscape: {
        directions: /** @type {import("./compute.js").Directions} */ (this.#directions.value),
        seed: this.#seed,
        cells: CELLS,
        // Along the run there is room for all of its way, and some around it.
        reach: Number(this.#reach.value) * (this.#directions.value === "path" ? 1.25 : 1),
      },
    };
  }

  setScene() {
    this.#computed = -1;
  }

  /** @param {Frame} frame */
  show({ playing, runs: [{ step, pictures }] }) {
    this.#playing = playing;
    this.#step = step;
    if (pictures.landscape) {
      this.#asked = false;
      this.#computed = step;
      this.#slice.show(pictures.landscape);
      this.#status.textContent = `at step ${step}`;
    } else if (this.request.landscape) {
      this.#status.textContent = "computing…";
    }
  }

  #ask(seed = this.#seed) {
    this.#seed = seed;
    this.#asked = true;
    this.#status.textContent = "computing…";
    this.#wanted();
  }
}

/** @param {string} id @param {[value: string, text: string][]} options */
function select(id, options) {
  return element("select", { id }, ...options.map(([value, text]) => element("option", { value }, text)));
}
