// The colours of styles/tokens.css, for what is drawn by script.

/**
 * The value of a token, such as `--text`.
 * @param {Element} element
 * @param {string} name
 */
export function token(element, name) {
  return getComputedStyle(element).getPropertyValue(name).trim();
}

/** @param {() => void} redraw called when light turns to dark or back */
export function onThemeChange(redraw) {
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
}
