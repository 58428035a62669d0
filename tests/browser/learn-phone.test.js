// The course on a phone: what is beside a card stays legible and in view, and so does what the card says.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { By, Key } from "selenium-webdriver";
import { CHAPTERS as ENTRIES } from "../../www/pkg/chapters.js";
import { BROWSER, openBrowser, PATIENCE, resize } from "./browser.js";
import { share, testOnce } from "./once.js";

/** The sizes of phones, and the smaller part that a browser leaves of one. */
const SIZES = [
  [390, 844],
  [390, 664],
];
const CARDS = share(
  ENTRIES.flatMap(({ name, size }) => Array.from({ length: size }, (_, index) => `${name}/${index + 1}`)),
);
/** The smallest text, in pixels, but for rounding in the layout. */
const SMALLEST = 12.99;
let browser;
let driver;

before(async () => {
  browser = await openBrowser();
  driver = browser.driver;
});
after(() => browser?.close());

const run = (body, ...values) => driver.executeScript(body, ...values);
const until = (condition, message) => driver.wait(condition, PATIENCE, message);
const press = async (name) =>
  (await driver.findElement(By.xpath(`//*[@id="learn"]//button[normalize-space()="${name}"]`))).click();
const result = () => run("return document.querySelector('.card-result').textContent");

/** @param {string} card @param {number[]} size */
async function visit(card, size) {
  await browser.forget();
  await driver.get(`${browser.url}blank`);
  await resize(driver, ...size);
  await driver.get(`${browser.url}#learn?${card}`);
  await until(() => run("return performance.getEntriesByName('learn: live').length > 0"), "the card was never there");
}

/** Returns the sizes of the numbers of each graph, in pixels, and whether each of the labelled boxes is wholly in view. */
const graphs = (label) =>
  run(
    `return [...document.querySelectorAll(".learn-two figure")].map((figure) => {
      const sizes = [...figure.querySelectorAll(".number")].map((number) =>
        number.getScreenCTM().a * parseFloat(getComputedStyle(number).fontSize));
      const frame = figure.querySelector(".learn-scroll").getBoundingClientRect();
      const box = figure.querySelector('.value[aria-label^="' + arguments[0] + ':"] .box').getBoundingClientRect();
      const isInView = box.left >= frame.left && box.right <= frame.right && box.top >= frame.top && box.bottom <= frame.bottom;
      return { sizes, isInView };
    })`,
    label,
  );

