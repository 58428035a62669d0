// Shows the cards of a chapter: the text, the task, and the result.
import { escaped } from "../graph/view/svg.js";
import { element } from "../ui/element.js";
import { closeByItself } from "../ui/menu.js";
import { cardMarkup, idOf, PRACTICE, placeOf, waysMarkup } from "./card-markup.js";
import { GraphPicture } from "./pictures/graph.js";
import { begunOn, doneCards, keepBegun, keepDone } from "./progress.js";

/** @import { Shareable } from "../ui/share/shareable.js" */
/** @import { Card, Chapter, ChapterEntry, LivePicture, Task } from "./card.js" */
/** @import { Field } from "./questions.js" */

/**
 * What leads away from a card: to another one, and to the lab. A place counts cards from 0.
 * @typedef {{ go: (chapter: { name: string }, index: number) => void, follow: (address: string) => void,
 *   play: (card: Card, picture: LivePicture) => void, open: () => void }} Ways
 */

export class Player {
  #chapters;
  #ways;
  #page;
  #actions;
  /** The element of the ways on. */
  #on;
  /** The pictures that were needed so far, by kind, with their elements. @type {Map<string, { root: HTMLElement, picture: LivePicture }>} */
  #pictures = new Map();
  /** @type {LivePicture} */
  #picture;
  /** The card that the picture shows: the one before, while that of the next one loads. @type {Card | undefined} */
  #pictured;
  /** @type {Chapter} */
  #chapter = { name: "", title: "", cards: [] };
  #index = 0;
  /** Whether the card is there, with what was begun on it. */
  #isShown = false;
  /** @type {Field[]} */
  #fields = [];
  /** What counts right answers in a row, if the chapter does. @type {typeof import("./streak.js") | undefined} */
  #streak;
  #isDone = false;
  /** Whether the task is done, if there is one. */
  #isTaskDone = false;
  /** Whether the reader has touched, clicked or typed since the card was shown. */
  #hasActed = false;
  /** The last message of the card. */
  #said = "";
  /** Whether that is the reply to a right answer, which stays until the next answer or the next press at the picture. */
  #isReply = false;
  /** The indices of the questions that were answered. @type {Set<number>} */
  #answered = new Set();
  #done = doneCards();

