// Prints a chapter as a booklet: all its cards with their pictures, one below the other.

import { escaped } from "../graph/view/svg.js";
import { apply, keptAppearance } from "../ui/appearance.js";
import { element } from "../ui/element.js";
import { paragraphs } from "./card-markup.js";
import { graphFrame } from "./pictures/frame.js";
import { GraphPicture } from "./pictures/graph.js";
import { pictureClass } from "./pictures/pictures.js";
import "./pictures/styles.js";

/** @import { Card, Chapter, LivePicture, Question } from "./card.js" */

/**
 * Lays a chapter out and opens the browser's print dialog; afterwards the page is as it was.
 * @param {HTMLElement} root of the course
 * @param {Chapter} chapter
 */
export async function printChapter(root, chapter) {
  const heading = chapter.number === undefined ? chapter.title : `${chapter.number} · ${chapter.title}`;
  const booklet = element(
    "div",
    { class: "booklet" },
    element("h2", {}, heading),
    ...(chapter.number === undefined ? [] : [element("p", { class: "hint" }, addressOf(chapter))]),
  );
  const appearance = keptAppearance();
  apply("light"); // as paper is
  root.append(booklet);
  const pictures = [];
  for (const [index, card] of chapter.cards.entries()) {
    const picture = element("div", { class: "booklet-picture" });
    booklet.append(element("section", {}, words(card, index), picture));
    await drawn(card, picture);
    pictures.push(picture);
  }
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  for (const picture of pictures) freeze(picture);
  const leave = () => {
    booklet.remove();
    apply(appearance);
  };
  addEventListener("afterprint", leave, { once: true });
  print();
}

/** Returns the address of a chapter as one types it. @param {Chapter} chapter */
function addressOf({ name }) {
  return new URL(`#learn?${name}`, location.href.replace(/[?#].*$/, "")).href.replace(/^https?:\/\//, "");
}

/**
 * Fixes the layout of a picture as it was drawn: on paper the rules of narrow windows apply, and nothing is drawn again.
 * @param {HTMLElement} picture
 */
function freeze(picture) {
  const drawings = /** @type {NodeListOf<HTMLElement>} */ (
    picture.querySelectorAll("canvas, :not(svg *):has(svg, canvas)")
  );
  const parts = [picture, ...drawings];
  const fixed = parts.map((part) => {
    const { display, gap, gridTemplateColumns, gridTemplateRows, fontSize, letterSpacing, margin, padding } =
      getComputedStyle(part);
    const { offsetWidth, offsetHeight } = part;
    const size = {
      inlineSize: `${offsetWidth}px`,
      blockSize: `${offsetHeight}px`,
      minBlockSize: "0",
      maxBlockSize: "none",
    };
    return { display, gap, gridTemplateColumns, gridTemplateRows, fontSize, letterSpacing, margin, padding, ...size };
  });
  for (const [at, part] of parts.entries()) Object.assign(part.style, fixed[at]);
}

/** @param {Card} card @param {number} index */
function words({ title, text, questions = [] }, index) {
  const article = element("article");
  const asked = questions.map((question) => `<p>${asText(question)}</p>`).join("");
  article.innerHTML = `<h3>${index + 1}. ${escaped(title)}</h3>${paragraphs(text)}${asked}`;
  return article;
}

/** @param {Question} question */
function asText(question) {
  if (!("answers" in question)) return `${escaped(question.text)} ______`;
  const colon = /[?.!:…]$/.test(question.text) ? "" : ":";
  return `${escaped(question.text)}${colon} ${question.answers.map(({ text }) => `☐ ${escaped(text)}`).join("   ")}`;
}

/** @param {Card} card @param {HTMLElement} place */
async function drawn(card, place) {
  /** @type {LivePicture} */
  let picture;
  if (card.picture) {
    const PictureClass = await pictureClass(card.picture);
    const drawing = element("div", { class: `learn-drawing ${card.picture}` });
    place.classList.add(`of-${card.picture}`);
    place.append(drawing);
    picture = new PictureClass(drawing, () => {});
  } else {
    const frame = graphFrame("Expression graph");
    place.append(frame);
    picture = /** @type {LivePicture} */ (new GraphPicture(frame, () => {}));
  }
  await picture.show(/** @type {never} */ (card));
}
