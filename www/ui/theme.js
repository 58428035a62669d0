// Reads the colours of styles/tokens.css for pictures that scripts draw.

/**
 * Returns the value of a token, such as `--text`.
 * @param {Element} element
 * @param {string} name
 */
export function token(element, name) {
  return getComputedStyle(element).getPropertyValue(name).trim();
}

/** Returns whether the page is dark. */
export function isDark() {
  return matchMedia(document.querySelector("#dark")?.getAttribute("media") ?? "not all").matches;
}

/** Whether the page is drawn for print, which is light and shows all of it. */
export function onPaper() {
  return document.documentElement.hasAttribute("data-paper") || matchMedia("print").matches;
}

/** @param {() => void} redraw called when light turns to dark or back, also for paper and after it */
export function onThemeChange(redraw) {
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
  addEventListener("appearance", redraw);
  for (const type of ["beforeprint", "afterprint"]) {
    addEventListener(type, () => {
      document.documentElement.toggleAttribute("data-paper", type === "beforeprint");
      redraw();
    });
  }
}
