// Each chapter is printed: with the pictures of all its cards, each whole, on paper that is narrower than the window it was laid out in.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { CHAPTERS } from "../../www/pkg/chapters.js";
import { resize } from "./browser.js";
import { driver, live, openLearn, run, until } from "./learn-actions.js";

/** The width of A4 between its margins, in pixels. */
const PAPER = 703;

let browser;
before(async () => {
  browser = await openLearn();
});
after(() => browser?.close());

/** Prints a chapter as far as the page is concerned; the booklet stays until the dialog is said to be closed. @param {string} name @param {number} width */
async function print(name, width) {
  await resize(driver, width, 844);
  await driver.get("about:blank");
  await driver.get(`${browser.url}#learn?${name}/1`);
  await live();
  // As browsers do; what is out of sight is drawn then.
  await browser.inPage(
    `window.print = () => { dispatchEvent(new Event("beforeprint")); document.body.dataset.printed = "yes"; };`,
  );
  await run(`document.querySelector('[data-way="print"]').click()`);
  await until(() => run("return document.body.dataset.printed"), "nothing was printed");
}

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

for (const { name, number, size, title } of CHAPTERS) {
  test(`chapter ${number}, ${title}: all its pictures are whole on paper`, async () => {
    await print(name, number % 2 ? 1280 : 390);
    await resize(driver, PAPER, 1000);
    assert.equal(await run("return document.querySelector('.booklet h2').textContent"), `${number} · ${title}`);
    const sections = await pictures();
    assert.equal(sections.length, size);
    for (const { title, marks, ...faults } of sections) {
      assert.ok(marks >= 4, `${title} has a picture of ${marks} marks`);
      assert.deepEqual(faults, { out: [], cut: 0, controls: 0 }, title);
    }
    await run("dispatchEvent(new Event('afterprint'))");
    assert.equal(await run("return document.querySelector('.booklet')"), null);
  });
}

test("paper is light, and the page is dark again afterwards", async () => {
  await run("localStorage.setItem('micrograd-playground.appearance', 'dark')");
  await print(CHAPTERS[0].name, 1280);
  const dark = () => run("return matchMedia(document.querySelector('#dark').media).matches");
  assert.equal(await dark(), false);
  await run("dispatchEvent(new Event('afterprint'))");
  assert.equal(await dark(), true);
  await run("localStorage.clear()");
});

test("nothing was reported as an error", () => {
  assert.deepEqual(browser.errors, []);
});
