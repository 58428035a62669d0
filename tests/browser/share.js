// The Share dialog in a browser.
import { By, until } from "selenium-webdriver";
import { PATIENCE } from "./browser.js";

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

/**
 * Chooses a file in the dialog, as a model or as weights, and returns what the dialog then says in view of the field: "" once
 * it has closed, as the file is open.
 * @param {import("selenium-webdriver").WebDriver} driver
 * @param {string} name
 * @param {string} text
 * @returns {Promise<string>}
 */
export async function openModel(driver, name, text) {
  await openShare(driver, "As code");
  await driver.executeScript(
    `const transfer = new DataTransfer();
     transfer.items.add(new File([arguments[1]], arguments[0]));
     const input = document.getElementById("share-open");
     input.files = transfer.files;
     input.dispatchEvent(new Event("change"));`,
    name,
    text,
  );
  const said = () =>
    driver.executeScript(
      `const status = document.querySelector("#share-dialog[open] .share-status");
       if (!status) return [""];
       const { top, bottom } = status.getBoundingClientRect();
       return status.textContent && top >= 0 && bottom <= innerHeight && [status.textContent];`,
    );
  const [words] = await driver.wait(said, PATIENCE, "nothing is said, and the dialog stays");
  return words;
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
