// The graph lab's picture and the walk through it, by mouse and by keyboard; and draw() in a browser.
import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import { By, Key, Origin } from "selenium-webdriver";
import { resize } from "./browser.js";
import { openLab } from "./lab.js";
import { testOnce } from "./once.js";

let lab;
before(async () => {
  lab = await openLab();
});
after(() => lab?.close());
beforeEach(() => lab.visit());

/** Values of which a part lies outside the picture. */
const outside = () =>
  lab.run(`
    const frame = document.querySelector("#graph-frame").getBoundingClientRect();
    return [...document.querySelectorAll("#graph .value .box")]
      .map((box) => box.getBoundingClientRect())
      .filter((box) => box.left < frame.left || box.right > frame.right || box.top < frame.top || box.bottom > frame.bottom)
      .length;`);

/** Where the drawing lies. */
const lies = () =>
  lab.run(`
    const { x, y, width } = document.querySelector("#graph .world").getBoundingClientRect();
    return [x, y, width].join()`);

testOnce("Backward adds to the gradients where they stand, Zero grad clears them", async () => {
  await lab.choose("Sneak peek");
  await lab.says("#graph-now", /Each grad is the derivative of g by that value/);
  await lab.button("Backward").click();
  // CPython with micrograd's engine.py, backward called twice.
  assert.equal(await lab.shown("a:", "grad"), "1852.2653");
  assert.match(await lab.text("#graph-now"), /not the derivatives of g: backward ran 2 times/);
  assert.equal(await lab.find("#graph-hint").isDisplayed(), false, "something else is to be done first");
  await lab.button("Zero grad, then Backward").click();
  assert.equal(await lab.shown("a:", "grad"), "138.8338");
  await lab.button("Zero grad").click();
  assert.equal(await lab.shown("a:", "grad"), "0.0000");
  assert.equal(await lab.shown("g:", "grad"), "0.0000");
  assert.match(await lab.text("#graph-now"), /All gradients are 0/);
  await lab.button("Backward").click();
  assert.equal(await lab.shown("a:", "grad"), "138.8338");
  assert.equal(await lab.shown("b:", "grad"), "645.5773");
});

test("the keyboard goes to a value and along the edges, and the picture follows", async () => {
  await lab.run(`document.querySelector("#graph-svg").focus()`);
  await lab.press("+++++");
  await lab.press(Key.TAB);
  assert.match(await lab.focused(), /^o: /);
  await lab.still();
  for (const [key, name] of [
    [Key.ARROW_LEFT, /^n: /],
    [Key.ARROW_LEFT, /^x1 \* w1 \+ x2 \* w2: /],
    [Key.ARROW_LEFT, /^x1 \* w1: /],
    [Key.ARROW_RIGHT, /^x1 \* w1 \+ x2 \* w2: /],
    [Key.END, /^o: /],
  ]) {
    await lab.press(key);
    assert.match(await lab.focused(), name);
  }
  await lab.press(Key.HOME);
  const isSeen = () =>
    lab.run(`
      const [box, frame] = [document.activeElement.querySelector(".box"), document.querySelector("#graph-frame")]
        .map((part) => part.getBoundingClientRect());
      return box.left >= frame.left && box.right <= frame.right && box.top >= frame.top && box.bottom <= frame.bottom`);
  await lab.until(isSeen, "the value comes into view");
  await lab.press(Key.ESCAPE);
  assert.equal(await lab.run("return document.activeElement.id"), "graph-svg");
});

test("wheel, drag and keys move the picture; Fit shows all of it", async () => {
  // Firefox measures an SVG by what is drawn in it.
  const frame = await lab.find("#graph-frame");
  const svg = await lab.find("#graph-svg");
  let last = await lab.still();
  const { height } = await frame.getRect();
  const actions = () => lab.driver.actions();
  const steps = {
    wheel: () => actions().scroll(0, 0, 0, -240, frame).perform(),
    drag: () =>
      actions()
        .move({ origin: frame, x: 5, y: Math.round(12 - height / 2) })
        .press()
        .move({ origin: Origin.POINTER, x: 60, y: 30 })
        .release()
        .perform(),
    plus: () => lab.press("+"),
    left: () => lab.press(Key.ARROW_LEFT),
  };
  for (const [name, step] of Object.entries(steps)) {
    if (name === "plus") await lab.run("arguments[0].focus()", svg);
    await step();
    await lab.until(async () => (await lies()) !== last, `${name} moves the picture`);
    last = await lab.still();
  }
  await lab.button("Fit").click();
  await lab.until(async () => (await outside()) === 0, "everything is in view");
});

