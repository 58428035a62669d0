// The floor on which every state of the page stands, at every size: all can be read, nothing is cut or covered, every control
// can be reached and shows its whole focus ring, and no picture traps the scroll.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { By } from "selenium-webdriver";
import { BROWSER, openBrowser, PATIENCE, resize } from "./browser.js";
import { cutRings, inspect, misfits, scrollTraps, smallTexts } from "./floor.js";
import { testOnce } from "./once.js";
import { openState, STATES } from "./states.js";

/** The sizes, in the order in which a state goes through them; 1280 x 800 at 200 % is the third. @type {[string, number, number][]} */
const SIZES = [
  ["a phone", 390, 844],
  ["a narrow phone", 320, 640],
  ["200 %", 640, 400],
  ["a projector", 1024, 768],
  ["a laptop", 1280, 800],
];
/** In a window that is smaller than this a graph is fitted to what there is: at 200 % all of it is drawn twice as large. */
const [NARROW, LOW] = [390, 500];

let browser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser?.close());

/** Waits until a look at the page finds nothing, and otherwise says what it found last. */
async function findsNothing(look, message) {
  let found = [];
  const isFine = async () => {
    found = await look();
    return found.length === 0;
  };
  await browser.driver.wait(isFine, PATIENCE).catch(() => assert.deepEqual(found, [], message));
}

for (const state of STATES) {
  testOnce(`${state.name}: everything can be read and reached at every size`, async () => {
    const { driver, url } = browser;
    await resize(driver, SIZES[0][1], SIZES[0][2]);
    await openState(driver, url, state);
    for (const [size, width, height] of SIZES) {
      await resize(driver, width, height);
      const all = async () => [
        ...(await inspect(driver, smallTexts, width < NARROW || height < LOW)),
        ...(await inspect(driver, misfits)),
        ...(await inspect(driver, scrollTraps)),
      ];
      await findsNothing(all, size);
      // Last, as the focus goes from control to control.
      await findsNothing(() => inspect(driver, cutRings), `${size}: focus rings`);
    }
  });
}

test("the header holds what is in it at every width", async () => {
  const { driver, url } = browser;
  await openState(driver, url, STATES[0]);
  for (const width of [320, 340, 360, 390, 430, 480, 512, 560, 640, 1000]) {
    await resize(driver, width, 700);
    const name = driver.findElement(By.css(".page-header h1 a, .page-header h1"));
    assert.equal(await name.getText(), "micrograd");
    const isInSight = "return getComputedStyle(arguments[0].closest('h1')).clipPath === 'none'";
    assert.ok(await driver.executeScript(isInSight, name), `${width} px: the name is out of sight`);
    const outside = () =>
      driver.executeScript(
        `const header = document.querySelector(".page-header");
         return [...header.querySelectorAll("a, button, summary, h1")].filter((element) => {
           const { left, right, width } = element.getBoundingClientRect();
           return left < 0 || right > innerWidth || element.scrollWidth > Math.ceil(width);
         }).map((element) => element.textContent.trim())`,
      );
    await findsNothing(outside, `${width} px`);
  }
});

const stateCalled = (name) => STATES.find((state) => state.name === name);

for (const name of ["graph", "learn"]) {
  testOnce(`${name}: the numbers in nodes are 14 px high at 100 %`, async () => {
    const { driver, url } = browser;
    await openState(driver, url, stateCalled(name));
    const sizes = await driver.executeScript(
      `return [...document.querySelectorAll("#" + arguments[0] + " .value .number")].map((number) => {
         const { fontSize } = getComputedStyle(number);
         return Number.parseFloat(fontSize);
       })`,
      name,
    );
    assert.ok(sizes.length > 0);
    assert.deepEqual(new Set(sizes), new Set([14]));
  });
}

const PLACES = {
  learn: ["#learn .learn-picture svg", "#learn .learn-actions button"],
  graph: ["#graph-frame", '#graph [data-act="play"]'],
  train: ["#train .boundary-stage", "#play"],
};
for (const [name, places] of Object.entries(PLACES)) {
  test(`${name}: on a projector, picture and transport are in view at once`, async () => {
    const { driver, url } = browser;
    await resize(driver, 1024, 768);
    await openState(driver, url, stateCalled(name));
    for (const place of places) {
      const { left, top, right, bottom } = await driver.executeScript(
        "return document.querySelector(arguments[0]).getBoundingClientRect()",
        place,
      );
      const isInView = left >= 0 && top >= 0 && right <= 1024 && bottom <= 768;
      assert.ok(isInView, `${place}: ${[left, top, right, bottom]}`);
    }
    const [width, height] = await driver.executeScript(
      "const { width, height } = document.querySelector(arguments[0]).getBoundingClientRect(); return [width, height]",
      places[0],
    );
    assert.ok(width >= 250 && height >= 250, `${places[0]} is ${width} x ${height}`);
    assert.equal(await driver.executeScript("return document.documentElement.scrollHeight <= innerHeight"), true);
  });
}

