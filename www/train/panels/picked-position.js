// Shows the position that was picked on the picture, and opens the graph of its score.
import { handOver } from "../../graph/handover.js";
import { element } from "../../ui/element.js";
import { decimals, measured } from "../../ui/numbers.js";
import { offPlane, rowOf } from "../datasets/slice.js";
import { targetText } from "../settings/target.js";
import { featureNames } from "../settings/width.js";

/** @import { Slice } from "../datasets/slice.js" */
/** @import { Reply, Scene } from "../worker/messages.js" */
/** @import { PickedPosition } from "../pictures/boundary/boundary.js" */

export class PickedPositionPanel {
  #box;
  #text;
  #button;
  #list = element("dl", {});
  /** All features of the point with their names, if the plane does not show them all. It scrolls where they are many. */
  #features = element(
    "div",
    { class: "place-features", role: "group", tabindex: 0, "aria-label": "Features" },
    this.#list,
  );
  /** What is picked: all features of a point, and its index and target unless it is a place. @type {{ point: number[], index?: number, target?: number } | undefined} */
  #picked;
  /** The title of the recording that was requested. */
  #name = "";

  /**
   * @param {ParentNode} root
   * @param {(picked: { point: number[], index?: number, target?: number }) => void} record
   * @param {() => void} close called when nothing is to be picked any more
   */
  constructor(root, record, close) {
    this.#box = /** @type {HTMLElement} */ (root.querySelector(".place"));
    this.#text = /** @type {HTMLElement} */ (root.querySelector("#place-text"));
    this.#button = /** @type {HTMLButtonElement} */ (root.querySelector("#place-open"));
    this.#box.append(this.#features);
    this.#button.addEventListener("click", () => {
      if (this.#picked) record(this.#picked);
    });
    const plane = /** @type {HTMLElement} */ (this.#box.parentElement);
    const leave = () => {
      // The focus goes back to the plane, as what had it is gone.
      if (this.#box.contains(document.activeElement)) {
        /** @type {HTMLElement | null} */ (plane.querySelector(".boundary-stage"))?.focus({ preventScroll: true });
      }
      close();
    };
    /** @type {HTMLElement} */ (root.querySelector("#place-close")).addEventListener("click", leave);
    plane.addEventListener("keydown", ({ key }) => key === "Escape" && leave());
  }

  /** @param {PickedPosition | undefined} position @param {Scene | undefined} scene @param {Slice | undefined} slice the plane, of points of more than two features */
  pick(position, scene, slice) {
    const index = position?.point;
    this.#picked = position && {
      point:
        scene && index !== undefined
          ? rowOf(scene, index)
          : Array.from(offPlane(Float64Array.of(position.x, position.y), slice)),
      index,
      target: index === undefined ? undefined : scene?.targets[index],
    };
    this.#button.disabled = this.#box.hidden = !position;
    if (!position || !this.#picked) {
      this.#text.textContent = "";
      return;
    }
    const { point, target } = this.#picked;
    const at = slice ? "" : ` (${decimals(position.x)}, ${decimals(position.y)})`;
    this.#name = index === undefined ? `Place${at || " on the plane"}` : `Point ${index + 1}${at}`;
    const test = scene && index !== undefined && index >= scene.training ? ", for testing" : "";
    const what = target === undefined || !scene ? "" : `, ${targetText(target, scene.settings.data)}${test}`;
    this.#text.textContent = `${this.#name}${what}`;
    this.#features.hidden = !slice;
    if (slice && scene) this.#list.replaceChildren(...featureItems(point, featureNames(scene.settings)));
  }

  /** @param {Extract<Reply, { type: "recorded" }>} reply */
  receive({ recording, moment }) {
    handOver({ recording, title: `${this.#name} ${moment}` });
  }
}

/** Returns the features of a point with their names. @param {number[]} point @param {string[]} names */
function featureItems(point, names) {
  return point.map((number, feature) =>
    element("div", {}, element("dt", {}, names[feature]), element("dd", {}, measured(number, 4))),
  );
}
