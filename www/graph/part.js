// The graph lab: the learner's code, its graph, and backpropagation step by step.
import { batch, computed, effect, signal } from "@preact/signals-core";
import { LAYOUTS } from "../pkg/layouts/graph-lab.js";
import { embed } from "../ui/embed.js";
import { closeByItself } from "../ui/menu.js";
import { brief, pythonText } from "../ui/numbers.js";
import { reasonOf } from "../ui/refused.js";
import { CodePane, DEFAULT } from "./editor/code-pane.js";
import { DrawingPager } from "./editor/drawing-pager.js";
import { sentenceOf } from "./editor/error-words.js";
import { firstRecording } from "./editor/first-graph.js";
import { Picture } from "./editor/graph-pane.js";
import { hashOf, placeOf } from "./editor/link.js";
import { Notices } from "./editor/notices.js";
import { Panes } from "./editor/panes.js";
import { onHandover } from "./handover.js";
import { know } from "./layout/layout.js";
import { PIECES } from "./pieces.js";
import { GraphState } from "./state.js";

/** @import { Result } from "../python/host/result.js" */
/** @import { SourceLines } from "./editor/source-lines.js" */
/** @import { Place } from "./editor/link.js" */
/** @import { Handover } from "./handover.js" */
/** @import { Recording } from "../engine/recording.js" */

/**
 * Starts the lab in `root`. The engine must be ready.
 * @param {HTMLElement} root
 * @param {string} state of a link, or ""
 */
export async function mount(root, state) {
  know(LAYOUTS);
  const part = new GraphPart(root);
  await part.start(state);
  return {
    open: (/** @type {string} */ text) => part.open(text),
    close: () => part.close(),
    address: () => part.address(),
    share: () => part.share(),
  };
}

