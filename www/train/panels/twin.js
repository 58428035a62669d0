// A second run beside the first: the same settings from the same seeds, but for one.
import { element } from "../../ui/element.js";
import { Form } from "../settings/form.js";

/** @import { Settings } from "../settings/types.js" */
/** @import { Field } from "../settings/form.js" */
/** Which setting differs, and its value in the twin. @typedef {{ knob: string, value: unknown }} TwinState */

export class Twin {
  #fields;
  #change;
  /** @type {TwinState | undefined} */
  #state;
  #body = element("div", { class: "group-fields", hidden: true });
  #slot = element("div", {});
  #switch = element("input", { type: "checkbox", id: "twin-on", "aria-describedby": "twin-hint" });
  #knob = element("select", { id: "twin-knob", "aria-describedby": "twin-knob-hint" });
  /** @type {{ knob: string, form: Form } | undefined} */
  #form;

  /**
   * @param {HTMLElement} root
   * @param {Field[]} fields those that may differ
   * @param {(fresh: boolean) => void} change called when the twin is another, `fresh` when it comes or goes
   */
  constructor(root, fields, change) {
    this.#fields = fields;
    this.#change = change;
    this.#knob.append(...fields.map(({ id, label }) => element("option", { value: id }, label)));
    this.#body.append(
      element(
        "div",
        { class: "field" },
        element("label", { for: "twin-knob" }, "What differs"),
        this.#knob,
        element(
          "p",
          { class: "hint", id: "twin-knob-hint" },
          "All else follows the first run. Another choice starts both anew from step 0.",
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
          "The same start twice, one setting changed: what does it do? On or off, both start anew from step 0.",
        ),
      ),
      this.#body,
    );
    this.#switch.addEventListener("change", () => {
      this.#state = this.#switch.checked ? { knob: this.#knob.value, value: undefined } : undefined;
      change(true);
    });
    this.#knob.addEventListener("change", () => {
      this.#state = { knob: this.#knob.value, value: undefined };
      change(true);
    });
  }

  /** @returns {TwinState | undefined} */
  get state() {
    return this.#state;
  }

  set state(state) {
    this.#state = this.#fields.some(({ id }) => id === state?.knob) ? state : undefined;
  }

  /** Gives the twin another value of what it differs in. @param {unknown} value */
  differ(value) {
    const field = this.#field;
    if (!field) return;
    this.#state = { knob: field.id, value };
    this.#change(false);
  }

  /** These are in force for it again, at an earlier step. @param {Settings} settings @param {Settings} first of the run */
  adopt(settings, first) {
    const field = this.#field;
    const [value, before] = [settings, this.settings(first)].map((one) => one && field?.read(one));
    if (field && String(value) !== String(before)) this.#state = { knob: field.id, value };
  }

  get #field() {
    return this.#fields.find(({ id }) => id === this.#state?.knob);
  }

  /** The settings of the twin, if there is one. @param {Settings} settings @returns {Settings | undefined} */
  settings(settings) {
    if (!this.#state) return undefined;
    const { value } = this.#state;
    const twin = structuredClone(settings);
    const field = this.#field;
    // What was read by a field may be written by it.
    if (field && value !== undefined) field.write(twin, /** @type {never} */ (value));
    return twin;
  }

  /** @param {Settings} settings of the first run */
  show(settings) {
    const twin = this.settings(settings);
    this.#switch.checked = twin !== undefined;
    this.#body.hidden = !twin;
    const field = this.#field;
    if (!twin || !field) return;
    this.#knob.value = field.id;
    if (this.#form?.knob !== field.id) {
      this.#slot.replaceChildren();
      const own = { ...field, id: `twin-${field.id}`, label: `${field.label} of the twin` };
      const form = new Form(this.#slot, [own], (edit) => {
        const edited = this.settings(settings) ?? structuredClone(settings);
        edit(edited);
        this.differ(field.read(edited));
      });
      this.#form = { knob: field.id, form };
    }
    this.#form.form.show(twin);
  }

  /** What differs, in words. @param {Settings} settings */
  describe(settings) {
    const twin = this.settings(settings);
    const field = this.#field;
    if (!twin || !field) return "";
    return `${field.label.toLowerCase()} ${field.read(twin)}`;
  }
}
