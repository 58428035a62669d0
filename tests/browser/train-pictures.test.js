// What the Train part's pictures show together: the boundary's colours, a weight's sum, the panels, a place's graph.
import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import { By, Key } from "selenium-webdriver";
import { openTrain, START } from "./train-lab.js";

let train;
before(async () => {
  train = await openTrain();
});
after(() => train?.close());
beforeEach(async () => {
  await train.load();
  await train.says(START);
});

const textOf = (selector) => train.run("return document.querySelector(arguments[0])?.textContent ?? ''", selector);

/** Waits until a canvas no longer changes, and returns its colours at fractions of its width and height, from below. */
async function coloursAt(selector, places) {
  let last;
  await train.until(async () => {
    const now = await train.run("return document.querySelector(arguments[0]).toDataURL()", selector);
    const same = now === last;
    last = now;
    return same;
  }, "the picture never came to rest");
  return train.run(
    `const canvas = document.querySelector(arguments[0]);
     const rem = parseFloat(getComputedStyle(document.documentElement).fontSize) * canvas.width / canvas.clientWidth;
     const [left, top, right, bottom] = [2.5 * rem, rem, canvas.width - rem, canvas.height - 2 * rem];
     return arguments[1].map(([x, y]) => [
       ...canvas.getContext("2d").getImageData(left + x * (right - left), bottom - y * (bottom - top), 1, 1).data,
     ]);`,
    selector,
    places,
  );
}

test("the boundary is the right way up, in the colours of the classes", async () => {
  await train.runTo(100);
  // The moon above is the class below zero, in orange; the one below is in blue.
  const [above, left, below, right] = await coloursAt("#boundary canvas", [
    [0.5, 0.95],
    [0.05, 0.5],
    [0.7, 0.05],
    [0.97, 0.4],
  ]);
  for (const [red, , blue] of [above, left]) assert.ok(red > blue + 40, `orange: ${[red, blue]}`);
  for (const [red, , blue] of [below, right]) assert.ok(blue > red + 40, `blue: ${[red, blue]}`);
  const label = (selector) => train.run("return document.querySelector(arguments[0]).ariaLabel", selector);
  assert.match(await label("#boundary .boundary-stage"), /after 100 steps: 100 of 100 points are on their side/);
  assert.match(await label("#loss-curve"), /from 0\.8958 to 0\.0110 after 100 steps/);
});

test("a selected weight shows each point's part, and they sum to its gradient", async () => {
  const item = train.driver.findElement(By.css("#network button, #network [tabindex='0']"));
  await train.run("arguments[0].focus()", item);
  await train.driver.actions().sendKeys(Key.ARROW_RIGHT, Key.ENTER, Key.ENTER).perform();
  await train.until(async () => /gradient/.test(await textOf(".sum-bar")), "no sum is shown");
  const number = (text) => /gradient ([+−-]?\d+\.\d+)/.exec(text)?.[1];
  const sum = number(await textOf(".sum-bar"));
  assert.ok(sum, await textOf(".sum-bar"));
  assert.equal(number(await textOf(".network-inspector")), sum);
});

test("a weight that is typed is the network's", async () => {
  const item = train.driver.findElement(By.css("#network button, #network [tabindex='0']"));
  await train.run("arguments[0].focus()", item);
  await train.driver.actions().sendKeys(Key.ARROW_RIGHT, Key.ENTER, Key.ENTER).perform();
  await train.until(() => train.run("return document.querySelector('.network-inspector label')?.hidden === false"));
  await train.run("document.getElementById('take-weights').click()");
  const before = (await train.state()).parameters;
  const field = train.driver.findElement(By.css(".network-inspector input"));
  await train.run("arguments[0].select()", field);
  await field.sendKeys("2", Key.ENTER);
  await train.until(async () => (await train.state()).parameters.includes(2), "no weight is 2");
  const changed = (await train.state()).parameters.filter((value, index) => value !== before[index]);
  assert.deepEqual(changed, [2]);
});

test("each panel shows what it promises", async () => {
  await train.choose("training-optimizer", "adam");
  await train.press("step");
  await train.says(/^step 1,/);
  for (const id of ["hidden", "histograms", "optimizer", "landscape"]) {
    await train.run(
      `const panel = document.getElementById(arguments[0]).closest("details");
       panel.open = true;
       panel.scrollIntoView({ block: "center" });`,
      id,
    );
    await train.until(
      () =>
        train.run(
          `return [...document.querySelectorAll("#" + arguments[0] + " canvas")].some((canvas) => {
             if (canvas.width === 0 || canvas.height === 0) return false;
             const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
             return data.some((value) => value > 0);
           })`,
          id,
        ),
      `${id} stays empty`,
    );
  }
  await train.says("at step 1", "landscape-status");
  await train.choose("landscape-directions", "gradient");
  await train.says("at step 1", "landscape-status");
  assert.deepEqual(train.errors, []);
});

test("a place opens its graph, and Train is as it was", async () => {
  await train.press("step");
  await train.says(/^step 1,/);
  await train.driver.findElement(By.css("#boundary .boundary-stage")).click();
  await train.says(/^(Place|Point \d+) \(/, "place-text");
  await train.press("place-open");
  await train.until(async () => (await train.driver.getCurrentUrl()).endsWith("#graph"), "it stays on Train");
  await train.until(
    async () => /(Place|Point \d+) \(.*\) after step 1/.test(await textOf("#graph")) && (await textOf("#graph .value")),
    "no graph of it",
  );
  await train.driver.findElement(By.linkText("Train")).click();
  assert.equal(await train.status(), "step 1, loss 1.7236, accuracy 81%");
  assert.deepEqual(train.errors, []);
});
