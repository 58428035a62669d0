// The page around its parts: loading, links, names and contrast, narrow windows, and what it says when it cannot load.
import assert from "node:assert/strict";
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { By, until } from "selenium-webdriver";
import { findings } from "./axe.js";
import { BROWSER, openBrowser, PATIENCE } from "./browser.js";
import { testOnce } from "./once.js";

/** The parts, and what can be pressed in each when it is there to be used. */
const CONTROLS = {
  learn: By.css(".learn-actions button"),
  graph: By.xpath("//button[normalize-space()='Backward']"),
  train: By.id("play"),
  bench: By.id("bench-run"),
};
const PARTS = /** @type {(keyof typeof CONTROLS)[]} */ (Object.keys(CONTROLS));

/** Waits until a part is there to be used. */
async function ready(driver, part) {
  const section = await driver.wait(until.elementLocated(By.id(part)), PATIENCE);
  await driver.wait(until.elementIsVisible(section), PATIENCE);
  const control = await driver.wait(until.elementLocated(CONTROLS[part]), PATIENCE);
  await driver.wait(until.elementIsEnabled(control), PATIENCE);
}

/** Opens a part anew. */
async function open(driver, url, part) {
  await driver.get(`${url}blank`);
  await driver.get(`${url}#${part}`);
  await ready(driver, part);
}

describe("page", () => {
  let browser;
  before(async () => {
    browser = await openBrowser();
  });
  after(() => browser?.close());

  test("opens on Learn, without an error", async () => {
    await browser.driver.get(browser.url);
    await ready(browser.driver, "learn");
    assert.equal(await browser.driver.getTitle(), "Learn · micrograd playground");
    assert.deepEqual(browser.errors, []);
  });

  testOnce("a link to no part opens Learn, also where every object has such a property", async () => {
    for (const name of ["nowhere", "constructor", "toString?state", "__proto__"]) {
      await browser.driver.get(`${browser.url}blank`);
      await browser.driver.get(`${browser.url}#${name}`);
      await ready(browser.driver, "learn");
    }
    assert.deepEqual(browser.errors, []);
  });

  test("links lead to its parts", async () => {
    const { driver } = browser;
    for (const part of ["Graph", "Train", "Learn", "Graph"]) {
      const link = driver.findElement(By.linkText(part));
      await link.click();
      await ready(driver, part.toLowerCase());
      assert.equal(await link.getAttribute("aria-current"), "page");
      assert.equal((await driver.findElements(By.css(".page-header [aria-current]"))).length, 1);
      assert.equal(await driver.getTitle(), `${part} · micrograd playground`);
      const shown = await driver.executeScript(
        "return [...document.querySelectorAll('main > section')].filter((part) => part.offsetParent).map((part) => part.id)",
      );
      assert.deepEqual(shown, [part.toLowerCase()]);
      assert.equal(await driver.executeScript("return scrollY"), 0);
    }
    await driver.findElement(By.css(".page-menu summary")).click();
    // Only a runner says which repository it builds.
    const sources = await driver.findElements(By.linkText("Source"));
    assert.equal(sources.length, process.env.GITHUB_REPOSITORY ? 1 : 0);
    assert.equal((await driver.findElements(By.linkText("Measure this machine"))).length, 1);
    assert.deepEqual(browser.errors, []);
  });

  for (const part of PARTS) {
    testOnce(`loads ${part} from its own folder alone`, async () => {
      await open(browser.driver, browser.url, part);
      const resources = await browser.driver.executeScript(
        "return performance.getEntriesByType('resource').map(({ name }) => name)",
      );
      assert.ok(resources.length > 2);
      // Data and blob addresses are made by the page itself.
      const foreign = resources.filter((name) => !name.startsWith(browser.url) && !/^(data|blob):/.test(name));
      assert.deepEqual(foreign, []);
    });

    test(`${part} fits a window of 360 pixels, with targets of 32 pixels or more`, async () => {
      const { driver, url } = browser;
      // A frame can be narrower than a window.
      await driver.get(`${url}licenses.txt`);
      await driver.executeScript(
        `const frame = document.createElement("iframe");
         frame.style.cssText = "position: fixed; inset: 0 auto auto 0; width: 360px; height: 740px; border: 0";
         frame.src = arguments[0];
         document.body.replaceChildren(frame);`,
        `${url}#${part}`,
      );
      await driver.switchTo().frame(0);
      await ready(driver, part);
      const [width, wide, small] = await driver.executeScript(
        `const controls = [...document.querySelectorAll("a, button, select, input")].filter((control) => control.offsetParent);
         const name = (control) => control.textContent.trim() || control.id;
         const low = controls.filter((control) => control.getBoundingClientRect().height < 32);
         return [innerWidth, document.documentElement.scrollWidth, low.map(name)];`,
      );
      assert.equal(width, 360);
      assert.ok(wide <= 360, `${wide} pixels wide`);
      assert.deepEqual(small, []);
    });

    test(`nothing jumps while ${part} loads`, { skip: BROWSER === "firefox" }, async () => {
      await open(browser.driver, browser.url, part);
      // A browser that is in a hurry paints once before the first picture is in its place.
      const shift = await browser.driver.executeAsyncScript(
        `const done = arguments[0];
         const [picture] = performance.getEntriesByName("${part}: first picture");
         new PerformanceObserver((list) => {
           const late = list.getEntries().filter(({ startTime }) => startTime > (picture?.startTime ?? 0));
           done(late.reduce((sum, { value }) => sum + value, 0));
         }).observe({ type: "layout-shift", buffered: true });
         setTimeout(() => done(0), 500);`,
      );
      assert.ok(shift < 0.001, `layout shift ${shift}`);
    });
  }
});

