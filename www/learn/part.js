// The Learn part: the course, card by card, each beside a live picture.
import { idOf } from "./card-markup.js";
import { CHAPTERS } from "./chapters/chapters.js";
import { Player } from "./player.js";

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
    end: () => {
      location.hash = "#graph";
    },
    play: async (code) => {
      const { hashOf } = await import("../graph/editor/link.js");
      location.hash = await hashOf({ preset: "", code });
    },
  });
  await player.show(...cardOf(state));
  performance.mark("learn: live"); // for benches/page.mjs
  return {
    open: (/** @type {string} */ text) => player.show(...cardOf(text), { focus: true }),
    close: () => player.show(CHAPTERS[0], 0),
  };
}

/**
 * The card that a link names; the first one if there is no such card.
 * @param {string} state
 * @returns {[chapter: import("./card.js").Chapter, index: number]}
 */
function cardOf(state) {
  const [name, number] = state.split("/");
  const chapter = CHAPTERS.find((known) => known.name === name) ?? CHAPTERS[0];
  const index = Number(number) - 1;
  return [chapter, chapter.name === name && chapter.cards[index] ? index : 0];
}