/** Of cards with two graphs: the value that they are about, and the button that leads to it. */
const TWO_GRAPHS = [
  ["used-twice/3", "a", "Run"],
  ["more-operations/5", "x"],
  ["what-goes-wrong/1", "o"],
  ["what-goes-wrong/2", "y"],
  ["what-goes-wrong/5", "o"],
  ["what-goes-wrong/6", "L", "10 steps"],
  ["what-goes-wrong/7", "w", "10 steps"],
  ["what-goes-wrong/8", "w1", "10 steps"],
];
for (const size of SIZES) {
  testOnce(
    `two graphs on ${size.join(" x ")} are legible, at one scale, with what they are about in view`,
    async () => {
      for (const [card, label, button] of TWO_GRAPHS) {
        await visit(card, size);
        if (button) await press(button);
        const [one, other] = await graphs(label);
        for (const { sizes, isInView } of [one, other]) {
          assert.ok(isInView, `${card}: ${label} is in view`);
          for (const number of sizes) assert.ok(number >= SMALLEST, `${card}: a number of ${number} pixels`);
        }
        assert.ok(Math.abs(one.sizes[0] - other.sizes[0]) < 0.01, `${card}: ${one.sizes[0]} and ${other.sizes[0]}`);
      }
    },
  );

  testOnce(`on ${size.join(" x ")} what a press has brought is in view`, async () => {
    const area = (selector) =>
      run(
        `const { left, right, top, bottom, height } = document.querySelector(arguments[0]).getBoundingClientRect();
         const frame = document.querySelector(".learn-frame:not([hidden], [hidden] *)").getBoundingClientRect();
         return { height, isInView: left >= frame.left && right <= frame.right && top >= frame.top && bottom <= frame.bottom }`,
        selector,
      );
    const curveHeight = () =>
      run("return Number(document.querySelector('#learn .learn-plot svg svg').getAttribute('height'))");

    await visit("loss-and-descent/6", size);
    await run(`const rate = document.querySelector("#learn .learn-slider input");
      rate.value = 9;
      rate.dispatchEvent(new Event("input", { bubbles: true }));`);
    assert.ok((await curveHeight()) >= 90, "the curve of a rate is high enough");

    await visit("loss-and-descent/7", size);
    await until(() => run("return document.querySelector('.learn-actions button') !== null"), "there is a button");
    await press("Run 20 steps");
    await until(async () => /as the tutorial prints it/.test(await result()), "it has run");
    assert.ok((await curveHeight()) >= 90, "the curve of the loop is high enough");

    await visit("the-moons/5", size);
    await run(`const point = document.querySelector("#learn .learn-slider input");
      point.value = 51;
      point.dispatchEvent(new Event("input", { bubbles: true }));`);
    await until(async () => /^984 values/.test(await result()), "the point is open");
    assert.ok((await area("#learn .point .learn-plot")).height >= 90, "the plane is high enough");
    await press("Follow the largest gradient");
    const reached = "#learn .point .selected .box";
    await until(
      async () =>
        (await run("return document.querySelector(arguments[0]) !== null", reached)) && (await area(reached)).isInView,
      "the parameter is in view",
    );

    await visit("networks/2", size);
    for (const neuron of [0, 1, 2]) {
      const box = `#learn .network .group[aria-label*="neuron ${neuron}"] .box`;
      assert.ok((await area(box)).isInView, `neuron ${neuron} is in view`);
    }

    await visit("networks/3", size);
    await until(
      async () => (await area('#learn .network .group[aria-label*="neuron 0"] .box')).isInView,
      "the first neuron of layer 1 is in view",
    );

    await visit("networks/1", size);
    await run(
      `document.querySelector('[data-neuron="0/0"]').dispatchEvent(new MouseEvent("click", { bubbles: true }))`,
    );
    const products = () =>
      run(`const frame = document.querySelector(".network .learn-frame").getBoundingClientRect();
        return [...document.querySelectorAll(".network .value .box")].filter((box) => {
          if (!/^[^+:]* \\* /.test(box.parentElement.ariaLabel)) return false;
          const { left, right, top, bottom } = box.getBoundingClientRect();
          return left >= frame.left && right <= frame.right && top >= frame.top && bottom <= frame.bottom;
        }).length`);
    await until(async () => (await products()) === 2, "both products are in view");
  });

  testOnce(`on ${size.join(" x ")} the place where engines part is in view once it is found`, async () => {
    await visit("what-goes-wrong/1", size);
    await press("Run");
    await until(async () => /Where do they begin/.test(await result()), "the engines have run");
    for (const { isInView } of await graphs("a")) assert.ok(isInView, "a is in view for the search");
    await run(`document.querySelector('.learn-two figure:last-child .value[aria-label^="a:"]').focus()`);
    await driver.actions().sendKeys("\uE007").perform();
    await until(async () => /What is the mistake/.test(await result()), "it is found");
    for (const { isInView } of await graphs("a")) assert.ok(isInView, "a is in view");
  });
}

test("one graph is scrolled with the other", async () => {
  await visit("what-goes-wrong/8", SIZES[1]);
  const tops = () =>
    run("return [...document.querySelectorAll('.learn-two .learn-scroll')].map(({ scrollTop }) => scrollTop)");
  const scrolled = async () => {
    // Until the card has its size, the graphs are brought into view.
    await run("document.querySelector('.learn-two figure:last-child .learn-scroll').scrollTop = 30");
    return (await tops()).every((top) => top === 30);
  };
  await until(scrolled, "both are at 30");
});

testOnce("a hint is in view after a press over the picture", async () => {
  for (const size of SIZES) {
    await visit("what-goes-wrong/1", size);
    await press("Run");
    await until(async () => /Where do they begin/.test(await result()), "the engines have run");
    const hidden = await run(`const text = document.createRange();
      text.selectNodeContents(document.querySelector(".card-result"));
      return text.getBoundingClientRect().bottom - document.querySelector(".card-ways").getBoundingClientRect().top;`);
    assert.ok(hidden <= 1, `${hidden} pixels of the hint lie under the way on`);
  }
});

