// Makes elements of drawings that are buttons or are drawn once, which is simpler than a picture of marks.
const SVG = "http://www.w3.org/2000/svg";

/**
 * @template {keyof SVGElementTagNameMap} Name
 * @param {Name} name
 * @param {Record<string, string | number>} attributes
 * @param {...(Element | string)} children
 * @returns {SVGElementTagNameMap[Name]}
 */
export function svgElement(name, attributes, ...children) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  made.append(...children);
  return made;
}

/** Calls back when a part of a drawing is pressed: by a click, or by Enter or Space in focus. @param {Element} part @param {() => void} act */
export function onPress(part, act) {
  part.addEventListener("click", act);
  part.addEventListener("keydown", (event) => {
    const { key } = /** @type {KeyboardEvent} */ (event);
    if (key !== "Enter" && key !== " ") return;
    event.preventDefault();
    act();
  });
}

/** Calls back when a part of a drawing is pointed at or in focus, and with `false` when it no longer is. @param {Element} part @param {(is: boolean) => void} act */
export function onPoint(part, act) {
  for (const type of ["pointerenter", "focus"]) part.addEventListener(type, () => act(true));
  for (const type of ["pointerleave", "blur"]) part.addEventListener(type, () => act(false));
}
