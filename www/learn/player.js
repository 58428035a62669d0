// Plays the cards of a chapter: what is told, what is to be done, and what that showed.
import { button, element } from "../ui/element.js";
import { LiveGraph } from "./live-graph.js";
import { doneCards, keepDoneCards } from "./progress.js";
import { questionField } from "./questions.js";

/** @import { Action, Card, Chapter } from "./card.js" */

/**
 * What leads away from a card: to another one, and to the lab.
 * @typedef {{ go: (chapter: Chapter, index: number) => void, end: () => void, play: (code: string) => void }} Ways
 */

export class Player {
  #chapters;
  #ways;
  #page;
  #actions;
  #graph;
  #chapter;
  #index = 0;
  #isDone = false;
  /** Of the questions, those that were answered. @type {Set<number>} */
  #answered = new Set();
  #done = doneCards();

  /**
   * @param {HTMLElement} root
   * @param {Chapter[]} chapters
   * @param {Ways} ways
   */
  constructor(root, chapters, ways) {
    this.#chapters = chapters;
    this.#chapter = chapters[0];
    this.#ways = ways;
    this.#page = /** @type {HTMLElement} */ (root.querySelector(".card"));
    this.#actions = /** @type {HTMLElement} */ (root.querySelector(".learn-actions"));
    const frame = /** @type {HTMLElement} */ (root.querySelector(".learn-frame"));
    this.#graph = new LiveGraph(frame, () => this.#judge());
    root.addEventListener("keydown", (event) => this.#onKey(event));
  }

  /**
   * @param {Chapter} chapter
   * @param {number} index of a card
   * @param {{ focus?: boolean }} [options] focus: the reader turned a page, so that its title is read out
   */
  async show(chapter, index, { focus = false } = {}) {
    this.#chapter = chapter;
    this.#index = index;
    this.#isDone = false;
    this.#answered.clear();
    this.#fill();
    await this.#graph.show(this.#card);
    if (focus) this.#find(".card-title").focus();
  }

  /** @returns {Card} */
  get #card() {
    return this.#chapter.cards[this.#index];
  }

  /** Where the next card is; undefined after the last one. */
  get #after() {
    const next = this.#chapters[this.#chapters.indexOf(this.#chapter) + 1];
    if (this.#index + 1 < this.#chapter.cards.length) return { chapter: this.#chapter, index: this.#index + 1 };
    return next && { chapter: next, index: 0 };
  }

  /** Where the card before is; undefined before the first one. */
  get #before() {
    const previous = this.#chapters[this.#chapters.indexOf(this.#chapter) - 1];
    if (this.#index > 0) return { chapter: this.#chapter, index: this.#index - 1 };
    return previous && { chapter: previous, index: previous.cards.length - 1 };
  }

