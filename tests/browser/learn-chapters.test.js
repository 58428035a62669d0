// Every card of every chapter in a browser: its task is done, its questions are answered in each wrong way and then rightly.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { By, Key } from "selenium-webdriver";
import { practice } from "../../www/learn/practice.js";
import { CHAPTERS as ENTRIES } from "../../www/pkg/chapters.js";
import { BROWSER, openBrowser } from "./browser.js";

const AXE = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const PATIENCE = 20_000;
const CHAPTERS = await Promise.all(ENTRIES.map(async ({ load }) => (await load()).chapter));
/** The numbers and words that the tutorial prints, by chapter, as far as they are the same whenever it runs. */
const TUTORIAL = {
  "what-a-gradient-says": ["20.0", "14.00000009255109", "d1: 4.0", "d2: 3.99999999999997", "slope: -3.019806626980426"],
  "a-value-remembers": [
    "Value(data='-8.0', label='L')",
    "{Value(data='-2.0', label='f'), Value(data='4.0', label='e')}",
    "'*'",
  ],
  "by-hand": [
    ...["1.000000000000334", "-2.0", "-7.0", "dL/dd = dL/de = -2.0", "6.0", "-4.0"],
    ...["old L: -8.0", "new L: -7.695431999999999"],
  ],
  "a-neuron": [
    ...["0.7071067811865477", "1.0", "0.4999999999999998", "-1.4999999999999993", "0.9999999999999996", "0.0"],
  ],
  "one-call": [
    "Value(data='1.0', label='w2')",
    "Value(data='0.0', label='x2')",
    "Value(data='0.0', label='x2*w2')",
    "Value(data='-3.0', label='w1')",
    "Value(data='2.0', label='x1')",
    "Value(data='-6.0', label='x1*w1')",
    "Value(data='-6.0', label='x1*w1 + x2*w2')",
    "Value(data='6.881373587019543', label='b')",
    "Value(data='0.8813735870195432', label='n')",
    "0.7071067811865477",
    "24.7041, the outcome of this forward pass",
    "138.8338, i.e. the numerical value of dg/da",
    "645.5773, i.e. the numerical value of dg/db",
  ],
  "in-pytorch": ["0.7071066904050358", "0.5000001283844369", "-1.5000003851533106", "1.0000002567688737"],
  networks: ["41"],
  "loss-and-descent": [
    "0.34342225762161804",
    "-0.5891124237861678",
    "Value(data='6.606895868054532')",
    "Value(data='6.6067779753029345')",
    "Value(data='6.56156718545472')",
    "[-0.7786370603743357, -0.41961729625360783, -0.9397577797813043, -0.7614638727095784]",
    "[-0.7716021275092538, -0.41675489429569573, -0.9388225451270673, -0.7547294814149134]",
    // Of the parameters after both steps the first and the last.
    "Value(data='-0.5897989998671106')",
    "Value(data='-0.8824037909061284')",
  ],
  "the-moons": ["Value(data=0.8958441028683222, grad=0) 0.5"],
};
let browser;
let driver;
/** How the card is done: what is done by mouse in one browser is done by keys in the other. @type {"mouse" | "keys"} */
let by = "mouse";
/** All that was read, by chapter, with plain minus signs. @type {Record<string, string>} */
const seen = {};
/** The chapter of the card that is tested. */
let chapter = "";

before(async () => {
  browser = await openBrowser();
  driver = browser.driver;
});
after(() => browser?.close());

const run = (body, ...values) => driver.executeScript(body, ...values);
const until = (condition, message) => driver.wait(condition, PATIENCE, message);
/** Waits until the card's picture is alive: a still one is there before. */
const live = () =>
  until(() => run("return performance.getEntriesByName('learn: live').length > 0"), "the card was never there");
const press = async (name) => {
  const button = await driver.findElement(By.xpath(`//*[@id="learn"]//button[normalize-space()="${name}"]`));
  if (by === "mouse") await button.click();
  else await button.sendKeys(Key.ENTER);
};
const read = (text) => {
  seen[chapter] = `${seen[chapter] ?? ""}${text.replaceAll("−", "-")}\n`;
  return text;
};
/** What is written under a picture, its parts a space apart. */
const readout = async () =>
  read(
    await run(`const parts = document.querySelectorAll(".learn-drawing:not([hidden]) .learn-readout code");
    return [...parts].map(({ textContent }) => textContent).join(" ")`),
  );
const result = async () => read(await run("return document.querySelector('.card-result').textContent"));
const isDone = () => run("return document.querySelector('.card-ways .next').classList.contains('primary')");