  /**
   * @param {HTMLElement} root
   * @param {ChapterEntry[]} chapters
   * @param {Ways} ways
   */
  constructor(root, chapters, ways) {
    this.#chapters = chapters;
    this.#ways = ways;
    this.#page = /** @type {HTMLElement} */ (root.querySelector(".card"));
    this.#actions = /** @type {HTMLElement} */ (root.querySelector(".learn-actions"));
    this.#on = /** @type {HTMLElement} */ (root.querySelector(".card-ways"));
    const frame = /** @type {HTMLElement} */ (root.querySelector(".learn-frame"));
    this.#picture = new GraphPicture(frame, () => this.#judge());
    this.#pictures.set("graph", { root: frame, picture: this.#picture });
    document.addEventListener("keydown", (event) => this.#onKey(event));
    // Also when the part is shown again, as the window may have changed meanwhile.
    new ResizeObserver(() => this.#keepHeight()).observe(/** @type {Element} */ (this.#page.parentElement));
    for (const type of ["pointerdown", "keydown"]) {
      root.addEventListener(type, () => {
        this.#hasActed = true;
      });
    }
    const picture = /** @type {HTMLElement} */ (root.querySelector(".learn-picture"));
    // Each press is answered, also with the words that stand there already.
    const onClick = (/** @type {MouseEvent} */ { target }) => {
      if (!(target instanceof Element) || !target.closest("button")) return;
      this.#said = "";
      if (picture.contains(target)) this.#isReply = false;
    };
    root.addEventListener("click", onClick, { capture: true });
    addEventListener("pagehide", () => this.#keep());
    document.addEventListener("visibilitychange", () => document.hidden && this.#keep());
  }

  /**
   * Shows a card: as it is if it is there already, as when one comes back from a lab; or as it was left; or from its start.
   * @param {Chapter} chapter
   * @param {number} index of a card
   * @param {{ focus?: boolean }} [options] focus: the reader turned a page, so that its title is read out
   */
  async show(chapter, index, { focus = false } = {}) {
    if (this.#isShown && chapter === this.#chapter && index === this.#index) {
      if (focus) this.#find(".card-title").focus({ preventScroll: true });
      return;
    }
    this.#keep({ isLeft: true });
    this.#isShown = false;
    this.#chapter = chapter;
    this.#index = index;
    this.#isDone = false;
    this.#isTaskDone = false;
    this.#hasActed = false;
    this.#answered.clear();
    this.#said = "";
    this.#isReply = false;
    const card = this.#card;
    // The first card asks nothing.
    const [{ root, picture }, questions, streak] = await Promise.all([
      this.#pictureOf(card),
      card.questions &&
        Promise.all([import("./questions.js"), import("./with-mistakes.js"), import("./question-styles.js")]),
      chapter.keepsStreak ? import("./streak.js") : undefined,
    ]);
    // Another card was asked for while the picture loaded.
    if (card !== this.#card) return;
    this.#streak = streak;
    for (const other of this.#pictures.values()) other.root.hidden = other.root !== root;
    this.#picture = picture;
    this.#pictured = card;
    this.#fill(questions);
    // Before the picture is there: whoever has begun to answer by then is not taken out of the field.
    if (focus) this.#find(".card-title").focus();
    if (!card.task && !card.questions) this.#finish();
    const begun = this.#isInCourse ? begunOn(idOf(chapter, index)) : undefined;
    const shown = this.#showPicture(card, begun?.picture);
    const controls = picture.controls();
    this.#actions.replaceChildren(...controls);
    this.#actions.toggleAttribute("data-empty", controls.length === 0);
    // Beside a graph, the bar keeps its place, so that the graph does not move from card to card.
    this.#actions.hidden = card.picture !== undefined && controls.length === 0;
    this.#emphasise();
    await shown;
    if (card !== this.#card) return;
    this.#isShown = true;
    this.#keepHeight();
    for (const [index, field] of this.#fields.entries()) {
      // The reader may have answered already.
      if (field.kept === undefined) field.restore(begun?.answers?.[index]);
    }
  }

  /** @param {Card} card @param {unknown} kept what the picture gave when the card was left */
  async #showPicture(card, kept) {
    const picture = this.#picture;
    try {
      await picture.show(/** @type {never} */ (card), kept);
    } catch (error) {
      if (kept === undefined) throw error;
      // It was kept by an earlier version of the page, or is not ours.
      await picture.show(/** @type {never} */ (card));
    }
  }

  /** Keeps what the reader leaves on the card, until the card is done and another one is read. @param {{ isLeft?: boolean }} [options] */
  #keep({ isLeft = false } = {}) {
    if (!this.#isShown || !this.#isInCourse) return;
    const picture = this.#picture.kept;
    const answers = this.#fields.map(({ kept }) => kept);
    const isBegun = picture !== undefined || answers.some((answer) => answer !== undefined);
    keepBegun(
      idOf(this.#chapter, this.#index),
      isBegun && !(isLeft && this.#isDone) ? { picture, answers } : undefined,
    );
  }

  /** Whether the chapter is one of the course, unlike practice and lessons, of which nothing is kept. */
  get #isInCourse() {
    return placeOf(this.#chapters, this.#chapter) !== -1;
  }

  /**
   * Keeps the height that the card has now, with no more room for a result than the style leaves. On a phone the picture has what the
   * card leaves, and would move if the card grew while the reader is at work.
   */
  #keepHeight() {
    // A card that is not there has no height.
    if (!this.#isShown || this.#page.getClientRects().length === 0) return;
    const { style } = this.#page;
    const result = this.#find(".card-result");
    style.removeProperty("--card-height");
    result.style.blockSize = "0";
    style.setProperty("--card-height", `${this.#page.getBoundingClientRect().height}px`);
    result.style.blockSize = "";
  }

  /** Returns what there is to share: the card, and its graph as it is. @returns {Promise<Shareable>} */
  async share() {
    const { shareableCard } = await import("./share.js");
    return shareableCard(this.#chapter, this.#index, this.#picture.drawing);
  }

  /** @returns {Card} */
  get #card() {
    return this.#chapter.cards[this.#index];
  }

  /** Returns the picture of a card and its element, made when it is first needed. @param {Card} card */
  async #pictureOf({ picture }) {
    const kind = picture ?? "graph";
    const known = this.#pictures.get(kind);
    if (known) return known;
    const { pictureClass } = await import("./pictures/pictures.js");
    const PictureClass = await pictureClass(/** @type {keyof import("./card.js").Pictures} */ (kind));
    // A card that is asked for meanwhile keeps its room.
    const root = element("div", { class: `learn-drawing ${kind}`, hidden: true });
    this.#actions.before(root);
    const made = {
      root,
      picture: new PictureClass(root, () => {
        if (this.#picture === made.picture) this.#judge();
      }),
    };
    this.#pictures.set(kind, made);
    return made;
  }

  /** Returns the place of the next card; `undefined` after the last one. */
  get #after() {
    if (this.#index + 1 < this.#chapter.cards.length) return { chapter: this.#chapter, index: this.#index + 1 };
    const next = this.#neighbour(1);
    return next && { chapter: next, index: 0 };
  }

  /** Returns the place of the previous card; `undefined` before the first one. */
  get #before() {
    if (this.#index > 0) return { chapter: this.#chapter, index: this.#index - 1 };
    const previous = this.#neighbour(-1);
    return previous && { chapter: previous, index: previous.size - 1 };
  }

  /** Returns the next or previous chapter; undefined if there is none, as for practice, which is not in the list. @param {1 | -1} step */
  #neighbour(step) {
    const at = placeOf(this.#chapters, this.#chapter);
    return at === -1 ? undefined : this.#chapters[at + step];
  }

  /** @param {readonly [typeof import("./questions.js"), typeof import("./with-mistakes.js"), ...unknown[]]} [modules] if the card has questions */
  #fill(modules) {
    const card = this.#card;
    this.#page.style.removeProperty("--card-height");
    this.#page.innerHTML = cardMarkup(this.#chapters, this.#chapter, this.#index, this.#done);
    this.#on.innerHTML = waysMarkup(this.#chapters, this.#chapter, this.#index);
    this.#page.scrollTop = 0;
    this.#fields = modules ? this.#fieldsOf(modules[0], modules[1]) : [];
    const asked = this.#find(".card-questions");
    asked.append(...this.#fields.map(({ root }) => root));
    asked.hidden = Boolean(card.task);
    /** @type {Record<string, () => void>} */
    const ways = {
      play: () => this.#ways.play(card, this.#picture),
      previous: () => this.#go(this.#before),
      next: () => this.#go(this.#after),
      print: () => this.#print(),
      open: () => this.#ways.open(),
      forget: () => this.#forget(),
    };
    for (const part of [this.#page, this.#on]) {
      for (const way of /** @type {NodeListOf<HTMLElement>} */ (part.querySelectorAll("[data-way]"))) {
        way.addEventListener("click", ways[way.dataset.way ?? ""]);
      }
    }
    this.#tellStreak();
    closeByItself(/** @type {HTMLDetailsElement} */ (this.#page.querySelector(".card-contents")));
    this.#emphasise();
  }

  /** @param {typeof import("./questions.js")} questions @param {typeof import("./with-mistakes.js")} mistakes */
  #fieldsOf({ questionField }, { questionsOf }) {
    return questionsOf(this.#card).map((question, index) =>
      questionField(
        question,
        index,
        (because, isRight) => this.#grade(index, because, isRight),
        (hint) => this.#say(escaped(hint), false),
        (because) => this.#showAnswer(index, because),
      ),
    );
  }

  async #print() {
    const { printChapter } = await import("./booklet.js");
    await printChapter(/** @type {HTMLElement} */ (this.#page.parentElement), this.#chapter);
  }

  /** Forgets what was done and begun, and offers to take that back. */
  async #forget() {
    this.#keep();
    const { forgotten } = await import("./forget.js");
    const words = forgotten(async (words) => {
      await this.#showAnew();
      this.#say(words, false);
      this.#find(".card-title").focus();
    });
    await this.#showAnew();
    this.#say("", false);
    this.#find(".card-result").append(...words);
    this.#find(".card-result button").focus();
  }

  /** Shows the card as the progress that is kept has it. */
  #showAnew() {
    this.#isShown = false;
    this.#done = doneCards();
    return this.show(this.#chapter, this.#index);
  }

  /**
   * @param {number} index of the question
   * @param {string} because
   * @param {boolean} isRight
   */
  #grade(index, because, isRight) {
    if (this.#pictured !== this.#card) return;
    this.#tellStreak(isRight);
    if (isRight) {
      this.#reveal(index);
      this.#answered.add(index);
      if (this.#answered.size === this.#card.questions?.length) this.#finish();
    }
    this.#isReply = isRight;
    this.#say(escaped(isRight ? this.#withSummary(because) : because), isRight);
  }

  /** Shows the answer to a question, which does not answer it. @param {number} index of the question @param {string} because */
  #showAnswer(index, because) {
    if (this.#pictured !== this.#card) return;
    this.#tellStreak(false);
    this.#reveal(index);
    this.#isReply = true;
    this.#say(escaped(this.#withSummary(because)), false);
  }

  /** Shows in the picture what a question asks for. @param {number} index of the question */
  #reveal(index) {
    const question = this.#card.questions?.[index];
    if (question && "reveals" in question && question.reveals) this.#picture.reveal?.(question.reveals);
  }

  /** Says how many answers in a row were right, with the one that is given. @param {boolean} [isRight] */
  #tellStreak(isRight) {
    if (!this.#streak) return;
    const { countAnswer, streak } = this.#streak;
    const { now, best } = isRight === undefined ? streak() : countAnswer(idOf(this.#chapter, this.#index), isRight);
    this.#find(".card-streak").textContent = best === 0 ? "" : `Right in a row: ${now}. Best: ${best}.`;
  }

  /** Adds to the reply on the last card how many answers were right, if the chapter counts them. @param {string} reply */
  #withSummary(reply) {
    const { cards } = this.#chapter;
    if (!this.#streak || this.#index + 1 < cards.length) return reply;
    return `${reply} ${this.#streak.summary(cards.map((_, index) => idOf(this.#chapter, index)))}`.trim();
  }

  /** Checks whether the task is done, and shows the progress. */
  #judge() {
    if (this.#isReply || this.#pictured !== this.#card) return;
    const task = /** @type {Task<unknown> | undefined} */ (this.#card.task);
    const { state, report = "" } = this.#picture;
    if (!task && report === "") return;
    if (task?.isDone(state)) this.#finishTask();
    const lesson = this.#isTaskDone ? (task?.lesson(state) ?? "") : "";
    // Green is for the whole card: questions may come after the task.
    this.#say(lesson || task?.hint?.(state) || escaped(report), lesson !== "" && this.#isDone);
  }

  #finishTask() {
    this.#isTaskDone = true;
    if (this.#card.questions) this.#find(".card-questions").hidden = false;
    else this.#finish();
  }

  #finish() {
    this.#isDone = true;
    const id = idOf(this.#chapter, this.#index);
    // Progress in practice is not stored, since practice has no end.
    if (!this.#done.has(id) && this.#isInCourse) {
      this.#done.add(id);
      keepDone(id);
    }
    this.#page.querySelector(".card-dots [aria-current]")?.setAttribute("data-done", "");
    this.#emphasise();
  }

  /** Shows a message of the card, until the next one. @param {string} text */
  say(text) {
    this.#say(escaped(text), false);
  }

  /**
   * @param {string} html
   * @param {boolean} isSuccess
   */
  #say(html, isSuccess) {
    const result = this.#find(".card-result");
    result.toggleAttribute("data-done", isSuccess);
    // The same message is not announced twice.
    if (this.#said === html) return;
    result.innerHTML = html;
    this.#said = html;
    // The reply to what the reader does is scrolled into view, so that the buttons do not cover it. A card that comes back begins at its top.
    if (html !== "" && this.#hasActed) this.#uncover(result);
  }

  /** Scrolls so far that a text does not lie under the ways on. @param {HTMLElement} text */
  #uncover(text) {
    const page = this.#page;
    if (page.scrollHeight <= page.clientHeight) return text.scrollIntoView({ block: "nearest" });
    // The card alone: the picture beside it stays where it is.
    page.scrollTop += Math.max(0, text.getBoundingClientRect().bottom - page.getBoundingClientRect().bottom);
  }

  /** Highlights the button for the next action. */
  #emphasise() {
    this.#on.querySelector(".next")?.classList.toggle("primary", this.#isDone);
    for (const [index, action] of [...this.#actions.children].entries()) {
      action.classList.toggle("primary", index === 0 && !this.#isDone);
      action.classList.toggle("calling", index === 0 && !this.#isDone);
    }
  }

  /** @param {{ chapter: { name: string }, index: number } | undefined} place */
  #go(place) {
    if (place) this.#ways.go(place.chapter, place.index);
    else this.#ways.follow(this.#chapter.after?.address ?? PRACTICE);
  }

  /** Turns pages with the arrow keys, where these have no other use. @param {KeyboardEvent} event */
  #onKey(event) {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    if (document.documentElement.dataset.part !== "learn") return;
    if (event.target instanceof Element && event.target.closest("svg, input, textarea, [role=tablist]")) return;
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