/** Gives the page the size of a phone, and in Chromium the finger in place of the mouse. @param {number[]} size */
async function holdPhone(size) {
  await resize(driver, ...size);
  await touchScreen(true);
}

/** @param {boolean} enabled */
async function touchScreen(enabled) {
  if (BROWSER === "firefox") return;
  await driver.sendDevToolsCommand("Emulation.setTouchEmulationEnabled", { enabled, maxTouchPoints: 1 });
}

/** Runs in the page, and returns what is wrong with the card as it opens. @param {{ smallest: number, isHigh: boolean }} wanted */
function faults({ smallest, isHigh }) {
  const found = [];
  const learn = document.getElementById("learn");
  const isShown = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const areaOf = (element) => element.getBoundingClientRect();
  const card = learn.querySelector(".card");
  const ways = areaOf(learn.querySelector(".card-ways"));
  if (document.documentElement.scrollWidth > innerWidth) found.push("the page is wider than the window");
  if (areaOf(learn.querySelector(".learn-picture")).height < areaOf(card).height + ways.height) {
    found.push("the card is larger than the picture");
  }

  // Texts, but for those of graphs and what only a screen reader reads.
  const texts = document.createTreeWalker(learn, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    const element = text.parentElement;
    if (!text.data.trim() || element.closest(".expression-graph, style") || !isShown(element)) continue;
    const scale = element instanceof SVGElement ? element.getScreenCTM().a : 1;
    const size = scale * Number.parseFloat(getComputedStyle(element).fontSize);
    if (size < smallest) found.push(`“${text.data}” has ${size} pixels`);
  }

  // A graph is legible, and whole; on a low phone it may be scrolled, to what the card is about.
  for (const graph of learn.querySelectorAll(".expression-graph")) {
    if (!isShown(graph)) continue;
    const frame = areaOf(graph.closest(".learn-scroll") ?? graph.parentElement);
    const mayBeCut = graph.closest(".network") || (!isHigh && graph.closest(".learn-scroll, [data-scrolled]"));
    for (const box of graph.querySelectorAll(mayBeCut ? ":not(.learn-two *).lit .box" : ".box")) {
      const { left, right, top, bottom } = areaOf(box);
      if (left < frame.left || right > frame.right || top < frame.top || bottom > frame.bottom) {
        found.push(`${box.parentElement.ariaLabel} is cut`);
      }
    }
    for (const text of graph.querySelectorAll("text")) {
      if (!isShown(text)) continue;
      const size = text.getScreenCTM().a * Number.parseFloat(getComputedStyle(text).fontSize);
      if (size < smallest) found.push(`“${text.textContent}” in the graph has ${size} pixels`);
    }
  }

  // A chart without its axes
  for (const chart of learn.querySelectorAll(".learn-plot, .learn-plot svg svg[height]")) {
    const height = chart instanceof SVGElement ? Number(chart.getAttribute("height")) : areaOf(chart).height;
    if (isShown(chart) && height < 90) found.push(`a chart is ${height} pixels high`);
  }

  for (const row of learn.querySelectorAll(".card-ways, .learn-actions")) {
    const buttons = [...row.querySelectorAll("button")].filter(isShown).map(areaOf);
    if (buttons.some(({ top, bottom }) => Math.abs(top + bottom - buttons[0].top - buttons[0].bottom) > 4)) {
      found.push("the buttons are in several rows");
    }
    if (buttons.some(({ left, right }) => left < 0 || right > innerWidth)) found.push("a button leaves the window");
  }

  // What is to be done and what it is done with: all of the text but for a line or so, and the first answer, which begins in
  // view on a low phone.
  const line = Number.parseFloat(getComputedStyle(card).lineHeight) * (isHigh ? 1 : 1.5);
  const answer = card.querySelector(".card-questions:not([hidden]) :is(label:has(input), input)");
  const paragraph = [...card.children].filter((child) => child.matches("p:not(.card-result)")).at(-1);
  if (paragraph && areaOf(paragraph).bottom > ways.top + line) found.push("the text is out of view");
  if (answer && areaOf(answer)[isHigh ? "bottom" : "top"] > ways.top) found.push("the first answer is out of view");

  for (const control of learn.querySelectorAll("button, input, label:has(input), summary, .card-dots a")) {
    if (!isShown(control) || control.closest("label") !== (control.matches("label") ? control : null)) continue;
    const { width, height } = areaOf(control);
    if (width < 24 || height < 24) found.push(`${control.ariaLabel ?? control.textContent} is ${width} x ${height}`);
  }

  // The order in which a screen reader and Tab come to them
  const order = [".card-title", ".card p", ".card-questions", ".card-result", ".learn-picture", ".card-ways"].map(
    (selector) => learn.querySelector(selector),
  );
  if (order.some((part, index) => index > 0 && !(part.compareDocumentPosition(order[index - 1]) & 2))) {
    found.push("the parts are not in their order");
  }
  return found;
}