/** Changes the number of a leaf as often as it takes: by an arrow key after Enter, or by dragging it sideways. */
async function adjust(label, key, until, within = "#learn .learn-frame:not([hidden])") {
  const box = `${within} .value[aria-label^="${label}:"]`;
  if (by === "mouse") {
    const x = key === Key.ARROW_DOWN ? -30 : 30;
    for (let count = 0; count < 60 && !(await until()); count++) {
      const origin = await driver.findElement(By.css(box));
      await driver.actions().move({ origin }).press().move({ origin, x }).release().perform();
    }
    return;
  }
  await run("document.querySelector(arguments[0]).focus()", box);
  await driver.actions().sendKeys(Key.ENTER).perform();
  for (let count = 0; count < 60 && !(await until()); count++) await driver.actions().sendKeys(key).perform();
  await driver.actions().sendKeys(Key.ESCAPE).perform();
}

/** Chooses a value; Firefox's driver does not click a group of an SVG. @param {string} label */
async function choose(label, within = "#learn") {
  const box = `${within} .value[aria-label^="${label}:"]`;
  if (by === "mouse") {
    const origin = await driver.findElement(By.css(box));
    return driver.actions().move({ origin }).click().perform();
  }
  await run("document.querySelector(arguments[0]).focus()", box);
  return driver.actions().sendKeys(Key.ENTER).perform();
}

/** Writes a line under the canvas. @param {string} line */
async function write(line) {
  const input = await driver.findElement(By.css(".learn-line input"));
  await input.clear();
  await input.sendKeys(line);
  if (by === "keys") await input.sendKeys(Key.ENTER);
  else await press("Add");
}
const problem = () => run("return document.querySelector('.learn-line .learn-problem').textContent");

/** Chooses two values on the canvas, and a line of them. @param {string} left @param {string} right @param {string} line */
async function build(left, right, line) {
  for (const label of [left, right]) await choose(label, ".builder");
  await press(line);
}

/** Chooses a part of the drawing of a neuron. @param {string} name */
async function choosePart(name) {
  const part = await driver.findElement(By.css(`.neuron-part[aria-label="${name}"]`));
  if (by === "mouse") return driver.actions().move({ origin: part }).click().perform();
  await run("arguments[0].focus()", part);
  return driver.actions().sendKeys(Key.ENTER).perform();
}

/** Returns the list of values in order. */
const topo = async () => {
  const lines = await run("return [...document.querySelectorAll('.learn-topo li')].map((line) => line.textContent)");
  read(lines.join("\n"));
  return lines;
};

/** Runs both engines, clicks a value that is not it, and then where they part. @param {string} wrong @param {string} right */
async function findMistake(wrong, right) {
  const click = (label) => choose(label, ".engines figure:last-child");
  await press("Run");
  await until(async () => /Where do they begin/.test(await result()), "the engines have run");
  await click(wrong);
  assert.match(await result(), / in both\.$|Go on towards the result/);
  await click(right);
  await until(async () => /What is the mistake/.test(await result()), "it is found");
}

/** Moves the slider with a label: by keys, or by a click near the place and then by keys. @param {string} label @param {string} key @param {number} times */
async function slide(label, key, times) {
  const labelled = await driver.findElement(By.xpath(`//*[@class="learn-slider"]/label[.="${label}"]`));
  const slider = await driver.findElement(By.id(await labelled.getAttribute("for")));
  const [value, min, max, step] = await run(
    "const { value, min, max, step } = arguments[0]; return [value, min, max, step].map(Number)",
    slider,
  );
  const wanted = value + (key === Key.ARROW_RIGHT ? 1 : -1) * times * step;
  if (by === "mouse") {
    const { width } = await slider.getRect();
    const x = Math.round((width - 16) * ((wanted - min) / (max - min) - 0.5));
    await driver.actions().move({ origin: slider, x }).click().perform();
  }
  const now = await run("return Number(arguments[0].value)", slider);
  const left = Math.round((wanted - now) / step);
  await slider.sendKeys((left > 0 ? Key.ARROW_RIGHT : Key.ARROW_LEFT).repeat(Math.abs(left)));
}

