// All settings: the groups of forms, and in each one's summary what is chosen in it.

import { button, element } from "../../ui/element.js";
import { OwnPoints } from "../panels/own-points.js";
import { Twin } from "../panels/twin.js";
import { FIELDS } from "./fields.js";
import { Form } from "./form.js";
import { Layers } from "./layer-fields.js";
import { Presets } from "./presets.js";
import { GROUPS, summaryOf } from "./settings.js";

/** @import { Choice } from "../state.js" */
/** @import { Group } from "./settings.js" */
/** @import { DataSettings, Settings } from "./types.js" */
/** @import { Points } from "../panels/own-points.js" */

const NAMES = /** @type {Group[]} */ (Object.keys(GROUPS));
/** What a twin may differ in: whatever does not stop it at another step. */
const KNOBS = [...FIELDS.training, ...FIELDS.model, ...FIELDS.data].filter(({ id }) => id !== "data-kind");
/** What a group's summary says when its settings say nothing. @type {Partial<Record<Group, string>>} */
const WITHOUT = { stop: "never by itself" };

export class SettingsPanel {
  #find;
  #forms;
  #layers;
  #presets;

  /**
   * @param {ParentNode} root
   * @param {object} options
   * @param {() => Choice} options.choice
   * @param {() => DataSettings} options.data in force
   * @param {() => Points} options.points those on show
   * @param {(tool: "" | 1 | -1 | "erase") => void} options.onTool what a press on the picture does
   */
  constructor(root, { choice, data, points, onTool }) {
    /** @param {string} id */
    const find = (id) => /** @type {HTMLElement} */ (root.querySelector(`#${id}`));
    this.#find = find;
    /** @type {import("./form.js").Apply} */
    const apply = (edit) => {
      choice().apply((settings) => {
        const { kind } = settings.data;
        edit(settings);
        // Points of one's own begin with those on show.
        const isNew = settings.data.kind === "own" && kind !== "own";
        if (isNew && settings.data.points.length === 0) settings.data.points = points();
      });
    };
    this.#layers = new Layers(find("model-fields"), (edit) => choice().apply(edit));
    this.#forms = NAMES.map((name) => new Form(find(`${name}-fields`), FIELDS[name], apply));
    this.points = new OwnPoints(find("data-fields"), find("point-bar"), {
      data,
      points,
      apply: (wanted) =>
        choice().apply((settings) => {
          settings.data = wanted;
        }),
      onTool,
    });
    find("model-fields").append(
      element(
        "div",
        { class: "toolbar" },
        button("Same start again", () => choice().start(choice().settings, { playOn: true }), { id: "same-start" }),
        button("New start", () => this.#newStart(choice()), { id: "new-start" }),
      ),
    );
    this.#presets = new Presets(/** @type {HTMLSelectElement} */ (find("preset")), find("preset-story"), (settings) =>
      choice().start(settings, { playOn: true }),
    );
    this.twin = new Twin(find("twin-fields"), KNOBS, (fresh) => choice().changeTwin(fresh));
  }

  /** @param {Choice} choice */
  #newStart(choice) {
    const settings = structuredClone(choice.settings);
    settings.model.seed = crypto.getRandomValues(new Uint32Array(1))[0];
    choice.start(settings, { playOn: true });
  }

  /** @param {Settings} settings */
  show(settings) {
    for (const form of this.#forms) form.show(settings);
    this.#layers.show(settings);
    this.points.show();
    this.#presets.show(settings);
    this.twin.show(settings);
    for (const name of NAMES) {
      this.#find(`${name}-summary`).textContent = summaryOf(name, settings) || (WITHOUT[name] ?? "");
    }
    const twin = this.twin.describe(settings);
    this.#find("twin-summary").textContent = twin ? `beside it: ${twin}` : "one run, no twin beside it";
  }
}