for (const size of SIZES) {
  test(`every card on ${size.join(" x ")} opens whole and legible, with what is to be done in view`, async () => {
    await holdPhone(size);
    await driver.get(`${browser.url}blank`);
    const wanted = { smallest: SMALLEST, isHigh: size[1] > 800 };
    for (const card of CARDS) {
      await driver.get(`${browser.url}#learn?${card}`);
      await until(
        () =>
          run(
            `return performance.getEntriesByName("learn: live").length > 0 &&
               document.querySelector("#learn .card-dots [aria-current]")?.getAttribute("href") === arguments[0]`,
            `#learn?${card}`,
          ),
        `${card} was never there`,
      );
      let found = [];
      const isRight = async () => {
        found = await run(`return (${faults})(arguments[0])`, wanted);
        return found.length === 0;
      };
      await driver.wait(isRight, PATIENCE).catch(() => assert.deepEqual(found, [], card));
    }
    await touchScreen(false);
  });
}

testOnce("on 320 x 640 the first card's graph fits its frame, legible", async () => {
  await visit("what-a-gradient-says/1", [320, 640]);
  let last;
  const isSo = async () => {
    last = await run(
      `const frame = document.querySelector("#learn .learn-frame");
       const sizes = [...frame.querySelectorAll(".number")].map((number) =>
         number.getScreenCTM().a * parseFloat(getComputedStyle(number).fontSize));
       return { smallest: Math.min(...sizes), beyond: frame.scrollWidth - frame.clientWidth };`,
    );
    return last.beyond === 0 && last.smallest >= SMALLEST;
  };
  await driver.wait(isSo, PATIENCE).catch(() => assert.fail(JSON.stringify(last)));
});

const hasTouch =
  BROWSER === "chromium" ? {} : { skip: "no driver of this browser has fingers on a screen that scrolls" };

/** Moves a finger over the screen. @param {number[]} from @param {number[]} to */
async function swipe(from, to) {
  const touch = (type, ...points) =>
    driver.sendDevToolsCommand("Input.dispatchTouchEvent", { type, touchPoints: points.map(([x, y]) => ({ x, y })) });
  await touch("touchStart", from);
  const STEPS = 8;
  for (let step = 1; step <= STEPS; step++) {
    await touch(
      "touchMove",
      from.map((start, axis) => start + ((to[axis] - start) * step) / STEPS),
    );
  }
  await touch("touchEnd");
}

/** Returns the middle of what a selector finds. @param {string} selector */
const middle = (selector) =>
  run(
    `const { left, top, width, height } = document.querySelector(arguments[0]).getBoundingClientRect();
     return [left + width / 2, top + height / 2];`,
    selector,
  );

