// Makes the page light or dark, as the system prefers unless the reader chose one of the two.

const KEY = "micrograd-playground.appearance";

/** @typedef {"" | "light" | "dark"} Appearance "" follows the system */

/** The media queries of the light and the dark style sheets. @type {Record<Appearance, { light: string, dark: string }>} */
const MEDIA = {
  "": { light: "(prefers-color-scheme: light)", dark: "(prefers-color-scheme: dark)" },
  light: { light: "all", dark: "not all" },
  dark: { light: "not all", dark: "all" },
};

/** @returns {Appearance} */
export function keptAppearance() {
  try {
    const kept = localStorage.getItem(KEY);
    return kept === "light" || kept === "dark" ? kept : "";
  } catch {
    // Without storage the page follows the system.
    return "";
  }
}

/** @param {Appearance} appearance */
export function keepAppearance(appearance) {
  try {
    if (appearance) localStorage.setItem(KEY, appearance);
    else localStorage.removeItem(KEY);
  } catch {
    // Without storage the choice lasts until the page is closed.
  }
}

/** Shows the page in an appearance. @param {Appearance} appearance */
export function apply(appearance) {
  const { light, dark } = MEDIA[appearance];
  /** @type {HTMLLinkElement | HTMLStyleElement | null} */ (document.querySelector("#dark"))?.setAttribute(
    "media",
    dark,
  );
  for (const meta of document.querySelectorAll('meta[name="theme-color"]')) {
    meta.setAttribute("media", meta.hasAttribute("data-dark") ? dark : light);
  }
  document.documentElement.style.colorScheme = appearance;
  dispatchEvent(new Event("appearance"));
}
