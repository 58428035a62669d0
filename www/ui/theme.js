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

/** Returns whether the page is drawn for print, which is light and shows everything. */
export function onPaper() {
  return document.documentElement.hasAttribute("data-paper") || matchMedia("print").matches;
}

/** Adds a listener for changes between light and dark, including those before and after printing. @param {() => void} redraw */
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