test("one steps through it by mouse and by keyboard", async () => {
  const sentence = () => lab.text(".scrubber-sentence");
  const slider = () => lab.find("#lab-scrubber input[type=range]");
  await lab.button("Next").click();
  const first = await sentence();
  assert.notEqual(first, "");
  await lab.button("Next").click();
  assert.notEqual(await sentence(), first);
  await lab.button("Previous").click();
  assert.equal(await sentence(), first);
  await lab.run("arguments[0].focus()", await slider());
  await lab.press(Key.END);
  assert.equal(await (await slider()).getAttribute("value"), await (await slider()).getAttribute("max"));
  const last = await sentence();
  await lab.press(Key.ARROW_LEFT);
  assert.notEqual(await sentence(), last);
  await lab.button("To start").click();
  await lab.button("Play").click();
  await lab.until(async () => (await sentence()) !== first, "it plays");
  await lab.button("Pause").click();
});

testOnce("a value that is chosen has a card, which does not cover it", async () => {
  for (const name of ["b:", "x2 * w2:", "o:"]) {
    await lab.run(`document.querySelector('#lab-card [aria-label="Close"]').click()`);
    await lab.tap(name);
    await lab.until(() => lab.find("#lab-card").isDisplayed(), "a card");
    await lab.still();
    const areas = await lab.run(`
      return ["#lab-card", "#graph .selected .box", "#graph-frame", ".lab-player"].map((selector) => {
        const { left, right, top, bottom } = document.querySelector(selector).getBoundingClientRect();
        return { left, right, top, bottom };
      })`);
    const [card, box, frame, player] = areas;
    const meet = (one, other) =>
      one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
    assert.ok(!meet(card, box), `${name} ${JSON.stringify(areas)}`);
    assert.ok(!meet(card, player), `${name} ${JSON.stringify(areas)}`);
    assert.ok(card.left >= frame.left && card.right <= frame.right, `${name} ${JSON.stringify(areas)}`);
  }
  const text = await lab.text("#lab-card");
  assert.match(text, /^\s*.*o\b/);
  await lab.find('#lab-card [aria-label="Close"]').click();
  assert.equal(await lab.find("#lab-card").isDisplayed(), false);
});

testOnce("the selection is one: picture, card, line of code, and a click on a line", async () => {
  const lit = () => lab.text(".cm-line.code-lit");
  await lab.tap("x2 * w2:");
  assert.match(await lab.text("#lab-card h3"), /^x2 \* w2$/);
  assert.match(await lab.text("#lab-card .card-check"), /\d\u{a0}✓/u, "the sign goes with its number");
  await lab.until(async () => (await lit()) === "n = x1*w1 + x2*w2 + b", "its line");
  await lab.run(`document.querySelector("#lab-search input").focus()`);
  await lab.press("w1");
  await lab.until(async () => (await lit()) === "w1 = Value(-3.0)", "the line of what is found");
  assert.equal(await lab.text("#lab-card h3"), "w1");
  // A longer text finds nothing: then nothing is selected either.
  await lab.press("rong");
  await lab.says("#lab-search output", /nothing found/);
  assert.equal(await lab.run(`return document.querySelectorAll("#graph .selected").length`), 0);
  const line = await lab.driver.findElement(By.xpath(`//*[@class="cm-line" and contains(., "tanh")]`));
  await line.click();
  await lab.until(() => lab.run(`return document.querySelector('#graph .selected[aria-label^="o:"]') !== null`), "o");
  assert.equal(await lab.text("#lab-card h3"), "o");
});

testOnce("the search finds what is written on boxes: groups, from one to the next, and operations", async () => {
  await lab.choose("A small network");
  await lab.until(() => lab.run(`return document.querySelector("#graph .value.group") !== null`), "no group");
  await lab.still();
  await lab.run(`document.querySelector("#lab-search input").focus()`);
  await lab.press("neuron 1");
  await lab.says("#lab-search output", /^1 of 2: neuron 1$/);
  await lab.until(async () => /^neuron 1, 11 values/.test(await lab.selected()), "the first is never marked");
  await lab.press(Key.ENTER);
  await lab.says("#lab-search output", /^2 of 2: neuron 1$/);
  await lab.until(async () => /^neuron 1, 14 values/.test(await lab.selected()), "the second is never marked");
  await lab.press(Key.ESCAPE, "relu");
  await lab.says("#lab-search output", /^1 of \d+: /);
  await lab.until(async () => /^ReLU/.test(await lab.selected()), "no ReLU is marked");
});

