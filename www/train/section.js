// What is in the section of the training lab before the lab runs: its markup, its styles, and in the published page a first
// picture, which the lab draws anew.
import { fillSection } from "../ui/section.js";
import { keptOwnPoints } from "./kept.js";
import styles from "./section.css?inline";
import markup from "./section.html?raw";

/** Fills the section, once. */
export function fill() {
  fillSection("train", { markup, styles, place: keptOwnPoints() ? undefined : place });
}

/**
 * Inserts the plane in place of the message that the part is loading, and the fields around it.
 * @param {HTMLElement} section
 * @param {DocumentFragment} picture
 */
function place(section, picture) {
  const [plane, ...parts] = picture.children;
  section.querySelector(".part-state")?.replaceChildren(plane);
  for (const part of /** @type {HTMLElement[]} */ (parts)) {
    section.querySelector(`#${part.dataset.place}`)?.append(...part.childNodes);
  }
}
