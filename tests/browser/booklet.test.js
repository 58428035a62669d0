// Each chapter is printed: with the pictures of all its cards, each whole, on paper that is narrower than the window it was laid out in.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { CHAPTERS as ENTRIES } from "../../www/pkg/chapters.js";
import { BROWSER, resize } from "./browser.js";
import { driver, live, openLearn, run, until } from "./learn-actions.js";
import { share, testOnce } from "./once.js";

/** The width of A4 between its margins, in pixels. */
const PAPER = 703;
const CHAPTERS = await Promise.all(
  ENTRIES.map(async ({ load, ...entry }) => ({ ...entry, cards: (await load()).chapter.cards })),
);

let browser;
before(async () => {
  browser = await openLearn();
});
after(() => browser?.close());

/** Opens a chapter, which is then printed as far as the page is concerned. @param {string} name */
async function open(name) {
  await driver.get(`${browser.url}blank`);
  await driver.get(`${browser.url}#learn?${name}/1`);
  await live();
  // As browsers do; what is out of sight is drawn then.
  await browser.inPage(
    `window.print = () => { dispatchEvent(new Event("beforeprint")); document.body.dataset.printed = "yes"; };`,
  );
}

/** Prints the chapter that is open, from a window of a width; the booklet stays until the dialog is said to be closed. @param {number} width */
async function print(width) {
  await resize(driver, width, 844);
  await run("delete document.body.dataset.printed; document.querySelector('[data-way=print]').click()");
  await until(() => run("return document.body.dataset.printed"), "nothing was printed");
}

/** Returns the sizes of the drawings of each card, in whole pixels. */
const sizes = () =>
  run(`return [...document.querySelectorAll(".booklet section")].map((section) =>
    [...section.querySelectorAll(".booklet-picture :is(svg, canvas):not(svg *)")].map((drawing) => {
      const { width, height } = drawing.getBoundingClientRect();
      return [width, height].map(Math.round);
    }))`);

/** Returns, for each card, how many marks its picture has, and what of it is cut off or stands out. */
const pictures = () =>
  run(`return [...document.querySelectorAll(".booklet section")].map((section) => {
    const picture = section.querySelector(".booklet-picture");
    const frame = picture.getBoundingClientRect();
    const isOut = ({ left, right, top, bottom, width }) =>
      width > 0 && (left < frame.left - 2 || right > frame.right + 2 || top < frame.top - 2 || bottom > frame.bottom + 2);
    const parts = [...picture.querySelectorAll("svg .value, svg .group, svg circle, code, button, p, figcaption")];
    const isSeen = (part) => part.checkVisibility() && !part.closest("svg svg, .minimap");
    const isScrolled = ({ scrollHeight, clientHeight, clientWidth }) => clientWidth > 0 && scrollHeight > clientHeight + 2;
    return {
      title: section.querySelector("h3").textContent,
      marks: picture.querySelectorAll("svg *, code, button").length,
      out: parts.filter((part) => isSeen(part) && isOut(part.getBoundingClientRect())).map(({ textContent }) => textContent.trim()),
      cut: [...picture.querySelectorAll(".learn-programs, .learn-paths, .learn-output")].filter(isScrolled).length,
      controls: [...section.querySelectorAll("input, select")].filter((part) => part.checkVisibility() && part.type !== "text").length,
    };
  })`);

/** The most pages of a chapter: two cards on each, but for those that need one, and its answers. @param {string} name @param {number} size */
const mostPages = (name, size) => Math.ceil(size / 2) + (LONG[name] ?? 0) + 1;
/** How many pages a chapter has more, as one of its pictures is high. @type {Record<string, number>} */
const LONG = { "a-neuron": 1, "more-operations": 1, "loss-and-descent": 1 };

/** Returns how many pages the booklet has. */
async function pages() {
  const { data } = await driver.sendAndGetDevToolsCommand("Page.printToPDF", { paperWidth: 8.27, paperHeight: 11.69 });
  return Buffer.from(data, "base64")
    .toString("latin1")
    .match(/\/Type\s*\/Page\b/g)?.length;
}

// Chromium alone tells how many pages there are.
for (const { name, number, size, title, cards } of BROWSER === "chromium" ? CHAPTERS : share(CHAPTERS)) {
  test(`chapter ${number}, ${title}: all its pictures are whole on paper, from a wide and from a narrow window`, async () => {
    await open(name);
    for (const width of [1280, 390]) {
      await print(width);
      const laidOut = await sizes();
      await resize(driver, PAPER, 1000);
      assert.equal(await run("return document.querySelector('.booklet h2').textContent"), `${number} · ${title}`);
      assert.deepEqual(await sizes(), laidOut, `from ${width} pixels`);
      const sections = await pictures();
      assert.equal(sections.length, size);
      for (const { title, marks, ...faults } of sections) {
        assert.ok(marks >= 4, `${title} has a picture of ${marks} marks`);
        assert.deepEqual(faults, { out: [], cut: 0, controls: 0 }, `${title}, from ${width} pixels`);
      }
      const answers = await run(
        "return [...document.querySelectorAll('.booklet-answers p')].map(({ textContent }) => textContent)",
      );
      assert.equal(answers.length, cards.flatMap(({ questions = [] }) => questions).length);
      if (BROWSER === "chromium" && width === 1280) {
        const count = await pages();
        assert.ok(count <= mostPages(name, size), `${count} pages`);
      }
      await run("dispatchEvent(new Event('afterprint'))");
      assert.equal(await run("return document.querySelector('.booklet')"), null);
    }
  });
}

testOnce("the answers are at the end, each with its reason, and on paper alone", async () => {
  await open("by-hand");
  await print(1280);
  const last = await run("return document.querySelector('.booklet').lastElementChild.textContent");
  assert.match(last, /^Answers1\. Start at the end\.L\.grad = 1\. The result moves exactly with itself/);
  assert.match(last, /2\. A product swaps\.e\.grad = −2: each unit of e counts f times\./);
  assert.match(last, /To lower L, every leaf goes: “against its gradient”: a down, b up, c up, f down\./);
  await run("dispatchEvent(new Event('afterprint'))");
  assert.equal(await run("return document.querySelector('.booklet-answers')"), null);
});

testOnce("pictures that begin empty have on paper what their cards are about", async () => {
  const found = (section, selector) =>
    run(
      "return document.querySelectorAll('.booklet section')[arguments[0]].querySelectorAll(arguments[1]).length",
      section,
      selector,
    );
  await open("loss-and-descent");
  await print(1280);
  for (const card of [5, 6])
    assert.ok((await found(card, ".learn-plot path[stroke^=var]")) > 0, `a curve of card ${card}`);
  await run("dispatchEvent(new Event('afterprint'))");
  await open("the-moons");
  await print(1280);
  assert.ok((await found(4, ".expression-graph .box")) > 2, "the graph of a point");
  await run("dispatchEvent(new Event('afterprint'))");
  await open("a-value-remembers");
  await print(1280);
  assert.equal(await found(0, ".expression-graph .box"), 4);
  await run("dispatchEvent(new Event('afterprint'))");
});

test("paper is light, and the page is dark again afterwards", async () => {
  await run("localStorage.setItem('micrograd-playground.appearance', 'dark')");
  await open(CHAPTERS[0].name);
  await print(1280);
  const dark = () => run("return matchMedia(document.querySelector('#dark').media).matches");
  assert.equal(await dark(), false);
  await run("dispatchEvent(new Event('afterprint'))");
  assert.equal(await dark(), true);
  await run("localStorage.clear()");
});

test("nothing was reported as an error", () => {
  assert.deepEqual(browser.errors, []);
});
