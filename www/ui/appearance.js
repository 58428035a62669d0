// Light or dark: as the system says, unless the reader chose one of the two.

const KEY = "micrograd-playground.appearance";

/** @typedef {"" | "light" | "dark"} Appearance "": as the system */

/** The media in which a sheet of the light and of the dark counts. @type {Record<Appearance, { light: string, dark: string }>} */
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
    // Where nothing can be kept it is the system's.
    return "";
  }
}

/** @param {Appearance} appearance */
export function keepAppearance(appearance) {
  try {
    if (appearance) localStorage.setItem(KEY, appearance);
    else localStorage.removeItem(KEY);
  } catch {
    // It counts until the page is closed.
  }
}

/** Shows the page so. @param {Appearance} appearance */
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
