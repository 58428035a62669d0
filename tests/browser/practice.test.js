// Practice: the ten questions of a seed are walked through by keys alone and on a phone, answered wrongly and rightly. They are
// computed here as well, so that every browser shows the same ten.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { By, Key } from "selenium-webdriver";
import { practice } from "../../www/learn/practice.js";
import { init } from "../../www/micrograd.js";
import { resize } from "./browser.js";
import { driver, isDone, live, openLearn, result, run, until } from "./learn-actions.js";
import { testOnce } from "./once.js";

await init();
const SEED = 42;
const { cards } = practice(SEED);

let browser;
before(async () => {
  browser = await openLearn();
});
after(() => browser?.close());

const text = (selector) => run("return document.querySelector(arguments[0])?.textContent", selector);
const titled = (title) => until(async () => (await text(".card-title")) === title, `no card is titled ${title}`);
const keys = (...pressed) =>
  driver
    .actions()
    .sendKeys(...pressed)
    .perform();

/** @param {string} hash */
async function open(hash) {
  await driver.get(`${browser.url}blank`);
  await driver.get(browser.url + hash);
  await live();
}

/** Moves the focus on until it is where it is wanted. @param {string} selector */
async function tabTo(selector) {
  for (let count = 0; count < 40; count++) {
    if (await run("return document.activeElement.matches(arguments[0])", selector)) return;
    await keys(Key.TAB);
  }
  assert.fail(`the focus never comes to ${selector}`);
}

/** Writes an answer where the focus is, in place of what stands there, and has it graded. @param {string} answer */
async function answer(answer) {
  await driver.actions().keyDown(Key.CONTROL).sendKeys("a").keyUp(Key.CONTROL).sendKeys(answer, Key.ENTER).perform();
}

/** Returns what is shown of each value: its label, its data and its gradient. */
const shown = () =>
  run(
    `return [...document.querySelectorAll("#learn .learn-frame .value")].map((value) => value.getAttribute("aria-label")).sort()`,
  );

/** Returns whether labels are those of a card's values, with the gradients that it gives. @param {string[]} labels @param {import("../../www/learn/card.js").Card} card */
function isShown(labels, { code, gradientsOf }) {
  const names = [...code.matchAll(/^(\w+) = /gm)].map(([, name]) => name);
  return names.every((name) => {
    const label = labels.find((one) => one.startsWith(`${name}:`));
    return label !== undefined && gradientsOf.includes(name) === !/no gradient/.test(label);
  });
}

test("the ten of a seed, by keys alone: each wrong at first, with its reason", async () => {
  await open(`#learn?practice-${SEED}/1`);
  await run("localStorage.clear()");
  for (const [index, card] of cards.entries()) {
    await titled(card.title);
    const [question] = card.questions;
    assert.equal(await text(".card-number label"), question.text);
    await until(async () => isShown(await shown(), card), `the graph of question ${index + 1} is never shown`);
    await tabTo("#answer-0");
    for (const mistake of question.mistakes.slice(0, 3)) {
      await answer(String(mistake.answer));
      assert.equal(await result(), mistake.because);
      assert.equal(await text(".card-streak"), "");
    }
    await tabTo("#learn .card-number .quiet");
    await keys(Key.ENTER);
    assert.equal(await result(), question.hint);
    // The same button then shows the answer, which does not answer the question.
    await keys(Key.ENTER);
    assert.match(await result(), /^The answer is [−\d./]+: /);
    assert.equal(await isDone(), false);
    await driver.actions().keyDown(Key.SHIFT).sendKeys(Key.TAB, Key.TAB).keyUp(Key.SHIFT).perform();
    assert.equal(await run("return document.activeElement.id"), "answer-0");
    await answer(String(question.answer).replace("-", "−"));
    const summary = index === cards.length - 1 ? " At the first try 0 of 10 were right." : "";
    assert.equal(await result(), question.because + summary);
    await until(isDone, "the question is never done");
    await tabTo(".card-ways .next");
    await keys(Key.ENTER);
  }
  // After the last one come ten others, without an end.
  await until(
    async () =>
      /#learn\?practice-\d+\/1$/.test(await driver.getCurrentUrl()) &&
      !(await driver.getCurrentUrl()).includes(`-${SEED}/`),
    "no other ten come",
  );
  await titled("Question 1 of 10, level 1");
});

testOnce("the same ten on a phone, answered at once: right answers in a row are counted, and kept", async () => {
  await resize(driver, 390, 844);
  await open(`#learn?practice-${SEED}/1`);
  for (const [index, card] of cards.entries()) {
    await titled(card.title);
    const field = await driver.findElement(By.id("answer-0"));
    await field.sendKeys("so");
    const check = await driver.findElement(By.xpath('//*[@id="learn"]//button[.="Check"]'));
    // The ways on may cover it until one scrolls.
    await run("arguments[0].scrollIntoView({ block: 'center' })", check);
    await check.click();
    assert.match(await result(), /^Write a number/);
    await field.clear();
    await field.sendKeys(`${2 * card.questions[0].answer}/2`);
    await check.click();
    assert.equal(await result(), card.questions[0].because);
    assert.equal(await text(".card-streak"), `Right in a row: ${index + 1}. Best: ${index + 1}.`);
    // The reply and the way on are in view, and nothing is wider than the page.
    const { reply, way, width } = await run(`
      const box = (selector) => document.querySelector(selector).getBoundingClientRect();
      return { reply: box(".card-result").bottom, way: box(".card-ways").bottom, width: document.documentElement.scrollWidth }`);
    assert.ok(reply <= 844 && way <= 845, `the reply ends at ${reply}, the way on at ${way}`);
    assert.equal(width, 390);
    if (index === 4) await open(`#learn?practice-${SEED}/5`);
    await driver.findElement(By.css(".card-ways .next")).click();
  }
  await titled("Question 1 of 10, level 1");
  assert.equal(await text(".card-streak"), "Right in a row: 10. Best: 10.");
  await (await driver.findElement(By.id("answer-0"))).sendKeys("123456", Key.ENTER);
  assert.equal(await text(".card-streak"), "Right in a row: 0. Best: 10.");
});

test("nothing was reported as an error", () => {
  assert.deepEqual(browser.errors, []);
});
