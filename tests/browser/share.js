// The Share dialog in a browser.
import { By, until } from "selenium-webdriver";

const PATIENCE = 20_000;

/**
 * Opens the dialog at one of its tabs.
 * @param {import("selenium-webdriver").WebDriver} driver
 * @param {"Link" | "Picture" | "Embed" | "As code" | "Lesson"} [tab]
 */
export async function openShare(driver, tab = "Link") {
  await driver.findElement(By.id("share")).click();
  const path = By.xpath(`//*[@id="share-dialog"]//button[@role="tab"][normalize-space()="${tab}"]`);
  await driver.wait(until.elementLocated(path), PATIENCE, `no tab ${tab}`);
  await driver.findElement(path).click();
}

/** Opens the dialog and returns the HTML of a plain frame. @param {import("selenium-webdriver").WebDriver} driver */
export async function frameHtml(driver) {
  await openShare(driver, "Embed");
  await driver.executeScript("document.querySelector('#share-dialog [value=frame]').click()");
  const written = () => driver.executeScript("return /<iframe/.test(document.getElementById('share-html').value)");
  await driver.wait(written, PATIENCE, "no HTML");
  return driver.executeScript("return document.getElementById('share-html').value");
}

/** @param {import("selenium-webdriver").WebDriver} driver */
export async function closeShare(driver) {
  await driver.executeScript("document.getElementById('share-dialog')?.close()");
}

/**
 * Returns the link that the dialog copies, and leaves the page with it in the address bar.
 * @param {import("selenium-webdriver").WebDriver} driver
 * @param {Record<string, boolean>} [wanted] what is to be in the link, by the names of the choices
 * @returns {Promise<string>}
 */
export async function copiedLink(driver, wanted = {}) {
  await openShare(driver);
  await driver.executeScript(
    `window.copied = "";
     navigator.clipboard.writeText = async (text) => { window.copied = text; };
     for (const [name, isWanted] of Object.entries(arguments[0])) {
       const box = document.getElementById("share-" + name);
       if (box && box.checked !== isWanted) box.click();
     }
     document.getElementById("share-copy").click();`,
    wanted,
  );
  const link = await driver.wait(() => driver.executeScript("return window.copied"), PATIENCE, "no link is copied");
  await closeShare(driver);
  return link;
}