  #fill() {
    const card = this.#card;
    const [before, after] = [this.#before, this.#after];
    const heading = element("h3", { class: "card-title", tabindex: -1 }, card.title);
    const nextName = !after ? "Graph lab" : after.chapter === this.#chapter ? "Next" : "Next chapter";
    this.#page.replaceChildren(
      element("div", { class: "card-place" }, this.#contents(), this.#dots()),
      heading,
      ...card.text.map((html) => paragraph(html)),
      ...(card.questions ?? []).map((question, index) =>
        questionField(question, index, (because, isRight) => this.#grade(index, because, isRight)),
      ),
      element("p", { class: "card-result", role: "status" }),
      element(
        "div",
        { class: "card-ways" },
        button("Let me play", () => this.#ways.play(card.code), { class: "quiet" }),
        element("span", { class: "spacer" }),
        ...(before ? [button("Previous", () => this.#go(before))] : []),
        button(nextName, () => this.#go(after), { class: "next" }),
      ),
    );
    this.#fillActions();
    this.#emphasise();
  }

  /** The buttons over the picture. */
  #fillActions() {
    const { actions = [], stages = [] } = this.#card;
    const build = button(stages[1]?.name ?? "", async () => {
      await this.#graph.build();
      const next = stages[this.#graph.live.stage + 1];
      build.textContent = next?.name ?? "";
      build.hidden = !next;
    });
    build.classList.add("code");
    this.#actions.replaceChildren(
      ...actions.map((action) => this.#action(action)),
      ...(stages.length > 1 ? [build] : []),
    );
  }

  /** @param {Action} action */
  #action(action) {
    if (action === "Backward") return button(action, () => this.#graph.backward());
    if (action === "Zero grad") return button(action, () => this.#graph.zeroGrad());
    return button(action.name, () => this.#graph.change(action.name, action.change(this.#graph.live)));
  }

  /** The table of contents, under the name of the chapter. */
  #contents() {
    const entries = this.#chapters.map((chapter) => {
      const done = chapter.cards.filter((_, index) => this.#done.has(idOf(chapter, index))).length;
      const link = element("a", { href: `#learn?${idOf(chapter, 0)}` }, numbered(this.#chapters, chapter));
      return element("li", {}, link, element("span", { class: "hint" }, `${done} of ${chapter.cards.length}`));
    });
    const forget = button("Forget my progress", () => {
      this.#done = new Set();
      keepDoneCards(this.#done);
      this.#fill();
      this.#judge();
    });
    const menu = element(
      "details",
      { class: "card-contents" },
      element("summary", {}, numbered(this.#chapters, this.#chapter)),
      element("div", {}, element("ol", {}, ...entries), forget),
    );
    menu.addEventListener("keydown", ({ key }) => {
      if (key === "Escape") menu.open = false;
    });
    return menu;
  }

  /** Where one is in the chapter; each dot leads to its card. */
  #dots() {
    const { title, cards } = this.#chapter;
    const items = cards.map((card, index) => {
      const id = idOf(this.#chapter, index);
      const isDone = this.#done.has(id);
      const link = element("a", {
        href: `#learn?${id}`,
        "aria-label": `Card ${index + 1}: ${card.title}${isDone ? ", done" : ""}`,
        "aria-current": index === this.#index ? "step" : undefined,
        "data-done": isDone,
      });
      return element("li", {}, link);
    });
    return element("ol", { class: "card-dots", "aria-label": `Cards of ${title}` }, ...items);
  }

  /**
   * @param {number} index of the question
   * @param {string} because
   * @param {boolean} isRight
   */
  #grade(index, because, isRight) {
    const { questions = [] } = this.#card;
    const question = questions[index];
    if (isRight) {
      this.#answered.add(index);
      if ("reveals" in question && question.reveals) this.#graph.reveal(question.reveals);
      if (this.#answered.size === questions.length) this.#finish();
    }
    this.#say(because, isRight);
  }

  /** Looks whether the task is done, and says how far it has come. */
  #judge() {
    const { task } = this.#card;
    if (!task) return;
    const { live } = this.#graph;
    if (task.isDone(live)) this.#finish();
    this.#say(this.#isDone ? task.lesson(live) : (task.hint?.(live) ?? ""), this.#isDone);
  }

  #finish() {
    this.#isDone = true;
    const id = idOf(this.#chapter, this.#index);
    if (!this.#done.has(id)) {
      this.#done.add(id);
      keepDoneCards(this.#done);
    }
    this.#page.querySelector(".card-dots [aria-current]")?.setAttribute("data-done", "");
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
    for (const [index, action] of [...this.#actions.children].entries()) {
      action.classList.toggle("primary", index === 0 && !this.#isDone);
      action.classList.toggle("calling", index === 0 && !this.#isDone);
    }
  }

  /** @param {{ chapter: Chapter, index: number } | undefined} place */
  #go(place) {
    if (place) this.#ways.go(place.chapter, place.index);
    else this.#ways.end();
  }

  /** The arrow keys turn pages where they mean nothing else. @param {KeyboardEvent} event */
  #onKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    if (event.target instanceof Element && event.target.closest("svg, input")) return;
    if (event.key === "ArrowRight") this.#go(this.#after);
    else if (event.key === "ArrowLeft" && this.#before) this.#go(this.#before);
    else return;
    event.preventDefault();
  }

  /** @param {string} selector */
  #find(selector) {
    return /** @type {HTMLElement} */ (this.#page.querySelector(selector));
  }
}

/**
 * How a card is named in addresses and where progress is kept; cards count from 1.
 * @param {Chapter} chapter
 * @param {number} index
 */
export function idOf({ name }, index) {
  return `${name}/${index + 1}`;
}

/**
 * @param {Chapter[]} chapters
 * @param {Chapter} chapter
 */
function numbered(chapters, chapter) {
  return `${chapters.indexOf(chapter) + 1} · ${chapter.title}`;
}

/** @param {string} html of a chapter */
function paragraph(html) {
  const made = element("p");
  made.innerHTML = html;
  return made;
}
