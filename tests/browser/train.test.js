// The Train part, as a person uses it. The numbers are the tutorial's log of the moons demo.
import assert from "node:assert/strict";
import { after, before, beforeEach, describe, test } from "node:test";
import { By, Key } from "selenium-webdriver";
import { openBrowser } from "./browser.js";

const PATIENCE = 30_000;

describe("train", () => {
  let browser;
  let driver;
  before(async () => {
    browser = await openBrowser();
    driver = browser.driver;
  });
  after(() => browser?.close());
  beforeEach(async () => {
    await driver.get("about:blank");
    await driver.get(`${browser.url}#train`);
    await says("step 0, loss 0.8958, accuracy 50%");
  });

  const press = (name) =>
    driver.findElement(By.xpath(`//section[@id='train']//button[normalize-space()='${name}']`)).click();
  const textOf = (css) => driver.findElement(By.css(css)).getText();
  const status = () => textOf("#train [role=status]");
  const choose = (speed) =>
    driver.findElement(By.xpath(`//select[@id='speed']/option[normalize-space()='${speed}']`)).click();
  const readout = async () =>
    Promise.all(["step", "loss", "accuracy", "rate"].map((name) => textOf(`#readout-${name}`)));

  /** Waits until the status is this text, or matches this pattern. */
  async function says(expected) {
    const isIt = (text) => (typeof expected === "string" ? text === expected : expected.test(text));
    await driver.wait(async () => isIt(await status()), PATIENCE, `the status never was ${expected}`);
  }

  /** Waits until the picture is as fine as it gets, and returns its colours at places given in data coordinates. */
  async function coloursAt(places) {
    // The picture has come to rest when two looks at it, some frames apart, are the same.
    let last;
    await driver.wait(async () => {
      const now = await driver.executeScript("return document.getElementById('boundary').toDataURL()");
      const same = now === last;
      last = now;
      return same;
    }, PATIENCE);
    return driver.executeScript(
      `const canvas = document.getElementById("boundary");
       const density = canvas.width / canvas.clientWidth;
       const rem = parseFloat(getComputedStyle(document.documentElement).fontSize) * density;
       const [left, top, right, bottom] = [1.75 * rem, 0.5 * rem, canvas.width - 0.5 * rem, canvas.height - 1.5 * rem];
       return arguments[0].map(([x, y]) => [
         ...canvas.getContext("2d").getImageData(left + x * (right - left), bottom - y * (bottom - top), 1, 1).data,
       ]);`,
      places,
    );
  }

  test("trains the demo to its result, and stops there", async () => {
    await choose("60 steps/s");
    await driver.executeScript(
      `window.spoken = [];
       const status = document.querySelector("#train [role=status]");
       new MutationObserver(() => spoken.push(status.textContent)).observe(status, { childList: true, characterData: true, subtree: true });`,
    );
    await press("Play");
    await says("step 100, loss 0.0110, accuracy 100%");
    assert.deepEqual(await readout(), ["100", "0.0110", "100%", "0.1000"]);
    assert.equal(await textOf("#play"), "Play");
    // Not spoken at each step.
    assert.deepEqual(await driver.executeScript("return spoken"), [
      "training…",
      "step 100, loss 0.0110, accuracy 100%",
    ]);
    assert.deepEqual(browser.errors, []);
  });

  test("draws the boundary the right way up, in the colours of the classes", async () => {
    await choose("as fast as it goes");
    await press("Play");
    await says(/^step 100,/);
    // As fractions of the plane: the moon above is the class below zero, in orange; the one below is in blue.
    const [above, left, below, right] = await coloursAt([
      [0.5, 0.95],
      [0.05, 0.5],
      [0.7, 0.05],
      [0.97, 0.4],
    ]);
    for (const [red, , blue] of [above, left]) assert.ok(red > blue + 40, `orange: ${[red, blue]}`);
    for (const [red, , blue] of [below, right]) assert.ok(blue > red + 40, `blue: ${[red, blue]}`);
    const canvas = driver.findElement(By.id("boundary"));
    assert.equal(await canvas.getAttribute("role"), "img");
    assert.match(
      await canvas.getAttribute("aria-label"),
      /^Decision boundary after 100 steps: 100 of 100 points are on/,
    );
    assert.match(
      await driver.findElement(By.id("loss-curve")).getAttribute("aria-label"),
      /from 0\.8958 to 0\.0110 after 100 steps/,
    );
  });

  test("draws as many pixels as the screen has", async () => {
    const [drawn, shown] = await driver.executeScript(
      `const canvas = document.getElementById("boundary");
       return [canvas.width, canvas.getBoundingClientRect().width * devicePixelRatio];`,
    );
    assert.ok(Math.abs(drawn - shown) <= 1, `${drawn} for ${shown}`);
  });

  test("steps as the tutorial's log goes", async () => {
    const log = [
      "step 1, loss 1.7236, accuracy 81%",
      "step 2, loss 0.7429, accuracy 77%",
      "step 3, loss 0.7706, accuracy 82%",
    ];
    for (const line of log) {
      await press("Step");
      await says(line);
    }
    assert.deepEqual(await readout(), ["3", "0.7706", "82%", "0.9730"]);
  });

  test("pauses, goes on and returns to the same start", async () => {
    await choose("20 steps/s");
    await press("Play");
    await driver.wait(async () => Number(await textOf("#readout-step")) >= 3, PATIENCE);
    await press("Pause");
    await says(/^step \d+, loss \d\.\d{4}, accuracy \d+%$/);
    const [paused] = (await status()).match(/\d+/);
    await press("Step");
    await says(new RegExp(`^step ${Number(paused) + 1},`));
    await press("Reset");
    await says("step 0, loss 0.8958, accuracy 50%");
    await press("Step");
    await says("step 1, loss 1.7236, accuracy 81%");
  });

  test("goes on after the demo's end", async () => {
    await choose("as fast as it goes");
    await press("Play");
    await says(/^step 100,/);
    await press("Play");
    await driver.wait(async () => Number(await textOf("#readout-step")) > 120, PATIENCE);
    await press("Pause");
    await says(/^step \d+,/);
  });

  test("starts elsewhere with another seed", async () => {
    const seed = driver.findElement(By.id("seed"));
    const enter = async (value) => {
      await seed.clear();
      await seed.sendKeys(value, Key.ENTER);
    };
    await enter("7");
    await driver.wait(async () => !(await status()).includes("0.8958"), PATIENCE);
    await says(/^step 0, /);
    await enter("1337");
    await says("step 0, loss 0.8958, accuracy 50%");
    assert.deepEqual(browser.errors, []);
  });
});