const TURNED = {
  graph: ["#graph-frame", '#graph [data-act="play"]', "#lab-tabs", "#lab-card"],
  train: ["#train .boundary-stage", "#time", "#play", "#train .sheet-tabs", "#train-network"],
};
for (const [name, places] of Object.entries(TURNED)) {
  test(`${name}: on a turned phone the picture and what changes it are in view at once`, async () => {
    const { driver, url } = browser;
    await resize(driver, 844, 390);
    await openState(driver, url, stateCalled(name));
    const outside = () =>
      driver.executeScript(
        `return arguments[0].filter((place) => {
           const { left, top, right, bottom, height } = document.querySelector(place).getBoundingClientRect();
           return height < 16 || left < 0 || top < 0 || right > innerWidth || bottom > innerHeight;
         })`,
        places,
      );
    await findsNothing(outside, "out of view");
    await findsNothing(() => inspect(driver, misfits), "misfits");
    await findsNothing(() => inspect(driver, cutRings), "focus rings");
  });
}

test("train: the tools of the pencil stand in the width of every phone", async () => {
  const { driver, url } = browser;
  await resize(driver, 320, 640);
  await openState(driver, url, stateCalled("train"));
  await driver.findElement(By.id("pencil")).click();
  for (const [width, height] of [
    [320, 640],
    [360, 640],
    [390, 844],
    [844, 390],
  ]) {
    await resize(driver, width, height);
    const outside = () =>
      driver.executeScript(
        `const { left, right } = document.querySelector("#train .picture").getBoundingClientRect();
         return [...document.querySelectorAll("#train .picture-head button")].filter((button) => {
           const box = button.getBoundingClientRect();
           return box.left < left || box.right > right + 1;
         }).map((button) => button.textContent)`,
      );
    await findsNothing(outside, `${width} px`);
  }
});

test("where the page can be scrolled, the wheel over a graph scrolls it, until one clicks into the graph", async () => {
  const { driver, url } = browser;
  await resize(driver, 640, 400);
  await openState(driver, url, stateCalled("graph"));
  const frame = await driver.findElement({ id: "graph-frame" });
  const roll = () => driver.actions().scroll(0, 0, 0, 60, frame).perform();
  const scale = () => driver.executeScript("return document.querySelector('#graph-svg').style.transform");
  const before = await scale();
  await roll();
  const scrolled = () => driver.executeScript("return scrollY > 0");
  await driver.wait(scrolled, PATIENCE, "the page is not scrolled");
  assert.equal(await scale(), before);
  await driver.actions().move({ origin: frame }).click().perform();
  await roll();
  await driver.wait(async () => (await scale()) !== before, PATIENCE, "the wheel does not zoom");
});

const hasFingers = BROWSER === "chromium" ? {} : { skip: "no driver of this browser has fingers" };

test("so does one finger", hasFingers, async () => {
  const { driver, url } = browser;
  const place = () => driver.executeScript("return [scrollY, document.querySelector('#graph-svg').style.transform]");
  const send = (type, ...touchPoints) => driver.sendDevToolsCommand("Input.dispatchTouchEvent", { type, touchPoints });
  const swipe = async ({ x, y }, by) => {
    await send("touchStart", { x, y });
    for (let step = 1; step <= 10; step++) await send("touchMove", { x, y: y + (by * step) / 10 });
    await send("touchEnd");
  };
  await driver.sendDevToolsCommand("Emulation.setTouchEmulationEnabled", { enabled: true });
  await resize(driver, 640, 400);
  await openState(driver, url, stateCalled("graph"));
  const [, before] = await place();
  await swipe({ x: 60, y: 200 }, -90);
  await driver.wait(async () => (await place())[0] > 0, PATIENCE, "the page is not scrolled");
  assert.equal((await place())[1], before);
  // Where there is nothing to scroll, the graph follows the finger.
  await resize(driver, 640, 800);
  await openState(driver, url, stateCalled("graph"));
  const [, start] = await place();
  await swipe({ x: 600, y: 200 }, 90);
  await driver.wait(async () => (await place())[1] !== start, PATIENCE, "the graph does not move");
  await driver.sendDevToolsCommand("Emulation.setTouchEmulationEnabled", { enabled: false });
});

test("nothing was reported as an error", () => {
  assert.deepEqual(browser.errors, []);
});
