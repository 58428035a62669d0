// Exceptions that are no refusal: the page says that they are its own fault, and starts again with nothing lost.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { By, until } from "selenium-webdriver";
import { PATIENCE } from "./browser.js";
import { openLab } from "./lab.js";
import { testOnce } from "./once.js";
import { openTrain, START } from "./train-lab.js";

const NO_DOING = /has a fault, which is not your doing: (\w+: )?injected\. /;
const CODE = "from micrograd.engine import Value\nkept = Value(3.0) * 2.0\nkept.backward()\nkept";

/** Waits for what a part says of a fault, presses its button, and waits until the page is another one. */
async function startAgain({ driver }, part) {
  const failure = await driver.wait(until.elementLocated(By.css(`#${part} .failure`)), PATIENCE);
  assert.match(await failure.getText(), NO_DOING);
  await failure.findElement(By.xpath(".//button[normalize-space()='Start again']")).click();
  await driver.wait(until.stalenessOf(failure), PATIENCE);
}

let train;
before(async () => {
  train = await openTrain();
});
after(() => train?.close());

test("a fault in the worker ends training; the settings are kept, those too that are changed before it starts again", async () => {
  await train.load();
  await train.says(START);
  await train.enter("data-samples", 40);
  await train.until(async () => (await train.state()).settings.data.samples === 40, "the setting was never in force");
  // What no field lets through, so that it is no refusal: the worker hears of a parameter that there is not.
  await train.run(
    `const { postMessage } = Worker.prototype;
     Worker.prototype.postMessage = function (request, ...rest) {
       const isStep = request.type === "step";
       if (isStep) Worker.prototype.postMessage = postMessage;
       return postMessage.call(this, isStep ? { type: "edit", parameter: 0.5, value: 1 } : request, ...rest);
     };`,
  );
  await train.press("step");
  const failure = await train.driver.wait(until.elementLocated(By.css("#train .failure")), PATIENCE);
  assert.match(
    await failure.getText(),
    /^This page has a fault, which is not your doing: There is no parameter 0\.5.* Training has ended, and your settings are kept\./,
  );
  await train.enter("training-rate", 0.25);
  await failure.findElement(By.xpath(".//button[normalize-space()='Start again']")).click();
  await train.until(() => train.run("return !document.getElementById('play').disabled"), "the part was never ready");
  const { settings } = await train.state();
  assert.deepEqual([settings.data.samples, settings.training.rate], [40, 0.25]);
  await train.runTo(3);
});

testOnce("after a fault in the worker the missing pictures of the stories come", async () => {
  await train.load();
  await train.run(
    `const { postMessage } = Worker.prototype;
     window.asked = [];
     Worker.prototype.postMessage = function (request, ...rest) {
       const isFault = request.type === "portrait" && window.asked.push(request.name) === 2;
       return postMessage.call(this, isFault ? { type: "edit", parameter: 0.5, value: 1 } : request, ...rest);
     };`,
  );
  await train.unfold("stories");
  const failure = await train.driver.wait(until.elementLocated(By.css("#train .failure")), PATIENCE);
  await failure.findElement(By.xpath(".//button[normalize-space()='Start again']")).click();
  const missing = () =>
    train.run(
      `return [...document.querySelectorAll(".story canvas")].filter((canvas) =>
         canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data.every((value) => value === 0)).length`,
    );
  await train.until(async () => (await missing()) === 1, "pictures are missing");
  const asked = await train.run("return window.asked");
  assert.equal(new Set(asked).size, asked.length, "what may be at fault is not asked for again by itself");
  await train.press("settings-open");
  await train.press("stories-open");
  await train.until(async () => (await missing()) === 0, "the picture at fault is missing");
});

testOnce("a fault in the page is told in the part that is shown; training goes on from where it was", async () => {
  await train.load();
  await train.enter("data-samples", 40);
  await train.runTo(20);
  const before = await train.text("train-status");
  await train.inPage(`setTimeout(() => { throw new TypeError("injected"); })`);
  await startAgain(train, "train");
  await train.says(before);
  assert.equal((await train.state()).settings.data.samples, 40);
  // What is refused is no fault, and another start of the page begins as always.
  await train.load(`#train?${"x".repeat(20)}`);
  assert.equal((await train.driver.findElements(By.css("#train .failure"))).length, 0);
  assert.equal((await train.state()).settings.data.samples, 100);
});

testOnce("both parts are kept when one has a fault", async () => {
  const lab = await openLab();
  try {
    await lab.visit();
    await lab.paste(CODE);
    await lab.says("#graph-now", /kept/);
    await lab.run(`location.hash = "#train"`);
    await lab.until(() => lab.run(`return document.getElementById("play")?.disabled === false`), "never ready");
    await lab.run(
      `const field = document.getElementById("data-samples");
       field.value = "40";
       for (const type of ["input", "change"]) field.dispatchEvent(new Event(type, { bubbles: true }));
       location.hash = "#graph";`,
    );
    await lab.inPage(`setTimeout(() => Promise.reject(new RangeError("injected")))`);
    await startAgain(lab, "graph");
    await lab.ready();
    assert.equal(await lab.code(), CODE);
    await lab.run(`location.hash = "#train"`);
    await lab.until(() => lab.run(`return document.getElementById("play")?.disabled === false`), "never ready");
    assert.equal(await lab.run(`return document.getElementById("data-samples").value`), "40");
  } finally {
    await lab.close();
  }
});
