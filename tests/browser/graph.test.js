// The part Graph as a person uses it, and draw() in a browser.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, beforeEach, test } from "node:test";
import { By, Key, Origin } from "selenium-webdriver";
import { openBrowser } from "./browser.js";

const TIMEOUT = 20_000;

let browser;
let driver;
before(async () => {
  browser = await openBrowser();
  driver = browser.driver;
  await driver.manage().setTimeouts({ script: TIMEOUT });
});
after(() => browser?.close());

const find = (selector) => driver.findElement(By.css(selector));
const run = (body, ...values) => driver.executeScript(body, ...values);
const button = (name) => driver.findElement(By.xpath(`//*[@id="graph"]//button[normalize-space()="${name}"]`));
/** The value whose accessible name begins with this. */
const value = (start) => find(`#graph .value[aria-label^="${start}"]`);
const shown = async (start, word) => (await value(start)).findElement(By.css(`.${word}`)).getText();
const until = (condition, message) => driver.wait(condition, TIMEOUT, message);
const ready = () =>
  until(() => run(`return document.querySelector("#graph .graph-frame:not([data-busy]) .value") !== null`), "a graph");
const transform = () => run(`return document.querySelector("#graph .world").getAttribute("transform")`);
const focused = () => run(`return document.activeElement.getAttribute("aria-label")`);

/** Loads the page anew, which another hash alone would not. */
async function load(hash) {
  await driver.get("about:blank");
  await driver.get(browser.url + hash);
}

async function choose(title) {
  await run(
    `const select = document.querySelector("#graph-example");
     select.value = [...select.options].find(({ text }) => text === arguments[0]).value;
     select.dispatchEvent(new Event("change", { bubbles: true }));`,
    title,
  );
  await ready();
}

/**
 * Runs a module in the page, whose modules it shares, and returns what it returns: scripts of the driver run apart.
 * @param {string} body of an async function
 */
async function inPage(body) {
  await run(
    `const script = document.createElement("script");
     script.type = "module";
     script.textContent = arguments[0];
     document.body.dataset.answer = "";
     document.body.append(script);`,
    `const answer = await (async () => { ${body} })().catch((error) => ({ failed: String(error) }));
     document.body.dataset.answer = JSON.stringify(answer ?? null);`,
  );
  const text = await until(() => run("return document.body.dataset.answer"), "an answer from the page");
  return JSON.parse(text);
}

/** Values of which a part lies outside the picture. */
const outside = () =>
  run(`
    const frame = document.querySelector("#graph-svg").getBoundingClientRect();
    return [...document.querySelectorAll("#graph .value .box")]
      .map((box) => box.getBoundingClientRect())
      .filter((box) => box.left < frame.left || box.right > frame.right || box.top < frame.top || box.bottom > frame.bottom)
      .length;`);

/** Waits until what moves stands still: two frames in which the picture is the same. */
async function still() {
  let last;
  await until(async () => {
    const now = await run(`
      return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() =>
        resolve(document.querySelector("#graph .world").getAttribute("transform")))))`);
    const same = now === last;
    last = now;
    return same;
  }, "the picture stands still");
  return last;
}

beforeEach(async () => {
  await load("#graph");
  await ready();
});

test("the sneak peek is shown, and its values can be found by name", async () => {
  const svg = await find("#graph-svg");
  assert.match(await svg.getAttribute("aria-label"), /^Expression graph of g, 39 values$/);
  assert.equal(await svg.getAttribute("role"), "group");
  assert.equal(await shown("g:", "data"), "24.7041");
  assert.equal(await (await value("a:")).getAccessibleName(), "a: data -4.0000, grad 0.0000");
  assert.equal(await (await value("g:")).getAccessibleName(), "g: data 24.7041, grad 0.0000");
  const unreachable = await run(`
    return [...document.querySelectorAll("#graph .value")].filter((value) => {
      value.focus();
      return document.activeElement !== value || !/^.+: data \\S+, grad \\S+$/.test(value.getAttribute("aria-label"));
    }).length`);
  assert.equal(unreachable, 0);
});

