// Fills the section of a part. Its markup and styles come with the part, as most visitors begin in another one. In the
// published page a first picture is in the markup: see scripts/site/page.mjs.

/**
 * What is in a section before its part runs.
 * @typedef {object} Contents
 * @property {string} markup
 * @property {string} styles
 * @property {(section: HTMLElement, picture: DocumentFragment) => void} [place] inserts the first picture, unless the part
 *   begins with something else
 */

/**
 * Fills a section, once.
 * @param {string} name of the part
 * @param {Contents} contents
 * @returns {boolean} whether it was empty
 */
export function fillSection(name, { markup, styles, place }) {
  const section = /** @type {HTMLElement} */ (document.getElementById(name));
  if ("filled" in section.dataset) return false;
  section.dataset.filled = "";
  addStyles(styles);
  // The message that the part is loading has its own place in the markup.
  section.querySelector(".part-state")?.remove();
  section.insertAdjacentHTML("beforeend", markup);
  const template = section.querySelector("template");
  template?.remove();
  const isShown = section.getClientRects().length > 0;
  if (!template || !place || !isShown || location.hash.includes("?")) return true;
  place(section, template.content);
  tellPicture(name);
  return true;
}

/** Adds styles to the page, after all others. @param {string} styles */
export function addStyles(styles) {
  const style = document.createElement("style");
  style.textContent = styles;
  document.head.append(style);
}

/** Marks the time at which the first picture is painted, when the frame after the next begins, for benches/page.mjs. @param {string} name */
export function tellPicture(name) {
  requestAnimationFrame(() => requestAnimationFrame(() => performance.mark(`${name}: first picture`)));
}
