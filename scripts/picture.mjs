// Makes the README's pictures from the real page: docs/graph.png, stepping through the sneak peek, and docs/train.png, the
// demo after its 100 steps.
import { writeFileSync } from "node:fs";
import { By, until } from "selenium-webdriver";
import { openBrowser } from "../tests/browser/browser.js";

const PATIENCE = 20_000;

const { driver, url, close } = await openBrowser();
const save = async (name) => {
  await driver.executeScript("document.activeElement.blur()");
  writeFileSync(`docs/${name}.png`, await driver.takeScreenshot(), "base64");
};
try {
  await driver.manage().window().setRect({ width: 1440, height: 980 });
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
