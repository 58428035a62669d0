// Makes the README's pictures from the real page: docs/learn.png, the first card when it is done, docs/graph.png, stepping
// through a neuron, and docs/train.png, the demo after its 100 steps.
import { writeFileSync } from "node:fs";
import { By, until } from "selenium-webdriver";
import { openBrowser } from "../tests/browser/browser.js";

const PATIENCE = 20_000;

const { driver, url, close } = await openBrowser();
/** Waits until nothing in the page moves any more. */
const still = () =>
  driver.executeAsyncScript(
    `const done = arguments[0];
     const look = () => {
       const moving = document.getAnimations().filter(({ effect }) => effect.getComputedTiming().iterations < 1e9);
       const { transform } = document.querySelector("#graph-svg").style;
       requestAnimationFrame(() => requestAnimationFrame(() => {
         const isStill = moving.length === 0 && transform === document.querySelector("#graph-svg").style.transform;
         isStill ? done() : look();
       }));
     };
     look();`,
  );
const save = async (name) => {
  await still();
  await driver.executeScript("document.activeElement.blur()");
  writeFileSync(`docs/${name}.png`, await driver.takeScreenshot(), "base64");
};
try {
  await driver.manage().window().setRect({ width: 1440, height: 980 });
  await driver.get(url);
  const backward = await driver.wait(until.elementLocated(By.css(".learn-actions button")), PATIENCE);
  const leaf = driver.findElement(By.css('#learn .value[aria-label^="a:"]'));
  await driver.actions().move({ origin: leaf }).press().move({ origin: leaf, x: 50 }).release().perform();
  await backward.click();
  await driver.wait(until.elementLocated(By.css(".card-result[data-done]")), PATIENCE);
  await driver.actions().move({ x: 0, y: 0 }).perform();
  await save("learn");

  await driver.get(`${url}#graph`);
  await driver.wait(until.elementLocated(By.css("#lab-editor .cm-content")), PATIENCE);
  const scrubber = driver.findElement(By.css("#lab-scrubber input[type=range]"));
  // In the middle of the backward pass.
  const instant = "arguments[0].value = Math.round(0.62 * arguments[0].max)";
  await driver.executeScript(`${instant}; arguments[0].dispatchEvent(new Event("input", { bubbles: true }))`, scrubber);
  await driver.wait(until.elementLocated(By.css("#graph-svg .current")), PATIENCE);
  await save("graph");

  await driver.get("about:blank");
  await driver.get(`${url}#train`);
  const play = driver.findElement(By.id("play"));
  await driver.wait(until.elementIsEnabled(play), PATIENCE);
  await driver.findElement(By.css("#speed option:last-child")).click();
  await play.click();
  await driver.wait(until.elementTextMatches(driver.findElement(By.id("train-status")), /^step 100,/), PATIENCE);
  await save("train");
} finally {
  await close();
}
