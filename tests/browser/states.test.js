// What holds in each of the page's main states, in light and dark, in a wide window and on a phone: axe finds nothing, and the console is silent.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { findings, IN_AXES_BROWSER } from "./axe.js";
import { openBrowser, PATIENCE, resize } from "./browser.js";
import { openState, STATES } from "./states.js";

let browser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser?.close());

/** Chooses light or dark in the page's menu. @param {string} appearance */
const choose = (appearance) =>
  browser.driver.executeScript(
    `const field = document.getElementById("appearance");
     field.value = arguments[0];
     // Colours that change by and by are looked at when they have changed.
     document.documentElement.style.setProperty("--quick", "0ms");
     field.dispatchEvent(new Event("change"));`,
    appearance,
  );

/**
 * The looks of each state, in an order in which each differs from the one before in one way; where that is the colours alone,
 * nothing else is looked at again.
 * @type {[string, number, number, boolean][]}
 */
const LOOKS = [
  ["dark", 1280, 900, false],
  ["light", 1280, 900, true],
  ["light", 390, 844, false],
  ["dark", 390, 844, true],
];
const BACKGROUNDS = { dark: "rgb(22, 23, 26)", light: "rgb(251, 250, 248)" };

for (const state of STATES) {
  test(
    `${state.name}: axe finds nothing in dark and in light, in a wide window and on a phone`,
    IN_AXES_BROWSER,
    async () => {
      const { driver, url } = browser;
      await resize(driver, LOOKS[0][1], LOOKS[0][2]);
      await openState(driver, url, state);
      for (const [appearance, width, height, colours] of LOOKS) {
        await resize(driver, width, height);
        await choose(appearance);
        const background = await driver.executeScript("return getComputedStyle(document.body).backgroundColor");
        assert.equal(background, BACKGROUNDS[appearance]);
        let found = [];
        const isFine = async () => {
          found = await findings(driver, { colours });
          return found.length === 0;
        };
        // What a new size moves has to come to rest.
        await driver.wait(isFine, PATIENCE).catch(() => assert.deepEqual(found, [], `${appearance}, ${width} px`));
      }
    },
  );
}

test("the reader's choice of light or dark is kept", async () => {
  const { driver, url } = browser;
  const background = () => driver.executeScript("return getComputedStyle(document.body).backgroundColor");
  await driver.get(url);
  await choose("dark");
  await driver.get(`${url}blank`);
  await driver.get(url);
  assert.equal(await background(), "rgb(22, 23, 26)");
  assert.equal(await driver.executeScript("return document.getElementById('appearance').value"), "dark");
  await choose("");
  assert.equal(await driver.executeScript("return localStorage.getItem('micrograd-playground.appearance')"), null);
});

test("nothing was reported as an error", () => {
  assert.deepEqual(browser.errors, []);
});
