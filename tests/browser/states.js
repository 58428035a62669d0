// The main states of the page: how each is reached. The tests look at all of them, and `make pictures` photographs them.
import { By, Key, until } from "selenium-webdriver";
import { FEATURES, flowers, KINDS } from "../common/flowers.js";
import { PATIENCE } from "./browser.js";
import { openShare } from "./share.js";

/** @import { WebDriver } from "selenium-webdriver" */
/** @typedef {{ name: string, address: string, reach: (driver: WebDriver) => Promise<void> }} State */

/** @param {WebDriver} driver @param {string} selector */
async function appears(driver, selector) {
  const element = await driver.wait(until.elementLocated(By.css(selector)), PATIENCE, `no ${selector}`);
  await driver.wait(until.elementIsVisible(element), PATIENCE, `${selector} is hidden`);
  return element;
}

/** Presses the button of a part by its name, however it is shown. @param {WebDriver} driver @param {string} part @param {string} name */
async function press(driver, part, name) {
  const find = () =>
    driver.executeScript(
      `return [...document.querySelectorAll("#" + arguments[0] + " button:enabled")].find((button) =>
         button.checkVisibility() && (button.ariaLabel ?? button.textContent).trim() === arguments[1]) ?? null`,
      part,
      name,
    );
  const button = await driver.wait(find, PATIENCE, `no button ${name} in ${part}`);
  await driver.executeScript("arguments[0].click()", button);
}

const graphReady = (/** @type {WebDriver} */ driver) =>
  driver.wait(
    () =>
      driver.executeScript(
        `return document.querySelector("#graph-frame:not([data-busy]) .value") !== null
           && document.querySelector("#lab-code-pane").dataset.run === "ended"`,
      ),
    PATIENCE,
    "the graph lab was never ready",
  );
const trainReady = (/** @type {WebDriver} */ driver) =>
  driver.wait(
    () => driver.executeScript("return document.getElementById('play')?.disabled === false"),
    PATIENCE,
    "the training lab was never ready",
  );
const learnReady = (/** @type {WebDriver} */ driver) => appears(driver, ".learn-actions button");