testOnce("a click beside the boxes draws no frame around the graph", async () => {
  await resize(lab.driver, 1280, 800);
  await lab.choose("A neuron");
  await lab.still();
  const svg = await lab.driver.findElement(By.css("#graph-svg"));
  const { width, height } = await svg.getRect();
  // Its lower right has no box.
  const place = { origin: svg, x: Math.round(0.4 * width), y: Math.round(0.4 * height) };
  await lab.driver.actions().move(place).click().perform();
  assert.equal(await lab.run(`return document.activeElement.id`), "graph-svg");
  assert.equal(await lab.run(`return getComputedStyle(document.activeElement).outlineStyle`), "none");
});

testOnce("what the search finds moves no other control, and its arrows are pale without a match", async () => {
  const places = () =>
    lab.run(
      `return [...document.querySelectorAll(".lab-bar > :not(.lab-search)")].map((element) => element.getBoundingClientRect().x)`,
    );
  const colour = () => lab.run(`return getComputedStyle(document.querySelector(".lab-search button")).color`);
  for (const [width, height] of [
    [1280, 800],
    [1000, 700],
    [390, 844],
  ]) {
    await resize(lab.driver, width, height);
    await lab.still();
    const before = await places();
    await lab.run(`document.querySelector("#lab-search input").focus()`);
    await lab.press("x");
    await lab.says("#lab-search output", /^1 of 2: x1$/);
    assert.deepEqual(await places(), before, `${width} x ${height}`);
    const live = await colour();
    await lab.press("yz");
    await lab.says("#lab-search output", /nothing found/);
    assert.deepEqual(await places(), before, `${width} x ${height}, without a match`);
    assert.notEqual(await colour(), live);
    await lab.press(Key.ESCAPE);
  }
  await resize(lab.driver, 1280, 900);
});

testOnce("a leaf is changed by typing, which can be undone", async () => {
  await lab.tap("x1:");
  const input = await lab.find("#lab-card .nudge input:not([type=range])");
  await input.click();
  await lab.control("a");
  await lab.press("3", Key.ENTER);
  await lab.until(async () => (await lab.shown("x1:", "data")) === "3.0000", "x1 is 3");
  assert.notEqual(await lab.shown("o:", "data"), "0.7071");
  await lab.run(`document.querySelector("#graph-svg").focus()`);
  await lab.control("z");
  await lab.until(async () => (await lab.shown("o:", "data")) === "0.7071", "as it was");
  assert.equal(await lab.shown("x1:", "grad"), "-1.5000");
});

testOnce("a card shows a long number whole, and stays where it is while its slider moves", async () => {
  await lab.tap("b:");
  await lab.until(() => lab.find("#lab-card").isDisplayed(), "a card");
  await lab.still();
  const look = () =>
    lab.run(
      `const [field, slider] = document.querySelectorAll("#lab-card .nudge input");
       const places = ["#lab-card", "#lab-card .nudge input[type=range]"].map((selector) => {
         const { x, y, width } = document.querySelector(selector).getBoundingClientRect();
         return [x, y, width].map(Math.round).join();
       });
       return { text: field.value, isWhole: field.scrollWidth <= field.clientWidth, places };`,
    );
  const before = await look();
  assert.equal(before.text, "6.881373587019543");
  assert.ok(before.isWhole);
  await lab.run(
    `const slider = document.querySelector("#lab-card .nudge input[type=range]");
     slider.value = "5.123456789";
     slider.dispatchEvent(new Event("input", { bubbles: true }));`,
  );
  await lab.until(async () => (await lab.shown("b:", "data")) === "5.1230", "b is 5.123, without more digits");
  await lab.until(() => lab.run("return document.querySelector('.nudge-change').checkVisibility()"), "the comparison");
  await lab.still();
  const after = await look();
  assert.equal(after.text, "5.123");
  assert.deepEqual(after.places, before.places);
  await lab.run(`document.querySelector("#graph-svg").focus()`);
  await lab.control("z");
  await lab.until(async () => (await lab.shown("b:", "data")) === "6.8814", "as it was");
});

