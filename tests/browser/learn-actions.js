// What a person does on the cards of Learn in a browser, by mouse or by keys, and what is read there.
import assert from "node:assert/strict";
import { By, Key } from "selenium-webdriver";
import { openBrowser, PATIENCE } from "./browser.js";

/** @type {import("selenium-webdriver").WebDriver} */
export let driver;
/** How the card is done: what is done by mouse in one browser is done by keys in the other. @type {"mouse" | "keys"} */
export let by = "mouse";
/** The chapter of the card that is tested. */
let chapter = "";
/** All that was read, by chapter, with plain minus signs. @type {Record<string, string>} */
export const seen = {};

/** Opens a browser for the course. */
export async function openLearn() {
  const browser = await openBrowser();
  driver = browser.driver;
  return browser;
}

/** Says which card comes next, and how it is done. @param {{ chapter?: string, by?: "mouse" | "keys" }} next */
export function turn(next) {
  chapter = next.chapter ?? chapter;
  by = next.by ?? by;
}

export const run = (body, ...values) => driver.executeScript(body, ...values);
export const until = (condition, message) => driver.wait(condition, PATIENCE, message);
/** Waits until the card's picture is alive: a still one is there before. */
export const live = () =>
  until(() => run("return performance.getEntriesByName('learn: live').length > 0"), "the card was never there");
/** Waits until a card is there, with its picture, whether the page was opened at it or turned to it. @param {string} id */
export const shown = async (id) => {
  await live();
  const isShown = () =>
    run(
      `const current = document.querySelector("#learn .card-dots [aria-current]");
       // The card has its height once its picture is drawn.
       const { style } = document.querySelector("#learn .card");
       return current?.getAttribute("href") === arguments[0] && style.getPropertyValue("--card-height") !== "";`,
      `#learn?${id}`,
    );
  await until(isShown, `${id} was never there`);
};
export const press = async (name) => {
  const button = await driver.findElement(By.xpath(`//*[@id="learn"]//button[normalize-space()="${name}"]`));
  if (by === "mouse") await button.click();
  else await button.sendKeys(Key.ENTER);
};
export const read = (text) => {
  seen[chapter] = `${seen[chapter] ?? ""}${text.replaceAll("−", "-")}\n`;
  return text;
};
/** What is written under a picture, its parts a space apart. */
export const readout = async () =>
  read(
    await run(`const parts = document.querySelectorAll(".learn-drawing:not([hidden]) .learn-readout code");
    return [...parts].map(({ textContent }) => textContent).join(" ")`),
  );
export const result = async () => read(await run("return document.querySelector('.card-result').textContent"));
export const isDone = () => run("return document.querySelector('.card-ways .next').classList.contains('primary')");

/** Changes the number of a leaf as often as it takes: by an arrow key after Enter, or by dragging it sideways. */
export async function adjust(label, key, until, within = "#learn .learn-frame:not([hidden])") {
  const box = `${within} .value[aria-label^="${label}:"]`;
  if (by === "mouse") {
    const x = key === Key.ARROW_DOWN ? -30 : 30;
    for (let count = 0; !(await until()); count++) {
      assert.ok(count < 60, `${label} never comes so far`);
      const origin = await driver.findElement(By.css(box));
      await driver.actions().move({ origin }).press().move({ origin, x }).release().perform();
    }
    return;
  }
  await run("document.querySelector(arguments[0]).focus()", box);
  await driver.actions().sendKeys(Key.ENTER).perform();
  for (let count = 0; !(await until()); count++) {
    assert.ok(count < 60, `${label} never comes so far`);
    await driver.actions().sendKeys(key).perform();
  }
  await driver.actions().sendKeys(Key.ESCAPE).perform();
}

/** Chooses a value; Firefox's driver does not click a group of an SVG. @param {string} label */
export async function choose(label, within = "#learn") {
  const box = `${within} .value[aria-label^="${label}:"]`;
  if (by === "mouse") {
    const origin = await driver.findElement(By.css(box));
    return driver.actions().move({ origin }).click().perform();
  }
  await run("document.querySelector(arguments[0]).focus()", box);
  return driver.actions().sendKeys(Key.ENTER).perform();
}

/** Writes a line under the canvas. @param {string} line */
export async function write(line) {
  const input = await driver.findElement(By.css(".learn-line input"));
  await input.clear();
  await input.sendKeys(line);
  if (by === "keys") await input.sendKeys(Key.ENTER);
  else await press("Add");
}
export const problem = () => run("return document.querySelector('.learn-line .learn-problem').textContent");

/** Chooses two values on the canvas, and a line of them. @param {string} left @param {string} right @param {string} line */
export async function build(left, right, line) {
  for (const label of [left, right]) await choose(label, ".builder");
  await press(line);
}

/** Chooses a part of the drawing of a neuron. @param {string} name */
export async function choosePart(name) {
  const part = await driver.findElement(By.css(`.neuron-part:is([aria-label="${name}"], [aria-label^="${name}, "])`));
  if (by === "mouse") return driver.actions().move({ origin: part }).click().perform();
  await run("arguments[0].focus()", part);
  return driver.actions().sendKeys(Key.ENTER).perform();
}

/** Returns the list of values in order. */
export const topo = async () => {
  const lines = await run("return [...document.querySelectorAll('.learn-topo li')].map((line) => line.textContent)");
  read(lines.join("\n"));
  return lines;
};

/** Runs both engines, clicks a value that is not it, and then where they part. @param {string} wrong @param {string} right */
export async function findMistake(wrong, right) {
  const click = (label) => choose(label, ".engines figure:last-child");
  await press("Run");
  await until(async () => /Where do they begin/.test(await result()), "the engines have run");
  await click(wrong);
  assert.match(await result(), / in both\.$|Go on towards the result/);
  await click(right);
  await until(async () => /What is the mistake/.test(await result()), "it is found");
}

/** Moves the slider with a label: by keys, or by a click near the place and then by keys. @param {string} label @param {string} key @param {number} times */
export async function slide(label, key, times) {
  const labelled = await driver.findElement(By.xpath(`//*[@class="learn-slider"]/label[.="${label}"]`));
  const slider = await driver.findElement(By.id(await labelled.getAttribute("for")));
  const [value, min, max, step] = await run(
    "const { value, min, max, step } = arguments[0]; return [value, min, max, step].map(Number)",
    slider,
  );
  const wanted = value + (key === Key.ARROW_RIGHT ? 1 : -1) * times * step;
  if (by === "mouse") {
    const { width } = await slider.getRect();
    const x = Math.round((width - 16) * ((wanted - min) / (max - min) - 0.5));
    await driver.actions().move({ origin: slider, x }).click().perform();
  }
  const now = await run("return Number(arguments[0].value)", slider);
  const left = Math.round((wanted - now) / step);
  await slider.sendKeys((left > 0 ? Key.ARROW_RIGHT : Key.ARROW_LEFT).repeat(Math.abs(left)));
}
