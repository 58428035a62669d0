/**
 * Makes an element with its attributes and its children.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, string | number | boolean | undefined>} [attributes] `true` sets an attribute without a value; `false` and `undefined` leave it out
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    made.setAttribute(name, value === true ? "" : String(value));
  }
  made.append(...children);
  return made;
}

/**
 * Makes a button with a text.
 * @param {string} text
 * @param {() => void} act
 * @param {Record<string, string | number | boolean | undefined>} [attributes]
 */
export function button(text, act, attributes = {}) {
  const made = element("button", { type: "button", ...attributes }, text);
  made.addEventListener("click", act);
  return made;
}

/** Returns whether an input's number meets its constraints. It checks whole numbers itself, as browsers accept 1e-320. @param {HTMLInputElement} input */
export function isRight({ validity, step, valueAsNumber }) {
  return validity.valid && (step !== "1" || Number.isInteger(valueAsNumber));
}
