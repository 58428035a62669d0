// Stepping through the first graph: what the picture shows of a step.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Key } from "selenium-webdriver";
import { hashOf } from "../../www/graph/editor/link.js";
import { resize } from "./browser.js";
import { openLab } from "./lab.js";
import { testOnce } from "./once.js";

let lab;
before(async () => {
  lab = await openLab();
});
after(() => lab?.close());

/** The way back begins at this step; forward, there are as many steps as values that are computed. */
const BOUNDARY = 6;
const LAST = 11;

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

/** Opens what a small screen shows folded. */
async function openGroups() {
  const closed = () =>
    lab.run(`return document.querySelector('#graph .value[aria-label*=", of "]')?.ariaLabel.split(":")[0] ?? null`);
  for (let name = await closed(); name !== null; name = await closed()) {
    const count = () => lab.run("return document.querySelectorAll('#graph .value').length");
    const before = await count();
    await lab.run(`document.querySelector('#graph .value[aria-label^="' + arguments[0] + ':"]').focus()`, name);
    await lab.press(Key.ENTER);
    await lab.until(async () => (await count()) > before, `${name} never opened`);
    await lab.still();
  }
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
      if (note.height < 16) found.push("note " + index + " is too small to be read");
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
    await openGroups();
    for (let instant = BOUNDARY + 1; instant <= LAST; instant += 1) {
      await go(instant);
      // The first one waits for what draws it.
      await lab.until(() => lab.run(`return document.querySelector("#graph .note") !== null`), "no note is drawn");
      await lab.still();
      assert.deepEqual(await wrong(), [], `instant ${instant}`);
    }
  });
}

test("the arithmetic of a step is in view when the code comes back", async () => {
  await lab.driver.manage().window().setRect({ width: 1280, height: 900 });
  await lab.visit();
  const toggle = async (/** @type {boolean} */ isShown) => {
    const pane = lab.find("#lab-hide");
    await pane.click();
    await lab.until(async () => (await pane.getAttribute("aria-expanded")) === String(isShown), "the code");
    await lab.still();
  };
  await toggle(false);
  for (let instant = BOUNDARY + 1; instant <= LAST; instant += 1) {
    await go(instant);
    await toggle(true);
    await lab.until(async () => (await wrong()).length === 0, `at ${instant}`);
    await toggle(false);
  }
  await toggle(true);
});

testOnce("of steps that follow each other faster than the picture moves, the last is in view", async () => {
  await lab.driver.manage().window().setRect({ width: 1280, height: 900 });
  await lab.visit();
  for (let instant = BOUNDARY + 1; instant <= LAST; instant += 1) {
    await lab.button("To start").click();
    await lab.run(
      `const next = [...document.querySelectorAll("#lab-scrubber button")].find(({ textContent }) => textContent.trim() === "Next");
       for (let count = 0; count < arguments[0]; count++) next.click();`,
      instant,
    );
    await lab.still();
    assert.deepEqual(await wrong(), [], `instant ${instant}`);
  }
});

testOnce("the camera holds still while the graph fits", async () => {
  await lab.driver.manage().window().setRect({ width: 1280, height: 900 });
  await lab.visit();
  const lies = () => lab.run(`return document.querySelector("#graph-svg").style.transform`);
  const before = await lies();
  for (let step = 0; step <= LAST + 1; step++) {
    await go(step);
    assert.equal(await lies(), before, `step ${step}`);
  }
});

testOnce("To start brings the first operation and what it is computed from into view", async () => {
  await lab.visit();
  await lab.run(`document.querySelector("#graph-svg").focus()`);
  await lab.press("++++++");
  await go(LAST);
  await lab.button("To start").click();
  await lab.still();
  const areas = await lab.run(`
    const frame = document.querySelector("#graph-frame").getBoundingClientRect();
    return ["x1: ", "w1: ", "x1 * w1: "].map((name) => {
      const box = document.querySelector('#graph .value[aria-label^="' + name + '"] .box').getBoundingClientRect();
      return box.left >= frame.left && box.right <= frame.right && box.top >= frame.top && box.bottom <= frame.bottom;
    })`);
  assert.deepEqual(areas, [true, true, true]);
});

