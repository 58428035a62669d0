// The Train part for everyone: narrow windows, keyboards, screen readers, with everything unfolded.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { By, Key } from "selenium-webdriver";
import { openTrain, START } from "./train-lab.js";

const AXE = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
let train;
before(async () => {
  train = await openTrain();
});
after(() => train?.close());

const unfoldAll = () => train.run("for (const group of document.querySelectorAll('#train details')) group.open = true");

/** Returns what axe-core finds, of any severity, in words. */
async function findings() {
  await train.run(AXE);
  const { violations } = await train.driver.executeAsyncScript("axe.run('#train').then(arguments[0])");
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target} ${failureSummary}`),
  );
}

test("axe-core finds nothing, everything unfolded", async () => {
  await train.load();
  await train.says(START);
  await train.runTo(100);
  await unfoldAll();
  await train.run("document.getElementById('twin-on').click()");
  await train.says(/^step 0,/);
  assert.deepEqual(await findings(), []);
});

test("every control is reached by Tab, and is 24 pixels or more", async () => {
  await train.load();
  await train.press("step");
  await train.says(/^step 1,/);
  await unfoldAll();
  const small = await train.run(
    `return [...document.querySelectorAll("#train :is(button, select, input, textarea, summary)")]
       .filter((control) => control.offsetParent)
       .filter((control) => {
         const target = control.closest("label") ?? control;
         const { width, height } = target.getBoundingClientRect();
         return width < 24 || height < 24;
       }).map((control) => control.id || control.outerHTML);`,
  );
  assert.deepEqual(small, []);
  const controls = await train.run(
    `const all = [...document.querySelectorAll("#train :is(button, select, input, textarea, summary):enabled, #train summary")];
     const usable = all.filter((control) => control.offsetParent && control.type !== "radio" && control.tabIndex === 0);
     usable.forEach((control, index) => { control.dataset.tab = index; });
     window.reached = new Set();
     addEventListener("focusin", ({ target }) => reached.add(target.dataset.tab));
     document.querySelector("nav a:last-child").focus();
     return usable.length;`,
  );
  assert.ok(controls > 60, `${controls} controls`);
  const tabs = Array.from({ length: 20 }, () => Key.TAB);
  await train.until(async () => {
    await train.driver
      .actions()
      .sendKeys(...tabs)
      .perform();
    return (await train.run("reached.delete(undefined); return reached.size")) === controls;
  }, "some are not reached");
});

test("it fits a window of 390 pixels, everything unfolded", async () => {
  const { driver, url } = train;
  // A frame can be narrower than a window.
  await driver.get(`${url}licenses.txt`);
  await train.run(
    `const frame = document.createElement("iframe");
     frame.style.cssText = "position: fixed; inset: 0 auto auto 0; width: 390px; height: 800px; border: 0";
     frame.src = arguments[0];
     document.body.replaceChildren(frame);`,
    `${url}#train`,
  );
  await driver.switchTo().frame(0);
  await train.until(() => train.run("return document.getElementById('play')?.disabled === false"), "not ready");
  await unfoldAll();
  const wide = await train.run(
    `return [document.documentElement.scrollWidth,
      [...document.querySelectorAll("#train *")].filter((box) => box.getBoundingClientRect().right > 391 && !box.closest("pre, .network-scroll, .hidden-picture"))
        .slice(0, 5).map((box) => box.id || box.className || box.tagName)]`,
  );
  assert.ok(wide[0] <= 390, `${wide}`);
  // The transport stays under the thumb.
  const bottom = await train.run("return document.getElementById('play').getBoundingClientRect().bottom");
  assert.ok(bottom <= 800 && bottom > 700, `Play ends at ${bottom}`);
  await driver.switchTo().defaultContent();
  assert.equal((await driver.findElements(By.css("iframe"))).length, 1);
});
