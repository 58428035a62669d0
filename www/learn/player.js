// Plays the cards of a chapter: what is told, what is to be done, and what that showed.
import { button } from "../ui/element.js";
import { closeByItself } from "../ui/menu.js";
import { cardMarkup, idOf } from "./card-markup.js";
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
  /** What the card said last. */
  #said = "";
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
    this.#said = "";
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
    if (this.#index + 1 < this.#chapter.cards.length) return { chapter: this.#chapter, index: this.#index + 1 };
    const next = this.#neighbour(1);
    return next && { chapter: next, index: 0 };
  }

  /** Where the card before is; undefined before the first one. */
  get #before() {
    if (this.#index > 0) return { chapter: this.#chapter, index: this.#index - 1 };
    const previous = this.#neighbour(-1);
    return previous && { chapter: previous, index: previous.cards.length - 1 };
  }

  /** The chapter after or before; undefined where there is none, as for practice, which is not in the list. @param {1 | -1} step */
  #neighbour(step) {
    const at = this.#chapters.indexOf(this.#chapter);
    return at === -1 ? undefined : this.#chapters[at + step];
  }

  #fill() {
    const card = this.#card;
    this.#page.innerHTML = cardMarkup(this.#chapters, this.#chapter, this.#index, this.#done);
    this.#find(".card-questions").append(
      ...(card.questions ?? []).map((question, index) =>
        questionField(question, index, (because, isRight) => this.#grade(index, because, isRight)),
      ),
    );
    /** @type {Record<string, () => void>} */
    const ways = {
      play: () => this.#ways.play(card.code),
      previous: () => this.#go(this.#before),
      next: () => this.#go(this.#after),
      forget: () => this.#forget(),
    };
    for (const way of /** @type {NodeListOf<HTMLElement>} */ (this.#page.querySelectorAll("[data-way]"))) {
      way.addEventListener("click", ways[way.dataset.way ?? ""]);
    }
    closeByItself(/** @type {HTMLDetailsElement} */ (this.#page.querySelector(".card-contents")));
    this.#fillActions();
    this.#emphasise();
  }

  #forget() {
    this.#done = new Set();
    keepDoneCards(this.#done);
    this.#fill();
    this.#judge();
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
    if ("sweep" in action) return button(action.name, () => this.#graph.sweep(action.name, action.sweep));
    return button(action.name, () => this.#graph.change(action.name, action.change(this.#graph.live)));
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
    // Of practice nothing is kept: there is always more of it.
    if (!this.#done.has(id) && this.#chapters.includes(this.#chapter)) {
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
    // The same is not said twice.
    if (this.#said !== html) result.innerHTML = html;
    this.#said = html;
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