class GraphPart {
  #state = new GraphState();
  #pane;
  #picture;
  #notices;
  #panes;
  /** The class that finds lines of code, once the parser has loaded. @type {import("@preact/signals-core").Signal<typeof SourceLines | undefined>} */
  #parser = signal(undefined);
  #lines = computed(() => {
    const { graph, code } = this.#state;
    const Lines = this.#parser.value;
    return Lines && graph.value && new Lines(code.value.text, graph.value.computation);
  });
  /** The state of the lab before a link was followed. @type {Place | undefined} */
  #before;
  /** The state from a link, which is restored when its code has run. @type {Place | undefined} */
  #wanted;
  /** Whether the code is shown, which it need not be in a frame. */
  #hasCode;
  /** Whether the code was replaced since the last result, so that the next graph is a different one. */
  #isOther = true;
  /** The code whose graph is shown. */
  #drawn = "";
  /** How many results and their messages there were, as a message may be made when there is another result. */
  #told = 0;

  /** @param {HTMLElement} root */
  constructor(root) {
    const find = (/** @type {string} */ id) => /** @type {HTMLElement} */ (root.querySelector(`#${id}`));
    this.#notices = new Notices(find("lab-notices"), find("graph-svg"));
    embed(root, PIECES, (text) => this.#notices.show("frame", text));
    this.#hasCode = /\bcode\b/.test(root.dataset.embedded ?? "code");
    this.#panes = new Panes(root);
    this.#picture = new Picture(root, this.#state);
    this.#panes.keepFree(root.querySelectorAll(".lab-now, .scrubber-told"));
    new DrawingPager(root, this.#state, ({ recording, title }) => this.#show(recording, title));
    const status = /** @type {HTMLElement} */ (root.querySelector(".lab-status"));
    const places = { output: find("lab-console"), status };
    this.#pane = new CodePane(find("lab-code-pane"), this.#state, places, {
      onChoose: () => {
        this.#isOther = true;
        this.#wanted = undefined;
      },
      onBusy: () => this.#tellAge("The code is running"),
      onHold: () => this.#tellHold(),
      onResult: (result, code) => this.#onResult(result, code),
      onLine: (line) => this.#selectIn(line),
    });
    closeByItself(/** @type {HTMLDetailsElement} */ (root.querySelector(".lab-bar .lab-more")));
    effect(() => {
      const isGuest = this.#state.isGuest.value;
      root.toggleAttribute("data-guest", isGuest);
      if (!isGuest) this.#notices.remove("handover");
    });
    effect(() => {
      // In a narrow window the tab of the value shows what was tapped.
      if (this.#state.isCardOpen.value || this.#state.isPlaying.value) this.#panes.tab.value = "value";
    });
    effect(() => {
      // What was said of an error is not of the code that replaces it.
      this.#state.code.value;
      this.#notices.remove("stale");
    });
    effect(() => this.#pane.light(this.#line));
    effect(() => this.#pane.differ(this.#differences));
  }

  /** Returns the leaves whose numbers differ from those in the code. @returns {import("./editor/codemirror.js").Difference[]} */
  get #differences() {
    const { graph, code, standing, isGuest, numbers } = this.#state;
    numbers.value;
    const lines = this.#lines.value;
    const { computation } = graph.value ?? {};
    if (!lines || !computation || standing.value !== "current" || isGuest.value) return [];
    return computation.changes.flatMap(([place, number]) => {
      const [range, line] = [lines.numberOf(place), lines.lineOf(place)];
      if (!range || !line) return [];
      const text = pythonText(number);
      const { text: source } = code.value;
      return [
        {
          line,
          text: brief(number),
          write: () => this.#pane.edit(source.slice(0, range.from) + text + source.slice(range.to)),
          reset: () => {
            this.#state.nudge(place, computation.recorded(place));
            this.#state.commit();
            this.#picture.focus();
          },
        },
      ];
    });
  }

  /**
   * Returns the offer to make the numbers of a calculation Values, if there are some.
   * @param {string} [missing] a name that is not defined
   * @returns {Promise<(import("../ui/part-state.js").Remedy & { text: string })[]>} one at most
   */
  async #offers(missing) {
    const { text } = this.#state.code.value;
    const { withValues } = await import("./editor/make-values.js");
    const made = withValues(text, missing);
    if (!made) return [];
    const isOne = made.names.length === 1;
    const why = missing ? "A graph needs numbers to start from" : "A plain number keeps no gradient";
    return [
      {
        text: `${why}: make ${listed(made.names)} ${isOne ? "a Value" : "Values"}?`,
        label: isOne ? "Make it a Value" : "Make them Values",
        act: () => this.#pane.edit(made.text),
      },
    ];
  }

  /** Returns the line of code that is lit. */
  get #line() {
    const { graph, lit: place, standing, isGuest } = this.#state;
    if (!graph.value || place < 0 || standing.value !== "current" || isGuest.value) return undefined;
    return this.#lines.value?.lineOf(place);
  }

  /** Selects what a line of code computes. @param {number} line */
  #selectIn(line) {
    const { standing, isGuest } = this.#state;
    if (standing.value !== "current" || isGuest.value) return;
    const place = this.#lines.value?.placeIn(line);
    if (place !== undefined) this.#state.select(place, false);
  }

  /** @param {string} state of a link, or "" */
  async start(state) {
    const kept = this.#pane.kept ?? { preset: DEFAULT };
    const linked = state ? await this.#read(state) : undefined;
    this.#wanted = linked;
    this.#before = linked && kept;
    this.#pane.open(linked ?? (state ? { preset: DEFAULT } : kept));
    // Python loads beside the first picture, which does not wait for it.
    this.#pane.startPython();
    onHandover((handover) => this.#onHandover(handover));
    if (!this.#state.isGuest.value) {
      const { preset, code } = this.#state.linkedCode;
      if (preset === DEFAULT && code === undefined) {
        this.#drawn = this.#state.code.value.text;
        await this.#show(firstRecording(), "o");
      } else this.#picture.say("Loading Python…");
    }
    this.#pane.upgrade().then(async () => {
      const { SourceLines } = await import("./editor/source-lines.js");
      this.#parser.value = SourceLines;
    });
    if (this.#state.isGuest.value) this.#pane.showOutput();
    else this.#pane.run();
  }

  /** Returns the link to the state of the lab. */
  address() {
    return hashOf(this.#state.place);
  }

  /** Returns what the lab has to share. */
  async share() {
    const { shareable } = await import("./shareable.js");
    return shareable(this.#state, this.#picture.drawing);
  }

  /** Restores the state that a link holds. @param {string} state */
  async open(state) {
    const place = await this.#read(state);
    if (!place) return;
    this.#before ??= this.#state.place;
    this.#go(place);
  }

  /** Returns to the state before a link was followed. */
  close() {
    const place = this.#before;
    this.#before = undefined;
    if (place) this.#go(place);
  }

  /** @param {Place} place */
  #go(place) {
    this.#isOther = true;
    this.#wanted = place;
    this.#pane.open(place);
    this.#pane.run();
  }

  /** @param {string} state @returns {Promise<Place | undefined>} `undefined` if the link is broken, about which it shows a notice */
  async #read(state) {
    try {
      const place = await placeOf(state);
      this.#notices.remove("link");
      return place;
    } catch (error) {
      const reason = reasonOf(error);
      const shown = this.#picture.isEmpty ? "The first example is shown instead." : "What you had stays.";
      this.#notices.show("link", `The link could not be opened: ${reason}. ${shown}`);
      return undefined;
    }
  }

  /** @param {Result} result @param {string} code that ran */
  #onResult({ end, error, recording, title, earlier = [] }, code) {
    performance.mark("graph: code has run"); // for benches/page.mjs
    this.#told += 1;
    for (const name of ["values", "stale"]) this.#notices.remove(name);
    if (end === "stopped") {
      if (this.#hasNoGraph) this.#picture.say("Stopped before there was a graph.");
      else this.#tellStale("You stopped the code");
      return;
    }
    if (error) {
      this.#tellError(error);
    } else if (recording) {
      const drawings = [...earlier, { recording, title }];
      const drawing = Math.min(this.#wanted?.drawing ?? earlier.length, earlier.length);
      batch(() => {
        this.#state.drawings.value = drawings;
        this.#state.drawing.value = drawing;
      });
      this.#drawn = code;
      this.#show(drawings[drawing].recording, drawings[drawing].title);
      // The text may have changed while it ran.
      if (code !== this.#state.code.value.text) this.#tellHold();
    } else {
      this.#state.drawings.value = [];
      this.#state.standing.value = "leftover";
      this.#tellNothing();
    }
  }

  /** Says that code ended with an error, and what to do. @param {NonNullable<Result["error"]>} error */
  async #tellError(error) {
    const told = ++this.#told;
    const missing =
      error.type === "NameError" ? /^name '(\w+)' is(n't| not) defined/.exec(error.message)?.[1] : undefined;
    const offers = missing ? await this.#offers(missing) : [];
    if (told !== this.#told) return;
    const { line } = error;
    const go = line === undefined ? [] : [{ label: `Go to line ${line}`, act: () => this.#goTo(line) }];
    if (!this.#hasCode) this.#picture.say(`No graph: ${sentenceOf(error)}`, ...offers);
    else if (this.#hasNoGraph) {
      const why = this.#panes.hasCode ? "the code ended with an error." : sentenceOf(error);
      this.#picture.say(`No graph yet: ${why}`, ...offers, ...go);
    } else {
      this.#picture.say("");
      this.#tellStale(line === undefined ? "The code has an error" : `Line ${line} has an error`, go[0]);
      for (const offer of offers) this.#notices.show("values", offer.text, offer);
    }
  }

  async #tellNothing() {
    const told = ++this.#told;
    const offers = await this.#offers();
    if (told === this.#told) this.#picture.say("No graph: this code makes no Value.", ...offers);
  }

  /** Returns whether no graph is in sight. */
  get #hasNoGraph() {
    return this.#picture.isEmpty || this.#state.standing.value === "leftover";
  }

  /**
   * Shows a notice that the graph is older than the code.
   * @param {string} why
   * @param {{ label: string, act: () => void }} [action]
   */
  #tellStale(why, action) {
    if (this.#state.standing.value === "current") this.#state.standing.value = "stale";
    this.#notices.show("stale", `${why}: this is the graph from before.`, action);
  }

  /** Says that the graph is of other code, if it is. @param {string} why @param {{ label: string, act: () => void }} [action] */
  #tellAge(why, action) {
    if (this.#hasNoGraph || this.#state.isGuest.value) return;
    if (this.#drawn !== this.#state.code.value.text) this.#tellStale(why, action);
    else if (this.#state.standing.value === "stale") this.#state.standing.value = "current";
  }

  #tellHold() {
    this.#tellAge("The code has changed and has not run", { label: "Run", act: () => this.#pane.run() });
  }

  /** @param {number} line */
  #goTo(line) {
    this.#panes.showCode();
    this.#pane.goTo(line);
  }

  /**
   * Shows the result of a run.
   * @param {Recording} recording
   * @param {string} title
   */
  async #show(recording, title) {
    const keep = !this.#isOther;
    const { opened, walk, look } = this.#wanted ?? {};
    this.#isOther = false;
    this.#wanted = undefined;
    batch(() => {
      this.#state.isGuest.value = false;
      this.#state.standing.value = "current";
    });
    await this.#picture.show(recording, { title, keep, opened, walk, look });
    performance.mark("graph: live"); // for benches/page.mjs
  }

  /** @param {Handover} handover */
  #onHandover({ recording, title }) {
    batch(() => {
      this.#state.isGuest.value = true;
      this.#state.standing.value = "current";
    });
    this.#isOther = true;
    const text = `From the training lab: ${title}. Your code has not changed; Back to the code returns to its graph.`;
    this.#notices.show("handover", text, { label: "Back to the code", act: () => this.#return() });
    const [, name = ""] = recording.labels.find(([place]) => place === recording.root) ?? [];
    this.#picture.show(recording, { title: name });
  }

  /** Returns from a graph that another lab handed over. */
  #return() {
    const { value: result } = this.#state.result;
    if (result) this.#show(result.recording, result.title);
    else this.#pane.run();
  }
}

/** Returns names as a list: "a, b and c". @param {string[]} names */
function listed(names) {
  return names.length > 1 ? `${names.slice(0, -1).join(", ")} and ${names.at(-1)}` : names[0];
}
