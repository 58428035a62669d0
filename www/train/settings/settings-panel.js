// The controls of the settings: the main ones in the bar, those of the data beside its pictures, all others in their panel,
// and the layers over the diagram of the network.

import { effect } from "@preact/signals-core";
import { button, element } from "../../ui/element.js";
import { shortNumber } from "../../ui/numbers.js";
import { isFarFromUnit, standardScale } from "../datasets/scale.js";
import { ScalePanel } from "../panels/scale.js";
import { DataChoice } from "./data-choice.js";
import { fieldsAt } from "./fields.js";
import { Form } from "./form.js";
import { LayerHeads } from "./layer-heads.js";
import { GROUPS, summaryOf } from "./settings.js";
import { targetKind } from "./target.js";
import { twinWords } from "./twin-settings.js";
import { PAIR, widthOf } from "./width.js";

/** @import { Network } from "../pictures/network/view.js" */
/** @import { TrainState } from "../state.js" */
/** @import { Thumbnails } from "../worker/messages.js" */
/** @import { Kind } from "./data-settings.js" */
/** @import { Group } from "./settings.js" */
/** @import { Location, Settings } from "./types.js" */

const NAMES = /** @type {Group[]} */ (Object.keys(GROUPS));
/** The summary of a group whose settings add nothing to it. @type {Partial<Record<Group, string>>} */
const WITHOUT = { stop: "never by itself" };

/** The elements of the fields: those in the bar, those beside the data, and all others by their group. @type {[id: string, location: Location, group?: Group][]} */
const PLACES = [
  ["bar-fields", "bar"],
  ["data-fields", "data"],
  ["more-data-fields", "more", "data"],
  ["model-fields", "more", "model"],
  ["training-fields", "more", "training"],
  ["stop-fields", "more", "stop"],
];

export class SettingsPanel {
  #forms;
  #layers;
  #data;

  /** @param {ParentNode} root @param {TrainState} state @param {Network} network whose layers are changed where they are */
  constructor(root, state, network) {
    const find = (/** @type {string} */ id) => /** @type {HTMLElement} */ (root.querySelector(`#${id}`));
    /** @type {import("./form.js").Apply} */
    const apply = (edit) => state.change(edit);
    this.#forms = PLACES.map(([id, location, group]) => {
      const place = find(id);
      // The published page contains a picture of these controls, which is replaced.
      place.replaceChildren();
      return new Form(place, fieldsAt(location, group), apply);
    });
    new ScalePanel(find("data-scale"), state);
    this.#data = new DataChoice(find("data-kind"), (kind) => choose(state, kind));
    this.#layers = new LayerHeads(find("network-head"), network.heads, apply);
    network.onLayout = (layout, rem) => this.#layers.place(layout, rem);
    find("model-fields").append(
      element(
        "div",
        { class: "toolbar" },
        button("Same start again", () => state.startAnew("reset", state.settings.value, { playOn: true }), {
          id: "same-start",
        }),
        button("New start", () => this.#newStart(state), { id: "new-start" }),
      ),
    );
    showRate(find("training-rate"), state);
    effect(() => this.#show(state.settings.value));
    effect(() => {
      const words = twinWords(state.settings.value, state.twin.value);
      find("twin-summary").textContent = words ? `beside it: ${words}` : "none";
      for (const name of NAMES) {
        find(`${name}-summary`).textContent = summaryOf(name, state.settings.value) || (WITHOUT[name] ?? "");
      }
    });
  }

  /** @param {TrainState} state */
  #newStart(state) {
    const settings = structuredClone(state.settings.value);
    settings.model.seed = crypto.getRandomValues(new Uint32Array(1))[0];
    state.startAnew("settings", settings, { playOn: true });
  }

  /** @param {Settings} settings */
  #show(settings) {
    for (const form of this.#forms) form.show(settings);
    this.#layers.show(settings);
    this.#data.show(settings);
  }

  /** @param {Thumbnails} thumbnails */
  showThumbnails(thumbnails) {
    this.#data.picture(thumbnails);
  }
}

/** @param {TrainState} state @param {Kind} kind */
function choose(state, kind) {
  const before = state.data;
  const data = { ...before.data, kind };
  const isTable = widthOf(data) > PAIR;
  if (kind === "own" && !isTable) return state.drawOwn();
  state.showWhole();
  // The scale belongs to the former points, so it is dropped. A table is mostly learned with one of its own.
  const own = isTable ? standardScale(data.points, targetKind(data) === "number") : [];
  if (state.changeData({ ...before, data, scale: isFarFromUnit(own) ? own : [] }, false)) state.rememberData(before);
}

/** Shows the rate in use under the one that is set: a schedule lowers it. @param {HTMLElement} field @param {TrainState} state */
function showRate(field, state) {
  const rate = element("output", { id: "rate-in-use", class: "rate-in-use", for: field.id });
  field.after(rate);
  effect(() => {
    const run = state.frame.value?.runs[0];
    const isFalling = state.settings.value.training.schedule !== "constant";
    rate.textContent = run && isFalling ? `now ${shortNumber(run.learningRate)}` : "";
  });
}
