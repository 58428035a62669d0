// A form made from descriptions of its fields: each has a label above its control, a hint below it, and any error
// beside it. The form reads settings and edits a copy of them; it does not know what they mean.
import { element, isRight } from "../../ui/element.js";

/** @import { Settings } from "./types.js" */

/**
 * The properties that every control has.
 * @typedef {object} Common
 * @property {string} id
 * @property {string} label
 * @property {string} hint
 * @property {(settings: Settings) => boolean} [applies] otherwise it is hidden; absent: always
 */
/**
 * A number. One that shows its effect while it is typed is `live`; others wait for Enter.
 * @typedef {Common & { kind: "number", range: number[], step: number | "any", live?: boolean, besideZero?: number, zero?: string, slider?: { range: number[], step: number },
 *   read: (settings: Settings) => number, write: (settings: Settings, value: number) => void }} NumberField
 * A choice of one option. If the settings may hold several at once, which reads as "", `mixed` says so.
 * @typedef {Common & { kind: "choice", options: [value: string, text: string][], mixed?: string,
 *   read: (settings: Settings) => string, write: (settings: Settings, value: string) => void }} ChoiceField
 * @typedef {Common & { kind: "several", options: [value: string, text: string][],
 *   read: (settings: Settings) => string[], write: (settings: Settings, value: string[]) => void }} SeveralField
 * @typedef {NumberField | ChoiceField | SeveralField} Field
 * @typedef {(edit: (settings: Settings) => void) => void} Apply
 */

export class Form {
  /** @type {{ field: Field, box: HTMLElement, show: (settings: Settings) => void }[]} */
  #rows = [];

  /**
   * @param {HTMLElement} root
   * @param {Field[]} fields
   * @param {Apply} apply called with an edit of the settings
   */
  constructor(root, fields, apply) {
    for (const field of fields) {
      const row = field.kind === "several" ? several(field, apply) : single(field, apply);
      this.#rows.push({ field, ...row });
      root.append(row.box);
    }
  }

  /** @param {Settings} settings */
  show(settings) {
    for (const { field, box, show } of this.#rows) {
      box.hidden = field.applies?.(settings) === false;
      show(settings);
    }
  }
}

/** @param {NumberField | ChoiceField} field @param {Apply} apply */
function single(field, apply) {
  const hint = element("p", { class: "hint", id: `${field.id}-hint` }, field.hint);
  const { control, error, show } = field.kind === "number" ? number(field, apply) : choice(field, apply);
  const slider = field.kind === "number" && field.slider ? sliderOf(field, field.slider, control) : undefined;
  const box = element(
    "div",
    { class: "field" },
    element("label", { for: field.id }, field.label),
    control,
    ...(slider ? [slider] : []),
    element("div", { class: "field-words" }, ...(error ? [error] : []), hint),
  );
  if (!slider) return { box, show };
  /** @param {Settings} settings */
  const showBoth = (settings) => {
    show(settings);
    slider.value = control.value;
  };
  return { box, show: showBoth };
}

/**
 * Makes a slider that writes into the field beside it.
 * @param {NumberField} field
 * @param {{ range: number[], step: number }} slider
 * @param {HTMLElement & { value: string }} control
 */
function sliderOf({ id, label }, { range: [min, max], step }, control) {
  const slider = element("input", { type: "range", id: `${id}-slider`, min, max, step, "aria-label": label });
  slider.addEventListener("input", () => {
    control.value = slider.value;
    control.dispatchEvent(new Event("change"));
  });
  return slider;
}