/** What is done on the cards that have a task. @type {Record<string, () => Promise<void>>} */
const TASKS = {
  "what-a-gradient-says/1": () => press("Backward"),
  "what-a-gradient-says/2": () => adjust("a", Key.ARROW_DOWN, isDone),
  "what-a-gradient-says/3": async () => {
    const moved = (label, text) => async () =>
      (await run(`return document.querySelector('#learn .value[aria-label^="${label}:"]').ariaLabel`)).includes(text);
    await adjust("b", Key.ARROW_UP, moved("b", "data -2.0000"));
    assert.equal(await isDone(), false);
    await adjust("c", Key.ARROW_UP, isDone);
  },
  "what-a-gradient-says/5": async () => {
    await slide("h", Key.ARROW_RIGHT, 2);
    assert.match(await result(), /With h = 0\.01 the slope is 14\.03\./);
    await slide("h", Key.ARROW_RIGHT, 6);
    assert.match(await readout(), /y\(3\.0\) = 20\.0.*= 14\.00000009255109$/);
  },
  "what-a-gradient-says/6": async () => {
    await slide("x", Key.ARROW_LEFT, 100);
    assert.match(await result(), /The slope is 8: uphill, so go left\./);
    // The point itself, from 2 to 2/3: the numbers at the axis say how many pixels that is.
    const [x, y, unit] = await run(`const plot = document.querySelector(".learn-drawing:not([hidden]) .learn-plot");
      const middle = (element) => {
        const { x, y, width, height } = element.getBoundingClientRect();
        return [x + width / 2, y + height / 2];
      };
      const at = (text) => middle([...plot.querySelectorAll("text")].find((line) => line.textContent === text))[0];
      const [from, origin] = [middle(plot.querySelector("circle")), middle(plot)];
      return [from[0] - origin[0], from[1] - origin[1], at("2") - at("1")].map(Math.round);`);
    const origin = await driver.findElement(By.css(".learn-drawing:not([hidden]) .learn-plot"));
    const to = { origin, x: Math.round(x - (unit * 4) / 3), y };
    await driver.actions().move({ origin, x, y }).press().move(to).release().perform();
    for (let count = 0; count < 4 && !(await isDone()); count++) await slide("x", Key.ARROW_LEFT, 1);
    assert.ok(await isDone(), await readout());
  },
  "what-a-gradient-says/7": async () => {
    await slide("h", Key.ARROW_RIGHT, 14);
    await slide("h", Key.ARROW_LEFT, 2);
    assert.equal(await readout(), "d1: 4.0 d2: 3.99999999999997 slope: -3.019806626980426");
  },
  "a-value-remembers/1": async () => {
    await write("a = 2.0");
    assert.match(await problem(), /2\.0 is a plain number\. Wrap it: a = Value\(2\.0\)/);
    await write("a=Value( 2 )");
    await until(async () => /Still to make: b = .*, c = .*, f = /.test(await result()), "a is there");
    await press("Undo");
    for (const line of ["a = Value(2.0)", "b = Value(-3.0)", "c = Value(10.0)"]) await press(line);
    assert.equal(await isDone(), false);
    await press("f = Value(-2.0)");
  },
  "a-value-remembers/2": async () => {
    await build("a", "b", "g = a + b");
    await until(async () => /That made g = a \+ b/.test(await result()), "another line");
    await press("Undo");
    await until(() => run("return document.querySelectorAll('#learn .builder .value').length === 4"), "it is undone");
    await build("a", "b", "d = a * b");
  },
  "a-value-remembers/3": async () => {
    await write("e = d + z");
    assert.match(await problem(), /There is no value z yet/);
    await build("d", "c", "e = d + c");
    await until(async () => /One more/.test(await result()), "e is there");
    assert.equal(await isDone(), false);
    await write("L = e + f");
    await until(async () => /That made L = e \+ f\. Undo it/.test(await result()), "it is not what was wanted");
    assert.equal(await isDone(), false);
    await press("Undo");
    await until(async () => /One more/.test(await result()), "it is undone");
    await write("L = e * f");
  },
  "a-value-remembers/4": async () => {
    await choose("c");
    assert.match(await result(), /^c prints Value\(data='10\.0', label='c'\)\. A leaf/);
    await choose("L");
  },
  "by-hand/5": async () => {
    for (const step of [1, 2, 3]) {
      await press("Step back");
      await until(async () => new RegExp(`Step ${step} of 3|Three steps`).test(await result()), `step ${step}`);
      assert.ok((await run("return document.querySelectorAll('#learn .note').length")) > 0, "no arithmetic");
    }
  },
  "by-hand/6": () => press("Nudge all leaves"),
  "used-twice/2": async () => {
    await press("a → c → e");
    assert.match(await result(), /One path/);
    await press("a → d → e");
  },
  "used-twice/3": async () => {
    await press("Step");
    assert.match(await result(), /The same so far/);
    await press("Step");
    await press("Step");
  },
  "used-twice/4": async () => {
    await press("Backward");
    await until(async () => /Once: a\.grad is −3/.test(await result()), "the first pass was told");
    await press("Backward");
  },
  "used-twice/5": async () => {
    await press("Zero grad");
    await press("Backward");
  },
  "used-twice/7": async () => {
    await slide("doublings", Key.ARROW_RIGHT, 7);
    assert.match(await result(), /^1,024 paths, 10 steps\.$/);
    assert.equal(await isDone(), false);
    await slide("doublings", Key.ARROW_RIGHT, 30);
    assert.match(await readout(), /paths: 1,099,511,627,776 steps of backpropagation: 40/);
  },
  "a-neuron/1": async () => {
    const parts = {
      "first input": "x1",
      "first weight": "w1",
      "first weighted input": "x1*w1",
      "sum of the weighted inputs": "x1*w1 + x2*w2",
      bias: "b",
      "sum with the bias": "n",
      output: "o",
    };
    await choosePart("bias");
    await choose("n", ".neuron");
    assert.match(await result(), /^No: n is the sum with the bias\. Look for the bias\./);
    await choose("b", ".neuron");
    assert.match(await result(), /^Yes: the bias is b\. 1 of 7\./);
    for (const [part, label] of Object.entries(parts)) {
      if (part === "bias") continue;
      // Either side may come first.
      if (part === "output") await choose(label, ".neuron");
      await choosePart(part);
      if (part !== "output") await choose(label, ".neuron");
    }
    // A matched part lights up its value; the second input works as the first one.
    await run("document.querySelector('.neuron-part[aria-label^=bias]').focus()");
    const lit = await run("return [...document.querySelectorAll('.neuron .value.lit')].map((box) => box.ariaLabel)");
    assert.match(lit.join(), /^b: data 6\.8814/);
  },
  "a-neuron/2": () => adjust("w1", Key.ARROW_UP, isDone),
  "a-neuron/3": () => slide("n", Key.ARROW_RIGHT, 150),
  "a-neuron/6": () => press("Backward"),
  "one-call/1": async () => {
    for (const label of ["w2", "x2*w2"]) await choose(label);
    assert.match(await result(), /x2\*w2 would be too early: it needs x2 first\./);
    // The tutorial's own order.
    for (const label of ["x2", "x2*w2", "w1", "x1", "x1*w1", "x1*w1 + x2*w2", "b", "n"]) await choose(label);
    assert.match(await result(), /^9 of 10\.$/);
    assert.equal(await isDone(), false);
    await choose("o");
    await until(isDone, "the list is whole");
    await topo();
  },
  "more-operations/4": () => choose("b/c"),
  // Of both graphs the first one; the other follows.
  "more-operations/5": () => adjust("x", Key.ARROW_UP, isDone, ".twins"),
  "more-operations/6": async () => {
    const derivative = await driver.findElement(By.id("learn-derivative"));
    await derivative.clear();
    await derivative.sendKeys("1 / (1 + exp(y))");
    assert.match(await driver.findElement(By.id("learn-derivative-problem")).getText(), /“y” is not known/);
    await derivative.clear();
    await derivative.sendKeys("x");
    assert.match(await result(), /softplus is almost x itself/);
    await derivative.clear();
    await derivative.sendKeys("1 / (1 + exp(-x))");
  },
  "in-pytorch/1": async () => {
    await press("Run the PyTorch cell");
    await until(isDone, "the cell has run");
    const printed = read(await run("return document.querySelector('.learn-output').textContent"));
    for (const line of ["---", "x2 0.5000001283844369", "w2 0.0", "x1 -1.5000003851533106", "w1 1.0000002567688737"]) {
      assert.ok(printed.split("\n").includes(line), `${line} in ${printed}`);
    }
  },
  "in-pytorch/2": async () => {
    const pick = async (column, pair) => {
      const one = await driver.findElement(
        By.css(`#learn .learn-match [data-column="${column}"][data-pair="${pair}"]`),
      );
      if (by === "mouse") await one.click();
      else await one.sendKeys(Key.ENTER);
    };
    await pick(0, 1);
    await pick(1, 3);
    assert.match(await result(), /^No: zero_grad\(\) clears gradients/);
    for (const pair of [4, 0, 2, 3]) {
      await pick(1, pair);
      await pick(0, pair);
    }
    assert.match(await result(), /^Right: zero_grad\(\).* 4 of 5\.$/);
    assert.equal(await isDone(), false);
    await pick(0, 1);
    await pick(1, 1);
  },
  "networks/1": async () => {
    await driver.findElement(By.css('[data-neuron="0/0"] circle')).click();
    await until(
      async () => (await run("return document.querySelectorAll('.network .value').length")) === 10,
      "it is open",
    );
  },
  "networks/2": async () => {
    // Each neuron has a box of its own from the start.
    await until(
      async () => (await run("return document.querySelectorAll('.network [aria-label^=\"neuron \"]').length")) === 3,
      "three neurons",
    );
    for (const neuron of ["0/0", "0/1", "0/2"])
      await run(`document.querySelector('[data-neuron="${neuron}"]').focus()`);
  },
  "networks/3": async () => {
    await run("document.querySelector('[data-neuron=\"0/1\"]').focus()");
    await driver.actions().sendKeys(Key.ENTER).perform();
    await until(async () => /in another layer/.test(await result()), "a neuron of layer 0 is open");
    await run("document.querySelector('[data-neuron=\"1/3\"]').focus()");
    await driver.actions().sendKeys(Key.ENTER).perform();
  },
  "networks/5": async () => {
    const line = (layer, neuron, input) =>
      `#learn .weights [aria-label="weight from ${layer === 0 ? `x${input + 1}` : `neuron ${input} of layer ${layer - 1}`} to neuron ${neuron} of layer ${layer}"]`;
    const pull = async (css) => {
      if (by === "keys") {
        await run("document.querySelector(arguments[0]).focus()", css);
        return driver
          .actions()
          .sendKeys(...Array(4).fill(Key.ARROW_UP))
          .perform();
      }
      // A place of the line where no other one is nearer, on its first third.
      const [x, y] = await run(
        `const line = document.querySelector(arguments[0]);
         const { left, top } = line.ownerSVGElement.getBoundingClientRect();
         const [x1, y1, x2, y2] = ["x1", "y1", "x2", "y2"].map((name) => Number(line.getAttribute(name)));
         return [left + x1 + 0.3 * (x2 - x1), top + y1 + 0.3 * (y2 - y1)].map(Math.round);`,
        css,
      );
      return driver
        .actions()
        .move({ x, y })
        .press()
        .move({ x, y: y - 30 })
        .release()
        .perform();
    };
    await pull(line(0, 0, 0));
    assert.equal(await result(), "6 of 9 answers move. Now a line into layer 1.");
    const moved = await run(
      `return [...document.querySelectorAll("#learn .weights .moved")].map(({ ariaLabel }) => ariaLabel.split(":")[0])`,
    );
    assert.deepEqual(moved, [
      "layer 0, neuron 0",
      ...[0, 1, 2, 3].map((neuron) => `layer 1, neuron ${neuron}`),
      "layer 2, neuron 0",
    ]);
    await pull(line(1, 0, 0));
  },
  "what-goes-wrong/1": () => findMistake("s", "a"),
  "what-goes-wrong/2": () => findMistake("w", "x"),
  "what-goes-wrong/3": () => findMistake("a", "d"),
  "what-goes-wrong/4": () => findMistake("a", "d"),
  "what-goes-wrong/5": () => findMistake("w", "n"),
  "what-goes-wrong/6": () => press("10 steps"),
  "what-goes-wrong/7": () => press("10 steps"),
  "what-goes-wrong/8": () => press("10 steps"),
  "loss-and-descent/1": async () => {
    await slide("weight", Key.ARROW_RIGHT, 10);
    assert.match(await result(), /that made it worse/);
    await slide("weight", Key.ARROW_LEFT, 150);
  },
  "loss-and-descent/3": () => press("Step this weight"),
  "loss-and-descent/4": () => press("Step all 41"),
  "loss-and-descent/5": async () => {
    await press("Run the lines");
    await until(async () => /Digit by digit/.test(await result()), "the lines have run");
    read(await run("return document.querySelector('.learn-output').textContent"));
  },
  "loss-and-descent/6": async () => {
    // Every rate on the way counts.
    by = "keys";
    await slide("rate", Key.ARROW_RIGHT, 8);
    assert.match(await result(), /ends at 0\.087\. Still to find: one that gets stuck\./);
    assert.equal(await isDone(), false);
    await slide("rate", Key.ARROW_RIGHT, 6);
  },
  "loss-and-descent/7": async () => {
    await press("Run 20 steps");
    await until(isDone, "the loop has run");
    const printed = await readout();
    const answers = "ypreds = [0.856365695828, -0.799126375824, -0.942554745984, 0.849186772421]";
    for (const line of ["0 6.56156718545", "1 3.18867423234", "19 0.0870256130465", answers]) {
      assert.ok(printed.includes(line), line);
    }
  },
  "the-moons/1": async () => {
    await slide("left end", Key.ARROW_RIGHT, 10);
    assert.match(await result(), /^\d\d of 100\.$/);
    await slide("right end", Key.ARROW_RIGHT, 16);
  },
  "the-moons/2": () => slide("y", Key.ARROW_RIGHT, 30),
  "the-moons/3": async () => {
    const printed = () => run("return document.querySelector('.moons .learn-output').textContent.split('\\n')");
    const [first, ...none] = await printed();
    read(first);
    assert.deepEqual(none, []);
    await press("Train 100 steps");
    await until(isDone, "the hundred steps are done");
    const [, ...lines] = await printed();
    assert.equal(lines.length, 100);
    assert.equal(lines[0], "step 0 loss 0.895844102868, accuracy 50.0%");
    assert.equal(lines[99], "step 99 loss 0.0109783701355, accuracy 100.0%");
  },
  "the-moons/4": () => slide("alpha", Key.ARROW_RIGHT, 3),
  "the-moons/5": async () => {
    assert.equal(await result(), "Choose a point of the plane.");
    await slide("point", Key.ARROW_RIGHT, 1);
    await until(async () => /^984 values/.test(await result()), "the point is open");
    await press("Follow the largest gradient");
    await until(isDone, "the parameter is reached");
    assert.ok((await run("return document.querySelectorAll('.point .lit').length")) > 1, "the way is lit");
    assert.equal(await run("return document.querySelectorAll('.point .selected').length"), 1);
  },
  "the-moons/6": () => press("Add the arrows up"),
  "the-moons/7": async () => {
    const group = "#learn .folded .group";
    await until(() => run("return document.querySelector(arguments[0]) !== null", group), "it is there");
    const boxes = () => run("return document.querySelectorAll('#learn .folded [data-item]').length");
    const before = await boxes();
    if (by === "mouse") {
      const origin = await driver.findElement(By.css(`${group} .open .target`));
      await driver.actions().move({ origin }).click().perform();
    } else {
      await run("document.querySelector(arguments[0]).focus()", group);
      await driver.actions().sendKeys(Key.ENTER).perform();
    }
    await until(async () => (await boxes()) > before, "a box is open");
  },
  "one-call/2": async () => {
    await choose("x1");
    assert.equal(await isDone(), false);
    await press("Sweep o, n, x1*w1, …");
    assert.equal(await isDone(), false);
    await choose("w2");
    assert.match(await result(), /^w2 is right: 0 × 0\.5 is 0/);
    await choose("x1*w1");
    assert.match(await result(), /^x1\*w1 is right: 1 × 0\.5 is 0\.5/);
    await choose("x1");
    assert.match(await result(), /^Right: x1 and w1 should get −1\.5 and 1\./);
  },
  "one-call/4": async () => {
    await press("build_topo(o)");
    assert.equal((await topo()).length, 10);
    assert.match(await result(), /^Ten values, .* Now Backward\.$/);
    assert.equal(await isDone(), false);
    await press("Backward");
  },
  "one-call/5": async () => {
    await press("Run the cell");
    await until(() => run("return !document.querySelector('.card-questions').hidden"), "the cell has run");
    read(await run("return document.querySelector('.learn-output').textContent"));
  },
};

