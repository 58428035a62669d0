// The choice of a data set: a picture of each, and points of one's own.
import { mark } from "../../plot/mark.js";
import { draw } from "../../plot/screen.js";
import { element } from "../../ui/element.js";
import { DATASETS } from "../datasets/datasets.js";
import { onPlane, sliceOf } from "../datasets/slice.js";
import { pointsMark } from "../datasets/thumbnail.js";
import { lookOf } from "../pictures/boundary/shades.js";
import { arraysOf } from "../points.js";

/** @import { Thumbnails } from "../worker/messages.js" */
/** @import { Kind } from "./data-settings.js" */
/** @import { Settings } from "./types.js" */

const KINDS = /** @type {Kind[]} */ (Object.keys(DATASETS));

export class DataChoice {
  /** @type {Map<Kind, { input: HTMLInputElement, box: HTMLElement, picture: SVGElement }>} */
  #choices = new Map();

  /** @param {HTMLElement} root a fieldset @param {(kind: Kind) => void} choose */
  constructor(root, choose) {
    // The published page already contains the pictures, which stay.
    const drawn = new Map([...root.querySelectorAll("label")].map((box) => [box.dataset.name, box]));
    for (const box of drawn.values()) box.remove();
    for (const kind of KINDS) {
      const { label, short = label } = DATASETS[kind];
      const input = element("input", { type: "radio", name: "data-kind", value: kind, id: `data-kind-${kind}` });
      const picture = document.createElementNS("http://www.w3.org/2000/svg", "svg");
      picture.setAttribute("aria-hidden", "true");
      picture.setAttribute("viewBox", "0 0 64 40");
      picture.append(...(drawn.get(kind)?.querySelector("svg")?.childNodes ?? []));
      const name = element("span", {}, short);
      if (short !== label) input.setAttribute("aria-label", label);
      const box = element("label", { class: "data-kind", title: label }, input, name);
      name.before(picture);
      input.addEventListener("change", () => input.checked && choose(kind));
      this.#choices.set(kind, { input, box, picture });
      root.append(box);
    }
  }

  /** @param {Settings} settings */
  show({ data }) {
    for (const [kind, { input, box, picture }] of this.#choices) {
      input.checked = kind === data.kind;
      if (kind !== "own") continue;
      // The user's own points cannot be chosen before any was drawn.
      box.hidden = data.kind !== "own" && data.points.length === 0;
      const own = arraysOf(data.points);
      const look = lookOf({ ...data, kind }, own.targets);
      draw(picture, [mark("g", {}, ...pointsMark(onPlane(own.points, sliceOf(own)), own.targets, look))]);
    }
  }

  /** Shows what each data set looks like. @param {Thumbnails} thumbnails */
  picture(thumbnails) {
    for (const { kind, points, targets } of thumbnails) {
      const choice = this.#choices.get(kind);
      if (choice) draw(choice.picture, [mark("g", {}, ...pointsMark(points, targets))]);
    }
  }
}