test("Backward fills in the gradients where they stand, again adds to them, Zero grad clears them", async () => {
  const places = () =>
    run(
      `return [...document.querySelectorAll("#graph .value")].map((value) => value.getAttribute("transform")).join()`,
    );
  const before = await places();
  const now = await find("#graph-now");
  assert.match(await now.getText(), /All gradients are 0/);
  await button("Backward").click();
  assert.equal(await shown("a:", "grad"), "138.8338");
  assert.equal(await shown("b:", "grad"), "645.5773");
  assert.equal(await shown("g:", "grad"), "1.0000");
  assert.equal(await (await value("b:")).getAccessibleName(), "b: data 2.0000, grad 645.5773");
  assert.match(await now.getText(), /Raise a by 0\.001, and g rises by about 0\.14\./);
  await button("Backward").click();
  // CPython with micrograd's engine.py, backward called twice.
  assert.equal(await shown("a:", "grad"), "1852.2653");
  assert.match(await now.getText(), /run 2 times/);
  await button("Zero grad").click();
  assert.equal(await shown("a:", "grad"), "0.0000");
  assert.equal(await shown("g:", "grad"), "0.0000");
  await button("Backward").click();
  assert.equal(await shown("a:", "grad"), "138.8338");
  assert.equal(await places(), before);
});

test("numbers that are not finite are shown and explained", async () => {
  const id = await (await value("e:")).getAttribute("data-id");
  await inPage(`(await import("./engine/instance.js")).wasm.setData(${id}, Infinity)`);
  await button("Backward").click();
  assert.equal(await shown("e:", "data"), "inf");
  assert.equal(await shown("e:", "grad"), "inf");
  assert.equal(await (await value("e:")).getAccessibleName(), "e: data inf, grad inf");
  // inf from one side and -inf from the other.
  assert.equal(await shown("a:", "grad"), "NaN");
  assert.match(await (await find("#graph-now")).getText(), /inf stands for .* NaN \(not a number\)/);
});

test("every text stays inside its box, in every example", async () => {
  for (const title of ["Neuron", "MLP(3, [4, 4, 1])", "Sneak peek"]) {
    await choose(title);
    for (let times = 0; times < 6; times++) {
      const wide = await run(`
        return [...document.querySelectorAll("#graph .value, #graph .operation")].flatMap((node) => {
          const area = node.querySelector(".box, ellipse").getBBox();
          const texts = [...node.querySelectorAll("text")].map((text) => ({ text: text.textContent, ...box(text.getBBox()) }));
          const caption = texts.findLast(({ text }) => text === "grad");
          return texts
            .filter(({ text, left, right }) => left < area.x + 2 || right > area.x + area.width - 2
              || (caption && /\\d/.test(text) && text === node.querySelector(".grad").textContent && left < caption.right))
            .map(({ text }) => text);
        });
        function box({ x, width }) { return { left: x, right: x + width }; }`);
      assert.deepEqual(wide, [], title);
      await button("Backward").click();
    }
  }
});

test("the keyboard goes to a value, along the edges, and the picture follows", async () => {
  await run(`document.querySelector("#graph-fit").focus()`);
  await driver.actions().sendKeys(Key.TAB).perform();
  assert.match(await focused(), /^Expression graph/);
  await driver.actions().sendKeys("+++++++").perform();
  await driver.actions().sendKeys(Key.TAB).perform();
  assert.match(await focused(), /^g: /);
  await still();
  for (const [key, name] of [
    [Key.ARROW_LEFT, /^f \* 0\.5: /],
    [Key.ARROW_LEFT, /^f: /],
    [Key.ARROW_LEFT, /^e: /],
    [Key.ARROW_RIGHT, /^f: /],
    [Key.END, /^g: /],
  ]) {
    await driver.actions().sendKeys(key).perform();
    assert.match(await focused(), name);
  }
  await driver.actions().sendKeys(Key.HOME).perform();
  await still();
  const hidden = await run(`
    const [box, frame] = [document.activeElement, document.querySelector("#graph-svg")].map((part) => part.getBoundingClientRect());
    return box.left < frame.left || box.right > frame.right || box.top < frame.top || box.bottom > frame.bottom`);
  assert.equal(hidden, false);
  const visited = new Set([await run("return document.activeElement.dataset.id")]);
  for (let step = 1; step < 39; step++) {
    await driver.actions().sendKeys(Key.ARROW_DOWN).perform();
    visited.add(await run("return document.activeElement.dataset.id"));
  }
  assert.equal(visited.size, 39, "down goes through all values");
  assert.equal(await run(`return document.querySelectorAll("#graph .value[tabindex='0']").length`), 1);
  await driver.actions().sendKeys(Key.ESCAPE).perform();
  assert.match(await focused(), /^Expression graph/);
});

