// All pictures of the runs. They request the numbers for those in view, and each frame is shown in all.
import { element } from "../../ui/element.js";
import { PICTURES } from "./index.js";

/** @import { Frame, Pictures, Scene } from "../worker/messages.js" */
/** @import { Options as BoundaryOptions } from "./boundary/boundary.js" */

/**
 * The events that a picture reports to the page.
 * @typedef {object} OwnCallbacks
 * @property {() => void} wanted another frame is wanted, finer or with other pictures
 * @property {(parameter: number) => void} onSelect a weight or bias was selected, by its index, or deselected (-1)
 * @property {(parameter: number, value: number) => void} onEdit a parameter was changed
 * @typedef {OwnCallbacks & Pick<BoundaryOptions, "onPick" | "onAdd" | "onMove" | "onErase">} Callbacks
 */

/**
 * A picture on the page. It is made with its element and the callbacks, and has what it needs of this.
 * @typedef {object} View
 * @property {Pictures} [request] what the next frame should carry for this picture; empty while it is out of view
 * @property {Pictures} [twinRequest] what the next frame should carry of the twin's run
 * @property {(scene: Scene) => void} [setScene] hears of new data or another network
 * @property {(scene: Scene) => void} [setTwinScene]
 * @property {(frame: Frame) => void} show
 * @property {(parameter: number) => void} [selectParameter] another parameter is selected in some picture; -1 for none
 * @property {(frame: Frame) => void} [describe] describes in words what is shown, once it no longer changes
 */

/** @typedef {(new (root: HTMLElement, callbacks: Callbacks) => View) & { panel?: Panel }} ViewClass */
/** @typedef {{ title: string, hint: string }} Panel of a picture that is opened when it is wanted */
/** @typedef {{ [Name in keyof typeof PICTURES]: InstanceType<(typeof PICTURES)[Name]> }} Views */

export class PictureViews {
  /** Each picture by its name. @type {Views} */
  views;
  /** @type {View[]} */
  #all;
  /** The entry for test points in the legend of the plane. */
  #hollow;
  /** The scenes of the run and of its twin. @type {Scene[]} */
  #scenes = [];

  /** @param {HTMLElement} root @param {Callbacks} callbacks */
  constructor(root, callbacks) {
    const entries = Object.entries(PICTURES).map(([id, View]) => {
      const place = /** @type {HTMLElement | null} */ (root.querySelector(`#${id}`)) ?? panel(root, id, View);
      return [id, new View(place, callbacks)];
    });
    this.views = Object.fromEntries(entries);
    this.#all = Object.values(this.views);
    this.#hollow = /** @type {HTMLElement} */ (root.querySelector("#legend-hollow"));
  }

  /** Returns the request for the next frame: the size of the grid and the pictures of each run. */
  get wanted() {
    /** @type {Pictures[]} */
    const pictures = [
      Object.assign({}, ...this.#all.map(({ request }) => request)),
      Object.assign({}, ...this.#all.map(({ twinRequest }) => twinRequest)),
    ];
    return { ...this.views.boundaries.grid, pictures };
  }

  /** @param {boolean} isTwin whether there are two runs now */
  setTwin(isTwin) {
    if (!isTwin) this.#scenes.length = Math.min(1, this.#scenes.length);
    this.views.boundaries.setTwin(isTwin);
    this.#showHollow();
  }

  /** @param {Scene} scene */
  setScene(scene) {
    this.#scenes[scene.run] = scene;
    this.#showHollow();
    for (const view of this.#all) {
      if (scene.run === 1) view.setTwinScene?.(scene);
      else view.setScene?.(scene);
    }
  }

  /** Shows points that are not trained on. @param {Scene} scene */
  showData(scene) {
    this.#scenes = [scene];
    this.#showHollow();
    this.views.boundaries.setData(scene);
  }

  /** @param {Frame} frame */
  show(frame) {
    for (const view of this.#all) view.show(frame);
  }

  /** Describes in words what is on screen, once it no longer changes. @param {Frame} frame */
  describe(frame) {
    for (const view of this.#all) view.describe?.(frame);
  }

  /** @param {number} parameter -1 for none */
  selectParameter(parameter) {
    for (const view of this.#all) view.selectParameter?.(parameter);
  }

  #showHollow() {
    this.#hollow.hidden = !this.#scenes.some(({ training, targets }) => training < targets.length);
  }
}

/** Makes the panel of a picture. @param {HTMLElement} root @param {string} id @param {ViewClass} View */
function panel(root, id, { panel: words }) {
  const place = element("div", { id });
  const summary = element(
    "summary",
    {},
    element("span", { class: "group-name" }, words?.title ?? id),
    element("span", { class: "group-value" }, words?.hint ?? ""),
  );
  root.querySelector(".panels")?.append(element("details", { class: "group" }, summary, place));
  return place;
}
