// The loss landscape, computed when its panel is open and training is at rest, or when it is asked for.
import { Landscape } from "./view.js";

/** @import { Frame, Reply, Request } from "../../worker/messages.js" */

const CELLS = 41;

export class Slice {
  #details;
  #directions;
  #reach;
  #status;
  #landscape;
  #ask;
  #seed = 1;
  /** The step whose slice was asked for. */
  #step = -1;

  /** @param {ParentNode} root @param {(request: Request) => void} ask */
  constructor(root, ask) {
    this.#ask = ask;
    this.#details = /** @type {HTMLDetailsElement} */ (root.querySelector("#landscape-panel"));
    this.#directions = /** @type {HTMLSelectElement} */ (root.querySelector("#landscape-directions"));
    this.#reach = /** @type {HTMLSelectElement} */ (root.querySelector("#landscape-reach"));
    this.#status = /** @type {HTMLElement} */ (root.querySelector("#landscape-status"));
    const again = /** @type {HTMLButtonElement} */ (root.querySelector("#landscape-again"));
    this.#landscape = new Landscape(/** @type {HTMLElement} */ (root.querySelector("#landscape")));
    this.#details.addEventListener("toggle", () => this.#details.open && this.#compute());
    this.#directions.addEventListener("change", () => this.#compute());
    this.#reach.addEventListener("change", () => this.#compute());
    again.addEventListener("click", () => {
      this.#seed += 1;
      this.#compute();
    });
  }

  #compute() {
    this.#status.textContent = "computing…";
    this.#ask({
      type: "landscape",
      directions: /** @type {"random" | "gradient"} */ (this.#directions.value),
      seed: this.#seed,
      cells: CELLS,
      reach: Number(this.#reach.value),
    });
  }

  /** @param {Extract<Reply, { type: "landscape" }>} reply */
  receive(reply) {
    this.#landscape.show(reply, { directions: /** @type {"random" | "gradient"} */ (this.#directions.value) });
    this.#status.textContent = `at step ${this.#step}`;
  }

  /** @param {Frame} frame */
  show({ playing, runs: [{ step }] }) {
    if (step === this.#step) return;
    const stale = this.#details.open && !playing;
    if (stale || !this.#details.open) this.#step = step;
    if (stale) this.#compute();
  }
}
