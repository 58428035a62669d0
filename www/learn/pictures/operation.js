// Lets the reader write an operation and its derivative, and checks the derivative over a range.
import { linePath } from "../../plot/line.js";
import { mark } from "../../plot/mark.js";
import { Picture } from "../../plot/picture.js";
import { linear } from "../../plot/scale.js";
import { element } from "../../ui/element.js";
import { shortNumber } from "../../ui/numbers.js";
import { formula, NoFormula } from "../formula.js";
import { gradientCheck } from "../gradient-check.js";
import { inside, plotIn } from "./plot.js";

/** @import { CardWith, LivePicture } from "../card.js" */
/** @import { Mark } from "../../plot/mark.js" */
/** @import { Size } from "../../plot/picture.js" */
/** @import { Formula } from "../formula.js" */
/** @import { Checked } from "../gradient-check.js" */

/**
 * The part of a card for this picture: the formulas that it begins with.
 * @typedef {{ f: string, derivative: string }} Operation
 *
 * The state that its task reads: the number of edits, whether both texts are formulas, whether the function is still that of the card,
 * at how many places it has a slope, and where the derivative is wrong.
 * @typedef {{ edits: number, isRead: boolean, isGiven: boolean, checked: number, wrong: number[], corners: number[] }} OperationState
 */

const RANGE = /** @type {const} */ ([-5, 5]);
/** The number of places that are checked. It is odd, so that 0 is one of them. */
const COUNT = 201;
/** The digits of a number with which a measured slope is still right. */
const MOST_DIGITS = 8;
/** What is known before the formulas are read. @type {OperationState} */
const NOTHING = { edits: 0, isRead: false, isGiven: true, checked: 0, wrong: [], corners: [] };
/** The steepest slope that is drawn; steeper ones are drawn at the border. */
const STEEPEST = 10;

/** @implements {LivePicture<CardWith<"operation">, OperationState>} */
export default class OperationPicture {
  #onChange;
  #picture;
  #readout;
  #fields;
  /** @type {Checked[]} */
  #checks = [];
  /** @type {OperationState} */
  state = NOTHING;
  /** The function of the card. */
  #given = "";

  /** @param {HTMLElement} root @param {() => void} onChange */
  constructor(root, onChange) {
    this.#onChange = onChange;
    const plot = element("div", { class: "learn-plot", "data-fixed": true });
    this.#readout = element("p", { class: "learn-readout", role: "status" });
    this.#fields = [field("f", "f(x) ="), field("derivative", "f′(x) =")];
    for (const { input } of this.#fields) {
      input.addEventListener("input", () => {
        this.state = { ...this.state, edits: this.state.edits + 1 };
        this.#check();
      });
    }
    root.append(
      plot,
      this.#readout,
      element("div", { class: "learn-formulas" }, ...this.#fields.map(({ root }) => root)),
    );
    this.#picture = new Picture(plot, { marks: (size) => this.#marks(size) });
  }

  /** @param {CardWith<"operation">} card @param {unknown} [kept] both formulas */
  show({ shows }, kept) {
    const [f, derivative] = this.#fields;
    [f.input.value, derivative.input.value] = Array.isArray(kept) ? kept : [shows.f, shows.derivative];
    this.#given = shows.f;
    this.state = { ...NOTHING, edits: kept ? 1 : 0 };
    this.#check();
  }

  controls() {
    return [];
  }

  get kept() {
    return this.state.edits > 0 ? this.#fields.map(({ input }) => input.value) : undefined;
  }

  #check() {
    const [f, derivative] = this.#fields.map(read);
    const isRead = f !== undefined && derivative !== undefined;
    this.#checks = isRead ? gradientCheck(f, derivative, RANGE, COUNT) : [];
    const at = (/** @type {Checked["verdict"]} */ wanted) =>
      this.#checks.filter(({ verdict }) => verdict === wanted).map(({ x }) => x);
    this.state = {
      edits: this.state.edits,
      isRead,
      isGiven: this.#fields[0].input.value.trim() === this.#given,
      checked: this.#checks.filter(({ verdict }) => verdict !== "undefined").length,
      wrong: at("wrong"),
      corners: at("corner"),
    };
    this.#readout.textContent = isRead ? this.#verdict() : "";
    this.#picture.update();
    this.#onChange();
  }

