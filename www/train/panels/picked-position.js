// Shows the position that was picked on the picture, and opens the graph of its score.
import { handOver } from "../../graph/handover.js";
import { decimals } from "../../ui/numbers.js";
import { targetText } from "../settings/target.js";

/** @import { Reply, Scene } from "../worker/messages.js" */
/** @import { PickedPosition } from "../pictures/boundary/boundary.js" */

export class PickedPositionPanel {
  #box;
  #text;
  #button;
  /** @type {(PickedPosition & { target?: number }) | undefined} */
  #position;
  /** The title of the recording that was requested. */
  #name = "";

  /** @param {ParentNode} root @param {(place: { x: number, y: number, target?: number }) => void} record */
  constructor(root, record) {
    this.#box = /** @type {HTMLElement} */ (root.querySelector(".place"));
    this.#text = /** @type {HTMLElement} */ (root.querySelector("#place-text"));
    this.#button = /** @type {HTMLButtonElement} */ (root.querySelector("#place-open"));
    this.#button.addEventListener("click", () => {
      if (!this.#position) return;
      const { x, y, target } = this.#position;
      record({ x, y, target });
    });
  }

  /** @param {PickedPosition | undefined} position @param {Scene} [scene] */
  pick(position, scene) {
    this.#position = position && {
      ...position,
      target: position.point === undefined ? undefined : scene?.targets[position.point],
    };
    this.#button.disabled = this.#box.hidden = !position;
    if (!position || !this.#position) {
      this.#text.textContent = "";
      return;
    }
    const at = `(${decimals(position.x)}, ${decimals(position.y)})`;
    const { target } = this.#position;
    const test = scene && position.point !== undefined && position.point >= scene.training ? ", for testing" : "";
    this.#name = position.point === undefined ? `Place ${at}` : `Point ${position.point + 1} ${at}`;
    this.#text.textContent =
      target === undefined || !scene ? this.#name : `${this.#name}, ${targetText(target, scene.settings.data)}${test}`;
  }

  /** @param {Extract<Reply, { type: "recorded" }>} reply @param {number} step */
  receive({ recording }, step) {
    handOver({ recording, title: `${this.#name} after step ${step}` });
  }
}
