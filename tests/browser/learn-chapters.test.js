// Every card of every chapter in a browser: its task is done, its questions are answered in each wrong way and then rightly.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { By, Key } from "selenium-webdriver";
import { CHAPTERS as ENTRIES } from "../../www/pkg/chapters.js";
import { DOES_AXE_LOOK, findings } from "./axe.js";
import { BROWSER, resize } from "./browser.js";
import {
  by,
  choose,
  driver,
  isDone,
  live,
  openLearn,
  press,
  result,
  run,
  seen,
  shown,
  turn,
  until,
} from "./learn-actions.js";
import { PRINTED, TUTORIAL } from "./learn-printed.js";
import { TASKS } from "./learn-tasks.js";
import { share, testOnce } from "./once.js";

const CHAPTERS = await Promise.all(ENTRIES.map(async ({ load }) => (await load()).chapter));

let browser;
before(async () => {
  browser = await openLearn();
  await resize(driver, 1280, 844);
});
after(() => browser?.close());

/**
 * How a card that is done is looked at once more, after a first look that was wide and light: in the dark; and narrow, which every
 * other card is in the dark, too.
 * @type {(isOdd: boolean) => [number, "light" | "dark", boolean][]}
 */
const looks = (isOdd) => [
  [1280, "dark", true],
  [390, isOdd ? "dark" : "light", false],
];

/** Turns Chromium's pages light or dark; Firefox's driver cannot. @param {"light" | "dark"} value */
const scheme = (value) =>
  driver.sendDevToolsCommand("Emulation.setEmulatedMedia", { features: [{ name: "prefers-color-scheme", value }] });

/** @param {{ colours?: boolean, message?: string }} [options] */
async function checkAccess({ colours = false, message } = {}) {
  assert.deepEqual(await findings(driver, { within: "#learn", colours }), [], message);
}

/** Looks at a card that is done in the other looks, and comes back to the first. @param {boolean} isOdd */
async function checkLooks(isOdd) {
  // Colours that change by and by are looked at when they have changed.
  await run("document.documentElement.style.setProperty('--quick', '0ms')");
  for (const [width, appearance, colours] of looks(isOdd)) {
    await resize(driver, width, 844);
    await scheme(appearance);
    await checkAccess({ colours, message: `${width} px, ${appearance}` });
  }
  await resize(driver, 1280, 844);
  await scheme("light");
  await run("document.documentElement.style.removeProperty('--quick')");
}

/** @param {import("../../www/learn/card.js").Choice} question @param {number} place */
async function answerChoice({ answers, because }, place) {
  const right = answers.filter(({ isRight }) => isRight);
  for (const answer of [...answers.filter(({ isRight }) => !isRight), ...right]) {
    const label = await driver.findElement(
      By.xpath(
        `(//*[@id="learn"]//*[@class="card-questions"]/*)[${place + 1}]//label[normalize-space()="${answer.text}"]`,
      ),
    );
    if (by === "mouse") await label.click();
    else await label.findElement(By.css("input")).sendKeys(Key.SPACE);
    const isLast = because !== undefined && answer === right.at(-1);
    assert.equal(await result(), isLast ? because : answer.because);
    // Of several answers, a wrong one has to be taken back.
    if (because === undefined || answer.isRight) continue;
    assert.equal(await isDone(), false);
    if (by === "mouse") await label.click();
    else await label.findElement(By.css("input")).sendKeys(Key.SPACE);
  }
}

/** @param {import("../../www/learn/card.js").NumberQuestion} question @param {number} place */
async function answerNumber({ mistakes = [], ...right }, place) {
  for (const { answer, because } of [...mistakes, right]) {
    const field = await driver.findElement(By.id(`answer-${place}`));
    await field.clear();
    await field.sendKeys(String(answer));
    if (by === "keys") await field.sendKeys(Key.ENTER);
    else await driver.findElement(By.xpath(`//*[@id="answer-${place}"]/following-sibling::button[.="Check"]`)).click();
    assert.equal(await result(), because);
  }
}

