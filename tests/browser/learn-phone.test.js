// The course on a phone: what is beside a card stays legible and in view, and so does what the card says.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { By } from "selenium-webdriver";
import { openBrowser, resize } from "./browser.js";

const PATIENCE = 20_000;
/** The sizes of phones, and the smaller part that a browser leaves of one. */
const SIZES = [
  [390, 844],
  [390, 664],
];
/** The smallest text, in pixels, but for rounding in the layout. */
const SMALLEST = 12.99;
let browser;
let driver;

before(async () => {
  browser = await openBrowser();
  driver = browser.driver;
});
after(() => browser?.close());

const run = (body, ...values) => driver.executeScript(body, ...values);
const until = (condition, message) => driver.wait(condition, PATIENCE, message);
const press = async (name) =>
  (await driver.findElement(By.xpath(`//*[@id="learn"]//button[normalize-space()="${name}"]`))).click();
const result = () => run("return document.querySelector('.card-result').textContent");

/** @param {string} card @param {number[]} size */
async function visit(card, size) {
  await browser.forget();
  await driver.get("about:blank");
  await resize(driver, ...size);
  await driver.get(`${browser.url}#learn?${card}`);
  await until(() => run("return performance.getEntriesByName('learn: live').length > 0"), "the card was never there");
}

/** Returns the sizes of the numbers of each graph, in pixels, and whether each of the labelled boxes is wholly in view. */
const graphs = (label) =>
  run(
    `return [...document.querySelectorAll(".learn-two figure")].map((figure) => {
      const sizes = [...figure.querySelectorAll(".number")].map((number) =>
        number.getScreenCTM().a * parseFloat(getComputedStyle(number).fontSize));
      const frame = figure.querySelector(".learn-scroll").getBoundingClientRect();
      const box = figure.querySelector('.value[aria-label^="' + arguments[0] + ':"] .box').getBoundingClientRect();
      const isInView = box.left >= frame.left && box.right <= frame.right && box.top >= frame.top && box.bottom <= frame.bottom;
      return { sizes, isInView };
    })`,
    label,
  );

/** Of cards with two graphs: the value that they are about, and the button that leads to it. */
const TWO_GRAPHS = [
  ["used-twice/3", "a", "Run"],
  ["more-operations/5", "x"],
  ["what-goes-wrong/1", "o"],
  ["what-goes-wrong/2", "y"],
  ["what-goes-wrong/5", "o"],
  ["what-goes-wrong/6", "w1", "10 steps"],
  ["what-goes-wrong/7", "w", "10 steps"],
  ["what-goes-wrong/8", "w1", "10 steps"],
];
for (const size of SIZES) {
  test(`two graphs on ${size.join(" x ")} are legible, at one scale, with what they are about in view`, async () => {
    for (const [card, label, button] of TWO_GRAPHS) {
      await visit(card, size);
      if (button) await press(button);
      const [one, other] = await graphs(label);
      for (const { sizes, isInView } of [one, other]) {
        assert.ok(isInView, `${card}: ${label} is in view`);
        for (const number of sizes) assert.ok(number >= SMALLEST, `${card}: a number of ${number} pixels`);
      }
      assert.ok(Math.abs(one.sizes[0] - other.sizes[0]) < 0.01, `${card}: ${one.sizes[0]} and ${other.sizes[0]}`);
    }
  });

  test(`on ${size.join(" x ")} the place where engines part is in view once it is found`, async () => {
    await visit("what-goes-wrong/1", size);
    await press("Run");
    await until(async () => /Where do they begin/.test(await result()), "the engines have run");
    await run(`document.querySelector('.learn-two figure:last-child .value[aria-label^="a:"]').focus()`);
    await driver.actions().sendKeys("\uE007").perform();
    await until(async () => /What is the mistake/.test(await result()), "it is found");
    for (const { isInView } of await graphs("a")) assert.ok(isInView, "a is in view");
  });
}

test("one graph is scrolled with the other", async () => {
  await visit("what-goes-wrong/8", SIZES[0]);
  const lefts = () =>
    run("return [...document.querySelectorAll('.learn-two .learn-scroll')].map(({ scrollLeft }) => scrollLeft)");
  await run("document.querySelector('.learn-two figure:last-child .learn-scroll').scrollLeft = 90");
  await until(async () => (await lefts()).every((left) => left === 90), "both are at 90");
});

test("a hint is in view after a press over the picture", async () => {
  for (const size of SIZES) {
    await visit("what-goes-wrong/1", size);
    await press("Run");
    await until(async () => /Where do they begin/.test(await result()), "the engines have run");
    const hidden = await run(`const text = document.createRange();
      text.selectNodeContents(document.querySelector(".card-result"));
      return text.getBoundingClientRect().bottom - document.querySelector(".card-ways").getBoundingClientRect().top;`);
    assert.ok(hidden <= 1, `${hidden} pixels of the hint lie under the way on`);
  }
});

test("nothing was reported as an error", () => {
  assert.deepEqual(browser.errors, []);
});
