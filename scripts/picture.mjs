// Makes docs/picture.png, the README's picture, from the real page: the demo after its 100 steps.
import { writeFileSync } from "node:fs";
import { By, until } from "selenium-webdriver";
import { openBrowser } from "../tests/browser/browser.js";

const { driver, url, close } = await openBrowser();
try {
  await driver.manage().window().setRect({ width: 1280, height: 980 });
  await driver.get(`${url}#train`);
  const play = driver.findElement(By.id("play"));
  await driver.wait(until.elementIsEnabled(play), 20_000);
  const speed = driver.findElement(By.css("#speed option:last-child"));
  await speed.click();
  await play.click();
  const status = driver.findElement(By.css("#train [role=status]"));
  await driver.wait(until.elementTextMatches(status, /^step 100,/), 20_000);
  await driver.executeScript("document.activeElement.blur()");
  writeFileSync("docs/picture.png", await driver.takeScreenshot(), "base64");
} finally {
  await close();
}