// Every card is looked at by axe, which looks in Chromium alone.
const WALKED = DOES_AXE_LOOK ? CHAPTERS : share(CHAPTERS);
let count = BROWSER === "firefox" ? 1 : 0;
for (const { name, cards } of WALKED) {
  for (const [index, card] of cards.entries()) {
    const id = `${name}/${index + 1}`;
    const number = count++;
    test(id, async () => {
      turn({ chapter: name, by: number % 2 === 0 ? "mouse" : "keys" });
      // A chapter is opened, and then read on.
      if (index === 0) await driver.get(`${browser.url}blank`);
      await driver.get(`${browser.url}#learn?${id}`);
      await shown(id);
      assert.equal(await run("return document.querySelector('.card-title')?.textContent"), card.title);
      await checkAccess();
      assert.equal(await isDone(), false);
      if (card.task) {
        assert.ok(TASKS[id], `there is no test of the task of ${id}`);
        await TASKS[id]();
        if (card.questions) {
          await until(() => run("return !document.querySelector('.card-questions').hidden"), "no question comes");
          // Green is for a card that is done.
          assert.equal(await run("return document.querySelector('.card-result').hasAttribute('data-done')"), false);
        }
      }
      for (const [place, question] of (card.questions ?? []).entries()) {
        if ("answers" in question) await answerChoice(question, place);
        else await answerNumber(question, place);
      }
      await until(isDone, `${id} is never done; it says “${await result()}”`);
      if (PRINTED[id]) assert.match(await result(), PRINTED[id]);
      if (DOES_AXE_LOOK) await checkLooks(number % 2 === 1);
    });
  }
}

test("the tutorial's own number of the first step", async () => {
  turn({ chapter: "by-hand" });
  await driver.get(`${browser.url}blank`);
  await driver.get(`${browser.url}#learn?by-hand/6`);
  await live();
  await press("Nudge all leaves");
  await press("with f.grad = −7");
  assert.match(await result(), /^old L: -8\.0, new L: -7\.695431999999999/);
});

test("the contents lead to a chapter, and progress can be forgotten", async () => {
  await driver.findElement(By.css(".card-contents summary")).click();
  const entry = await driver.findElement(By.xpath('//*[@class="card-contents"]//li[2]'));
  assert.match(await entry.getText(), /2 · A Value remembers\s*5 of 5/);
  await entry.findElement(By.css("a")).click();
  await until(
    () => run("return /Numbers without a past/.test(document.querySelector('.card-title').textContent)"),
    "the card",
  );
  assert.ok((await driver.getCurrentUrl()).endsWith("#learn?a-value-remembers/1"));
  const open = () => run("document.querySelector('.card-contents').open = true");
  // The card is written anew when what its questions need has come.
  const isForgotten = async () => {
    await open();
    return press("Forget my progress").then(
      () => true,
      () => false,
    );
  };
  await until(isForgotten, "the progress was never forgotten");
  await until(
    () => run("return /0 of 5/.test(document.querySelector('.card-contents li:nth-of-type(2)').textContent)"),
    "the contents still count what is forgotten",
  );
});

/** Returns whether a text has these words, and not as a part of a longer number. @param {string} text @param {string} words */
const has = (text, words) => {
  const start = /^[\d-]/.test(words) ? "(?<![\\d.])" : "";
  const end = /\d$/.test(words) ? "(?!\\.?\\d)" : "";
  return new RegExp(`${start}${words.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}${end}`).test(text);
};

test("the tutorial's numbers were read in their chapter, as it prints them", async () => {
  const tutorial = await readFile("../shared/tutorial.txt", "utf8").catch(() => undefined);
  for (const { name } of WALKED) {
    for (const number of TUTORIAL[name] ?? []) {
      assert.ok(has(seen[name] ?? "", number), `${number} was never shown in ${name}`);
      if (tutorial) assert.ok(has(tutorial, number), `the tutorial does not print ${number}`);
    }
  }
});

/** Opens the graph lab, whose first graph is the neuron, and an exercise on it from the card of a value. @param {string} hidden @param {string} first */
async function openExercise(hidden, first) {
  await driver.get(`${browser.url}blank`);
  await driver.get(`${browser.url}#graph`);
  const way = By.xpath(`//*[@aria-labelledby="predict-label"]//button[.="${hidden}" and not(@disabled)]`);
  await until(async () => (await driver.findElements(way)).length > 0, "there is no way");
  await choose(first, "#graph");
  await until(async () => (await driver.findElement(way)).isDisplayed(), "the card of the value is open");
  const button = await driver.findElement(way);
  if (by === "mouse") await button.click();
  else await button.sendKeys(Key.ENTER);
  await live();
  await until(
    async () => (await run("return document.querySelector('.card-title')?.textContent"))?.endsWith(`: ${first}`),
    `no question for ${first}`,
  );
}