  #verdict() {
    const { checked, wrong, corners } = this.state;
    if (checked === 0) return "f has no slope anywhere between −5 and 5, so there is nothing to compare.";
    const where =
      corners.length > 0
        ? ` A corner at ${corners.map((x) => shortNumber(x)).join(", ")}: the slopes of both sides differ there.`
        : "";
    const places = checked === COUNT ? `${COUNT} places` : `the ${checked} of ${COUNT} places where f has a slope`;
    if (wrong.length === 0) return `f′ agrees with f at ${checked === COUNT ? "all " : ""}${places}.${where}`;
    const worst = this.#checks
      .filter(({ verdict }) => verdict === "wrong")
      .reduce((one, other) => (offBy(other) > offBy(one) ? other : one));
    const [says, slope] = toldApart(worst.written, worst.slope);
    return `f′ is wrong at ${wrong.length} of ${places}. At x = ${shortNumber(worst.x)} it says ${says}; f has the slope ${slope}.${where}`;
  }

  /** @param {Size} size @returns {Mark[]} */
  #marks(size) {
    const { rem } = size;
    const slopes = this.#checks.flatMap(({ slope, written }) => [slope, written]).filter(Number.isFinite);
    const clamp = (/** @type {number} */ number) => Math.max(-STEEPEST, Math.min(STEEPEST, number));
    const low = Math.min(0, ...slopes.map(clamp));
    const high = Math.max(1, ...slopes.map(clamp));
    const room = 0.1 * (high - low);
    const { plot, axes } = plotIn(size, {
      x: (pixels) => linear(RANGE, pixels),
      y: (pixels) => linear([low - room, high + room], pixels),
      names: ["x", "slope of f (green), f′ as written (violet)"],
    });
    const line = (/** @type {"slope" | "written"} */ what) =>
      linePath(this.#checks.map((check) => [plot.x(check.x), plot.y(check[what])]));
    const cell = plot.width / (COUNT - 1);
    return [
      ...axes,
      inside(
        plot,
        ...this.#checks
          .filter(({ verdict }) => verdict === "wrong")
          .map(({ x }) =>
            mark("rect", {
              x: plot.x(x) - cell / 2,
              width: cell + 0.5,
              height: plot.height,
              fill: "var(--danger-soft)",
            }),
          ),
        mark("path", {
          d: line("slope"),
          fill: "none",
          stroke: "var(--gradient)",
          "stroke-width": 0.35 * rem,
          opacity: 0.5,
        }),
        mark("path", { d: line("written"), fill: "none", stroke: "var(--accent)", "stroke-width": 0.14 * rem }),
        ...this.#checks
          .filter(({ verdict }) => verdict === "corner")
          .map(({ x, written }) =>
            mark("circle", {
              cx: plot.x(x),
              cy: plot.y(written),
              r: 0.4 * rem,
              fill: "var(--surface)",
              stroke: "var(--accent)",
              "stroke-width": 0.14 * rem,
            }),
          ),
      ),
    ];
  }
}

/** Writes two numbers with as many digits as it takes to see which is which. @param {number} one @param {number} other */
function toldApart(one, other) {
  // What is smaller is the rounding of the difference.
  const [says, slope] = [one, other].map((number) => Number(number.toFixed(MOST_DIGITS)));
  let digits = 3;
  while (digits < MOST_DIGITS && shortNumber(says, digits) === shortNumber(slope, digits)) digits++;
  return [shortNumber(says, digits), shortNumber(slope, digits)];
}

/** @param {Checked} check */
function offBy({ slope, written }) {
  return Number.isFinite(written) ? Math.abs(slope - written) : Infinity;
}

/** @param {string} name @param {string} label */
function field(name, label) {
  const input = element("input", {
    id: `learn-${name}`,
    type: "text",
    spellcheck: "false",
    autocomplete: "off",
    autocapitalize: "off",
    "aria-describedby": `learn-${name}-problem`,
  });
  const problem = element("p", { id: `learn-${name}-problem`, class: "learn-problem", role: "status" });
  const root = element("div", { class: "learn-formula" }, element("label", { for: input.id }, label), input, problem);
  return { root, input, problem };
}

/** @param {ReturnType<typeof field>} field @returns {Formula | undefined} */
function read({ input, problem }) {
  try {
    const found = formula(input.value);
    problem.textContent = "";
    input.removeAttribute("aria-invalid");
    return found;
  } catch (error) {
    if (!(error instanceof NoFormula)) throw error;
    problem.textContent = error.message;
    input.setAttribute("aria-invalid", "true");
    return undefined;
  }
}
