// The panels beside the picture: stories, all other settings, and the pictures of what happens inside the network. In
// narrow windows they are one of the sheets under the picture.
import { effect, signal } from "@preact/signals-core";
import { button, element } from "../../ui/element.js";
import { PICTURES } from "../pictures/index.js";
import { ELSEWHERE, sheetOf } from "../view-state.js";

/** @import { PictureElements, Panel } from "../pictures/pictures.js" */
/** @import { Sheet, TrainState } from "../state.js" */

/** The windows that have room for the panels beside the pictures, as in styles/train-narrow.css. */
const WIDE = "(width >= 1000px)";
/** Those whose bar is one row, as in styles/train-bar.css. */
const ONE_ROW = "(width >= 1240px)";
/** The sheets under the picture. @type {[Sheet, string][]} */
const SHEETS = [
  ["network", "Network"],
  ["data", "Data"],
  ["settings", "Settings"],
  ["stories", "Stories"],
  ["inside", "Inside"],
];
/** The panel that the sheet shows first. */
const FIRST = "hidden";

/** Returns the name of the panel that a sheet shows, "" for none, after this one was chosen. @param {Sheet} sheet @param {string} panel */
function panelOn(sheet, panel) {
  if (sheet === "network" || sheet === "data") return "";
  if (panel && sheetOf(panel) === sheet) return panel;
  return sheet === "inside" ? FIRST : sheet;
}

/** Returns whether the window is as the query says, now and later. @param {string} query */
function signalOf(query) {
  const media = matchMedia(query);
  const matches = signal(media.matches);
  media.addEventListener("change", () => {
    matches.value = media.matches;
  });
  return matches;
}

export class Inside {
  #root;
  #panels;
  #tabs;
  #sheetTabs;
  /** The button that opened the panel; it gets the focus back. @type {HTMLElement | undefined} */
  #opener;

  /** @param {HTMLElement} root */
  constructor(root) {
    this.#root = root;
    const find = (/** @type {string} */ id) => /** @type {HTMLElement} */ (root.querySelector(`#${id}`));
    this.#panels = find("inside-panels");
    // The panels must scroll by keyboard as well.
    this.#panels.tabIndex = 0;
    this.#tabs = find("inside-tabs");
    this.#sheetTabs = find("sheet-tabs");
  }

  /** Returns the element of each picture: the one that the page has for it, or a panel of its own. @param {HTMLElement} root @returns {PictureElements} */
  elementsOfPictures(root) {
    const last = this.#panels.querySelector("#twin-panel");
    const entries = Object.entries(PICTURES).map(([name, View]) => {
      const found = /** @type {HTMLElement | null} */ (root.querySelector(`#${name}`));
      if (found) return [name, found];
      const place = element("div", { id: name });
      const { title, hint } = /** @type {{ panel: Panel }} */ (/** @type {unknown} */ (View)).panel;
      const panel = element(
        "div",
        { "data-panel": name, "data-title": title, hidden: true },
        element("p", { class: "hint" }, hint),
        place,
      );
      this.#panels.insertBefore(panel, last);
      return [name, place];
    });
    return Object.fromEntries(entries);
  }

  /** @param {TrainState} state @param {Record<string, () => void>} opened called when a panel opens, by its name */
  follow(state, opened) {
    const root = this.#root;
    const panels = /** @type {HTMLElement[]} */ ([...this.#panels.children]);
    const find = (/** @type {string} */ id) => /** @type {HTMLElement} */ (root.querySelector(`#${id}`));
    const isWide = signalOf(WIDE);
    const isOneRow = signalOf(ONE_ROW);
    const openers = this.#openers(panels);
    for (const opener of openers) {
      const name = /** @type {string} */ (opener.dataset.opens);
      opener.addEventListener("click", () => {
        this.#opener = opener;
        if (isWide.value) state.panel.value = state.panel.value === name ? "" : name;
        else state.openPanel(name);
      });
    }
    const close = () => {
      state.panel.value = "";
      this.#opener?.focus();
    };
    find("inside-close").addEventListener("click", close);
    find("inside").addEventListener("keydown", (event) => {
      // In a field, Escape takes back what was typed.
      const isField = event.target instanceof Element && event.target.closest("input, select, textarea");
      if (event.key === "Escape" && isWide.value && !isField) close();
    });
    const tabs = this.#makeSheets(state);
    // The main settings are in the bar, or, where it has no room for them, the first of all settings. A frame has no sheets.
    // In one row they stand before the buttons beside them, in two below these: Tab goes the same way.
    const fields = find("bar-fields");
    const buttons = find("bar-more");
    effect(() => {
      if (isOneRow.value) buttons.before(fields);
      else if (isWide.value || "embed" in document.documentElement.dataset) buttons.after(fields);
      else find("settings").prepend(fields);
    });
    effect(() => {
      const [panel, sheet] = [state.panel.value, state.sheet.value];
      const shown = isWide.value ? panel : panelOn(sheet, panel);
      root.dataset.sheet = sheet;
      root.toggleAttribute("data-inside", shown !== "");
      for (const place of panels) {
        place.hidden = place.dataset.panel !== shown;
        if (!place.hidden) find("inside-title").textContent = place.dataset.title ?? "";
      }
      for (const opener of openers) {
        opener.setAttribute("aria-expanded", String(opener.dataset.opens === shown));
        // On a phone the row of buttons is wider than the screen.
        if (opener.dataset.opens === shown) opener.scrollIntoView({ block: "nearest", inline: "nearest" });
      }
      for (const [index, [name]] of SHEETS.entries()) {
        tabs[index].setAttribute("aria-selected", String(name === sheet));
        tabs[index].tabIndex = name === sheet ? 0 : -1;
      }
      opened[shown]?.();
    });
  }

  /** Returns the buttons that open a panel, each of which names it. @param {HTMLElement[]} panels */
  #openers(panels) {
    for (const { dataset } of panels) {
      const { panel = "", title = "" } = dataset;
      if (ELSEWHERE.includes(panel)) continue;
      this.#tabs.append(
        button(title, () => {}, { id: `${panel}-open`, "aria-expanded": false, "aria-controls": "inside" }),
      );
    }
    return panels.flatMap(({ dataset: { panel } }) => {
      const opener = /** @type {HTMLElement | null} */ (this.#root.querySelector(`#${panel}-open`));
      if (opener) opener.dataset.opens = panel;
      return opener ?? [];
    });
  }

  /** @param {TrainState} state */
  #makeSheets(state) {
    const tabs = SHEETS.map(([name, title]) => {
      const controls = name === "network" || name === "data" ? `train-${name}` : "inside";
      return button(title, () => show(name), { role: "tab", id: `sheet-${name}`, "aria-controls": controls });
    });
    /** @param {Sheet} name */
    const show = (name) => {
      state.sheet.value = name;
      if (name === "settings") state.panel.value = "settings";
    };
    this.#sheetTabs.append(...tabs);
    this.#sheetTabs.addEventListener("keydown", ({ key }) => {
      const by = { ArrowLeft: -1, ArrowRight: 1 }[key];
      if (!by) return;
      const at = SHEETS.findIndex(([name]) => name === state.sheet.value);
      const next = (at + by + SHEETS.length) % SHEETS.length;
      show(SHEETS[next][0]);
      tabs[next].focus();
    });
    return tabs;
  }
}