const exercised = (what) => run(`return document.querySelector("#learn " + arguments[0])?.textContent`, what);
async function answer(text) {
  await driver.findElement(By.id("answer-0")).clear();
  await driver.findElement(By.id("answer-0")).sendKeys(text, Key.ENTER);
}

testOnce("a graph of the lab becomes an exercise, and leads back", async () => {
  turn({ by: "mouse" });
  await openExercise("Gradients", "n");
  assert.match(await exercised(".card-title"), /^Gradient 1 of 9: n$/);
  await press("Hint");
  assert.match(await result(), /Look at what reads/);
  // The lab begins with the neuron, where n comes before tanh.
  // What is no number is no answer, so that the row of right ones goes on.
  await answer("half");
  assert.match(await result(), /^Write a number, such as −3, 0\.5, 1\/16 or 2e-3\./);
  await answer("0,5");
  assert.match(await result(), /^Right: 0\.5 × 1 through o = 0\.5\./);
  assert.match(await exercised(".card-streak"), /Right in a row: [1-9]\d*\. Best: /);
  for (const [text, said] of [
    ["-1/2", /signs/],
    ["1", /o’s gradient, 1, is passed on as it is: the slope of tanh, 1 - o\*\*2, is missing/],
    ["0,8814", /n’s data/],
    ["−0.8814", /sign is wrong, and not only that.*n’s data/],
  ]) {
    await answer(text);
    assert.match(await result(), said);
  }
});

testOnce("the address of an exercise makes it again for others, who can play with its graph", async () => {
  turn({ by: "keys" });
  await openExercise("Gradients", "b");
  assert.equal(await exercised(".card-title"), "Gradient 1 of 8: b");
  await press("Next");
  await until(async () => /^Gradient 2 of 8/.test(await exercised(".card-title")), "there is no second question");
  const title = await exercised(".card-title");
  const address = await driver.getCurrentUrl();
  await driver.get(`${browser.url}blank`);
  await driver.get(address);
  await live();
  assert.equal(await exercised(".card-title"), title);
  await run("document.querySelector('.card-dots li:last-child a').click()");
  await until(async () => (await exercised(".next")) === "To the course", "it does not lead to the course");
  await press("Let me play");
  await until(
    () => run("return document.querySelector('#graph .value[aria-label^=\"b: data 6.8814\"]') !== null"),
    "the graph is not there",
  );
});

test("the data of a graph are hidden, and each number appears when it is predicted", async () => {
  turn({ by: "keys" });
  await openExercise("Data", "x1 * w1");
  assert.equal(await exercised(".card-title"), "Number 1 of 5: x1 * w1");
  await checkAccess();
  const named = (label) =>
    run(`return document.querySelector('#learn .value[aria-label^="' + arguments[0] + ':"]').ariaLabel`, label);
  assert.equal(await named("x1"), "x1: data 2.0000, no gradient yet");
  assert.equal(await named("x1 * w1"), "x1 * w1: data hidden, no gradient yet");
  assert.equal(await named("o"), "o: data hidden, no gradient yet");
  await press("Hint");
  assert.equal(await result(), "It computes 2 * (−3).");
  await answer("-1");
  assert.match(await result(), /That is the sum/);
  await answer("-6");
  assert.equal(await result(), "Right: 2 * (−3) = −6.");
  await until(isDone, "the question is never done");
  assert.equal(await named("x1 * w1"), "x1 * w1: data -6.0000, no gradient yet");
  await press("Next");
  await until(async () => (await exercised(".card-title")) === "Number 2 of 5: x2 * w2", "no second number");
  assert.equal(await named("x1 * w1"), "x1 * w1: data -6.0000, no gradient yet");
});

test("nothing was reported as an error", () => {
  assert.deepEqual(browser.errors, []);
});
