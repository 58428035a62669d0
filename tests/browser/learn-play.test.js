// "Let me play" on every card: the lab shows what the card shows, Back returns to the card as it was left, and so does a reload.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { By } from "selenium-webdriver";
import { CHAPTERS as ENTRIES } from "../../www/pkg/chapters.js";
import { BROWSER } from "./browser.js";
import { driver, isDone, live, openLearn, press, run, turn, until } from "./learn-actions.js";
import { TASKS } from "./learn-tasks.js";
import { share } from "./once.js";

const CHAPTERS = await Promise.all(ENTRIES.map(async ({ load }) => (await load()).chapter));
/** The cards that no state of a lab could mean. */
const WITHOUT = ["more-operations/6", "in-pytorch/5", "the-moons/1"];

let browser;
before(async () => {
  browser = await openLearn();
});
after(() => browser?.close());

/** What is seen beside the card, and what was answered. */
const SEEN = `
  const shown = [...document.querySelectorAll("#learn .learn-picture > :not([hidden])")];
  const all = (css) => shown.flatMap((part) => [...(part.matches(css) ? [part] : []), ...part.querySelectorAll(css)]);
  const texts = (css) => all(css).map(({ textContent }) => textContent.trim());
  return {
    graphs: all("svg.expression-graph").map((graph) =>
      [...graph.querySelectorAll(".value")].map(({ ariaLabel }) => ariaLabel.replace(/^.*: (?=data )/, "")).sort()),
    readout: texts(".learn-readout code, .learn-topo li"),
    printed: texts(".learn-output"),
    outputs: all(".weights [aria-label^='layer ']").map(({ ariaLabel }) => ariaLabel),
    settings: all("input").map(({ value }) => value),
    pressed: all("[aria-pressed=true], [data-followed], .matched, button:disabled").map((part) => part.ariaLabel ?? part.textContent),
    answers: [...document.querySelectorAll("#learn .card-questions input")].map((input) => input.type === "text" ? input.value : input.checked),
    says: document.querySelector("#learn .card-result").textContent,
    isDone: document.querySelector("#learn .next").classList.contains("primary"),
  };`;
const seen = () => run(SEEN);

/** What the graph lab has: the values of its drawing, and what the code has printed. */
const lab = () =>
  run(`return {
    values: [...document.querySelectorAll("#graph .value")].map(({ ariaLabel }) => ariaLabel.replace(/^.*: (?=data )/, "")).sort(),
    console: document.getElementById("lab-console")?.innerText ?? "",
    plots: document.querySelectorAll("#lab-console svg, #lab-console img").length,
    isDrawn: document.querySelector("#graph-frame:not([data-busy]) .value") !== null,
    hasRun: Number(document.body.dataset.runs) > 0,
  }`);

/** Counts the runs of the lab's code that have ended. */
const countRuns = () =>
  run(`document.body.dataset.runs = 0;
    const count = (changes) => changes.forEach(({ target }) => {
      if (target.dataset.run === "ended") document.body.dataset.runs = Number(document.body.dataset.runs) + 1;
    });
    new MutationObserver(count).observe(document.body, { subtree: true, attributes: true, attributeFilter: ["data-run"] });`);

/** @param {string} text */
const numbersIn = (text) =>
  [
    ...text
      .replaceAll("−", "-")
      .replace(/(?<=\d),(?=\d{3})/g, "")
      .matchAll(/-?\d+(\.\d+)?(e-?\d+)?/g),
  ].map(([number]) => Number(number));
/** Returns whether a text has a number, as exactly as it is written. @param {string} text @param {number} number */
const has = (text, number) =>
  numbersIn(text).some((other) => Math.abs(other - number) <= Math.max(5.1e-5, 1e-9 * Math.abs(number)));

/** Waits for what the lab has to be right. @param {(found: any) => string | undefined} wrong says what is not @param {() => Promise<any>} read */
async function becomes(wrong, read) {
  let found;
  await until(async () => {
    found = await read();
    return wrong(found) === undefined;
  }, "").catch(() => assert.fail(`${wrong(found)}\nin ${JSON.stringify(found, null, 1)}`));
}

/** A gradient that the card does not show yet is 0 in the lab, where it shows others. @param {string[]} values */
const plain = (values) =>
  values
    .map((value) => value.replace("no gradient yet", "grad 0.0000").replace(/, (current|finished)$/, ""))
    .map((value) => value.replace(/, of .*/, ", of one"))
    .sort()
    .join("\n");