/** @param {NumberField} field @param {Apply} apply */
function number(field, apply) {
  const [min, max] = field.range;
  const control = element("input", {
    id: field.id,
    type: "number",
    inputmode: field.step === "any" || field.step < 1 ? "decimal" : "numeric",
    min,
    max,
    step: field.step,
    required: field.zero === undefined,
    placeholder: field.zero,
    autocomplete: "off",
    "aria-describedby": `${field.id}-error ${field.id}-hint`,
  });
  const error = element("p", { class: "field-error", id: `${field.id}-error`, role: "alert" });
  const textOf = (/** @type {number} */ value) => (value === 0 && field.zero !== undefined ? "" : String(value));
  /** Whether the field is empty, and that means 0. */
  const isZero = () => field.zero !== undefined && control.value === "" && !control.validity.badInput;
  const isFine = () => isZero() || isRight(control);
  let inForce = 0;
  /** The number before the user typed, which a wrong input is reset to. */
  let settled = 0;
  /** @param {number} value */
  const take = (value) => {
    if (value === inForce) return;
    inForce = value;
    apply((settings) => field.write(settings, inForce));
  };
  const accept = () => {
    const right = isFine();
    control.setAttribute("aria-invalid", String(!right));
    take(right ? (isZero() ? 0 : control.valueAsNumber) : settled);
    error.textContent = right ? "" : `${expected(field)} It stays ${textOf(settled) || field.zero}.`;
  };
  const giveUp = () => {
    take(settled);
    control.value = textOf(settled);
    control.setAttribute("aria-invalid", "false");
  };
  control.addEventListener("focus", () => {
    settled = inForce;
  });
  control.addEventListener("change", () => {
    accept();
    settled = inForce;
  });
  if (field.live) control.addEventListener("input", accept);
  // A wrong value stays in the field so that it can be corrected.
  control.addEventListener("blur", () => isFine() || giveUp());
  control.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape") return;
    giveUp();
    error.textContent = "";
  });
  /** @param {Settings} settings */
  const show = (settings) => {
    const value = field.read(settings);
    // A field that is being edited keeps its text.
    if (value === inForce && control.value !== "") return;
    inForce = settled = value;
    control.value = textOf(value);
    control.setAttribute("aria-invalid", "false");
    error.textContent = "";
  };
  return { control, error, show };
}

/** Returns what a number must be, in words. @param {Pick<NumberField, "range" | "step">} field */
export function expected({ range: [low, high], step }) {
  const kind = step === "any" ? "A number" : step === 1 ? "A whole number" : `A multiple of ${step}`;
  return `${kind} from ${low.toLocaleString("en")} to ${high.toLocaleString("en")} is expected.`;
}

/** @param {ChoiceField} field @param {Apply} apply */
function choice(field, apply) {
  const options = field.options.map(([value, text]) => element("option", { value }, text));
  if (field.mixed) options.push(element("option", { value: "", hidden: true, disabled: true }, field.mixed));
  const control = element("select", { id: field.id, "aria-describedby": `${field.id}-hint` }, ...options);
  control.addEventListener("change", () => apply((settings) => field.write(settings, control.value)));
  /** @param {Settings} settings */
  const show = (settings) => {
    control.value = field.read(settings);
  };
  return { control, error: undefined, show };
}

/** Makes checkboxes of which at least one stays checked. @param {SeveralField} field @param {Apply} apply */
function several(field, apply) {
  const boxes = field.options.map(([value]) => element("input", { type: "checkbox", value }));
  const error = element("p", { class: "field-error", id: `${field.id}-error`, role: "alert" });
  const box = element(
    "fieldset",
    { class: "field several", id: field.id, "aria-describedby": `${field.id}-error ${field.id}-hint` },
    element("legend", {}, field.label),
    element(
      "div",
      { class: "checks" },
      ...field.options.map(([, text], index) => element("label", {}, boxes[index], element("span", {}, text))),
    ),
    element(
      "div",
      { class: "field-words" },
      error,
      element("p", { class: "hint", id: `${field.id}-hint` }, field.hint),
    ),
  );
  box.addEventListener("change", (event) => {
    const target = /** @type {HTMLInputElement} */ (event.target);
    const chosen = boxes.filter(({ checked }) => checked).map(({ value }) => value);
    error.textContent = chosen.length ? "" : "At least one is required. The last one stays.";
    if (chosen.length > 0) apply((settings) => field.write(settings, chosen));
    else target.checked = true;
  });
  /** @param {Settings} settings */
  const show = (settings) => {
    const chosen = field.read(settings);
    for (const control of boxes) control.checked = chosen.includes(control.value);
  };
  return { box, show };
}