/** @type {State[]} */
export const STATES = [
  { name: "learn", address: "#learn", reach: async (driver) => void (await learnReady(driver)) },
  {
    name: "learn-gradients",
    address: "#learn",
    async reach(driver) {
      await learnReady(driver);
      const leaf = await appears(driver, '#learn .value[aria-label^="a:"]');
      await driver.actions().move({ origin: leaf }).press().move({ origin: leaf, x: 30 }).release().perform();
      await press(driver, "learn", "Backward");
      await appears(driver, ".card-result[data-done]");
    },
  },
  {
    name: "learn-answered",
    address: "#learn?by-hand/1",
    async reach(driver) {
      const question = await appears(driver, ".card-questions :is(button, input)");
      await driver.executeScript("arguments[0].scrollIntoView({ block: 'nearest' })", question);
      if ((await question.getTagName()) === "input" && (await question.getAttribute("type")) !== "radio") {
        await question.sendKeys("7\n");
      } else await driver.executeScript("arguments[0].click()", question);
    },
  },
  {
    name: "learn-contents",
    address: "#learn",
    async reach(driver) {
      await learnReady(driver);
      await driver.executeScript("document.querySelector('.card-contents').open = true");
    },
  },
  { name: "graph", address: "#graph", reach: async (driver) => void (await graphReady(driver)) },
  {
    name: "graph-step",
    address: "#graph",
    async reach(driver) {
      await graphReady(driver);
      for (let step = 0; step < 3; step++) await press(driver, "graph", "Next");
    },
  },
  {
    name: "graph-card",
    address: "#graph",
    async reach(driver) {
      await graphReady(driver);
      // The result is in view however large the graph is.
      const value = driver.findElement(By.css("#graph .value.root"));
      await driver.actions().move({ origin: value }).click().perform();
    },
  },
  { name: "train", address: "#train", reach: async (driver) => void (await trainReady(driver)) },
  {
    name: "train-step",
    address: "#train",
    async reach(driver) {
      await trainReady(driver);
      for (let step = 0; step < 3; step++) await press(driver, "train", "Step");
      const status = driver.findElement(By.id("train-status"));
      await driver.wait(until.elementTextMatches(status, /^step 3,/), PATIENCE);
    },
  },
  {
    name: "train-demo",
    address: "#train",
    async reach(driver) {
      await trainReady(driver);
      await driver.executeScript(
        `const speed = document.getElementById("speed");
         speed.value = "Infinity";
         speed.dispatchEvent(new Event("change", { bubbles: true }));
         document.getElementById("play").click();`,
      );
      const status = driver.findElement(By.id("train-status"));
      await driver.wait(until.elementTextMatches(status, /^step 100,/), PATIENCE);
    },
  },
  {
    // Most neurons die, so that words and marks in the diagram are red.
    name: "train-alarm",
    address: "#train",
    async reach(driver) {
      await trainReady(driver);
      await driver.executeScript(
        `document.querySelector("[data-story=dead]").click();
         const speed = document.getElementById("speed");
         speed.value = "Infinity";
         speed.dispatchEvent(new Event("change", { bubbles: true }));
         document.getElementById("play").click();`,
      );
      const status = driver.findElement(By.id("train-status"));
      await driver.wait(until.elementTextMatches(status, /^step 100,/), PATIENCE);
    },
  },
  {
    name: "train-weight",
    address: "#train",
    async reach(driver) {
      await trainReady(driver);
      await driver.executeScript("document.querySelector('#network .network-item').focus()");
      // Whether the network goes across or down, the first layer is reached.
      await driver.actions().sendKeys(Key.ARROW_DOWN, Key.ARROW_RIGHT, Key.ENTER, Key.ENTER).perform();
      const sum = await appears(driver, ".sum-bar");
      await driver.wait(until.elementTextMatches(sum, /gradient/), PATIENCE);
    },
  },
  { name: "train-refused", address: "#train?abc", reach: async (driver) => void (await trainReady(driver)) },
  {
    name: "train-table",
    address: "#train",
    async reach(driver) {
      await trainReady(driver);
      const rows = flowers(45).map((row) => [...row.slice(0, 4), KINDS[row[4]]].join(","));
      await driver.executeScript(
        `const data = new DataTransfer();
         data.items.add(new File([arguments[0]], "flowers.csv"));
         const drop = new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer: data });
         document.getElementById("train-root").dispatchEvent(drop);`,
        [[...FEATURES, "kind"].join(","), ...rows].join("\n"),
      );
      const choice = await appears(driver, "#import-features");
      await choice.sendKeys("all");
      await driver.findElement(By.id("import-use")).click();
      await appears(driver, "#plane-axes select");
      const plane = await appears(driver, "#boundary .boundary-stage");
      // The middle of the plane, by keyboard: whatever lies there is picked.
      await plane.sendKeys(Key.ENTER);
      await appears(driver, ".place-features");
      // With the focus, the plane would take the wheel.
      await driver.executeScript("document.activeElement.blur()");
    },
  },
  ...Object.entries({ "train-inside": "histograms", "train-stories": "stories", "train-settings": "settings" }).map(
    ([name, panel]) => ({
      name,
      address: "#train",
      async reach(/** @type {WebDriver} */ driver) {
        await trainReady(driver);
        // On a phone it is a tab that leads to it.
        const opener = await driver.wait(until.elementLocated(By.id(`${panel}-open`)), PATIENCE, `no ${panel}`);
        await driver.executeScript("arguments[0].click()", opener);
        await driver.wait(
          async () => (await opener.getAttribute("aria-expanded")) === "true",
          PATIENCE,
          `${panel} is open`,
        );
      },
    }),
  ),
  {
    name: "learn-moons",
    address: "#learn?the-moons/2",
    reach: async (driver) => void (await appears(driver, "#learn .learn-readout code")),
  },
  { name: "bench", address: "#bench", reach: async (driver) => void (await appears(driver, "#bench-run")) },
  {
    name: "menu",
    address: "#learn",
    async reach(driver) {
      await learnReady(driver);
      await driver.findElement(By.css(".page-menu summary")).click();
    },
  },
  {
    name: "shortcuts",
    address: "#learn",
    async reach(driver) {
      await learnReady(driver);
      await driver.findElement(By.css(".page-menu summary")).click();
      await driver.findElement(By.id("shortcuts")).click();
      await appears(driver, "dialog");
    },
  },
  ...Object.entries({
    Link: "share",
    Picture: "share-picture",
    Embed: "share-embed",
    "As code": "share-code",
    Lesson: "share-lesson",
  }).map(([tab, name]) => ({
    name,
    address: "#graph",
    async reach(/** @type {WebDriver} */ driver) {
      await graphReady(driver);
      await openShare(driver, /** @type {"Link"} */ (tab));
    },
  })),
  { name: "embed-graph", address: "?embed#graph", reach: async (driver) => void (await graphReady(driver)) },
  { name: "embed-train", address: "?embed#train", reach: async (driver) => void (await trainReady(driver)) },
];

/** The script after which a page that is left has kept nothing in the tab, though it may still be training. */
export const FORGET = "sessionStorage.clear(); Storage.prototype.setItem = () => {};";

/** Opens a state anew. @param {WebDriver} driver @param {string} url of the site @param {State} state */
export async function openState(driver, url, { address, reach }) {
  // Points of one's own that the state before has left in the tab.
  if ((await driver.getCurrentUrl()).startsWith(url)) await driver.executeScript(FORGET);
  await driver.get(`${url}blank`);
  await driver.get(url + address);
  await reach(driver);
}
