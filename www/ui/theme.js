// The colours of styles/tokens.css, for what is drawn by script.

/**
 * The value of a token, such as `--text`.
 * @param {Element} element
 * @param {string} name
 */
export function token(element, name) {
  return getComputedStyle(element).getPropertyValue(name).trim();
}

/** Whether the page is drawn for paper: light, and all of it, as everything is in sight there. */
export function onPaper() {
  return document.documentElement.hasAttribute("data-paper") || matchMedia("print").matches;
}

/** @param {() => void} redraw called when light turns to dark or back, also for paper and after it */
export function onThemeChange(redraw) {
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
  for (const type of ["beforeprint", "afterprint"]) {
    addEventListener(type, () => {
      document.documentElement.toggleAttribute("data-paper", type === "beforeprint");
      redraw();
    });
  }
}