/** Of cards with something to drag: what it is, how far the finger goes, and what is read of it. */
const DRAGGED = [
  ["what-a-gradient-says/1", '.value[aria-label^="a:"]', [40, 0], ".value[aria-label^='a:']"],
  ["what-a-gradient-says/5", ".learn-slider input", [120, 0], ".learn-readout"],
  ["a-neuron/2", '.value[aria-label^="w1:"]', [40, 0], ".value[aria-label^='w1:']"],
  ["the-moons/1", "#learn .moons circle[r]:last-of-type", [0, -60], ".learn-readout"],
  ["the-moons/2", "#learn .moons .learn-plot", [20, -60], ".learn-readout"],
];
test("what can be dragged follows a finger", hasTouch, async () => {
  await holdPhone([390, 844]);
  for (const [card, selector, [x, y], read] of DRAGGED) {
    await driver.get(`${browser.url}blank`);
    await driver.get(`${browser.url}#learn?${card}`);
    await until(() => run("return document.querySelector(arguments[0]) !== null", selector), `${card} has it`);
    const told = () =>
      run(
        "const element = document.querySelector(arguments[0]); return element.ariaLabel ?? element.textContent",
        read,
      );
    await until(() => run("return performance.getEntriesByName('learn: live').length > 0"), "the card is live");
    const before = await told();
    const from = await middle(selector);
    await swipe(from, [from[0] + x, from[1] + y]);
    await until(async () => (await told()) !== before, `${card}: ${before} did not change`);
  }
  await touchScreen(false);
});

test("a finger on a line of a network moves it, and beside the lines it scrolls the page", hasTouch, async () => {
  await holdPhone([390, 520]);
  await driver.get(`${browser.url}blank`);
  await driver.get(`${browser.url}#learn?networks/5`);
  await until(
    () => run(`return ${isLive} && document.querySelector("#learn .network-drawing line[y2]") !== null`),
    "the network",
  );
  // The place that is farthest from all lines, and the middle of one of them.
  const [beside, on] = await run(
    `const drawing = document.querySelector("#learn .network-drawing");
     const { left, top, width, height } = drawing.getBoundingClientRect();
     const ends = [...drawing.querySelectorAll("line")].map((line) =>
       ["x1", "y1", "x2", "y2"].map((name) => Number(line.getAttribute(name))));
     const distance = (x, y) => Math.min(...ends.flatMap(([x1, y1, x2, y2]) =>
       Array.from({ length: 65 }, (_, step) => Math.hypot(x1 + (x2 - x1) * step / 64 - x, y1 + (y2 - y1) * step / 64 - y))));
     let best = [0, 0, 0];
     for (let x = 4; x < width; x += 4) for (let y = 4; y < height; y += 4) {
       const far = distance(x, y);
       if (far > best[2]) best = [x, y, far];
     }
     const [x1, y1, x2, y2] = ends[0];
     return [[left + best[0], top + best[1]], [left + (x1 + x2) / 2, top + (y1 + y2) / 2]];`,
  );
  const readout = () => run("return document.querySelector('#learn .weights .learn-readout').textContent");
  await swipe(on, [on[0], on[1] - 60]);
  const distance = async () => {
    const [from, to] = (await readout()).match(/(-?[\d.]+) → (-?[\d.]+)/)?.slice(1) ?? [0, 0];
    return Math.abs(Number(to) - Number(from));
  };
  await until(async () => (await distance()) > 0.4, "the line has moved as far as the finger");
  // What the card says to that may have scrolled the page.
  await run("scrollTo(0, 0)");
  await swipe(beside, [beside[0], beside[1] - 60]);
  await until(async () => (await run("return scrollY")) > 20, "the page is scrolled");
  await touchScreen(false);
});

test("a finger scrolls the card, and the picture keeps its place", hasTouch, async () => {
  await holdPhone([390, 667]);
  await driver.get(`${browser.url}blank`);
  await driver.get(`${browser.url}#learn?in-pytorch/4`);
  await until(() => run("return performance.getEntriesByName('learn: live').length > 0"), "the card is live");
  const [x, y] = await middle(".card");
  await swipe([x, y + 40], [x, y - 80]);
  await until(async () => (await run("return document.querySelector('.card').scrollTop")) > 40, "it is scrolled");
  assert.equal(await run("return scrollY"), 0);
  await touchScreen(false);
});

const isLive = "performance.getEntriesByName('learn: live').length > 0";
const cardHeight = () => run("return document.querySelector('#learn .card').getBoundingClientRect().height");

