// The Train part, as a person uses it. The numbers are the tutorial's log of the moons demo.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, beforeEach, test } from "node:test";
import { By, Key } from "selenium-webdriver";
import { testOnce } from "./once.js";
import { openTrain, START } from "./train-lab.js";

let train;
let driver;
before(async () => {
  train = await openTrain();
  driver = train.driver;
});
after(() => train?.close());
beforeEach(async () => {
  await train.load();
  await train.says(START);
});

const names = ["step", "loss", "accuracy", "rate"];
const readout = () => Promise.all(names.map((name) => train.text(`readout-${name}`)));

/** Returns the lines of the log as numbers. */
async function logged() {
  await train.unfold("log-text");
  await train.until(async () => (await train.text("log-text")).startsWith("step 0 loss"), "no log");
  const lines = (await train.text("log-text")).split("\n");
  return lines.map((line) => {
    const [, step, loss, accuracy] = /^step (\d+) loss (\S+), accuracy (\S+)%$/.exec(line);
    return [Number(step), Number(loss), Number(accuracy)];
  });
}

test("trains the demo to its result, and stops there", async () => {
  await train.choose("speed", "60");
  await train.run(
    `window.spoken = [];
     const status = document.getElementById("train-status");
     new MutationObserver(() => spoken.push(status.textContent))
       .observe(status, { childList: true, characterData: true, subtree: true });`,
  );
  await train.press("play");
  await train.says("step 100, loss 0.0110, accuracy 100%");
  assert.deepEqual(await readout(), ["100", "0.0110", "100%", "0.1000"]);
  assert.equal(await train.text("play"), "Play");
  assert.match(await train.text("stop-reason"), /100/);
  // Not spoken at each step.
  assert.deepEqual(await train.run("return spoken"), ["training…", "step 100, loss 0.0110, accuracy 100%"]);
  // All points are beyond the margin by then: step 99 only shrinks the parameters, at rate 0.109, by 2e-4 times that.
  const expected = 0.010978370135492717 * (1 - 2e-4 * 0.109) ** 2;
  const loss = Number(await train.find("readout-loss").getAttribute("title"));
  assert.ok(Math.abs(loss / expected - 1) < 1e-9, `loss ${loss} for ${expected}`);
  assert.deepEqual(train.errors, []);
});

testOnce("the log is the tutorial's, line for line", async () => {
  const reference = await readFile(new URL("../reference/demo.txt", import.meta.url), "utf8");
  const expected = reference
    .trim()
    .split("\n")
    .map((line) => line.split(" ").map(Number));
  await train.runTo(100);
  const log = await logged();
  assert.equal((await train.text("log-text")).split("\n")[0], "step 0 loss 0.8958441028683222, accuracy 50.0%");
  assert.equal(log.length, 100);
  for (const [index, [step, loss, accuracy]] of log.entries()) {
    assert.equal(step, expected[index][0]);
    // The tutorial's own sums come in an arbitrary order.
    assert.ok(Math.abs(loss / expected[index][1] - 1) < 1e-9, `step ${step}: ${loss} for ${expected[index][1]}`);
    assert.equal(accuracy, expected[index][2]);
  }
});

test("the lines of the log fit their column, and are whole when they are copied", async () => {
  await train.runTo(100);
  await logged();
  const [wide, room] = await train.run(
    "const box = document.getElementById('log-text'); return [box.scrollWidth, box.clientWidth]",
  );
  assert.ok(wide <= room, `${wide} in ${room}`);
  const copied = await train.run(
    "getSelection().selectAllChildren(document.getElementById('log-text')); return getSelection().toString()",
  );
  assert.equal(copied.trim(), await train.text("log-text"));
});

test("plays and pauses with Space, steps and returns to the same start", async () => {
  const space = () => driver.actions().sendKeys(" ").perform();
  await train.run("document.activeElement.blur()");
  await space();
  await train.until(async () => Number(await train.text("readout-step")) >= 3, "Space did not play");
  assert.equal(await train.text("play"), "Pause");
  await space();
  await train.says(/^step \d+, loss \d\.\d{4}, accuracy \d+%$/);
  const [paused] = (await train.status()).match(/\d+/);
  await train.press("step");
  await train.says(new RegExp(`^step ${Number(paused) + 1},`));
  await train.press("reset");
  await train.says(START);
  for (const line of ["1, loss 1.7236, accuracy 81%", "2, loss 0.7429, accuracy 77%", "3, loss 0.7706, accuracy 82%"]) {
    await train.press("step");
    await train.says(`step ${line}`);
  }
  assert.deepEqual(await readout(), ["3", "0.7706", "82%", "0.9730"]);
});

