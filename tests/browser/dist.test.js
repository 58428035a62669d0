// The site as it is published: bundled, and every part of it still finds its workers, its engine and its Python.
import assert from "node:assert/strict";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { gzipSync } from "node:zlib";
import { By, until } from "selenium-webdriver";
import { openBrowser, PATIENCE } from "./browser.js";

/** What a visitor of the bare address may download until the first card is live, in bytes as compressed by servers. */
const FIRST_LOAD = 150 * 1024;
/** What a visitor of the graph lab may have to wait for until the first code has run. */
const GRAPH_LOAD = 510 * 1024;

/** Waits until the page is idle, and nothing more was asked for since it was idle before. */
const IDLE = `
  const done = arguments[0];
  let before = -1;
  const look = () => {
    const now = performance.getEntriesByType("resource").length;
    if (document.readyState === "complete" && now === before) return done();
    before = now;
    requestIdleCallback(look);
  };
  look();`;

/** The mean distance of the colours of two screenshots, from 0 to 255; infinite if their sizes differ. */
const DIFFERENCE = `
  const [one, other, done] = arguments;
  const pixels = async (png) => {
    const bytes = Uint8Array.from(atob(png), (letter) => letter.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
    const context = new OffscreenCanvas(image.width, image.height).getContext("2d");
    context.drawImage(image, 0, 0);
    return context.getImageData(0, 0, image.width, image.height).data;
  };
  Promise.all([pixels(one), pixels(other)]).then(([a, b]) => {
    let sum = a.length === b.length ? 0 : Infinity;
    a.forEach((byte, index) => { sum += Math.abs(byte - b[index]); });
    done(sum / a.length);
  });`;

/** Asserts that files, each counted once, are at most so many bytes as compressed by servers. */
async function weigh(paths, most) {
  const sizes = await Promise.all(
    [...new Set(paths)].map(async (path) => {
      const file = path === "" ? "index.html" : path;
      return { file, size: gzipSync(await readFile(`dist/${file}`)).length };
    }),
  );
  const sum = sizes.reduce((all, { size }) => all + size, 0);
  const list = sizes.sort((one, other) => other.size - one.size).map(({ file, size }) => `${size} ${file}`);
  assert.ok(sum <= most, `${sum} bytes:\n${list.join("\n")}`);
}