/** Turns to the drawing before. Returns whether there is one. */
async function turnBack() {
  const [button] = await driver.findElements(By.css('[aria-label="Earlier drawing"][aria-disabled=false]'));
  await button?.click();
  return button !== undefined;
}

/** Returns the values of all drawings, no two of which are alike. */
async function allDrawings() {
  const found = [(await lab()).values];
  while (await turnBack()) {
    const before = plain(found[found.length - 1]);
    await becomes((now) => (plain(now.values) === before ? "the drawing before never came" : undefined), lab);
    found.push((await lab()).values);
  }
  return found;
}

/** @param {import("../../www/learn/card.js").Card} card @param {any} was what the card showed @param {string} stale what the lab showed before */
async function comparedWithGraphLab({ picture, shows }, was, stale) {
  await until(async () => (await lab()).hasRun, "the code has not run");
  if (was.graphs.length > 0 && was.graphs[0].length > 0) {
    await until(async () => (await lab()).isDrawn, "nothing is drawn");
    // A canvas has values in several graphs at once.
    if (picture === "builder") {
      await becomes((found) => (plain(found.values) === stale ? "it shows what it showed before" : undefined), lab);
      const values = plain([...new Set((await allDrawings()).flat())]);
      assert.equal(values, plain(was.graphs[0]));
    } else {
      for (const [at, wanted] of was.graphs.toReversed().map(plain).entries()) {
        if (at > 0) assert.ok(await turnBack(), "there is one drawing alone");
        await becomes((found) => (plain(found.values) === wanted ? undefined : `the card has\n${wanted}`), lab);
      }
    }
  }
  // Of a point, the plane beside its graph tells too.
  const numbers = (picture === "point" ? [] : was.readout)
    .filter((line) => !/^(ypreds|Δ|steps)/.test(line))
    .flatMap((line) => numbersIn(line.replace(/.*= /, "")));
  const printed = was.printed.flatMap((text) => text.split("\n"));
  const [answer] = was.outputs.slice(-1).flatMap(numbersIn).slice(-1);
  await becomes((found) => {
    const text = `${found.console}\n${found.values.join("\n")}`;
    for (const number of numbers) if (!has(text, number)) return `the lab lacks ${number}`;
    for (const line of printed) if (!found.console.includes(line.trim())) return `the lab does not print ${line}`;
    if (answer !== undefined && !has(text, answer)) return `the network does not answer ${answer}`;
    if (shows?.loops && found.plots === 0) return "the lab draws no curves";
    return undefined;
  }, lab);
}

/** @param {any} was what the card showed */
async function comparedWithTraining(was) {
  const trained = () =>
    run(`const text = (id) => document.getElementById(id)?.textContent ?? "";
      return { step: text("readout-step"), loss: text("readout-loss"), accuracy: text("readout-accuracy"), l2: document.getElementById("training-l2")?.value }`);
  const line = was.readout.join(" ");
  const [, step = "0"] = /step (\d+)/.exec(line) ?? [];
  const [, loss] = /loss (\d\S+)/.exec(line) ?? [];
  const [, accuracy] = /accuracy (\d+%)/.exec(line) ?? [];
  const [, alpha] = /alpha (\S+):/.exec(was.says) ?? [];
  await becomes((found) => {
    if (/^step/.test(line) && found.step !== step) return `the card is at step ${step}`;
    if (loss && found.loss !== loss) return `the card has a loss of ${loss}`;
    if (accuracy && found.accuracy !== accuracy) return `the card has an accuracy of ${accuracy}`;
    if (alpha && Number(found.l2) !== Number(alpha)) return `the card has an alpha of ${alpha}`;
    return /^\d+$/.test(found.step) ? undefined : "there is no run";
  }, trained);
}

/** Presses each control over the picture, from the last to the first and back, and holds that the card has an answer. @param {string} id */
async function pressAll(id) {
  await run(`window.answers = 0;
    const count = () => { window.answers += 1; };
    new MutationObserver(count).observe(document.querySelector("#learn .card-result"), { childList: true });`);
  const names = await run(
    "return [...document.querySelectorAll('#learn .learn-actions button:enabled')].map(({ textContent }) => textContent)",
  );
  for (const name of [...names.toReversed(), ...names]) {
    await run("window.answers = 0");
    await press(name);
    const answer = async () => (await run("return window.answers")) > 0 && (await seen()).says !== "";
    await until(answer, `${name} has no answer`);
    // A run that diverges ends in these.
    if (id !== "what-goes-wrong/6") assert.doesNotMatch((await seen()).says, /undefined|NaN|∞/);
  }
}

