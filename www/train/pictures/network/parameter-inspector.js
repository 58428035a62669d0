// Shows the selected parameter under the diagram: its gradient, a field to change it, and a button to freeze it.
import { button, element } from "../../../ui/element.js";
import { atMost, decimals, signed, significant } from "../../../ui/numbers.js";
import { expected } from "../../settings/form.js";
import { PARAMETER } from "../../settings/model-settings.js";

export class NetworkInspector {
  #name = element("span");
  #field = element("input", {
    type: "number",
    step: "any",
    min: PARAMETER[0],
    max: PARAMETER[1],
    required: true,
    autocomplete: "off",
    "aria-describedby": "weight-error",
  });
  #label = element("label", {}, this.#name, this.#field);
  #error = element("p", { class: "field-error", id: "weight-error", role: "alert" });
  #words = element("p", { class: "hint" });
  #freeze;
  #none = element(
    "p",
    { class: "hint" },
    "Select a weight (a line) or a bias (a dot at a corner) to see whose error moves it; drag it up or down to change it.",
  );
  #edit;
  #parameter = -1;
  /** The text of the field while the user is not typing. */
  #text = "";

  /**
   * @param {HTMLElement} root
   * @param {(parameter: number, value: number) => void} edit
   * @param {(parameter: number) => void} freeze called to freeze a parameter, or to let it be trained again
   */
  constructor(root, edit, freeze) {
    this.#edit = edit;
    this.#freeze = button("Freeze", () => freeze(this.#parameter), {
      id: "weight-freeze",
      title: "Training leaves a frozen weight or bias as it is. Key: F",
    });
    const shown = [this.#none, this.#label, this.#freeze, this.#error, this.#words];
    root.append(element("div", { class: "network-inspector" }, ...shown));
    this.#field.addEventListener("change", () => this.#accept());
    this.#field.addEventListener("input", () => this.#complain(""));
    this.#field.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      this.#restore();
      this.#complain("");
    });
    // The error stays, since the value returns to the former one by itself.
    this.#field.addEventListener("blur", () => this.#restore());
    this.show(-1, "", 0, 0, false);
  }

  #accept() {
    const { validity, valueAsNumber } = this.#field;
    if (!validity.valid) {
      this.#field.setAttribute("aria-invalid", "true");
      return this.#complain(`${expected({ range: PARAMETER, step: "any" })} It stays ${this.#text || "as it was"}.`);
    }
    this.#complain("");
    this.#text = this.#field.value;
    this.#edit(this.#parameter, valueAsNumber);
  }

  /** @param {string} text "" when nothing is wrong */
  #complain(text) {
    this.#error.textContent = text;
    if (!text) this.#field.setAttribute("aria-invalid", "false");
  }

  #restore() {
    this.#field.value = this.#text;
    this.#field.setAttribute("aria-invalid", "false");
  }

  /** @param {number} parameter -1 for none @param {string} name @param {number} value @param {number} gradient @param {boolean} isFrozen */
  show(parameter, name, value, gradient, isFrozen) {
    const none = parameter < 0;
    this.#freeze.hidden = none;
    this.#freeze.textContent = isFrozen ? "Unfreeze" : "Freeze";
    this.#none.hidden = !none;
    this.#label.hidden = none;
    this.#words.hidden = none;
    const other = parameter !== this.#parameter;
    this.#parameter = parameter;
    if (other) this.#complain("");
    if (none) return;
    this.#name.textContent = name[0].toUpperCase() + name.slice(1);
    // A number field accepts finite numbers only.
    const text = Number.isFinite(value) ? fieldText(value) : "";
    const typing = document.activeElement === this.#field;
    if (text !== this.#text && !typing) this.#complain("");
    this.#text = text;
    // A field that is being edited keeps its text.
    if (other || !typing) this.#restore();
    this.#field.title = String(value);
    this.#words.replaceChildren(
      "gradient ",
      element("i", { class: "gradient" }, signed(gradient)),
      isFrozen ? ": frozen, so training leaves it as it is" : gradientWords(gradient),
    );
    this.#words.title = decimals(gradient) === "0.0000" ? "" : String(gradient);
  }
}

/** Formats a number with six decimals, or with six digits if it is too large for that. @param {number} value */
function fieldText(value) {
  return Math.abs(value) < PARAMETER[1] ? atMost(value, 6) : significant(value, 6);
}

/** Returns what a gradient says of its parameter. @param {number} gradient */
function gradientWords(gradient) {
  if (Number.isNaN(gradient)) return ": it shows no way to go";
  if (gradient === 0) return ": nothing moves it now";
  return `: a little more of it makes the loss ${gradient > 0 ? "larger" : "smaller"}`;
}
