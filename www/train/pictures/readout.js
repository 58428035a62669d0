// Puts the words on a position of a picture beside it, where they do not leave the picture.

/** The distance between a position and the words beside it, in pixels. */
const GAP = 16;

/**
 * Returns where words start that stand beside a position, after it or before it, but always within the picture.
 * @param {number} at the position, in pixels
 * @param {number} size of the words
 * @param {number} room of the picture
 */
export function beside(at, size, room) {
  const start = at > room / 2 ? at - GAP - size : at + GAP;
  return Math.max(0, Math.min(start, room - size));
}

/** @param {HTMLElement} readout shown, with its words @param {HTMLElement} stage of the picture @param {number} x @param {number} y */
export function placeBeside(readout, { clientWidth, clientHeight }, x, y) {
  placeAt(readout, beside(x, readout.offsetWidth, clientWidth), beside(y, readout.offsetHeight, clientHeight));
}

/** @param {HTMLElement} element @param {number} x @param {number} y */
export function placeAt(element, x, y) {
  element.style.setProperty("--x", `${x}px`);
  element.style.setProperty("--y", `${y}px`);
}