const ALL = CHAPTERS.flatMap(({ name, cards }) =>
  cards.map((card, index) => ({ name, card, id: `${name}/${index + 1}` })),
);
for (const { name, card, id } of share(ALL)) {
  test(`${id}: the lab shows what the card shows, and Back and a reload bring the card back`, async () => {
    turn({ chapter: name, by: BROWSER === "firefox" ? "keys" : "mouse" });
    await browser.forget();
    await driver.get(`${browser.url}#learn?${id}`);
    await live();
    await countRuns();
    const hasBackward = async () =>
      (
        await run("return [...document.querySelectorAll('.learn-actions button')].map((one) => one.textContent)")
      ).includes("Backward");
    const hasWay = async () => (await driver.findElements(By.css("#learn [data-way=play]"))).length > 0;
    assert.equal(await hasWay(), !WITHOUT.includes(id));
    let hasTurned = false;
    const there = async () => {
      if (!(await hasWay())) return;
      const was = await seen();
      // The drawing to which one has turned back, if one has.
      const stale = hasTurned ? plain((await lab()).values) : "";
      hasTurned = was.graphs.flat().length > 0;
      await run("document.body.dataset.runs = 0");
      await press("Let me play");
      await until(() => run("return document.documentElement.dataset.part !== 'learn'"), "no lab is open");
      if (card.trains) await comparedWithTraining(was);
      else await comparedWithGraphLab(card, was, stale);
      await driver.navigate().back();
      await until(() => run("return document.documentElement.dataset.part === 'learn'"), "the card is not back");
      assert.deepEqual(await seen(), was, "Back");
    };
    await there();
    if (card.task) {
      await TASKS[id]();
      const isTaskDone = card.questions
        ? () => run("return !document.querySelector('#learn .card-questions').hidden")
        : isDone;
      await until(isTaskDone, "the task is not done");
    }
    const [question] = card.questions ?? [];
    if (question && "answer" in question && !card.task) {
      await driver.findElement(By.id("answer-0")).sendKeys(String(question.answer));
      await press("Check");
    }
    // What goes on for a while ends first.
    const goesOn = async ({ says, graphs }) =>
      /^It (runs|trains|walks)/.test(says) ||
      (says !== "" && (await hasBackward()) && graphs.flat().some((value) => value.endsWith("no gradient yet")));
    await until(async () => !(await goesOn(await seen())), "it never ended");
    await there();
    const was = await seen();
    await driver.get(`${browser.url}blank`);
    await driver.get(`${browser.url}#learn?${id}`);
    await live();
    await becomes((found) => {
      try {
        assert.deepEqual(found, was);
      } catch (error) {
        return error.message;
      }
      return undefined;
    }, seen);
    await pressAll(id);
  });
}

test("progress is forgotten with all that was begun, and Undo brings both back", async () => {
  turn({ by: "mouse" });
  const open = async (id) => {
    await driver.get(`${browser.url}blank`);
    await driver.get(`${browser.url}#learn?${id}`);
    await live();
  };
  await browser.forget();
  await open("by-hand/1");
  await driver.findElement(By.id("answer-0")).sendKeys("1");
  await press("Check");
  await press("Next");
  const field = () => driver.findElement(By.id("answer-0")).getAttribute("value");
  await until(async () => (await seen()).answers.length === 2, "the second card");
  await driver.findElement(By.id("answer-0")).sendKeys("-2");
  const dots = () => run("return document.querySelectorAll('.card-dots [data-done]').length");
  const before = await dots();
  assert.ok(before > 0);
  await driver.findElement(By.css(".card-contents summary")).click();
  await press("Forget my progress");
  await until(async () => (await dots()) === 0, "it is not forgotten");
  assert.equal(await field(), "");
  assert.equal(await run("return document.activeElement.textContent"), "Undo");
  await press("Undo");
  await until(async () => (await dots()) === before, "it is not back");
  assert.equal(await field(), "-2");
  assert.match((await seen()).says, /Your progress is back/);
  // A card that is done begins anew when it is opened again.
  await open("by-hand/1");
  assert.deepEqual((await seen()).answers, [""]);
});

test("nothing was reported as an error", () => {
  assert.deepEqual(browser.errors, []);
});