test("a small box is chosen by a click beside it", async () => {
  await lab.visit();
  await lab.run(`document.querySelector("#graph-svg").focus()`);
  await lab.press("------------");
  await lab.still();
  const box = await lab.run(`
    const { left, top, width, height } = document
      .querySelector('#graph .value[aria-label^="o: "] .box')
      .getBoundingClientRect();
    return { left, top, width, height };`);
  assert.ok(box.height < 20, `${box.height} px high`);
  const x = Math.round(box.left + box.width / 2);
  const beside = Math.round(box.top + box.height / 2 + 11);
  assert.ok(beside > box.top + box.height, "the click is outside");
  await lab.driver.actions().move({ x, y: beside }).click().perform();
  assert.match(await lab.focused(), /^o: /);
});

testOnce(
  "while one steps, a gradient is shown from the step on that adds to it, and the player says where one is",
  async () => {
    await lab.visit();
    await lab.says("#graph-now", /Each grad is the derivative/);
    await go(3);
    await lab.says(".scrubber-step", /^forward 3 of 5$/);
    assert.equal(await lab.shown("x1:", "grad"), "");
    assert.equal(await lab.find("#graph-now").isDisplayed(), false);
    await go(BOUNDARY + 2);
    await lab.says(".scrubber-step", /^backward 2 of 5$/);
    assert.deepEqual([await lab.shown("b:", "grad"), await lab.shown("x1:", "grad")], ["0.5000", ""]);
    await lab.button("Done").click();
    assert.ok(await lab.find("#graph-now").isDisplayed());
    assert.equal(await lab.shown("x1:", "grad"), "-1.5000");
  },
);

test("the backward half of the bar can be clicked", async () => {
  await lab.visit();
  const bar = await lab.find("#lab-scrubber input[type=range]");
  const { width } = await bar.getRect();
  await lab.driver
    .actions()
    .move({ origin: bar, x: Math.round(width * 0.3), y: 0 })
    .click()
    .perform();
  await lab.says(".scrubber-step", /^backward [23] of 5$/);
});

test("what disappears when it is used does not take the focus with it", async () => {
  await lab.visit();
  const use = async (selector) => {
    await lab.until(() => lab.run(`return document.querySelector(arguments[0]) !== null`, selector), selector);
    await lab.run("document.querySelector(arguments[0]).focus()", selector);
    await lab.press(Key.ENTER);
    await lab.until(
      () =>
        lab.run(
          "return !document.querySelector(arguments[0])?.checkVisibility({ visibilityProperty: true })",
          selector,
        ),
      `${selector} disappears`,
    );
    return lab.run(
      "return document.activeElement.title || document.activeElement.id || document.activeElement.className",
    );
  };
  await lab.button("Next").click();
  assert.equal(await use('#lab-scrubber [data-act="leave"]'), "Play");
  await lab.button("Backward").click();
  assert.equal(await use("#graph-afresh"), "graph-backward");
  await lab.tap("x1:");
  await lab.press(Key.ENTER, Key.ARROW_UP, Key.ENTER);
  assert.equal(await use(".code-difference button"), "lab-code");
  await lab.tap("x1:");
  assert.equal(await use('#lab-card [data-act="close"]'), "graph-svg");
  await lab.paste("d = a*b + c");
  assert.equal(await use('.lab-notice[data-name="values"] button'), "lab-code");
  await lab.until(async () => (await lab.shown("d:", "data")) === "4.0000", "d");
  // What is offered where there is no graph, too.
  await lab.load(await hashOf({ preset: "neuron", code: "d = a*b + c" }));
  assert.equal(await use("#graph .part-state button"), "lab-code");
  await lab.until(async () => (await lab.shown("d:", "data")) === "4.0000", "d again");
});

testOnce("Pause that is pressed as the end comes is no Play", async () => {
  await lab.visit();
  await lab.run(`const speed = document.querySelector("#lab-scrubber select");
    speed.value = "slow";
    speed.dispatchEvent(new Event("change", { bubbles: true }));`);
  await lab.button("Play").click();
  const said = await lab.run(`
    const button = document.querySelector('#lab-scrubber [data-act="play"]');
    const range = document.querySelector("#lab-scrubber input[type=range]");
    const said = [button.textContent];
    button.dispatchEvent(new PointerEvent("pointerdown", { pointerType: "mouse", bubbles: true }));
    range.value = range.max;
    range.dispatchEvent(new Event("input", { bubbles: true }));
    said.push(button.textContent);
    button.click();
    said.push(button.textContent, range.value === range.max);
    range.focus();
    const space = { key: " ", bubbles: true, cancelable: true };
    range.dispatchEvent(new KeyboardEvent("keydown", space));
    range.dispatchEvent(new KeyboardEvent("keydown", { ...space, repeat: true }));
    return [...said, button.textContent];`);
  assert.deepEqual(said, ["Pause", "Play", "Play", true, "Pause"]);
  await lab.button("Pause").click();
  await lab.button("Play").click();
  await lab.button("Pause").click();
});