test("a leaf is dragged in its box by mouse and by finger, and changed by arrow keys", async () => {
  const middle = await lab.run(`
    const { left, right, top, bottom } = document.querySelector('#graph .value[aria-label^="x1:"] .box').getBoundingClientRect();
    return { x: Math.round((left + right) / 2), y: Math.round((top + bottom) / 2) };`);
  const changed = async (number, what) =>
    lab.until(
      async () => Number(await lab.shown("x1:", "data")) === number,
      `${what}: ${await lab.shown("x1:", "data")}`,
    );
  await lab.driver
    .actions()
    .move(middle)
    .press()
    .move({ x: middle.x + 50, y: middle.y })
    .release()
    .perform();
  await changed(2.5, "by mouse");
  const finger = (type, x) =>
    lab.run(
      `const box = document.querySelector('#graph .value[aria-label^="x1:"] .box');
       box.dispatchEvent(new PointerEvent(arguments[0], { bubbles: true, cancelable: true, pointerId: 7, pointerType: "touch",
         isPrimary: true, button: 0, clientX: arguments[1], clientY: arguments[2] }));`,
      type,
      x,
      middle.y,
    );
  await lab.value("b:").then((box) => lab.run("arguments[0].focus()", box));
  assert.match(await lab.selected(), /^b:/);
  await finger("pointerdown", middle.x);
  await finger("pointermove", middle.x - 50);
  await finger("pointerup", middle.x - 50);
  await changed(2, "by finger");
  assert.match(await lab.selected(), /^x1:/, "what is dragged is what is selected");
  await lab.run(`document.querySelector('#graph .value[aria-label^="x1:"]').focus()`);
  await lab.press(Key.ENTER, Key.ARROW_UP);
  await changed(2.1, "by keys");
  assert.notEqual(await lab.shown("o:", "data"), "0.7071");
});

testOnce("a move of a drag redraws the boxes whose numbers change alone, and the editor now and then", async () => {
  await lab.visit();
  const { boxes, moves, edits, most } = await lab.run(
    `return (async () => {
     const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
     const leaf = document.querySelector('#graph .value[aria-label^="w2:"]');
     const { x, y } = leaf.querySelector(".box").getBoundingClientRect();
     const fire = (type, by) => leaf.dispatchEvent(new PointerEvent(type,
       { bubbles: true, pointerId: 1, isPrimary: true, button: 0, clientX: x + 20 + by, clientY: y + 20 }));
     const boxes = new Set();
     let [moves, edits] = [0, 0];
     const drawn = new MutationObserver((records) => {
       for (const { target } of records) {
         const box = (target instanceof Element ? target : target.parentElement).closest(".value");
         boxes.add(box?.getAttribute("aria-label").split(":")[0] ?? "something else");
       }
     });
     const edited = new MutationObserver(() => {
       edits += 1;
     });
     const all = { subtree: true, childList: true, attributes: true, characterData: true };
     fire("pointerdown", 0);
     fire("pointermove", 5);
     await frame();
     await frame();
     const start = performance.now();
     drawn.observe(leaf.closest(".world"), all);
     edited.observe(document.querySelector(".cm-content"), all);
     for (; moves < 40; moves++) {
       fire("pointermove", 6 + moves);
       await frame();
     }
     fire("pointerup", 6 + moves);
     return { boxes: [...boxes].sort(), moves, edits, most: 2 + (performance.now() - start) / 50 };
     })();`,
  );
  // As x2 is 0, so is the product, whatever w2 is; the gradient of x2 is 0.5 * w2.
  assert.deepEqual(boxes, ["w2", "x2"]);
  assert.equal(moves, 40);
  assert.ok(edits > 0 && edits <= most, `${edits} of at most ${most}`);
  await lab.run(`document.querySelector("#graph-svg").focus()`);
  await lab.control("z");
  await lab.until(async () => (await lab.shown("w2:", "data")) === "1.0000", "as it was");
});

testOnce("an entry that ends as no number leaves the leaf as it was", async () => {
  await lab.tap("w1:");
  const input = await lab.find("#lab-card .nudge input:not([type=range])");
  const error = () => lab.text(".nudge-error");
  const type = async (text) => {
    await input.click();
    await lab.control("a");
    await lab.press(text);
  };
  await type("1e999");
  assert.equal(await error(), '"1e999" is beyond the largest number, about 1.8e+308. w1 stays -3.');
  await lab.until(async () => (await lab.shown("w1:", "data")) === "-3.0000", "w1 is as it was");
  await lab.press(Key.TAB);
  assert.equal(await input.getAttribute("value"), "-3");
  assert.equal(await error(), "");
  await type("7");
  await lab.until(async () => (await lab.shown("w1:", "data")) === "7.0000", "w1 is 7");
  await lab.press(Key.ESCAPE);
  await lab.until(async () => (await lab.shown("w1:", "data")) === "-3.0000", "Escape takes it back");
  assert.equal(await input.getAttribute("value"), "-3");
  assert.equal(await lab.shown("w1:", "grad"), "1.0000");
  // A leaf without a name.
  await lab.paste("f = Value(4.0)\ng = 10 / f");
  await lab.until(async () => (await lab.shown("g:", "data")) === "2.5000", "g");
  await lab.tap("leaf: data 10");
  await type("abc");
  assert.equal(await error(), '"abc" is no number. The 10 in f**-1 * 10 stays 10.');
});

