// The stories to start from, as cards. Each has a picture of its result, which is computed when the cards are first
// shown.

/** @import { TrainState } from "../state.js" */
/** @import { Portrait, Request } from "../worker/messages.js" */
import { effect } from "@preact/signals-core";
import { scoreColours } from "../../plot/colours.js";
import { mark } from "../../plot/mark.js";
import { Raster } from "../../plot/raster.js";
import { draw } from "../../plot/screen.js";
import { button, element } from "../../ui/element.js";
import { onThemeChange } from "../../ui/theme.js";
import { pointMarks } from "../pictures/boundary/data-points.js";
import { Plane } from "../pictures/boundary/plane.js";
import { zeroLine } from "../pictures/boundary/score-map.js";
import { PRESETS, presetOf, settingsOf } from "../settings/presets.js";

/** The size of a picture and the radius of a point, in units of the picture. */
const [WIDTH, HEIGHT, DOT] = [128, 96, 2.5];
const REM = 14;

export class Stories {
  #root;
  #state;
  #ask;
  #wereShown = false;
  /** The story whose picture the worker computes. @type {string | undefined} */
  #awaited;
  /** The story whose picture the last worker was computing when it ended, which may be why. @type {string | undefined} */
  #failed;
  /** @type {Map<string, { card: HTMLElement, canvas: HTMLCanvasElement, svg: SVGElement, portrait?: Portrait }>} */
  #cards = new Map();

  /** @param {HTMLElement} root @param {TrainState} state @param {(request: Request) => void} ask */
  constructor(root, state, ask) {
    this.#root = root;
    this.#state = state;
    this.#ask = ask;
    for (const [name, preset] of Object.entries(PRESETS)) {
      const canvas = element("canvas", { width: WIDTH, height: HEIGHT, "aria-hidden": true });
      const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
      svg.setAttribute("viewBox", `0 0 ${WIDTH} ${HEIGHT}`);
      svg.setAttribute("aria-hidden", "true");
      const choose = () => {
        state.showWhole();
        state.startAnew("settings", settingsOf(preset), { playOn: true });
      };
      const card = button("", choose, { class: "story", "data-story": name });
      card.append(
        element("span", { class: "story-picture" }, canvas),
        element(
          "span",
          { class: "story-words" },
          element("b", {}, preset.name),
          " ",
          element("span", {}, preset.story),
        ),
      );
      canvas.after(svg);
      root.append(card);
      this.#cards.set(name, { card, canvas, svg });
    }
    onThemeChange(() => this.#paint());
    effect(() => {
      if (state.isLive.value) this.#askForNext();
      else [this.#failed, this.#awaited] = [this.#awaited, undefined];
    });
    effect(() => {
      const chosen = presetOf(state.settings.value);
      for (const [name, { card }] of this.#cards) {
        if (name === chosen) card.setAttribute("aria-current", "true");
        else card.removeAttribute("aria-current");
      }
    });
  }

  /** Asks for the pictures that are missing. */
  draw() {
    this.#wereShown = true;
    this.#failed = undefined;
    this.#askForNext();
  }

  /** Asks for one picture at a time, so that the worker comes to what the reader does between two of them. */
  #askForNext() {
    if (!this.#wereShown || this.#awaited || !this.#state.isLive.peek()) return;
    const [name] = [...this.#cards].find(([name, { portrait }]) => !portrait && name !== this.#failed) ?? [];
    if (!name) return;
    this.#awaited = name;
    const preset = PRESETS[name];
    this.#ask({ type: "portrait", name, settings: settingsOf(preset), steps: preset.pictured });
  }

  /** @param {string} name @param {Portrait} portrait */
  receive(name, portrait) {
    const card = this.#cards.get(name);
    if (card) card.portrait = portrait;
    this.#awaited = undefined;
    this.#paint();
    this.#askForNext();
  }

  #paint() {
    const { pixel } = scoreColours(this.#root);
    const raster = new Raster();
    for (const { canvas, svg, portrait } of this.#cards.values()) {
      const context = canvas.getContext("2d");
      if (!portrait || !context) continue;
      const { grid, points } = portrait;
      const plot = { left: 0, top: 0, width: WIDTH, height: HEIGHT };
      const [across, down] = [WIDTH / grid.columns, HEIGHT / grid.rows];
      raster.set(grid.scores, grid.columns + 2, pixel);
      context.clearRect(0, 0, WIDTH, HEIGHT);
      raster.draw(context, -across, -down, WIDTH + 2 * across, HEIGHT + 2 * down);
      const plane = new Plane(grid.extent, plot);
      const place = (/** @type {number} */ index) =>
        /** @type {[number, number]} */ ([plane.toX(points[2 * index]), plane.toY(points[2 * index + 1])]);
      draw(svg, [
        mark("g", { fill: "none" }, ...zeroLine(grid, plot, REM)),
        ...pointMarks(portrait, place, DOT, REM / 2),
      ]);
    }
  }
}