testOnce("a closed group is one step", async () => {
  await lab.paste(
    "from micrograd.nn import MLP\nmodel = MLP(3, [4, 4, 1])\nout = model([2.0, 3.0, -1.0])\nout.backward()",
  );
  await lab.until(() => lab.run(`return document.querySelector("#graph .group") !== null`), "groups");
  await lab.button("To start").click();
  await lab.button("Next").click();
  await lab.says(".scrubber-sentence", /: its \d+ operations are computed\.$/);
  await lab.button("To end").click();
  await lab.says(".scrubber-step", /^backward (\d+) of \1$/);
  await lab.says(".scrubber-sentence", /operations pass their gradients on[\s\S]*Last step/);
});

testOnce(
  "what a group adds is written at the values that it reads, and a closed ReLU is told, in names that the boxes have",
  async () => {
    await lab.driver.manage().window().setRect({ width: 1280, height: 900 });
    await lab.visit();
    await lab.choose("A small network");
    await lab.until(() => lab.run(`return document.querySelectorAll("#graph .group").length > 6`), "neurons");
    await lab.ready();
    const last = await lab.run(`return Number(document.querySelector("#lab-scrubber input[type=range]").max)`);
    const names = new Set();
    let closed = 0;
    for (let step = 0; step <= last; step++) {
      await go(step);
      const { said, current, notes, grown, boxes } = await lab.run(
        `const box = document.querySelector("#graph .current");
       return {
         said: document.querySelector(".scrubber-sentence").textContent,
         current: box?.querySelector(".label")?.textContent ?? "",
         notes: [...document.querySelectorAll("#graph .note")].map(({ textContent }) => textContent),
         grown: box?.querySelector(".data")?.textContent === "0.0000",
         boxes: [...document.querySelectorAll("#graph .label")].map(({ textContent }) => textContent),
       };`,
      );
      for (const note of notes) {
        const [, name] = /^\(?(.+?)\)?\.grad \+= /.exec(note) ?? [];
        const isConstant = /^Value\(/.test(name);
        assert.ok(isConstant || boxes.includes(name), `step ${step}: no box is called as in ${note}`);
      }
      const [, name] = /^([^:\n]+): (?:its|\d+ of its)/.exec(said) ?? [];
      if (name === undefined) continue;
      assert.equal(name.split(" of ")[0], current, said);
      names.add(`${name} ${current}`);
      if (!grown) continue;
      assert.match(said, /ReLU is closed, as -[\d.]+ is not above 0/);
      closed += 1;
    }
    assert.ok(closed >= 4, `${closed} closed`);
    assert.ok(
      [...names].some((name) => name.startsWith("neuron 0 of layer 1")),
      [...names].join(),
    );
  },
);

testOnce("on a phone no note of a step lies over another box", async () => {
  for (const [wide, high, example, result] of [
    [390, 844, "Gradients by hand", "L:"],
    [390, 664, "Gradients by hand", "L:"],
    [390, 844, "A neuron", "o:"],
  ]) {
    await resize(lab.driver, wide, high);
    await lab.visit();
    await lab.choose(example);
    await lab.until(() => lab.shown(result, "data"), "the example");
    await lab.ready();
    const last = await lab.run(`return Number(document.querySelector("#lab-scrubber input[type=range]").max)`);
    let notes = 0;
    for (let step = 0; step <= last; step++) {
      await go(step);
      const found = await lab.run(
        `const area = (element) => element.getBoundingClientRect();
         const boxes = [...document.querySelectorAll("#graph-svg :is(.value, .group) .box")];
         const notes = [...document.querySelectorAll("#graph-svg .note rect")];
         const meet = (one, other) => Math.min(one.right, other.right) - Math.max(one.left, other.left) > 1
           && Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 1;
         const over = notes.flatMap((note) => boxes.filter((box) => meet(area(note), area(box)))
           .map((box) => note.parentNode.textContent + " over " + box.parentNode.ariaLabel));
         return { count: notes.length, over };`,
      );
      notes += found.count;
      assert.deepEqual(found.over, [], `${wide} x ${high}, step ${step}`);
    }
    assert.ok(notes >= 4, `${notes} notes`);
  }
  await resize(lab.driver, 1280, 900);
});

test("nothing was reported as an error", () => {
  assert.deepEqual(lab.errors, []);
});
