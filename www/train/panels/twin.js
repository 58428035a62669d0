// The twin: a second run with the same seeds and all the same settings except one.
import { effect } from "@preact/signals-core";
import { element } from "../../ui/element.js";
import { Form } from "../settings/form.js";
import { KNOBS, knobOf, twinSettings } from "../settings/twin-settings.js";

/** @import { Settings } from "../settings/types.js" */
/** @import { TwinState } from "../settings/twin-settings.js" */
/** @import { TrainState } from "../state.js" */

export class Twin {
  #state;
  #body = element("div", { class: "group-fields", hidden: true });
  #slot = element("div", {});
  #switch = element("input", { type: "checkbox", id: "twin-on", "aria-describedby": "twin-hint" });
  #knob = element("select", { id: "twin-knob", "aria-describedby": "twin-knob-hint" });
  /** @type {{ knob: string, form: Form } | undefined} */
  #form;

  /** @param {HTMLElement} root @param {TrainState} state */
  constructor(root, state) {
    this.#state = state;
    this.#knob.append(...KNOBS.map(({ id, label }) => element("option", { value: id }, label)));
    this.#body.append(
      element(
        "div",
        { class: "field" },
        element("label", { for: "twin-knob" }, "What differs"),
        this.#knob,
        element(
          "p",
          { class: "hint", id: "twin-knob-hint" },
          "Everything else follows the first run. Another choice restarts both runs from step 0.",
        ),
      ),
      this.#slot,
    );
    root.append(
      element(
        "div",
        { class: "field" },
        element("label", { class: "check" }, this.#switch, element("span", {}, "Run a twin beside it")),
        element(
          "p",
          { class: "hint", id: "twin-hint" },
          "Trains a second run from the same start with one setting changed. Switching it on or off restarts from step 0.",
        ),
      ),
      this.#body,
    );
    const choose = () =>
      state.setTwin(this.#switch.checked ? { knob: this.#knob.value, value: undefined } : undefined, { playOn: true });
    this.#switch.addEventListener("change", choose);
    this.#knob.addEventListener("change", choose);
    effect(() => this.#show(state.settings.value, state.twin.value));
  }

  /** @param {Settings} settings @param {TwinState | undefined} twin */
  #show(settings, twin) {
    const own = twinSettings(settings, twin);
    const field = knobOf(twin);
    this.#switch.checked = own !== undefined;
    this.#body.hidden = !own;
    if (!own || !field) return;
    this.#knob.value = field.id;
    if (this.#form?.knob !== field.id) {
      this.#slot.replaceChildren();
      const control = { ...field, id: `twin-${field.id}`, label: `${field.label} of the twin` };
      const form = new Form(this.#slot, [control], (edit) => {
        const edited = structuredClone(this.#state.twinSettings.value ?? this.#state.settings.value);
        edit(edited);
        this.#state.setTwin({ knob: field.id, value: field.read(edited) });
      });
      this.#form = { knob: field.id, form };
    }
    this.#form.form.show(own);
  }
}
