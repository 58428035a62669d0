// Plays the cards of a chapter: what is told, what is to be done, and what that showed.
import { button, element } from "../ui/element.js";
import { LiveGraph } from "./live-graph.js";
import { doneCards, keepDoneCards } from "./progress.js";

/** @import { Answer, Card, Chapter } from "./card.js" */

export class Player {
  #chapter;
  #handlers;
  #card;
  #graph;
  #backward;
  #index = 0;
  #isDone = false;
  #done = doneCards();

  /**
   * @param {HTMLElement} root
   * @param {Chapter} chapter
   * @param {{ go: (index: number) => void, end: () => void, play: (code: string) => void }} handlers what leads to another
   *   card, past the last one, and to the lab
   */
  constructor(root, chapter, handlers) {
    this.#chapter = chapter;
    this.#handlers = handlers;
    this.#card = /** @type {HTMLElement} */ (root.querySelector(".card"));
    const frame = /** @type {HTMLElement} */ (root.querySelector(".learn-frame"));
    this.#graph = new LiveGraph(frame, () => this.#judge());
    this.#backward = /** @type {HTMLButtonElement} */ (root.querySelector("#learn-backward"));
    this.#backward.addEventListener("click", () => {
      this.#backward.classList.remove("calling");
      this.#graph.backward();
    });
    root.addEventListener("keydown", (event) => this.#onKey(event));
  }

  /**
   * @param {number} index of a card
   * @param {{ focus?: boolean }} [options] focus: the reader turned a page, so that its title is read out
   */
  async show(index, { focus = false } = {}) {
    const card = this.#chapter.cards[index];
    this.#index = index;
    this.#isDone = false;
    this.#fill(card);
    await this.#graph.show(card);
    if (focus) this.#find(".card-title").focus();
  }

  /** @param {Card} card */
  #fill(card) {
    const { title, cards } = this.#chapter;
    const isLast = this.#index === cards.length - 1;
    const heading = element("h3", { class: "card-title", tabindex: -1 });
    heading.textContent = card.title;
    this.#card.replaceChildren(
      element("p", { class: "card-place" }, `1 · ${title} `, this.#dots()),
      heading,
      ...card.text.map((html) => paragraph(html)),
      ...(card.question ? [this.#question(card)] : []),
      element("p", { class: "card-result", role: "status" }),
      element(
        "div",
        { class: "card-ways" },
        button("Let me play", () => this.#handlers.play(card.code), { class: "quiet" }),
        element("span", { class: "spacer" }),
        ...(this.#index > 0 ? [button("Previous", () => this.#go(-1))] : []),
        button(isLast ? "Graph lab" : "Next", () => this.#go(1), { class: "next" }),
      ),
    );
    this.#backward.hidden = card.hasGradients;
    this.#backward.classList.toggle("calling", !card.hasGradients);
    this.#emphasise();
  }

  /** Where one is in the chapter; each dot leads to its card. */
  #dots() {
    const { name, title, cards } = this.#chapter;
    const items = cards.map((card, index) => {
      const isDone = this.#done.has(`${name}/${index + 1}`);
      const link = element("a", {
        href: `#learn?${name}/${index + 1}`,
        "aria-label": `Card ${index + 1}: ${card.title}${isDone ? ", done" : ""}`,
        "aria-current": index === this.#index ? "step" : undefined,
        "data-done": isDone,
      });
      return element("li", {}, link);
    });
    return element("ol", { class: "card-dots", "aria-label": `Cards of ${title}` }, ...items);
  }

  /** @param {Card} card */
  #question({ question }) {
    const { text, answers } = /** @type {NonNullable<Card["question"]>} */ (question);
    const labels = answers.map((answer, index) => {
      const input = element("input", { type: "radio", name: "answer", value: index });
      input.addEventListener("change", () => this.#grade(answer));
      return element("label", {}, input, element("span", {}, answer.text));
    });
    return element("fieldset", { class: "card-question" }, element("legend", {}, text), ...labels);
  }

  /** @param {Answer} answer */
  #grade({ isRight = false, because }) {
    this.#say(because, isRight);
    if (isRight) this.#finish();
  }

  /** Looks whether the task is done, and says how far it has come. */
  #judge() {
    const { task } = this.#chapter.cards[this.#index];
    if (!task) return;
    const { live } = this.#graph;
    if (task.isDone(live)) this.#finish();
    this.#say(this.#isDone ? task.lesson(live) : (task.hint?.(live) ?? ""), this.#isDone);
  }

  #finish() {
    this.#isDone = true;
    const id = `${this.#chapter.name}/${this.#index + 1}`;
    if (!this.#done.has(id)) {
      this.#done.add(id);
      keepDoneCards(this.#done);
    }
    this.#card.querySelector(".card-dots [aria-current]")?.setAttribute("data-done", "");
    this.#emphasise();
  }

  /**
   * @param {string} html
   * @param {boolean} isSuccess
   */
  #say(html, isSuccess) {
    const result = this.#find(".card-result");
    result.toggleAttribute("data-done", isSuccess);
    const content = paragraph(html).innerHTML;
    if (result.innerHTML !== content) result.innerHTML = content;
  }

  /** The next thing to do is the one that stands out. */
  #emphasise() {
    this.#find(".next").classList.toggle("primary", this.#isDone);
    this.#backward.classList.toggle("primary", !this.#isDone);
  }

  /** @param {number} distance */
  #go(distance) {
    const index = this.#index + distance;
    if (index < this.#chapter.cards.length) this.#handlers.go(index);
    else this.#handlers.end();
  }

  /** The arrow keys turn pages where they mean nothing else. @param {KeyboardEvent} event */
  #onKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    if (event.target instanceof Element && event.target.closest("svg, input")) return;
    if (event.key === "ArrowRight") this.#go(1);
    else if (event.key === "ArrowLeft" && this.#index > 0) this.#go(-1);
    else return;
    event.preventDefault();
  }

  /** @param {string} selector */
  #find(selector) {
    return /** @type {HTMLElement} */ (this.#card.querySelector(selector));
  }
}

/** @param {string} html of a chapter */
function paragraph(html) {
  const made = element("p");
  made.innerHTML = html;
  return made;
}
