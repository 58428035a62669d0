// Prints a chapter as a booklet: all its cards with their pictures, one below the other, and the answers to its questions at the end.

import { escaped } from "../graph/view/svg.js";
import { apply, keptAppearance } from "../ui/appearance.js";
import { element } from "../ui/element.js";
import { paragraphs } from "./card-markup.js";
import { graphFrame } from "./pictures/frame.js";
import { GraphPicture } from "./pictures/graph.js";
import { pictureClass } from "./pictures/pictures.js";
import "./pictures/styles.js";
import { solution } from "./questions.js";

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
  booklet.append(...answers(chapter));
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

/** What the rules of narrow windows change in a picture. */
const CHANGED = /** @type {const} */ ([
  ...["display", "position", "clipPath", "gap", "columns", "fontSize", "letterSpacing", "margin", "padding"],
  ...["gridTemplateColumns", "gridTemplateRows", "gridColumnStart", "gridColumnEnd", "gridRowStart", "gridRowEnd"],
]);

/**
 * Fixes the layout of a picture as it was drawn: on paper the rules of narrow windows apply, and nothing is drawn again.
 * @param {HTMLElement} picture
 */
function freeze(picture) {
  const parts = [picture, .../** @type {NodeListOf<HTMLElement>} */ (picture.querySelectorAll(":not(svg *)"))];
  const fixed = parts.map((part) => {
    const style = getComputedStyle(part);
    const values = Object.fromEntries(CHANGED.map((property) => [property, style[property]]));
    // A text is as long as it is.
    if (!part.matches("svg, canvas, :has(svg, canvas)")) return values;
    const { width, height } = style;
    return { ...values, inlineSize: width, blockSize: height, minBlockSize: "0", maxBlockSize: "none" };
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

/** Returns the answers to the questions of a chapter, on a page of their own. @param {Chapter} chapter */
function answers({ cards }) {
  const answered = cards.flatMap(({ title, questions = [] }, index) =>
    questions.length === 0
      ? []
      : [
          element(
            "div",
            {},
            element("h3", {}, `${index + 1}. ${title}`),
            ...questions.map((question) =>
              element("p", {}, `${asked(question)} `, element("span", {}, solution(question))),
            ),
          ),
        ],
  );
  if (answered.length === 0) return [];
  return [element("div", { class: "booklet-answers" }, element("h2", {}, "Answers"), ...answered)];
}

/** Returns what a question asks, ready for an answer after it. @param {Question} question */
function asked({ text }) {
  return /[?.!:…=]$/.test(text) ? text : `${text}:`;
}

/** @param {Question} question */
function asText(question) {
  if (!("answers" in question)) return `${escaped(question.text)} ______`;
  return `${escaped(asked(question))} ${question.answers.map(({ text }) => `☐ ${escaped(text)}`).join("   ")}`;
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
  await picture.show(/** @type {never} */ (card), card.onPaper);
}