test("wheel, drag and keys move the picture; Fit shows all of it", async () => {
  const svg = await find("#graph-svg");
  const opened = await still();
  const steps = {
    wheel: () => driver.actions().scroll(0, 0, 0, -240, svg).perform(),
    drag: () =>
      driver
        .actions()
        .move({ origin: svg, x: 5, y: -150 })
        .press()
        .move({ origin: Origin.POINTER, x: 60, y: 30 })
        .release()
        .perform(),
    plus: () => driver.actions().sendKeys("+").perform(),
    minus: () => driver.actions().sendKeys("-").perform(),
    left: () => driver.actions().sendKeys(Key.ARROW_LEFT).perform(),
    up: () => driver.actions().sendKeys(Key.ARROW_UP).perform(),
  };
  let last = opened;
  for (const [name, step] of Object.entries(steps)) {
    if (name === "plus") await run("arguments[0].focus()", svg);
    await step();
    await until(async () => (await transform()) !== last, `${name} moves the picture`);
    last = await still();
  }
  assert.ok((await outside()) > 0, "zoomed in");
  await button("Fit").click();
  await still();
  assert.equal(await outside(), 0);
  await run("arguments[0].focus()", svg);
  await driver.actions().sendKeys("++++").perform();
  await still();
  await driver.actions().sendKeys("0").perform();
  await still();
  assert.equal(await outside(), 0);
});

test("a value is described with all its digits, and copied", async () => {
  await button("Backward").click();
  const described = await run(`
    document.querySelector('#graph .value[aria-label^="b:"]').focus();
    return document.querySelector(".graph-readout").textContent`);
  assert.match(described, /given, not computed/);
  assert.match(described, /645\.577259475218/);
  await inPage(`window.addEventListener("copy", ({ clipboardData }) => {
    document.body.dataset.copied = clipboardData.getData("text/plain");
  })`);
  await driver.actions().keyDown(Key.CONTROL).sendKeys("c").keyUp(Key.CONTROL).perform();
  const copied = await until(() => run("return document.body.dataset.copied"), "something copied");
  assert.match(copied, /^Value\(data=2, grad=645\.577259475218\d*, label='b'\)$/);
});

test("choosing examples takes no more memory", async () => {
  const length = () => inPage('return (await import("./engine/instance.js")).wasm.length()');
  for (const title of ["Neuron", "MLP(3, [4, 4, 1])", "Sneak peek"]) await choose(title);
  const before = await length();
  for (let times = 0; times < 20; times++) {
    for (const title of ["Neuron", "MLP(3, [4, 4, 1])", "Sneak peek"]) await choose(title);
  }
  assert.equal(await length(), before);
  assert.equal(await shown("g:", "data"), "24.7041");
});

test("draw gives well-formed SVG that works as a file, and DOT", async () => {
  const answers = await inPage(`
    const { draw, MLP, seed, Value } = await import("./micrograd.js");
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
    return { odd, first, same: first.text === second.text, dot: await draw(out, { format: "dot" }) };`);
  assert.equal(answers.failed, undefined);
  assert.equal(answers.odd.error, null);
  assert.equal(answers.odd.values, 4);
  assert.equal(answers.first.error, null);
  assert.ok(answers.first.values > 900);
  assert.ok(answers.first.width > 1000);
  assert.ok(answers.same, "a second large picture is the same");
  assert.match(answers.dot, /^digraph/);
});

test("if Graphviz cannot be started the part says why, and tries again", async () => {
  await load("#train");
  await inPage(`
    window.RealWorker = window.Worker;
    window.Worker = class extends Worker {
      constructor(url, options) {
        if (String(url).includes("graph")) throw new Error("workers are switched off");
        super(url, options);
      }
    };
    location.hash = "#graph"`);
  const state = await until(
    async () => (await driver.findElements(By.css(".graph-state[data-failed]")))[0],
    "a failure",
  );
  assert.match(await state.getText(), /workers are switched off/);
  assert.equal(await (await find("#graph-backward")).isEnabled(), false);
  assert.equal(browser.errors.splice(0).length, 1, "told on the console, too");
  await inPage("window.Worker = window.RealWorker");
  await button("Try again").click();
  await ready();
  assert.equal(await shown("g:", "data"), "24.7041");
});

test("axe finds nothing serious in any example", async () => {
  await run(await readFile(new URL("../../node_modules/axe-core/axe.min.js", import.meta.url), "utf8"));
  for (const title of ["Sneak peek", "Neuron", "MLP(3, [4, 4, 1])"]) {
    await choose(title);
    await button("Backward").click();
    const found = await driver.executeAsyncScript(`
      const done = arguments[arguments.length - 1];
      axe.run("#graph").then(({ violations }) => done(violations
        .filter(({ impact }) => impact === "serious" || impact === "critical")
        .map(({ id, nodes }) => id + ": " + nodes.map(({ html }) => html).join())))`);
    assert.deepEqual(found, [], title);
  }
});

test("nothing was reported as an error", () => {
  assert.deepEqual(browser.errors, []);
});
