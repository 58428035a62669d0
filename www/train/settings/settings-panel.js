// All settings: the groups of forms, and in each one's summary what is chosen in it.

import { effect } from "@preact/signals-core";
import { button, element } from "../../ui/element.js";
import { OwnPoints } from "../panels/own-points.js";
import { ScalePanel } from "../panels/scale.js";
import { Twin } from "../panels/twin.js";
import { FIELDS } from "./fields.js";
import { Form } from "./form.js";
import { Layers } from "./layer-fields.js";
import { Presets } from "./presets.js";
import { GROUPS, summaryOf } from "./settings.js";
import { NO_NAMES } from "./target.js";
import { twinWords } from "./twin-settings.js";

/** @import { TrainState } from "../state.js" */
/** @import { Group } from "./settings.js" */
/** @import { Settings } from "./types.js" */

const NAMES = /** @type {Group[]} */ (Object.keys(GROUPS));
/** What a group's summary says when its settings say nothing. @type {Partial<Record<Group, string>>} */
const WITHOUT = { stop: "never by itself" };

export class SettingsPanel {
  #find;
  #forms;
  #layers;
  #presets;

  /** @param {ParentNode} root @param {TrainState} state */
  constructor(root, state) {
    /** @param {string} id */
    const find = (id) => /** @type {HTMLElement} */ (root.querySelector(`#${id}`));
    this.#find = find;
    /** @type {import("./form.js").Apply} */
    const apply = (edit) => {
      state.change((settings) => {
        const { kind } = settings.data;
        edit(settings);
        // Points of one's own begin with those on show.
        const isNew = settings.data.kind === "own" && kind !== "own";
        if (isNew && settings.data.points.length === 0) {
          Object.assign(settings.data, structuredClone(NO_NAMES), { points: state.points.value });
        }
        // The scale is that of other points.
        if (settings.data.kind !== kind) settings.model.scale = [];
      });
    };
    this.#layers = new Layers(find("model-fields"), (edit) => state.change(edit));
    this.#forms = NAMES.map((name) => new Form(find(`${name}-fields`), FIELDS[name], apply));
    new ScalePanel(find("data-fields"), state);
    this.points = new OwnPoints(find("data-fields"), find("point-bar"), state);
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
    this.#presets = new Presets(/** @type {HTMLSelectElement} */ (find("preset")), find("preset-story"), (settings) =>
      state.startAnew("settings", settings, { playOn: true }),
    );
    new Twin(find("twin-fields"), state);
    effect(() => this.#show(state.settings.value));
    effect(() => {
      const words = twinWords(state.settings.value, state.twin.value);
      find("twin-summary").textContent = words ? `beside it: ${words}` : "one run, no twin beside it";
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
    this.#presets.show(settings);
    for (const name of NAMES) {
      this.#find(`${name}-summary`).textContent = summaryOf(name, settings) || (WITHOUT[name] ?? "");
    }
  }
}
