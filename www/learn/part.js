// The Learn part: the course, card by card, each beside a live picture.
import { idOf } from "./card-markup.js";
import { CHAPTERS } from "./chapters/chapters.js";
import { Player } from "./player.js";
import { practice, practiceName, practiceSeed } from "./practice.js";

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
      location.hash = `#learn?${practiceName(anySeed())}/1`;
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

/** @type {import("./card.js").Chapter | undefined} */
let practising;

/**
 * The card that a link names; the first one if there is no such card.
 * @param {string} state
 * @returns {[chapter: import("./card.js").Chapter, index: number]}
 */
function cardOf(state) {
  const [name, number] = state.split("/");
  const chapter = chapterOf(name);
  const index = Number(number) - 1;
  return chapter?.cards[index] ? [chapter, index] : [CHAPTERS[0], 0];
}

/** @param {string} name */
function chapterOf(name) {
  // The link in the contents leaves the seed to chance; the address says which one it was.
  const seed = name === "practice" ? anySeed() : practiceSeed(name);
  if (seed === undefined) return CHAPTERS.find((chapter) => chapter.name === name);
  if (practising?.name !== practiceName(seed)) practising = practice(seed);
  if (name === "practice") history.replaceState(history.state, "", `#learn?${practiceName(seed)}/1`);
  return practising;
}

function anySeed() {
  return crypto.getRandomValues(new Uint32Array(1))[0] % 1_000_000;
}