testOnce("Pause that is pressed as the run ends does not begin another, nor does a Space that is held", async () => {
  await train.load();
  await train.choose("speed", "1");
  await train.press("play");
  await train.says("Pause", "play");
  await train.run(
    `const play = document.getElementById("play");
     play.dispatchEvent(new PointerEvent("pointerdown", { pointerType: "mouse", bubbles: true }));
     document.getElementById("run-to").value = "0";
     document.getElementById("run-to-form").requestSubmit();`,
  );
  await train.says("Play", "play");
  await train.run(
    `const play = document.getElementById("play");
     window.labels = [];
     new MutationObserver(() => labels.push(play.textContent.trim())).observe(play, { childList: true, subtree: true });
     play.click();`,
  );
  const held = { code: "Space", bubbles: true, cancelable: true, repeat: true };
  await train.run("document.body.dispatchEvent(new KeyboardEvent('keydown', arguments[0]))", held);
  await train.press("step");
  await train.says(/^step 1,/);
  assert.deepEqual(await train.run("return labels"), []);
});

test("Space in a field or on a button does what it does there", async () => {
  await train.find("reset").sendKeys(" ");
  await train.find("training-rate").sendKeys(" ");
  await train.find("step").sendKeys(" ");
  await train.says("step 1, loss 1.7236, accuracy 81%");
  assert.equal(await train.text("play"), "Play");
});

testOnce("Play and Space go on after the demo's end and after Run to, and say so", async () => {
  await train.holdRemarks();
  await train.choose("speed", "Infinity");
  await train.press("play");
  await train.says("step 100, loss 0.0110, accuracy 100%");
  const goesOn = async (step) => {
    await train.says(`Training goes on after step ${step}.`, "train-remark");
    await train.until(async () => Number(await train.text("readout-step")) > step, "it did not go on");
    await train.press("play");
    await train.says(/^step \d+,/);
  };
  // At the speed that the page starts with, the first step is not due at once.
  await train.choose("speed", "20");
  // With the focus on the plane, where a press leaves it.
  await train.run("document.querySelector('#boundary .boundary-stage').focus()");
  await driver.actions().sendKeys(" ").perform();
  await goesOn(100);
  await train.press("reset");
  await train.says(START);
  await train.runTo(30);
  // Not so fast that it comes to the demo's end first.
  await train.choose("speed", "1");
  await train.press("play");
  await goesOn(30);
});

testOnce("Play after a number that is not finite starts anew, and says so", async () => {
  await train.holdRemarks();
  await train.choose("story", "fast");
  await train.choose("speed", "Infinity");
  await train.press("play");
  await train.until(() => train.run("return !document.getElementById('finding').hidden"), "nothing was found");
  await train.choose("speed", "1");
  await train.press("play");
  await train.says(/starts anew from step 0/, "train-remark");
  await train.until(async () => Number(await train.text("readout-step")) < 3, "it does not start anew");
  assert.equal(await train.text("play"), "Pause");
});

testOnce("travels back and forth to the same numbers, and branches", async () => {
  await train.runTo(100);
  const exact = () => train.find("readout-loss").getAttribute("title");
  const end = await exact();
  const go = (step) => train.enter("time", step);
  await go(3);
  await train.says("step 3, loss 0.7706, accuracy 82%");
  const there = await exact();
  assert.match(await train.text("time-text"), /^step 3 of 100: train from here/);
  await train.press("time-forward");
  await train.says(/^step 4,/);
  await train.press("time-back");
  await train.says("step 3, loss 0.7706, accuracy 82%");
  assert.equal(await exact(), there);
  // By keyboard.
  await train.find("time").sendKeys(Key.END);
  await train.says("step 100, loss 0.0110, accuracy 100%");
  assert.equal(await exact(), end);
  await go(3);
  await train.says(/^step 3,/);
  await train.holdRemarks();
  await train.enter("training-rate", 0.1);
  await train.says(/^Training took another way at step 3\. Steps 4 to 100 are put aside\./, "train-remark");
  await train.press("step");
  await train.says(/^step 4,/);
  await train.says("step 4, the latest", "time-text");
  // The words belong to their act. What was put aside comes back, once.
  await train.says("Undo: back to step 100", "train-remark");
  await train.driver.findElement(By.css("#train-remark button")).click();
  await train.says("step 100, loss 0.0110, accuracy 100%");
  assert.equal(await exact(), end);
  await train.says("", "train-remark");
});

testOnce(
  "new data with the weights kept begin at the step they are of, as do the time line and the curve",
  async () => {
    await train.runTo(40);
    await train.choose("data-kind", "circles");
    await train.says(/^New data/, "train-remark");
    await train.driver.findElement(By.xpath("//*[@id='train-remark']//button[.='Keep the weights']")).click();
    await train.says(/^step 40,/);
    assert.equal(await train.find("time").isEnabled(), false, "there is no other step yet");
    await train.press("step");
    await train.says(/^step 41,/);
    await train.enter("time", 3);
    await train.says(/^step 40,/);
    assert.equal(await train.run("return document.getElementById('time').value"), "40");
    assert.equal(await train.find("time-back").getAttribute("aria-disabled"), "true");
    const first = await train.run("return document.querySelector('#loss [text-anchor=middle] text').textContent");
    assert.equal(first, "40");
    await train.unfold("run-to");
    await train.enter("run-to", 12);
    await train.run("document.getElementById('run-to-form').requestSubmit()");
    await train.says("A whole number from 40, where this run began, to 1,000,000,000 is expected.", "run-to-error");
  },
);

