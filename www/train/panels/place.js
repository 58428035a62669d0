// A place that was picked on the picture: what it is, and the way to its graph.
import { handOver } from "../../graph/handover.js";
import { decimals } from "../../ui/numbers.js";

/** @import { Reply, Scene } from "../worker/messages.js" */
/** @import { Spot } from "../pictures/boundary/boundary.js" */

export class Place {
  #text;
  #button;
  /** @type {(Spot & { target?: number }) | undefined} */
  #spot;
  /** What is waited for. */
  #name = "";

  /** @param {ParentNode} root @param {(place: { x: number, y: number, target?: number }) => void} record */
  constructor(root, record) {
    this.#text = /** @type {HTMLElement} */ (root.querySelector("#place-text"));
    this.#button = /** @type {HTMLButtonElement} */ (root.querySelector("#place-open"));
    this.#button.addEventListener("click", () => {
      if (!this.#spot) return;
      const { x, y, target } = this.#spot;
      record({ x, y, target });
    });
  }

  /** @param {Spot | undefined} spot @param {Scene} [scene] */
  pick(spot, scene) {
    this.#spot = spot && { ...spot, target: spot.point === undefined ? undefined : scene?.targets[spot.point] };
    this.#button.disabled = !spot;
    if (!spot || !this.#spot) {
      this.#text.textContent = "Pick a point or a place to see how its score is computed.";
      return;
    }
    const at = `(${decimals(spot.x)}, ${decimals(spot.y)})`;
    const { target } = this.#spot;
    const test = scene && spot.point !== undefined && spot.point >= scene.training ? ", for testing" : "";
    this.#name = spot.point === undefined ? `Place ${at}` : `Point ${spot.point + 1} ${at}`;
    this.#text.textContent =
      target === undefined ? this.#name : `${this.#name}, class ${target > 0 ? "+1" : "−1"}${test}`;
  }

  /** @param {Extract<Reply, { type: "recorded" }>} reply @param {number} step */
  receive({ recording }, step) {
    handOver({ recording, title: `${this.#name} after step ${step}` });
  }
}
