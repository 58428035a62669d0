// All pictures of the runs together: what is in sight is asked for, what has come is shown.
import { element } from "../../ui/element.js";
import { PICTURES } from "./index.js";

/** @import { Frame, Pictures, Scene } from "../worker/messages.js" */
/** @import { Options as BoundaryOptions } from "./boundary/boundary.js" */

/**
 * What a picture tells the page.
 * @typedef {object} OwnCallbacks
 * @property {() => void} wanted another frame is wanted, finer or with other pictures
 * @property {(parameter: number) => void} onSelect a weight or bias was selected, by its index; -1: none any more
 * @property {(parameter: number, value: number) => void} onEdit a parameter was changed
 * @typedef {OwnCallbacks & Pick<BoundaryOptions, "onPick" | "onAdd" | "onMove" | "onErase">} Callbacks
 */

/**
 * A picture on the page. It is made with its element and the callbacks, and has what it needs of this.
 * @typedef {object} View
 * @property {Pictures} [request] what the next frame should carry for it: nothing while it is out of sight
 * @property {Pictures} [twinRequest] the same of the twin's run
 * @property {(scene: Scene) => void} [setScene] hears of new data or another network
 * @property {(scene: Scene) => void} [setTwinScene]
 * @property {(frame: Frame) => void} show
 * @property {(parameter: number) => void} [selectParameter] another one is selected, somewhere; -1 for none
 * @property {(frame: Frame) => void} [describe] says in words what is shown, when it has come to rest
 */

/** @typedef {(new (root: HTMLElement, callbacks: Callbacks) => View) & { panel?: Panel }} ViewClass */
/** @typedef {{ title: string, hint: string }} Panel of a picture that is opened when it is wanted */
/** @typedef {{ [Name in keyof typeof PICTURES]: InstanceType<(typeof PICTURES)[Name]> }} Views */

export class PictureViews {
  /** Each picture by its name. @type {Views} */
  views;
  /** @type {View[]} */
  #all;
  /** What the legend of the plane says of hollow points. */
  #hollow;
  /** Of the run, and of its twin. @type {Scene[]} */
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

  /** What the next frame should carry. */
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

  /** Says in words what is on screen, when it has come to rest. @param {Frame} frame */
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