testOnce("an earlier step has the settings that it was trained with", async () => {
  await train.runTo(20);
  await train.enter("training-rate", 0.25);
  await train.enter("training-l2", 0.02);
  await train.runTo(40);
  await train.enter("time", 10);
  await train.says(/^step 10,/);
  const shown = async () => [
    await train.find("training-rate").getAttribute("value"),
    await train.text("readout-rate"),
    await train.find("training-l2").getAttribute("value"),
  ];
  assert.deepEqual(await shown(), ["1", "0.9100", "0.0001"]);
  await train.enter("time", 40);
  await train.says(/^step 40,/);
  assert.deepEqual(await shown(), ["0.25", "0.1600", "0.02"]);
  // A change at an earlier step is one of what was in force there.
  await train.enter("time", 10);
  await train.says(/^step 10,/);
  await train.enter("training-l1", 0.01);
  await train.press("step");
  await train.says(/^step 11,/);
  assert.deepEqual(await shown(), ["1", "0.9010", "0.0001"]);
});

testOnce("a run that blows up is stopped, explained, and led back", async () => {
  await train.choose("story", "fast");
  await train.choose("speed", "Infinity");
  await train.press("play");
  await train.until(() => train.run("return !document.getElementById('finding').hidden"), "nothing was found");
  const found = await train.text("finding");
  const [, step] = /^Step (\d+): a number is no longer finite/.exec(found);
  assert.match(found, /is (inf|nan|-inf|∞|not a number)/i);
  assert.equal(await train.text("play"), "Play");
  const back = Number(/Back to step (\d+)$/.exec(await train.text("finding-back"))[1]);
  assert.ok(back <= Number(step), found);
  await train.press("finding-back");
  await train.says(new RegExp(`^step ${back}, loss \\d`));
  assert.equal(await train.run("return document.getElementById('finding').hidden"), true);
  assert.deepEqual(train.errors, []);
});

testOnce("the remedy works: back to a good step, with the rate that is told", async () => {
  await train.choose("story", "fast");
  await train.choose("speed", "Infinity");
  await train.press("play");
  await train.until(() => train.run("return !document.getElementById('finding').hidden"), "nothing was found");
  const [, step, rate] = /Back to step (\d+) with rate ([\d.]+)$/.exec(await train.text("finding-mend"));
  await train.press("finding-mend");
  await train.says(new RegExp(`^step ${step}, loss \\d\\.`));
  assert.equal(await train.find("training-rate").getAttribute("value"), rate);
  const loss = Number(await train.text("readout-loss"));
  await train.runTo(Number(step) + 50);
  assert.ok(Number(await train.text("readout-loss")) < loss);
  assert.deepEqual(train.errors, []);
});

testOnce("a loss that explodes without an end is said under the picture", async () => {
  const warned = () => train.run("return !document.getElementById('divergence-warning').hidden");
  assert.equal(await warned(), false);
  await train.enter("training-rate", 1000);
  await train.runTo(100);
  assert.match(await train.status(), /^step 100, loss \d\.\d+e\d+/);
  await train.until(warned, "no warning");
  assert.match(await train.text("divergence-warning"), /10,000 times.*Lower the learning rate/);
  await train.press("reset");
  await train.says(/^step 0,/);
  assert.equal(await warned(), false);
});

testOnce("a twin runs beside it, one setting changed", async () => {
  await train.press("twin-on");
  await train.choose("twin-setting", "training-rate");
  await train.enter("twin-training-rate", 0.1);
  assert.equal(await train.text("twin-summary"), "beside it: learning rate 0.1");
  await train.runTo(100);
  assert.equal(await train.status(), "step 100, loss 0.0110, accuracy 100%", "the first run is the demo's");
  await train.says(
    /^Left: as set\. Right: the twin, with “learning rate 0\.1”\. It has reached loss \d\.\d{4}, accuracy \d+%$/,
    "twin-status",
  );
  await train.until(
    () => train.run("return /twin/.test(document.querySelector('#boundary-twin .boundary-stage').ariaLabel)"),
    "the twin is not described",
  );
  const { twin } = await train.state();
  assert.deepEqual(twin, { setting: "training-rate", value: 0.1 });
  // An earlier step has its own.
  await train.enter("twin-training-rate", 0.7);
  await train.runTo(120);
  await train.enter("time", 90);
  await train.says("beside it: learning rate 0.1", "twin-summary");
  await train.enter("time", 120);
  await train.says("beside it: learning rate 0.7", "twin-summary");
  await train.holdRemarks();
  await train.press("twin-on");
  await train.until(() => train.run("return document.getElementById('boundary-twin').hidden"), "it stays");
  // Switching it off began a new run: the two come back.
  await train.says(/^A run begins at step 0, without the twin\./, "train-remark");
  await train.driver.findElement(By.css("#train-remark button")).click();
  await train.says(/^step 120,/);
  await train.says("beside it: learning rate 0.7", "twin-summary");
});