/** What the tutorial prints, where a task leads to it. @type {Record<string, RegExp>} */
const PRINTED = {
  "what-a-gradient-says/5": /^14: the slope of the curve at 3\. These are the digits that the tutorial prints/,
  "what-a-gradient-says/7": /^-3\.0198, and not −3/,
  "loss-and-descent/3": /from 6\.60689586805 to 6\.6067779753\./,
  "loss-and-descent/4": /From 6\.6067779753 to 6\.56156718545/,
  "loss-and-descent/7": /From 6\.56156718545 to 0\.0870256130465, as the tutorial prints it/,
  "the-moons/3": /Loss 0\.0110, accuracy 100%/,
  "the-moons/5": /^984 values, and layers\[\d\]\.neurons\[\d+\]\.(w\[\d+\]|b) is the parameter/,
  "the-moons/6": /^27 pull up, 56 down: their mean is −0\.6417, and L2 adds −0\.0001\. The step is −0\.6418/,
  "by-hand/5": /a 6, b −4, c −2, f 4/,
  "by-hand/6": /L went from −8 to −7\.2865/,
  "used-twice/2": /Right: −2 × 1 through c/,
  "used-twice/3": /With = a\.grad is (3|−6) instead of −3/,
  "used-twice/4": /a\.grad is /,
  "more-operations/5": /x\.grad is /,
  "one-call/4": /x1 −1\.5, w1 1, x2 0\.5, w2 0/,
  "one-call/5": /Right: a thousandth of a’s gradient/,
  "used-twice/7": /^1,099,511,627,776 paths\..* in 40 steps/,
  "a-neuron/6":
    /x1 −1\.5, w1 1, x2 0\.5, w2 0\. .*0\.7071067811865477; so it printso\.grad 1\.0n\.grad 0\.4999999999999998x1\.grad -1\.4999999999999993/,
};

