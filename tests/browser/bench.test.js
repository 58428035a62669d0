// The Bench part, as a visitor uses it. What it measures is the machine's: no time is asserted.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { By, until } from "selenium-webdriver";
import { findings, IN_AXES_BROWSER } from "./axe.js";
import { openBrowser, PATIENCE } from "./browser.js";

describe("bench", () => {
  let browser;
  let driver;
  before(async () => {
    browser = await openBrowser();
    driver = browser.driver;
    await driver.get(`${browser.url}#bench`);
    await driver.wait(until.elementIsEnabled(driver.findElement(By.id("bench-run"))), PATIENCE);
  });
  after(() => browser?.close());

  const press = (name) =>
    driver.findElement(By.xpath(`//section[@id='bench']//button[normalize-space()='${name}']`)).click();
  const status = () => driver.findElement(By.id("bench-status")).getText();
  const says = (pattern) => driver.wait(async () => pattern.test(await status()), PATIENCE, `never said ${pattern}`);

  test("is open in the header", async () => {
    await driver.findElement(By.css(".page-menu summary")).click();
    const link = driver.findElement(By.linkText("Measure this machine"));
    assert.equal(await link.getAttribute("aria-current"), "page");
    const title = await driver.findElement(By.id("bench-title"));
    assert.equal(await title.getText(), "Measure this machine", "the page has the name of the link to it");
  });

  test("stops when told to, and can be run again", async () => {
    await press("Run");
    await says(/^MLP\(2, \[16, 16, 1\]\)/);
    assert.equal(await driver.findElement(By.id("bench-progress")).isDisplayed(), true);
    await press("Stop");
    await says(/^Stopped/);
    assert.equal(await driver.findElement(By.id("bench-progress")).isDisplayed(), false);
    assert.equal(await driver.findElement(By.id("bench-length")).isEnabled(), true);
  });

  test("a quick run shows a time for everything, and identical losses", IN_AXES_BROWSER, async () => {
    await press("Run");
    await says(/^Done/);
    const rows = await driver.executeScript(
      `return [...document.querySelectorAll("#bench tbody tr")].map((row) => [
         row.dataset.id, ...[...row.querySelectorAll("td")].map((cell) => cell.textContent),
       ]);`,
    );
    const training = rows.slice(0, 6);
    assert.deepEqual(
      training.map(([id]) => id),
      ["plain-micrograd", "plain-loops", "tape-rebuilt", "tape-replayed", "compiled", "limit"],
    );
    for (const [id, time, toCompiled, toLimit] of training) {
      assert.match(time, /^[\d.,]+ (µs|ms|s)$/, id);
      assert.match(toCompiled, /^[\d.,]+ ×$/, id);
      assert.match(toLimit, /^[\d.,]+ ×$/, id);
    }
    const work = rows.slice(6);
    for (const id of ["record-compile", "inspect", "boundary", "chain-build", "chain-drop", "dag-backward"]) {
      const [, time] = work.find((row) => row[0] === id) ?? [];
      assert.match(time ?? "", /^[\d.,]+ (µs|ms|s)$/, id);
    }
    const verdict = await driver.findElement(By.css(".bench-verdict")).getText();
    assert.match(
      verdict,
      /^✓ Identical losses.*micrograd \(\d+ steps?\).*each step \(\d+ steps?\).*replayed \(\d+ steps?\).*compiled \(\d+ steps?\)/,
    );
    // By hand the sums are added in another order: that it shows is what tells identical from nearly so.
    for (const [, difference] of verdict.matchAll(/by up to (\S+e-\d+)/g)) {
      assert.ok(Number(difference) > 0 && Number(difference) < 1e-9, difference);
    }
    assert.deepEqual(browser.errors, []);
  });

  test("is accessible with its results", IN_AXES_BROWSER, async () => {
    assert.ok((await driver.findElements(By.css("#bench table"))).length > 0);
    assert.deepEqual(await findings(driver), []);
  });

  test("bars are as long as their times, on a log scale", IN_AXES_BROWSER, async () => {
    const bars = await driver.executeScript(
      `const milliseconds = (text) => parseFloat(text.replaceAll(",", "")) * { µs: 1e-3, ms: 1, s: 1e3 }[text.split(" ")[1]];
       return [...document.querySelectorAll("#bench tbody tr")].map((row) => {
         const [bar, track] = [".bench-bar", ".bench-track"].map((css) => row.querySelector(css).getBoundingClientRect().width);
         return [milliseconds(row.querySelector("td").textContent), bar / track];
       });`,
    );
    for (const [time, length] of bars) {
      const expected = Math.max(0.005, Math.log10(time * 1000) / 7);
      assert.ok(Math.abs(length - expected) < 0.02, `${time} ms as ${length}`);
    }
  });
});
