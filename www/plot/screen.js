// Draws marks on the screen by updating the elements that are already there.
import { attributeText } from "./mark.js";

/** @import { Mark } from "./mark.js" */

const SVG = "http://www.w3.org/2000/svg";

/** The mark that each element shows. @type {WeakMap<ChildNode, Mark>} */
const shown = new WeakMap();

/**
 * Makes marks the content of an element. A mark that is the same object as before costs nothing.
 * @param {Element} parent
 * @param {readonly (Mark | string)[]} marks
 */
export function draw(parent, marks) {
  let node = parent.firstChild;
  for (const item of marks) {
    const next = node?.nextSibling ?? null;
    const fitting = typeof item === "string" ? textNode(node, item) : element(node, item);
    if (!node) parent.append(fitting);
    else if (fitting !== node) node.replaceWith(fitting);
    node = next;
  }
  while (node) {
    const next = node.nextSibling;
    node.remove();
    node = next;
  }
}

/** @param {ChildNode | null} node @param {string} text */
function textNode(node, text) {
  if (!(node instanceof Text)) return document.createTextNode(text);
  if (node.data !== text) node.data = text;
  return node;
}

/** @param {ChildNode | null} node @param {Mark} mark @returns {ChildNode} */
function element(node, mark) {
  const before = node ? shown.get(node) : undefined;
  if (node && before === mark) return node;
  const kept = before?.name === mark.name ? before : undefined;
  const found = kept ? /** @type {Element} */ (node) : document.createElementNS(SVG, mark.name);
  for (const key in kept?.attributes) {
    if (mark.attributes[key] === undefined) found.removeAttribute(key);
  }
  for (const key in mark.attributes) {
    const value = mark.attributes[key];
    if (value !== undefined && value !== kept?.attributes[key]) found.setAttribute(key, attributeText(value));
  }
  draw(found, mark.children);
  shown.set(found, mark);
  return found;
}
