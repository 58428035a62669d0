// Makes a control with its label.
import { element } from "../../ui/element.js";

let fields = 0;

/**
 * Puts a label before a control.
 * @template {HTMLElement} Control
 * @param {string} label
 * @param {Control} input
 */
export function field(label, input) {
  input.id = `lesson-field-${++fields}`;
  return { input, root: element("div", { class: "field" }, element("label", { for: input.id }, label), input) };
}