/** Of the window, in turn: wide and narrow, light and dark. Geckodriver cannot turn a page dark, nor make it as narrow. */
const LOOKS = [
  [1280, "light"],
  [390, "dark"],
  [1280, "dark"],
  [390, "light"],
];

/** @param {number} width @param {string} scheme */
async function look(width, scheme) {
  if (BROWSER === "firefox")
    return driver
      .manage()
      .window()
      .setRect({ width: Math.max(width, 500), height: 900 });
  const size = { width, height: 844, deviceScaleFactor: 1, mobile: false };
  await driver.sendDevToolsCommand("Emulation.setDeviceMetricsOverride", size);
  const features = [{ name: "prefers-color-scheme", value: scheme }];
  return driver.sendDevToolsCommand("Emulation.setEmulatedMedia", { features });
}

async function checkAccess() {
  await run(AXE);
  // A folded neuron is named by a sentence that has its numbers, not by its texts one after the other.
  const rules = { "label-content-name-mismatch": { enabled: false } };
  const violations = await driver.executeAsyncScript(
    `axe.run('#learn', { rules: ${JSON.stringify(rules)} }).then(({ violations }) => arguments[0](violations.map(({ id, nodes }) => id + ' ' + nodes[0].html)))`,
  );
  assert.deepEqual(violations, []);
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

let count = BROWSER === "firefox" ? 1 : 0;
for (const { name, cards } of CHAPTERS) {
  for (const [index, card] of cards.entries()) {
    const id = `${name}/${index + 1}`;
    const number = count++;
    test(id, async () => {
      chapter = name;
      by = number % 2 === 0 ? "mouse" : "keys";
      await driver.get("about:blank");
      await look(...LOOKS[number % LOOKS.length]);
      await driver.get(`${browser.url}#learn?${id}`);
      await live();
      assert.equal(await run("return document.querySelector('.card-title')?.textContent"), card.title);
      await checkAccess();
      await look(1280, "light");
      assert.equal(await isDone(), false);
      if (card.task) {
        assert.ok(TASKS[id], `there is no test of the task of ${id}`);
        await TASKS[id]();
      }
      for (const [place, question] of (card.questions ?? []).entries()) {
        if ("answers" in question) await answerChoice(question, place);
        else await answerNumber(question, place);
      }
      await until(isDone, `${id} is never done; it says “${await result()}”`);
      if (PRINTED[id]) assert.match(await result(), PRINTED[id]);
    });
  }
}

test("the tutorial's own number of the first step", async () => {
  chapter = "by-hand";
  await driver.get("about:blank");
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
  await driver.findElement(By.css(".card-contents summary")).click();
  await press("Forget my progress");
  await driver.findElement(By.css(".card-contents summary")).click();
  assert.match(await driver.findElement(By.xpath('//*[@class="card-contents"]//li[2]')).getText(), /0 of 5/);
});

test("the moons go on in the training lab, and Back returns to the card", async () => {
  await driver.get("about:blank");
  await driver.get(`${browser.url}#learn?the-moons/3`);
  await live();
  await press("Let me play");
  await until(() => run("return document.getElementById('train').hidden === false"), "the training lab is open");
  await driver.navigate().back();
  await until(() => run("return document.getElementById('learn').hidden === false"), "the card is back");
  assert.equal(await run("return document.querySelector('.card-title').textContent"), "A hundred steps.");
});

test("practice goes on from any seed, and its address brings the same question back", async () => {
  await driver.get("about:blank");
  await driver.get(`${browser.url}#learn?practice/1`);
  await live();
  const address = await driver.getCurrentUrl();
  assert.match(address, /#learn\?practice-\d+\/1$/);
  const [card] = practice(Number(/\d+(?=\/1$)/.exec(address)[0])).cards;
  assert.equal(await run("return document.querySelector('.card-number label').textContent"), card.questions[0].text);
  await driver.findElement(By.id("answer-0")).sendKeys(String(card.questions[0].answer), Key.ENTER);
  assert.equal(await result(), card.questions[0].because);
  await until(isDone, "the question is never done");
  await driver.get("about:blank");
  await driver.get(`${browser.url}#learn?${practice(7).name}/10`);
  await live();
  await press("Another ten");
  await until(async () => !(await driver.getCurrentUrl()).includes("practice-7/"), "the seed is the same");
});

/** Returns whether a text has these words, and not as a part of a longer number. @param {string} text @param {string} words */
const has = (text, words) => {
  const start = /^[\d-]/.test(words) ? "(?<![\\d.])" : "";
  const end = /\d$/.test(words) ? "(?!\\.?\\d)" : "";
  return new RegExp(`${start}${words.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}${end}`).test(text);
};

test("the tutorial's numbers were read in their chapter, as it prints them", async () => {
  const tutorial = await readFile("../shared/tutorial.txt", "utf8").catch(() => undefined);
  for (const [name, numbers] of Object.entries(TUTORIAL)) {
    for (const number of numbers) {
      assert.ok(has(seen[name] ?? "", number), `${number} was never shown in ${name}`);
      if (tutorial) assert.ok(has(tutorial, number), `the tutorial does not print ${number}`);
    }
  }
});

test("a chapter is printed with the pictures of all its cards", async () => {
  await driver.get("about:blank");
  await driver.get(`${browser.url}#learn?what-a-gradient-says/1`);
  await live();
  // As browsers do.
  await browser.inPage(`window.print = () => {
    dispatchEvent(new Event("beforeprint"));
    const marks = [...document.querySelectorAll(".booklet section")].map((section) =>
      section.querySelectorAll(".booklet-picture svg *").length);
    document.body.dataset.printed = JSON.stringify(marks);
    dispatchEvent(new Event("afterprint"));
  };`);
  await driver.findElement(By.css(".card-contents summary")).click();
  await press("Print this chapter");
  const printed = JSON.parse(await until(() => run("return document.body.dataset.printed"), "nothing was printed"));
  assert.equal(printed.length, CHAPTERS[0].cards.length);
  for (const count of printed) assert.ok(count > 20, `a picture of ${count} marks`);
  assert.equal(await run("return document.querySelector('.booklet')"), null);
});

/** Opens the graph lab, whose first graph is the neuron, and an exercise on it from the card of a value. @param {string} hidden */
async function openExercise(hidden) {
  await driver.get("about:blank");
  await driver.get(`${browser.url}#graph`);
  const way = By.xpath(`//*[@aria-labelledby="predict-label"]//button[.="${hidden}" and not(@disabled)]`);
  await driver.wait(async () => (await driver.findElements(way)).length > 0, PATIENCE, "there is no way");
  await choose("n", "#graph");
  await until(async () => (await driver.findElement(way)).isDisplayed(), "the card of the value is open");
  const button = await driver.findElement(way);
  if (by === "mouse") await button.click();
  else await button.sendKeys(Key.ENTER);
}

test("a graph of the lab becomes an exercise, and leads back", async () => {
  by = "mouse";
  await openExercise("Gradients");
  await until(
    () => run("return /^Gradient 1 of \\d+:/.test(document.querySelector('.card-title')?.textContent)"),
    "no card",
  );
  await press("Hint");
  assert.match(await result(), /Look at what reads/);
  // The lab begins with the neuron, where n comes before tanh.
  await driver.findElement(By.id("answer-0")).sendKeys("0.5", Key.ENTER);
  assert.match(await result(), /^Right: /);
  assert.match(
    await run("return document.querySelector('.card-streak').textContent"),
    /Right in a row: [1-9]\d*\. Best: /,
  );
});

test("the data of a graph are hidden, and each number appears when it is predicted", async () => {
  by = "keys";
  await openExercise("Data");
  const titled = (text) =>
    until(
      async () => (await run("return document.querySelector('.card-title')?.textContent")) === text,
      `no card is titled ${text}`,
    );
  await titled("Number 1 of 5: x1 * w1");
  await checkAccess();
  const named = (label) =>
    run(`return document.querySelector('#learn .value[aria-label^="' + arguments[0] + ':"]').ariaLabel`, label);
  assert.equal(await named("x1"), "x1: data 2.0000, no gradient yet");
  assert.equal(await named("x1 * w1"), "x1 * w1: data hidden, no gradient yet");
  assert.equal(await named("o"), "o: data hidden, no gradient yet");
  await press("Hint");
  assert.equal(await result(), "It computes 2 * (−3).");
  const answer = async (text) => {
    await driver.findElement(By.id("answer-0")).clear();
    await driver.findElement(By.id("answer-0")).sendKeys(text, Key.ENTER);
  };
  await answer("-1");
  assert.match(await result(), /That is the sum/);
  await answer("-6");
  assert.equal(await result(), "Right: 2 * (−3) = −6.");
  await until(isDone, "the question is never done");
  assert.equal(await named("x1 * w1"), "x1 * w1: data -6.0000, no gradient yet");
  await press("Next");
  await titled("Number 2 of 5: x2 * w2");
  assert.equal(await named("x1 * w1"), "x1 * w1: data -6.0000, no gradient yet");
});

test("nothing was reported as an error", () => {
  assert.deepEqual(browser.errors, []);
});
