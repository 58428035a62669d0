// The course in a browser: what a newcomer does first, by mouse and by keys, and what the page says to it.
import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import { By, Key, until } from "selenium-webdriver";
import { openBrowser, PATIENCE } from "./browser.js";
import { testOnce } from "./once.js";

let browser;
let driver;

before(async () => {
  browser = await openBrowser();
  driver = browser.driver;
});
after(() => browser?.close());

/** Opens an address anew, and waits until the card's picture is alive: a still one is there before. */
async function visit(hash = "") {
  await driver.get(`${browser.url}blank`);
  await driver.get(browser.url + hash);
  const isLive = () => driver.executeScript("return performance.getEntriesByName('learn: live').length > 0");
  await driver.wait(isLive, PATIENCE, "the card was never there");
}
beforeEach(async () => {
  await browser.forget();
  await visit();
});

const value = (label) =>
  driver.findElement(By.css(`#learn .learn-picture > :not([hidden]) .value[aria-label^="${label}:"]`));
const nameOf = async (label) => (await value(label)).getAttribute("aria-label");
const button = (name) => driver.findElement(By.xpath(`//*[@id="learn"]//button[normalize-space()="${name}"]`));
const text = (selector) => driver.findElement(By.css(selector)).getText();
const says = (pattern) =>
  driver.wait(async () => pattern.test(await text("#learn .card-result")), PATIENCE, `the card never said ${pattern}`);
// In one go, as the card is written anew when a page is turned.
const titled = (pattern) =>
  driver.wait(
    async () =>
      pattern.test(await driver.executeScript("return document.querySelector('#learn .card-title').textContent")),
    PATIENCE,
    `no card is titled ${pattern}`,
  );

/** Drags the number of a leaf sideways. */
async function drag(label, pixels) {
  const box = await value(label);
  await driver.actions().move({ origin: box }).press().move({ origin: box, x: pixels }).release().perform();
}

test("the bare address shows the whole graph, with gradients empty", async () => {
  assert.equal(await driver.getTitle(), "Learn · micrograd playground");
  for (const [label, data] of [
    ["a", "2.0000"],
    ["b", "-3.0000"],
    ["c", "10.0000"],
    ["d", "4.0000"],
  ]) {
    assert.equal(await nameOf(label), `${label}: data ${data}, no gradient yet`);
  }
  const [frame, size] = await driver.executeScript(
    `const { left, right, top, bottom } = document.querySelector(".learn-frame").getBoundingClientRect();
     const boxes = [...document.querySelectorAll("#learn .value")].map((box) => box.getBoundingClientRect());
     const isInside = boxes.every((box) => box.left >= left && box.right <= right && box.top >= top && box.bottom <= bottom);
     const number = document.querySelector("#learn .number");
     const { a } = number.getScreenCTM();
     return [isInside, a * parseFloat(getComputedStyle(number).fontSize)];`,
  );
  assert.ok(frame, "all boxes are in view");
  assert.ok(size >= 14, `numbers of ${size} pixels`);
});

test("two actions lead to the first gradient, and to a sentence that says what it means", async () => {
  await drag("a", 50);
  await says(/You moved a: it rises by 0\.5, and d falls by 1\.5\./);
  assert.equal(await nameOf("d"), "d: data 2.5000, no gradient yet");
  await button("Backward").click();
  await says(/Raise a by 1 and d falls by 3: a’s gradient is −3\./);
  assert.equal(await nameOf("a"), "a: data 2.5000, grad -3.0000");
  assert.equal(await nameOf("b"), "b: data -3.0000, grad 2.5000");
});

testOnce("what another tab has done meanwhile stays done", async () => {
  const [first] = await driver.getAllWindowHandles();
  await driver.switchTo().newWindow("tab");
  await visit("#learn?used-twice/4");
  const press = async (/** @type {string} */ name) => (await button(name)).click();
  for (const name of ["Backward", "Backward"]) await press(name);
  const done = () =>
    driver.executeScript(`return JSON.parse(localStorage.getItem("micrograd-playground.learn") ?? "[]")`);
  await driver.wait(async () => (await done()).length === 1, PATIENCE, "the card was never done");
  await driver.close();
  await driver.switchTo().window(first);
  await drag("a", 50);
  await button("Backward").click();
  await driver.wait(async () => (await done()).includes("what-a-gradient-says/1"), PATIENCE, "nor the first one");
  assert.deepEqual(await done(), ["used-twice/4", "what-a-gradient-says/1"]);
});

test("by keys alone: Enter takes a number in hand, arrows change it, Backward is reached by Tab", async () => {
  await driver.executeScript("document.querySelector('#learn .value[aria-label^=\"a:\"]').focus()");
  await driver.actions().sendKeys(Key.ENTER, Key.ARROW_UP, Key.ARROW_UP).perform();
  await says(/You moved a: it rises by 0\.2, and d falls by 0\.6\./);
  assert.equal(await (await value("a")).getAttribute("role"), "slider");
  await driver.actions().sendKeys(Key.ESCAPE, Key.TAB).perform();
  assert.equal(await driver.switchTo().activeElement().getText(), "Backward");
  await driver.actions().sendKeys(Key.ENTER).perform();
  await says(/a’s gradient is −3/);
});

