// Readers who ask their system for less: for the colours of their own choice, and for nothing that moves. Chromium alone can
// be told that they do.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { By, until } from "selenium-webdriver";
import { hashOf } from "../../www/graph/editor/link.js";
import { BROWSER, openBrowser, PATIENCE } from "./browser.js";
import { inspect, movements } from "./floor.js";
import { openState, STATES } from "./states.js";

/** How a mark is taken from an element that has it, to see what it looks like without. */
const MARKS = {
  "[aria-current]": "element.removeAttribute('aria-current')",
  "[aria-pressed='true']": "element.ariaPressed = 'false'",
  "[aria-selected='true']": "element.ariaSelected = 'false'",
  "button[aria-expanded='true']": "element.ariaExpanded = 'false'",
  ":checked:not(option)": "element.checked = false",
  ".cm-line.code-lit": "element.classList.remove('code-lit')",
};
const FOCUSABLE = "a[href], summary, [tabindex='0'], :is(button, input, select, textarea):enabled";

let browser;
before(async () => {
  if (BROWSER !== "chromium") return;
  browser = await openBrowser();
  const features = { "forced-colors": "active", "prefers-color-scheme": "dark", "prefers-reduced-motion": "reduce" };
  await browser.driver.sendDevToolsCommand("Emulation.setEmulatedMedia", {
    features: Object.entries(features).map(([name, value]) => ({ name, value })),
  });
});
after(() => browser?.close());

/** The elements in view that a selector finds, one of each kind, with a name for the kind. */
const kinds = (selector) =>
  browser.driver.executeScript(
    `const found = new Map();
     for (const element of document.querySelectorAll(arguments[0])) {
       const box = element.labels?.[0] ?? element;
       if (!box.checkVisibility({ visibilityProperty: true }) || element.closest("[inert], svg .group")) continue;
       if (document.querySelector("dialog:modal") && !element.closest("dialog")) continue;
       const { left, top, right, bottom, width } = box.getBoundingClientRect();
       if (width < 2 || left < 0 || top < 0 || right > innerWidth || bottom > innerHeight) continue;
       const kind = [element.localName, element.type, element.getAttribute("class"), element.parentElement.getAttribute("class")];
       found.set(kind.join(), element);
     }
     return [...found];`,
    selector,
  );

/** The page as it was last seen, and as it last stood still. */
let [last, rest] = ["", ""];

/** Looks at the page. Chromium need not make its picture small. */
async function look() {
  const { data } = await browser.driver.sendAndGetDevToolsCommand("Page.captureScreenshot", { optimizeForSpeed: true });
  last = data;
  return last;
}

/** Returns what is seen once the page stands still, which the same look twice shows: a mark before may take some frames to go. */
async function stillLook() {
  const isStill = async () => {
    const before = [last, rest];
    return before.includes(await look());
  };
  await browser.driver.wait(isStill, PATIENCE, "the page never stands still");
  rest = last;
  return rest;
}

/** Returns whether the page comes to look otherwise than it did. @param {string} before */
const changes = (before) =>
  browser.driver
    .wait(async () => (await look()) !== before, PATIENCE)
    .then(
      () => true,
      () => false,
    );

const isTold = BROWSER === "chromium" ? {} : { skip: "no driver of this browser sets media" };
const seen = new Set();

for (const state of STATES) {
  test(`${state.name}: marks and focus show in forced colours, and nothing moves`, isTold, async () => {
    const { driver, url } = browser;
    await openState(driver, url, state);
    assert.deepEqual(await inspect(driver, movements), []);
    // The caret is no sign of focus.
    await driver.executeScript(
      `const sheet = new CSSStyleSheet();
       sheet.replaceSync("* { caret-color: transparent !important }");
       document.adoptedStyleSheets.push(sheet);
       document.activeElement.blur()`,
    );
    const same = [];
    for (const [selector, unmark] of Object.entries(MARKS)) {
      for (const [kind, element] of await kinds(selector)) {
        if (seen.has(selector + kind)) continue;
        seen.add(selector + kind);
        await driver.executeScript("arguments[0].scrollIntoView({ block: 'nearest' })", element);
        const marked = await stillLook();
        await driver.executeScript(`const element = arguments[0]; ${unmark}`, element);
        if (!(await changes(marked))) same.push(`${selector} of ${kind}`);
      }
    }
    // As by keyboard.
    await driver.actions().sendKeys("\uE008").perform();
    for (const [kind, element] of await kinds(FOCUSABLE)) {
      if (seen.has(kind)) continue;
      seen.add(kind);
      await driver.executeScript("arguments[0].scrollIntoView({ block: 'nearest' })", element);
      const before = await stillLook();
      await driver.executeScript("arguments[0].focus({ preventScroll: true })", element);
      if (!(await changes(before))) same.push(`focus of ${kind}`);
      await driver.executeScript("document.activeElement.blur()");
    }
    assert.deepEqual(same, []);
  });
}

test("the line that failed is marked in forced colours, in which no background is", isTold, async () => {
  const { driver, url } = browser;
  await driver.get("about:blank");
  await driver.get(url + (await hashOf({ preset: "neuron", code: "a = Value(2.0)\nb = a * missing" })));
  const line = await driver.wait(until.elementLocated(By.css(".cm-line.code-error-line")), PATIENCE, "no line fails");
  const [failed, other] = await driver.executeScript(
    `return [arguments[0], arguments[0].previousElementSibling].map((line) => getComputedStyle(line).outlineStyle)`,
    line,
  );
  assert.equal(other, "none");
  assert.notEqual(failed, "none");
});
