// Stepping through the first graph: what the picture shows of a step.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openLab } from "./lab.js";

let lab;
before(async () => {
  lab = await openLab();
});
after(() => lab?.close());

/** The way back begins at this instant; forward, there are as many steps as values that are computed. */
const BOUNDARY = 29;
const LAST = 57;

/** Goes to an instant, as the slider does, and waits for the picture. */
async function go(instant) {
  await lab.run(
    `const range = document.querySelector("#lab-scrubber input[type=range]");
     range.value = arguments[0];
     range.dispatchEvent(new Event("input", { bubbles: true }));`,
    instant,
  );
  await lab.still();
}

/** What is wrong with the picture of a step: what lies outside of it, and what the notes cover. */
const wrong = () =>
  lab.run(`
    const frame = document.querySelector("#graph-frame").getBoundingClientRect();
    const area = (element) => element.getBoundingClientRect();
    const isInside = ({ left, right, top, bottom }) =>
      left >= frame.left && right <= frame.right && top >= frame.top && bottom <= frame.bottom;
    const meet = (one, other) =>
      one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
    const box = (item) => area(document.querySelector('#graph [data-item="' + item + '"] .box'));
    const current = document.querySelector("#graph .current").dataset.item;
    const operands = [...document.querySelectorAll('#graph .edge[data-to="' + current + '"]')]
      .map(({ dataset }) => dataset.from);
    const notes = [...document.querySelectorAll("#graph .note rect")].map(area);
    const found = [];
    if (!isInside(box(current))) found.push("the value in hand is outside");
    notes.forEach((note, index) => {
      if (!isInside(note)) found.push("note " + index + " is outside");
      if (note.height < 25) found.push("note " + index + " is too small to be read");
      for (const item of [current, ...operands]) {
        if (meet(note, box(item))) found.push("note " + index + " covers " + item);
      }
      notes.slice(index + 1).forEach((other) => {
        if (meet(note, other)) found.push("note " + index + " covers another one");
      });
    });
    return found;`);

for (const [name, width] of [
  ["a wide window", 1280],
  ["a phone", 390],
]) {
  test(`in ${name} the arithmetic of a step covers neither its operands nor the value in hand, and all is in view`, async () => {
    await lab.driver.manage().window().setRect({ width, height: 900 });
    await lab.visit();
    for (let instant = BOUNDARY + 1; instant <= LAST; instant += 3) {
      await go(instant);
      assert.ok((await lab.run(`return document.querySelectorAll("#graph .note").length`)) > 0);
      assert.deepEqual(await wrong(), [], `instant ${instant}`);
    }
  });
}

test("of steps that follow each other faster than the picture moves, the last is in view", async () => {
  await lab.driver.manage().window().setRect({ width: 1280, height: 900 });
  await lab.visit();
  for (let instant = BOUNDARY + 1; instant <= LAST; instant += 2) {
    await lab.button("Start").click();
    await lab.run(
      `const next = [...document.querySelectorAll("#lab-scrubber button")].find(({ textContent }) => textContent === "Next");
       for (let count = 0; count < arguments[0]; count++) next.click();`,
      instant,
    );
    await lab.still();
    assert.deepEqual(await wrong(), [], `instant ${instant}`);
  }
});

test("after Fit, the next step can be read again", async () => {
  await lab.driver.manage().window().setRect({ width: 500, height: 900 });
  await lab.visit();
  await go(BOUNDARY + 5);
  await lab.button("Fit").click();
  await lab.still();
  const size = () => lab.run(`return document.querySelector("#graph .current .box").getBoundingClientRect().width`);
  const fitted = await size();
  await go(BOUNDARY + 6);
  assert.ok((await size()) > 1.2 * fitted, `${await size()} px, ${fitted} px before`);
  assert.deepEqual(await wrong(), []);
});

test("Start brings the first operation and what it is computed from into view", async () => {
  await lab.visit();
  await go(LAST - 40);
  await lab.button("Start").click();
  await lab.still();
  const areas = await lab.run(`
    const frame = document.querySelector("#graph-frame").getBoundingClientRect();
    return ["a: ", "b: ", "b + a: "].map((name) => {
      const box = document.querySelector('#graph .value[aria-label^="' + name + '"] .box').getBoundingClientRect();
      return box.left >= frame.left && box.right <= frame.right && box.top >= frame.top && box.bottom <= frame.bottom;
    })`);
  assert.deepEqual(areas, [true, true, true]);
});

test("a small box is chosen by a click beside it", async () => {
  await lab.driver.manage().window().setRect({ width: 500, height: 900 });
  await lab.visit();
  await lab.button("Fit").click();
  await lab.still();
  const box = await lab.run(`
    const { left, top, width, height } = document
      .querySelector('#graph .value[aria-label^="g: "] .box')
      .getBoundingClientRect();
    return { left, top, width, height };`);
  assert.ok(box.height < 20, `${box.height} px high`);
  const x = Math.round(box.left + box.width / 2);
  const beside = Math.round(box.top + box.height / 2 + 11);
  assert.ok(beside > box.top + box.height, "the click is outside");
  await lab.driver.actions().move({ x, y: beside }).click().perform();
  assert.match(await lab.focused(), /^g: /);
});

test("while one steps, nothing is said of gradients that are not there", async () => {
  await lab.visit();
  await lab.says("#graph-now", /Each grad is the derivative/);
  await go(3);
  await lab.says("#graph-now", /no gradients yet/);
  await go(BOUNDARY + 3);
  await lab.says("#graph-now", /still growing/);
  await lab.button("Done").click();
  await lab.says("#graph-now", /Each grad is the derivative/);
});

test("nothing was reported as an error", () => {
  assert.deepEqual(lab.errors, []);
});