for (const width of [1280, 500]) {
  test(`Tab leads from the card over its picture to the ways on, in a window of ${width} pixels`, async (context) => {
    const size = await driver.manage().window().getRect();
    context.after(() => driver.manage().window().setRect(size));
    await driver.manage().window().setRect({ width, height: 900 });
    /** Returns what the focus comes to from the title of a card, up to the way to the next one. */
    const order = async (card, first) => {
      await visit(`#learn?${card}`);
      await driver.wait(until.elementLocated(By.css(first)), PATIENCE);
      await driver.executeScript("document.querySelector('#learn .card-title').focus()");
      const found = [];
      while (found.length < 12 && found.at(-1) !== "Next") {
        await driver.actions().sendKeys(Key.TAB).perform();
        found.push(
          await driver.executeScript(
            "const { ariaLabel, id, textContent } = document.activeElement; return ariaLabel ?? (id || textContent.trim())",
          ),
        );
      }
      return found;
    };
    const ways = ["Let me play", "Previous", "Next"];
    assert.deepEqual(await order("used-twice/4", "#learn .learn-actions button"), [
      ...["Expression graph of e, 5 values", "e: data -6.0000, no gradient yet", "Backward", "Zero grad"],
      ...ways,
    ]);
    assert.deepEqual(await order("by-hand/1", "#answer-0"), [
      ...["answer-0", "Check", "Hint", "Expression graph of L, 7 values", "L: data -8.0000, no gradient yet"],
      ...ways,
    ]);
  });
}

test("a dialog that the menu opened gives the focus back to it", async () => {
  const focused = () => driver.switchTo().activeElement();
  await driver.executeScript("document.querySelector('.page-menu summary').focus()");
  await driver.actions().sendKeys(Key.ENTER, Key.TAB, Key.ENTER).perform();
  await driver.wait(until.elementLocated(By.css("dialog[open]")), PATIENCE);
  await driver.actions().sendKeys(Key.ESCAPE).perform();
  await driver.wait(async () => (await driver.findElements(By.css("dialog"))).length === 0, PATIENCE);
  assert.equal(await (await focused()).getAttribute("aria-label"), "Menu");
});