testOnce("a window that changes while a card is on its way is no fault", async () => {
  await driver.get(`${browser.url}blank`);
  const errors = await driver.executeAsyncScript(
    `const done = arguments[0];
     const heard = new Set();
     const errors = [];
     const frame = document.createElement("iframe");
     frame.src = "./#learn?by-hand/4";
     document.body.append(frame);
     const look = () => {
       const inside = frame.contentWindow;
       if (!heard.has(inside)) inside.addEventListener("error", ({ message }) => errors.push(message));
       heard.add(inside);
       frame.width = frame.width === "390" ? 320 : 390;
       inside.dispatchEvent(new inside.Event("resize"));
       inside.${isLive} ? done(errors) : setTimeout(look);
     };
     look();`,
  );
  assert.deepEqual(errors, []);
});

testOnce("a phone that is turned in the lab finds the card as high as one that was held upright", async () => {
  await visit("by-hand/4", SIZES[0]);
  const upright = await cardHeight();
  await visit("by-hand/4", [844, 390]);
  await (await driver.findElement(By.css('nav a[href="#graph"]'))).click();
  await until(async () => (await cardHeight()) === 0, "the course is still there");
  await resize(driver, ...SIZES[0]);
  await until(() => run("return innerWidth === arguments[0]", SIZES[0][0]), "the phone was turned");
  await run("return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))");
  await (await driver.findElement(By.css('nav a[href^="#learn"]'))).click();
  await until(async () => (await cardHeight()) > 0, "the card is back");
  await until(async () => (await cardHeight()) === upright, `not ${upright} pixels high`);
});

testOnce("what is said below the first card leaves its title in view", async () => {
  await visit("what-a-gradient-says/1", SIZES[0]);
  await press("Backward");
  await until(async () => /^The green number/.test(await result()), "it is said");
  assert.equal(await run("return document.querySelector('#learn .card').scrollTop"), 0);
});

testOnce("a card that was done opens at its title", async () => {
  await visit("by-hand/4", SIZES[1]);
  for (const [index, answer] of ["6", "-4"].entries()) {
    await (await driver.findElement(By.id(`answer-${index}`))).sendKeys(answer, Key.ENTER);
  }
  await until(async () => /^Right: a times/.test(await result()), "it is done");
  await driver.navigate().refresh();
  await until(() => run(`return ${isLive}`), "the card was never there");
  await until(async () => /^Right: a times/.test(await result()), "the answers are back");
  assert.equal(await run("return document.querySelector('#learn .card').scrollTop"), 0);
});

testOnce("no word of the chapter's name is broken beside the dots", async () => {
  for (const size of [
    [640, 400],
    [640, 420],
    [320, 640],
  ]) {
    for (const card of ["by-hand/4", "the-moons/2", "practice/1"]) {
      await visit(card, size);
      const broken = await run(`const text = document.querySelector("#learn .card-contents summary").firstChild;
        return [...text.data.matchAll(/\\S+/g)].map(({ 0: word, index }) => {
          const range = document.createRange();
          range.setStart(text, index);
          range.setEnd(text, index + word.length);
          return [word, range.getClientRects().length];
        }).filter(([, lines]) => lines !== 1)`);
      assert.deepEqual(broken, [], `${card} on ${size.join(" x ")}`);
    }
  }
});

testOnce("the names of layers do not touch each other, however narrow the drawing is", async () => {
  for (const size of [
    [640, 400],
    [844, 390],
    [1000, 700],
    [1280, 800],
  ]) {
    await visit("networks/3", size);
    const room = () =>
      run(`const areas = [...document.querySelectorAll("#learn .network-head")].map((head) => head.getBoundingClientRect());
        return areas.length < 4 ? -1 : Math.min(...areas.slice(1).map(({ left }, index) => left - areas[index].right))`);
    let last;
    const isThere = async () => {
      last = await room();
      return last >= 3;
    };
    await until(isThere, "there is room").catch(() => assert.fail(`${last} pixels on ${size.join(" x ")}`));
  }
});

test("nothing was reported as an error", () => {
  assert.deepEqual(browser.errors, []);
});
