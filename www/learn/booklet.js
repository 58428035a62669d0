// Prints a chapter as a booklet: all its cards with their pictures, one below the other.

import { escaped } from "../graph/view/svg.js";
import { element } from "../ui/element.js";
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
  const booklet = element("div", { class: "booklet" }, element("h2", {}, heading));
  root.append(booklet);
  // A picture is drawn in place, at its size on paper.
  for (const [index, card] of chapter.cards.entries()) {
    const picture = element("div", { class: "booklet-picture" });
    booklet.append(element("section", {}, words(card, index), picture));
    await drawn(card, picture);
  }
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  addEventListener("afterprint", () => booklet.remove(), { once: true });
  print();
}

/** @param {Card} card @param {number} index */
function words({ title, text, questions = [] }, index) {
  const article = element("article");
  const asked = questions.map((question) => `<p>${asText(question)}</p>`).join("");
  article.innerHTML = `<h3>${index + 1}. ${escaped(title)}</h3>${text.map((html) => `<p>${html}</p>`).join("")}${asked}`;
  return article;
}

/** @param {Question} question */
function asText(question) {
  if (!("answers" in question)) return `${escaped(question.text)} ______`;
  return `${escaped(question.text)}: ${question.answers.map(({ text }) => `☐ ${escaped(text)}`).join("   ")}`;
}

/** @param {Card} card @param {HTMLElement} place */
async function drawn(card, place) {
  /** @type {LivePicture} */
  let picture;
  if (card.picture) {
    const PictureClass = await pictureClass(card.picture);
    const drawing = element("div", { class: `learn-drawing ${card.picture}` });
    place.append(drawing);
    picture = new PictureClass(drawing, () => {});
  } else {
    const frame = graphFrame("Expression graph");
    place.append(frame);
    picture = /** @type {LivePicture} */ (new GraphPicture(frame, () => {}));
  }
  await picture.show(/** @type {never} */ (card));
}
