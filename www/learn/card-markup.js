// Writes a card as HTML. It needs no document, since the first card is written into the page at build time.
import { escaped } from "../graph/view/svg.js";

/** @import { Chapter, ChapterEntry } from "./card.js" */

/** The address of ten random questions. */
export const PRACTICE = "#learn?practice/1";

/**
 * Returns the name of a card in addresses and in the stored progress; cards count from 1.
 * @param {{ name: string }} chapter
 * @param {number} index
 */
export function idOf({ name }, index) {
  return `${name}/${index + 1}`;
}

/**
 * @param {ChapterEntry[]} chapters
 * @param {Chapter} chapter
 * @param {number} index of the card
 * @param {Set<string>} done the cards that were done
 */
export function cardMarkup(chapters, chapter, index, done) {
  const { title, text } = chapter.cards[index];
  return `<div class="card-place">${contents(chapters, chapter, done)}${dots(chapter, index, done)}</div>
${chapter.keepsStreak ? '<p class="card-streak hint"></p>\n' : ""}<h3 class="card-title" tabindex="-1">${escaped(title)}</h3>
${paragraphs(text)}
<div class="card-questions"></div>
<p class="card-result" role="status"></p>`;
}

/**
 * Returns the ways on from a card, which come after its picture, as whoever goes by Tab does what the card asks for first.
 * @param {ChapterEntry[]} chapters
 * @param {Chapter} chapter
 * @param {number} index of the card
 */
export function waysMarkup(chapters, chapter, index) {
  const { code, trains } = chapter.cards[index];
  const isFirst = index === 0 && placeOf(chapters, chapter) < 1;
  return `${code || trains ? '<button type="button" class="quiet" data-way="play">Let me play</button>' : ""}
<span class="spacer"></span>
${isFirst ? "" : '<button type="button" data-way="previous"><span>Previous</span></button>'}
<button type="button" class="next" data-way="next">${nextName(chapters, chapter, index)}</button>`;
}

/** Returns the text of a card as HTML. @param {string[]} text */
export function paragraphs(text) {
  return text.map((html) => (isBlock(html) ? html : `<p>${html}</p>`)).join("\n");
}

/** Returns whether a text already consists of blocks, such as paragraphs and lists, as that of a lesson does. @param {string} html */
function isBlock(html) {
  return /^<(p|hr|h\d|ul|ol|pre|blockquote|table)\b/.test(html);
}

/** Returns the index of a chapter in the list, or -1 for practice, which is not in it. @param {ChapterEntry[]} chapters @param {{ name: string }} chapter */
export function placeOf(chapters, { name }) {
  return chapters.findIndex((chapter) => chapter.name === name);
}

/** Returns the name of the button that leads on. @param {ChapterEntry[]} chapters @param {Chapter} chapter @param {number} index */
function nextName(chapters, chapter, index) {
  if (index + 1 < chapter.cards.length) return "Next";
  const place = placeOf(chapters, chapter);
  if (chapter.after) return chapter.after.name;
  return place === chapters.length - 1 ? "Practice" : "Next chapter";
}

/** Returns the table of contents, under the name of the chapter. @param {ChapterEntry[]} chapters @param {Chapter} chapter @param {Set<string>} done */
function contents(chapters, chapter, done) {
  const numbered = (/** @type {{ title: string, number?: number }} */ { title, number }) =>
    number === undefined ? escaped(title) : `${number} · ${escaped(title)}`;
  const entries = chapters.map((one) => {
    const count = Array.from({ length: one.size }, (_, index) => idOf(one, index)).filter((id) => done.has(id)).length;
    return `<li><a href="#learn?${idOf(one, 0)}">${numbered(one)}</a><span class="hint">${count} of ${one.size}</span></li>`;
  });
  return `<details class="card-contents"><summary>${numbered(chapter)}</summary><div><ol>${entries.join("")}
<li><a href="${PRACTICE}">Practice</a><span class="hint">ten questions</span></li></ol>
<button type="button" data-way="print">Print this chapter</button>
<button type="button" data-way="open">Open a lesson</button>
<button type="button" data-way="forget">Forget my progress</button></div></details>`;
}

/** Returns the dots that show the place in the chapter; each leads to its card. @param {Chapter} chapter @param {number} current @param {Set<string>} done */
function dots(chapter, current, done) {
  const items = chapter.cards.map(({ title }, index) => {
    const id = idOf(chapter, index);
    const isDone = done.has(id);
    const name = escaped(`Card ${index + 1}: ${title}${isDone ? ", done" : ""}`);
    const marks = `${index === current ? ' aria-current="step"' : ""}${isDone ? " data-done" : ""}`;
    return `<li><a href="#learn?${id}" aria-label="${name}"${marks}></a></li>`;
  });
  return `<ol class="card-dots" aria-label="${escaped(`Cards of ${chapter.title}`)}">${items.join("")}</ol>`;
}