test("a phone shows the picture first, and nothing is wider than the window", async () => {
  await resize(lab.driver, 500, 844);
  try {
    const order = await lab.run(`
      return ["#graph-frame", "#lab-scrubber", "#lab-tabs", "#lab-card"]
        .map((selector) => document.querySelector(selector).getBoundingClientRect().top)`);
    assert.deepEqual(
      order,
      order.toSorted((one, other) => one - other),
    );
    assert.ok(await lab.run("return document.documentElement.scrollHeight <= innerHeight"), "no scroll of the whole");
    await lab.button("Code").click();
    assert.ok(await lab.run("return document.documentElement.scrollWidth <= innerWidth"));
    const size = await lab.run(`return parseFloat(getComputedStyle(document.querySelector(".cm-content")).fontSize)`);
    assert.ok(size >= 16, `${size} px`);
  } finally {
    await resize(lab.driver, 1280, 900);
  }
});

testOnce("a network opens box by box, by mouse and by keyboard", async () => {
  await lab.paste(
    "from micrograd.nn import MLP\nmodel = MLP(2, [16, 16, 1])\nout = model([1.0, -2.0])\nout.backward()",
  );
  await lab.until(() => lab.run(`return document.querySelector("#graph .group") !== null`), "closed boxes");
  const count = () => lab.run(`return document.querySelectorAll("#graph .value, #graph .group").length`);
  const closed = await count();
  assert.ok(closed < 100, `${closed} boxes`);
  await lab.run(`document.querySelector("#graph .group").focus()`);
  await lab.press(Key.ENTER);
  await lab.until(async () => (await count()) > closed, "a box opens");
  await lab.press(Key.ESCAPE);
  await lab.until(async () => (await count()) === closed, "it closes");
});

testOnce("65,000 values open as closed boxes", async () => {
  await lab.paste(
    "from micrograd.nn import MLP\nmodel = MLP(2, [16, 16, 1])\nloss = sum(model([i / 100, -2.0]) for i in range(100))",
  );
  await lab.until(
    () =>
      lab.run(
        `return /[4-9]\\d,?\\d\\d\\d values/.test(document.querySelector("#graph-svg").getAttribute("aria-label"))`,
      ),
    "the loss",
  );
  assert.ok((await lab.run(`return document.querySelectorAll("#graph-svg .value, #graph-svg .group").length`)) < 500);
});

testOnce("draw gives well-formed SVG that works as a file, and DOT", async () => {
  const answers = await lab.inPage(
    `const { draw, MLP, seed, Value } = await import("./micrograd.js");
    const check = async (root) => {
      const text = await draw(root);
      const parsed = new DOMParser().parseFromString(text, "image/svg+xml");
      const image = new Image();
      image.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(text);
      await image.decode();
      return {
        text,
        error: parsed.querySelector("parsererror")?.textContent ?? null,
        values: parsed.querySelectorAll(".value").length,
        width: image.naturalWidth,
      };
    };
    const odd = await check(new Value(1, '<b> & "q" \\u0000\\u0007\\ud800 ]]> <!--').mul(new Value(NaN, "-->")).relu());
    seed(1337);
    const out = new MLP(2, [16, 16, 1]).forward([1, 2]);
    const [first, second] = [await check(out), await check(out)];
    return { odd, first, same: first.text === second.text, dot: await draw(out, { format: "dot" }) };`,
  );
  assert.equal(answers.odd.error, null);
  assert.equal(answers.odd.values, 4);
  assert.equal(answers.first.error, null);
  assert.ok(answers.first.values > 900);
  assert.ok(answers.first.width > 1000);
  assert.ok(answers.same, "a second large picture is the same");
  assert.match(answers.dot, /^digraph/);
});

test("nothing was reported as an error", () => {
  assert.deepEqual(lab.errors, []);
});