testOnce("Next turns the page, and the address follows", async () => {
  await button("Next").click();
  await titled(/make d rise by 3/);
  assert.match(await driver.getCurrentUrl(), /#learn\?what-a-gradient-says\/2$/);
  assert.equal(await driver.switchTo().activeElement().getText(), await text("#learn .card-title"));
  // The picture comes after the words.
  const isDrawn = async () => (await nameOf("a")) === "a: data 2.0000, grad -3.0000";
  await driver.wait(isDrawn, PATIENCE, "the gradient of a was never shown");
  await drag("a", 40);
  await says(/d is 2\.8: it falls by 1\.2\./);
  await drag("a", -140);
  await says(/a falls by 1, and d rises by 3: the exchange rate is −3\. A negative gradient is not bad/);
  await driver.navigate().back();
  await titled(/Drag a number/);
});

testOnce("whoever answers while the picture is being drawn keeps the field, and what is in it", async () => {
  const left = await driver.executeAsyncScript(
    `const done = arguments[0];
     const observer = new MutationObserver(() => {
       const field = document.querySelector("#answer-0");
       if (!field || !document.querySelector("#learn .card-title").textContent) return;
       observer.disconnect();
       // After the title, which has the focus when a page is turned.
       queueMicrotask(() => {
         field.focus();
         field.value = "4";
       });
     });
     observer.observe(document.querySelector("#learn .card"), { childList: true, subtree: true });
     const look = () => {
       if (!document.querySelector('#learn .value[aria-label^="L:"]')) return requestAnimationFrame(look);
       requestAnimationFrame(() => done([document.activeElement.id, document.activeElement.value]));
     };
     location.hash = "#learn?by-hand/1";
     look();`,
  );
  assert.deepEqual(left, ["answer-0", "4"]);
});

testOnce("what is pressed while the next card loads is not taken for an answer to that card", async () => {
  await visit("#learn?used-twice/4");
  const result = await driver.executeAsyncScript(
    `const done = arguments[0];
     const backward = [...document.querySelectorAll("#learn .learn-actions button")].find(({ textContent }) => textContent === "Backward");
     location.hash = "#learn?networks/5";
     const press = () => {
       if (!backward.isConnected) return done(document.querySelector("#learn .card-result").textContent);
       backward.click();
       setTimeout(press);
     };
     press();`,
  );
  await titled(/Pull at one weight/);
  assert.equal(result, "");
  assert.deepEqual(browser.errors, []);
});

testOnce("of a card that is left while it loads, nothing takes the room of the next one", async () => {
  await visit("#learn?what-a-gradient-says/4");
  await driver.executeAsyncScript(
    `const done = arguments[0];
     addEventListener("hashchange", () => setTimeout(() => { location.hash = "#learn?what-a-gradient-says/4"; done(); }), { once: true });
     location.hash = "#learn?what-a-gradient-says/5";`,
  );
  await driver.wait(until.elementLocated(By.css("#learn .learn-drawing.curve")), PATIENCE, "its picture was made");
  await titled(/Which leaf counts most/);
  assert.equal(await driver.findElement(By.css("#learn .learn-drawing.curve")).isDisplayed(), false);
});

testOnce("a button calls only once it can be pressed", async () => {
  const calls = (name) => driver.executeScript("return arguments[0].getAnimations().length > 0", button(name));
  await visit("#learn?the-moons/5");
  await driver.wait(async () => (await driver.findElements(By.css(".learn-actions button"))).length > 0, PATIENCE);
  assert.equal(await calls("Follow the largest gradient"), false);
  await visit();
  assert.equal(await calls("Backward"), true);
});

testOnce("the captions of two graphs, one under the other, begin at the same place", async () => {
  await visit("#learn?used-twice/3");
  await driver.wait(until.elementLocated(By.css("#learn .learn-two[data-stacked]")), PATIENCE, "they are not stacked");
  const lefts = await driver.executeScript(
    `return [...document.querySelectorAll("#learn .engines figcaption")].map((caption) => {
       const text = document.createRange();
       text.selectNodeContents(caption);
       return text.getBoundingClientRect().left;
     });`,
  );
  assert.equal(lefts.length, 2);
  assert.equal(lefts[0], lefts[1]);
});

testOnce("each leaf has to be moved before the third card is done", async () => {
  await visit("#learn?what-a-gradient-says/3");
  const isDone = () => driver.executeScript("return document.querySelector('.card-result').hasAttribute('data-done')");
  await drag("b", 110);
  await says(/Raise b by 1 and d rises by 2: b’s gradient is 2/);
  assert.equal(await isDone(), false);
  await drag("c", 15);
  await says(/A product passes it on times the other factor/);
  assert.equal(await isDone(), true);
});

testOnce("on a phone the picture stays while the card says what was seen", async () => {
  const before = await driver.manage().window().getRect();
  await driver.manage().window().setRect({ width: 500, height: 844 });
  await visit();
  await button("Backward").click();
  await says(/a’s gradient is −3/);
  const [scrolled, hidden] = await driver.executeScript(
    `const text = document.createRange();
     text.selectNodeContents(document.querySelector(".card-result"));
     const ways = document.querySelector(".card-ways").getBoundingClientRect();
     return [scrollY, text.getBoundingClientRect().bottom - ways.top];`,
  );
  assert.equal(scrolled, 0);
  assert.ok(hidden <= 1, `${hidden} pixels of the result lie under the way on`);
  await driver.manage().window().setRect(before);
});

testOnce("a wrong answer is told why, the right one ends the card, and it is remembered", async () => {
  await visit("#learn?what-a-gradient-says/4");
  const answer = (name) => driver.findElement(By.xpath(`//*[@id="learn"]//label[normalize-space()="${name}"]`));
  await (await answer("c")).click();
  await says(/data is not gradient/);
  await (await answer("a")).click();
  await says(/Right\. Its gradient, −3/);
  await visit();
  assert.equal(
    await driver.findElement(By.css(".card-dots li:nth-child(4) a")).getAttribute("aria-label"),
    "Card 4: Which leaf counts most?, done",
  );
});

testOnce("a link to a card that does not exist opens the nearest one, and says so", async () => {
  await visit("#learn?loss-and-descent/99");
  await titled(/Who forgot to zero/);
  await says(/There is no card “loss-and-descent\/99”/);
  assert.match(await driver.getCurrentUrl(), /#learn\?loss-and-descent\/8$/);
  await visit("#learn?nonsense/3");
  await titled(/Drag a number/);
  await says(/There is no card “nonsense\/3”/);
});

test("Let me play opens the same computation in the graph lab", async () => {
  await button("Let me play").click();
  await driver.wait(
    until.elementLocated(By.css('#graph .value[aria-label^="a*b"], #graph .value[aria-label^="d:"]')),
    PATIENCE,
  );
  const way = await driver.findElement(By.css("nav a[data-back]"));
  assert.equal(await way.getAttribute("title"), "Back to the card");
  const mark = () => driver.executeScript("return getComputedStyle(arguments[0], '::before').content", way);
  assert.match(await mark(), /←|‹/);
  await way.click();
  await titled(/Drag a number/);
  assert.doesNotMatch(await mark(), /←|‹/);
});

test("nothing was reported as an error", () => {
  assert.deepEqual(browser.errors, []);
});
