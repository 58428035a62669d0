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
 * Returns the link that the dialog copies, and leaves the page with it in the address bar and the focus where it was. All of it
 * is one script, since tests ask for the link again and again.
 * @param {import("selenium-webdriver").WebDriver} driver
 * @param {Record<string, boolean>} [wanted] what is to be in the link, by the names of the choices
 * @returns {Promise<string>}
 */
export async function copiedLink(driver, wanted = {}) {
  return driver.executeAsyncScript(
    `const [wanted, done] = arguments;
     const focused = document.activeElement;
     const found = (look) => new Promise((resolve) => {
       const again = () => {
         const it = look();
         if (it) resolve(it);
         else setTimeout(again, 5);
       };
       again();
     });
     (async () => {
       // As by a pointer: the field that one leaves is read.
       const share = document.getElementById("share");
       share.focus();
       share.click();
       const copy = await found(() => document.querySelector("#share-dialog[open] #share-copy"));
       document.querySelector("#share-dialog [role=tab]").click();
       for (const [name, isWanted] of Object.entries(wanted)) {
         const box = document.getElementById("share-" + name);
         if (box && box.checked !== isWanted) box.click();
       }
       let copied = "";
       navigator.clipboard.writeText = async (text) => { copied = text; };
       copy.click();
       const link = await found(() => copied);
       copy.closest("dialog").close();
       focused.focus({ preventScroll: true });
       return link;
     })().then(done);`,
    wanted,
  );
}
