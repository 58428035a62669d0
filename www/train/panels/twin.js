// The twin: a second run with the same seeds and all the same settings except one.
import { effect } from "@preact/signals-core";
import { element } from "../../ui/element.js";
import { Form } from "../settings/form.js";
import { differingTwin, TWIN_FIELDS, twinField, twinSettings } from "../settings/twin-settings.js";

/** @import { Settings } from "../settings/types.js" */
/** @import { TwinState } from "../settings/twin-settings.js" */
/** @import { TrainState } from "../state.js" */

/** The setting in which a new twin differs. */
const FIRST = "training-rate";

export class Twin {
  #state;
  #body = element("div", { class: "group-fields", hidden: true });
  #slot = element("div", {});
  #switch = element("input", { type: "checkbox", id: "twin-on", "aria-describedby": "twin-hint" });
  #setting = element("select", { id: "twin-setting", "aria-describedby": "twin-setting-hint" });
  /** @type {{ setting: string, form: Form } | undefined} */
  #form;

  /** @param {HTMLElement} root @param {TrainState} state */
  constructor(root, state) {
    this.#state = state;
    this.#setting.append(...TWIN_FIELDS.map(({ id, label }) => element("option", { value: id }, label)));
    this.#setting.value = FIRST;
    this.#body.append(
      element(
        "div",
        { class: "field" },
        element("label", { for: "twin-setting" }, "What differs"),
        this.#setting,
        element(
          "p",
          { class: "hint", id: "twin-setting-hint" },
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
    const choose = () => {
      const twin = this.#switch.checked ? differingTwin(state.settings.value, this.#setting.value) : undefined;
      state.startAnew(twin ? "twin" : "alone", state.settings.value, { twin, playOn: true });
    };
    this.#switch.addEventListener("change", choose);
    this.#setting.addEventListener("change", choose);
    effect(() => this.#show(state.settings.value, state.twin.value));
  }

  /** @param {Settings} settings @param {TwinState | undefined} twin */
  #show(settings, twin) {
    const own = twinSettings(settings, twin);
    const field = twinField(twin);
    this.#switch.checked = own !== undefined;
    // A setting without an effect on the present data would make no twin.
    for (const [index, { applies }] of TWIN_FIELDS.entries()) {
      this.#setting.options[index].disabled = applies?.(settings) === false;
    }
    this.#body.hidden = !own;
    if (!own || !field) return;
    this.#setting.value = field.id;
    if (this.#form?.setting !== field.id) {
      this.#slot.replaceChildren();
      const control = { ...field, id: `twin-${field.id}`, label: `${field.label} of the twin` };
      const form = new Form(this.#slot, [control], (edit) => {
        const edited = structuredClone(this.#state.twinSettings.value ?? this.#state.settings.value);
        edit(edited);
        this.#state.setTwin({ setting: field.id, value: field.read(edited) });
      });
      this.#form = { setting: field.id, form };
    }
    this.#form.form.show(own);
  }
}