describe("a page that lacks something", () => {
  let directory;
  /** The path of the file that was made of this one. */
  const built = async (name) => {
    const files = await readdir(`${directory}/assets`);
    return `${directory}/assets/${files.find((file) => new RegExp(`^${name}-[\\w-]{8}\\.\\w+$`).test(file))}`;
  };
  before(async () => {
    directory = await mkdtemp(join(tmpdir(), "micrograd-"));
    await cp("dist", directory, { recursive: true });
  });
  after(() => rm(directory, { recursive: true, force: true }));

  testOnce("says when the engine breaks down, and starts again", async () => {
    const worker = await built("train-worker");
    const broken = `
      const { get } = Object.getOwnPropertyDescriptor(WebAssembly.Instance.prototype, "exports");
      let isAsked = false;
      addEventListener("message", ({ data }) => { isAsked ||= data.type === "step"; });
      Object.defineProperty(WebAssembly.Instance.prototype, "exports", {
        get() {
          const exports = get.call(this);
          const program_step = (...operands) => {
            if (isAsked) throw new WebAssembly.RuntimeError("unreachable");
            return exports.program_step(...operands);
          };
          return { ...exports, program_step };
        },
      });`;
    await writeFile(worker, `${broken}\n${await readFile(worker, "utf8")}`);
    const { driver, url, close } = await openBrowser({ directory });
    try {
      await open(driver, url, "train");
      await driver.findElement(By.id("step")).click();
      const failure = await driver.wait(until.elementLocated(By.css("#train .failure")), PATIENCE);
      assert.match(await failure.getText(), /has a fault, which is not your doing: unreachable/);
      assert.equal(await driver.findElement(By.id("play")).isEnabled(), false);
      await failure.findElement(By.xpath(".//button[normalize-space()='Start again']")).click();
      await ready(driver, "train");
      assert.equal((await driver.findElements(By.css("#train .failure"))).length, 0);
    } finally {
      await close();
    }
  });

  testOnce("says that the engine is missing", async () => {
    await rm(await built("micrograd_bg"));
    const { driver, url, close } = await openBrowser({ directory });
    try {
      // Bench loads it when it runs.
      for (const part of ["graph", "train"]) {
        await driver.get(`${url}blank`);
        await driver.get(`${url}#${part}`);
        const failure = await driver.wait(until.elementLocated(By.css(`#${part} .failure`)), PATIENCE);
        assert.match(await failure.getText(), /^The engine could not be loaded: .*404.*micrograd_bg-.*\.wasm/);
        assert.deepEqual(await findings(driver), []);
      }
    } finally {
      await close();
    }
  });

  test("says that its script is missing", async () => {
    await rm(await built("page"));
    const { driver, url, close } = await openBrowser({ directory });
    try {
      await driver.get(url);
      await driver.wait(until.elementIsVisible(driver.findElement(By.css(".script-failure"))), PATIENCE);
    } finally {
      await close();
    }
  });
});
