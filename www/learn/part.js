// The Learn part: the course, card by card, each beside a live picture.
import { know } from "../graph/layout/layout.js";
import { CHAPTERS } from "../pkg/chapters.js";
import { element } from "../ui/element.js";
import { idOf } from "./card-markup.js";
import { Player } from "./player.js";

/** @import { Chapter, ChapterEntry } from "./card.js" */

/**
 * Starts the part in `root`. The engine is ready.
 * @param {HTMLElement} root
 * @param {string} state of a link, or ""
 */
export async function mount(root, state) {
  const player = new Player(root, CHAPTERS, {
    go: (chapter, index) => {
      location.hash = `#learn?${idOf(chapter, index)}`;
    },
    follow: (address) => {
      location.hash = address;
    },
    play: async (card, picture) => {
      const { labAddress } = await import("./lab.js");
      const address = await labAddress(card, picture);
      // The card stays as it is left, and this leads back to it.
      const way = /** @type {HTMLElement} */ (document.querySelector('nav a[href="#learn"]'));
      way.dataset.back = "";
      way.title = "Back to the card";
      location.hash = address;
    },
    open: () => opening.click(),
  });
  const opening = element("input", {
    type: "file",
    accept: ".json,application/json",
    hidden: true,
    "aria-label": "A lesson",
  });
  opening.addEventListener("change", async () => {
    const { openChosen } = await import("./lesson/open.js");
    await openChosen(opening, (words) => player.say(words));
  });
  root.append(opening);
  /** The number of requests so far: if several cards are requested while chapters load, only the last one is shown. */
  let asked = 0;
  const show = async (/** @type {string} */ text, focus = false) => {
    const mine = ++asked;
    const [chapter, index, isFound] = await cardOf(text);
    if (mine !== asked) return;
    if (text !== "") document.title = `${chapter.title} · micrograd playground`;
    await player.show(chapter, index, { focus });
    if (isFound) return;
    history.replaceState(history.state, "", `#learn?${idOf(chapter, index)}`);
    player.say(`There is no card “${text.slice(0, 40)}”. This one is shown instead.`);
  };
  await show(state);
  performance.mark("learn: live"); // for benches/page.mjs
  return {
    open: (/** @type {string} */ text) => show(text, true),
    close: () => show(""),
    share: () => player.share(),
  };
}

/**
 * Returns the card that a link names, and whether there is one; if not, the nearest of its chapter, or the first of all.
 * @param {string} state
 * @returns {Promise<[chapter: Chapter, index: number, isFound: boolean]>}
 */
async function cardOf(state) {
  const [name, number] = state.split("/");
  const chapter = await chapterOf(name);
  if (!chapter) return [await loaded(CHAPTERS[0]), 0, name === ""];
  const index = Number(number) - 1;
  if (chapter.cards[index]) return [chapter, index, true];
  return [chapter, index >= chapter.cards.length ? chapter.cards.length - 1 : 0, number === undefined];
}

/** @param {string} name @returns {Promise<Chapter | undefined>} */
async function chapterOf(name) {
  const entry = CHAPTERS.find((chapter) => chapter.name === name);
  if (entry) return loaded(entry);
  return name === "" ? undefined : (await import("./other-chapters.js")).otherChapter(name);
}

/** @param {ChapterEntry} entry */
async function loaded(entry) {
  const { chapter, layouts } = await entry.load();
  know(layouts);
  return chapter;
}