describe("the published site", () => {
  /** @type {Awaited<ReturnType<typeof openBrowser>>} */
  let site;
  /** As it is before its script has come. @type {Awaited<ReturnType<typeof openBrowser>>} */
  let still;
  /** @type {string} */
  let scriptless;

  before(async () => {
    site = await openBrowser();
    scriptless = await mkdtemp(join(tmpdir(), "micrograd-"));
    await cp("dist", scriptless, { recursive: true });
    const [, script] =
      /<script type="module"[^>]* src="\.\/([^"]+)"/.exec(await readFile("dist/index.html", "utf8")) ?? [];
    await writeFile(`${scriptless}/${script}`, "");
    still = await openBrowser({ directory: scriptless });
  });

  after(async () => {
    await site.close();
    await still.close();
    await rm(scriptless, { recursive: true });
  });

  /** Opens a part anew. @param {Awaited<ReturnType<typeof openBrowser>>} browser @param {string} hash */
  async function open({ driver, url }, hash) {
    await driver.get("about:blank");
    await driver.get(url + hash);
  }

  test("loads at most 150 KB for the first card", async () => {
    const { driver, requested, errors } = site;
    requested.length = 0;
    await open(site, "");
    const isLive = () => driver.executeScript("return performance.getEntriesByName('learn: live').length > 0");
    await driver.wait(isLive, PATIENCE);
    await driver.executeAsyncScript(IDLE);
    assert.ok(requested.some((path) => path.endsWith(".wasm")));
    await weigh(requested, FIRST_LOAD);
    assert.deepEqual(errors, []);
  });

  test("the graph lab waits for at most 510 KB, which the page asks for before its modules run", async (context) => {
    // One that has nothing in its cache.
    const fresh = await openBrowser();
    context.after(fresh.close);
    const { driver, requested, errors } = fresh;
    await open(fresh, "#graph");
    const hasRun = () => driver.executeScript("return performance.getEntriesByName('graph: code has run').length > 0");
    await driver.wait(hasRun, PATIENCE);
    // What is asked for after Python's files does not share the line with them.
    const last = requested.findLastIndex((path) => /python-quick|micropython|python-modules/.test(path));
    const needed = requested.slice(0, last + 1).filter((path) => path !== "" && !path.includes("favicon"));
    assert.ok(needed.length > 10, `${needed}`);
    await weigh([...needed, ""], GRAPH_LOAD);
    const page = await readFile("dist/index.html", "utf8");
    assert.deepEqual(
      needed.filter((path) => !page.includes(path)),
      [],
      "each file that only a module names costs another trip to the server",
    );
    assert.deepEqual(errors, []);
  });

  test("shows the demo's plane before its script has come", async () => {
    await open(still, "#train");
    await open(site, "#train");
    await site.driver.wait(until.elementIsEnabled(site.driver.findElement(By.id("step"))), PATIENCE);
    const marks = (selector) => still.driver.findElements(By.css(`.first-plane ${selector}`));
    assert.equal((await marks("circle")).length, 50);
    assert.equal((await marks("rect[transform='rotate(45)']")).length, 50);
    const pictures = await Promise.all(
      [still, site].map(({ driver }) => driver.findElement(By.css(".picture .part-body")).takeScreenshot()),
    );
    // It is 0.6: blurred bands are not quite a smooth picture, nor are edges drawn alike. A rem of shift makes it 4.
    const difference = await site.driver.executeAsyncScript(DIFFERENCE, ...pictures);
    assert.ok(difference < 1.2, `the live picture differs by ${difference}`);
    // Nothing moves when the script fills in the rest: settings and pictures of the data are there before.
    const look = ({ driver }) =>
      driver.executeScript(
        `const pieces = ".train-bar, .bar-fields .field, .data-kind, .data-fields .field, #draw-own, .train-network, " +
           ".picture, .under-plane, .curve, .train-time, .inside-tabs";
         return [...document.querySelectorAll("#train :is(" + pieces + ")")].filter((box) => box.checkVisibility()).map((box) => {
           const { x, y, width, height } = box.getBoundingClientRect();
           return [box.className, ...[x, y, width, height].map(Math.round)].join(" ");
         });`,
      );
    const pieces = await look(site);
    assert.ok(pieces.length > 20, `${pieces}`);
    assert.deepEqual(await look(still), pieces);
    assert.deepEqual(still.errors, []);
  });

  for (const width of [1280, 500]) {
    test(`shows the first card and its graph in a window of ${width} pixels before its script has come`, async (context) => {
      const look = ({ driver }) =>
        driver.executeScript(
          `const places = [...document.querySelectorAll("#learn .value .box, #learn .card > *, #learn .card-ways > *")].map((element) => {
             const { x, y, width } = element.getBoundingClientRect();
             return [element.className.baseVal ?? element.className, ...[x, y, width].map(Math.round)].join(" ");
           });
           return [...[...document.querySelectorAll("#learn :is(.card, .card-ways)")].map(({ textContent }) => textContent.replace(/\\s+/g, " ")), ...places];`,
        );
      const sizes = await Promise.all([site, still].map(({ driver }) => driver.manage().window().getRect()));
      context.after(async () => {
        for (const [index, { driver }] of [site, still].entries()) await driver.manage().window().setRect(sizes[index]);
      });
      for (const { driver } of [site, still]) await driver.manage().window().setRect({ width, height: 900 });
      await open(still, "");
      await open(site, "");
      await site.driver.wait(until.elementLocated(By.css("#learn .learn-actions button")), PATIENCE);
      const shown = await look(site);
      assert.equal(shown.filter((place) => place.startsWith("box ")).length, 5);
      assert.deepEqual(await look(still), shown);
    });
  }

  test("shows the first graph and its code before its script has come", async () => {
    const look = ({ driver }) =>
      driver.executeScript(
        `return [...document.querySelectorAll("#graph-svg .value")].map((value) => {
           const { x, y, width } = value.querySelector(".box").getBoundingClientRect();
           return [value.getAttribute("aria-label"), ...[x, y, width].map(Math.round)].join(" ");
         });`,
      );
    await open(still, "#graph");
    await open(site, "#graph");
    await site.driver.wait(until.elementLocated(By.css(".lab[data-ready]")), PATIENCE);
    const shown = await look(still);
    assert.ok(shown.some((value) => value.startsWith("o: data 0.7071")));
    assert.deepEqual(shown, await look(site));
    const code = await still.driver.findElement(By.css("#lab-editor textarea")).getAttribute("value");
    assert.match(code, /^x1 = Value\(2\.0\)/);
    assert.deepEqual(still.errors, []);
  });

  test("shows no first picture where something else will be shown", async () => {
    const pictures = () => still.driver.findElements(By.css(".first-plane, #graph-svg .value"));
    await open(still, "#train?anything");
    assert.equal((await pictures()).length, 0);
    await open(still, "#graph");
    assert.notEqual((await pictures()).length, 0);
    const saved = JSON.stringify({ preset: "a-neuron", code: "a = Value(1.0)" });
    await still.driver.executeScript(`localStorage.setItem("micrograd-playground.code", arguments[0])`, saved);
    await open(still, "#graph");
    assert.equal((await pictures()).length, 0);
  });

  test("trains", async () => {
    const { driver, errors } = site;
    await open(site, "#train");
    const step = driver.findElement(By.id("step"));
    await driver.wait(until.elementIsEnabled(step), PATIENCE);
    await step.click();
    await driver.wait(
      until.elementTextContains(driver.findElement(By.id("train-status")), "step 1, loss 1.7236"),
      PATIENCE,
    );
    assert.deepEqual(errors, []);
  });

  test("runs Python and lays out its graph", async () => {
    const { driver, errors } = site;
    await open(site, "#graph");
    const part = driver.findElement(By.id("graph"));
    await driver.wait(until.elementLocated(By.css('#lab-code-pane[data-run="ended"]')), PATIENCE);
    // Not the first picture, whose layout came with the site.
    await driver.findElement(By.xpath("//*[@id='graph']//option[.='Loss of four samples']")).click();
    await driver.wait(until.elementTextContains(part, "Value(data=18.43"), PATIENCE);
    await driver.wait(until.elementLocated(By.css('#graph-svg .value[aria-label^="loss:"]')), PATIENCE);
    assert.deepEqual(errors, []);
  });
});
