// The site as it is published: bundled, and every part of it still finds its workers, its engine and its Python.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { after, before, describe, test } from "node:test";
import { By, until } from "selenium-webdriver";
import { openBrowser } from "./browser.js";

const PATIENCE = 30_000;

describe("the published site", () => {
  /** @type {Awaited<ReturnType<typeof openBrowser>>} */
  let site;

  before(async () => {
    execFileSync(process.execPath, ["scripts/dist.mjs"]);
    site = await openBrowser({ directory: "dist" });
  });

  after(() => site.close());

  test("trains", async () => {
    const { driver, url, errors } = site;
    await driver.get(`${url}#train`);
    const step = driver.findElement(By.id("step"));
    await driver.wait(until.elementIsEnabled(step), PATIENCE);
    await step.click();
    await driver.wait(
      until.elementTextContains(driver.findElement(By.id("train-status")), "step 1, loss 1.7236"),
      PATIENCE,
    );
    assert.deepEqual(errors, []);
  });

  test("runs Python and lays out its graph", async () => {
    const { driver, url, errors } = site;
    await driver.get("about:blank");
    await driver.get(`${url}#graph`);
    const part = driver.findElement(By.id("graph"));
    await driver.wait(until.elementTextContains(part, "24.7041, the outcome of this forward pass"), PATIENCE);
    // Not the first picture, whose layout came with the site.
    await driver.findElement(By.xpath("//*[@id='graph']//option[.='The loss of four samples']")).click();
    await driver.wait(until.elementTextContains(part, "Value(data=18.43"), PATIENCE);
    await driver.wait(until.elementLocated(By.css('#graph-svg .value[aria-label^="loss:"]')), PATIENCE);
    assert.deepEqual(errors, []);
  });
});
