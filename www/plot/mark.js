// The marks of a picture as plain data: an SVG element, its attributes and its content. One description serves the
// screen (screen.js), files (file.js) and the picture that the page starts with. Colours are tokens, `var(--text)`,
// which the page resolves by itself and `markup` leaves as they are.

/** The decimals of a length: a hundredth of a pixel cannot be seen. */
const DECIMALS = 2;

/**
 * @typedef {object} Mark
 * @property {string} name
 * @property {Readonly<Record<string, string | number | undefined>>} attributes an undefined attribute is left out
 * @property {readonly (Mark | string)[]} children
 */

/**
 * Makes a mark.
 * @param {string} name of the SVG element
 * @param {Mark["attributes"]} [attributes]
 * @param {...(Mark | string | undefined | false)} children `undefined` and `false` are left out
 * @returns {Mark}
 */
export function mark(name, attributes = {}, ...children) {
  return { name, attributes, children: /** @type {(Mark | string)[]} */ (children.filter(Boolean)) };
}

/**
 * Moves marks to a place, in pixels or in percent of the surrounding element.
 * @param {number | string} x
 * @param {number | string} y
 * @param {...(Mark | undefined | false)} children
 * @returns {Mark}
 */
export function at(x, y, ...children) {
  if (typeof x === "number" && typeof y === "number") {
    return mark("g", { transform: `translate(${attributeText(x)} ${attributeText(y)})` }, ...children);
  }
  return mark("svg", { x, y, overflow: "visible" }, ...children);
}

/** Returns the text of an attribute. @param {string | number} value */
export function attributeText(value) {
  return typeof value === "number" ? String(Number(value.toFixed(DECIMALS))) : value;
}

/** Returns a mark as SVG text. @param {Mark | string} item @returns {string} */
export function markup(item) {
  if (typeof item === "string") return escaped(item);
  const { name, attributes, children } = item;
  const written = Object.entries(attributes).map(([key, value]) =>
    value === undefined ? "" : ` ${key}="${escaped(attributeText(value))}"`,
  );
  const start = `<${name}${written.join("")}`;
  return children.length === 0 ? `${start}/>` : `${start}>${children.map(markup).join("")}</${name}>`;
}

/** Escapes a text for XML. @param {string} text */
function escaped(text) {
  return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
}
