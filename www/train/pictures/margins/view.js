// A histogram of the margins of the training points, with the two classes stacked.
import { bin, extent } from "d3-array";
import { bottomAxis, textWidth } from "../../../plot/axis.js";
import { TEXT } from "../../../plot/file.js";
import { at, mark } from "../../../plot/mark.js";
import { Picture } from "../../../plot/picture.js";
import { linear, ticks } from "../../../plot/scale.js";
import { element } from "../../../ui/element.js";
import { significant } from "../../../ui/numbers.js";

/** @import { Size } from "../../../plot/picture.js" */
/** @import { Frame, Pictures, PictureNumbers } from "../../worker/messages.js" */
/** @import { Callbacks } from "../pictures.js" */

/** @typedef {NonNullable<PictureNumbers["margins"]>} Numbers */

/** The approximate number of bins. */
const BINS = 30;
/** The range that the axis always shows. */
const [LEAST, MOST] = [-1, 2];
/** Room around the plot, in rems. */
const ROOM = { side: 1, top: 1.5, bottom: 1.625 };
/** The positions on the axis that have a name. */
const PLACES = [
  { margin: 0, name: "boundary", dash: undefined },
  { margin: 1, name: "margin", dash: "4 3" },
];

/** What a prediction that is the point's number is called. */
const EXACT = { margin: 0, name: "exact", dash: undefined };

/**
 * Returns where the names over the axis stand: each over its place, unless it would run into the one before.
 * @template {{ name: string, place: number }} Place
 * @param {Place[]} places from left to right
 * @param {number} least the left edge
 * @param {number} rem
 * @returns {(Place & { text: number })[]}
 */
export function namesAt(places, least, rem) {
  const half = places.map(({ name }) => (textWidth(name) * rem) / 2);
  const gap = textWidth(" ") * rem;
  const centres = places.map(({ place }, index) => Math.max(place, least + half[index]));
  // Two names that meet make way for each other, the first one as far as the edge.
  for (let index = 1; index < places.length; index += 1) {
    const apart = half[index - 1] + gap + half[index];
    const overlap = apart - (centres[index] - centres[index - 1]);
    if (overlap <= 0) continue;
    centres[index - 1] = Math.max(centres[index - 1] - overlap / 2, least + half[index - 1]);
    centres[index] = centres[index - 1] + apart;
  }
  return places.map((place, index) => ({ ...place, text: centres[index] }));
}

export class Margins {
  static panel = { title: "Margins", hint: "How right the network is about each point." };

  /** @type {Numbers} */
  #numbers = { margins: new Float64Array(), targets: new Float64Array(), kind: "two" };
  #stage = element("div", { class: "picture-stage", role: "img" });
  #words = element("p", { class: "hint" });
  #picture;

  /** @param {HTMLElement} root an empty element, which it fills @param {Pick<Callbacks, "wanted">} callbacks */
  constructor(root, { wanted }) {
    root.append(this.#stage, this.#words);
    this.#picture = new Picture(this.#stage, { marks: (size) => marginMarks(this.#numbers, size), onVisible: wanted });
    this.#stage.setAttribute("aria-label", "Margins of the training points");
  }

  /** @returns {Pictures} */
  get request() {
    return this.#picture.visible ? { margins: true } : {};
  }

  /** @param {Frame} frame */
  show({ runs: [{ pictures }] }) {
    if (!pictures.margins) return;
    this.#numbers = pictures.margins;
    this.#words.textContent = marginWords(pictures.margins);
    this.#picture.update();
  }
}

/** @param {Numbers} numbers */
export function marginWords({ margins, kind }) {
  if (kind === "number") {
    const size = Math.sqrt(margins.reduce((sum, error) => sum + error * error, 0) / margins.length);
    return `How far each prediction is above its point’s number: ${significant(size, 3)} on average (root mean square).`;
  }
  const wrong = margins.filter((margin) => margin < 0).length;
  const within = margins.filter((margin) => margin >= 0 && margin < 1).length;
  return (
    `${
      kind === "two"
        ? "A point’s margin is its score times its class."
        : "A point’s margin is how far the score of its class is above the next one."
    } Of ${margins.length} points, ${wrong} ${wrong === 1 ? "is" : "are"} on the ` +
    `wrong side of the boundary, below 0, and ${within} within the margin, from 0 to 1; ${kind === "two" ? "the max-margin loss leaves the others alone" : "the others are farther ahead"}.`
  );
}

/** @param {Numbers} numbers @param {Size} size */
export function marginMarks({ margins, targets, kind = "two" }, { width, height, rem }) {
  const [across, tall] = [width - 2 * ROOM.side * rem, height - (ROOM.top + ROOM.bottom) * rem];
  if (across <= 0 || tall <= 0) return [];
  const classes = [1, -1].map((target) =>
    Array.from(margins).filter(
      (margin, point) => Number.isFinite(margin) && (kind === "two" ? targets[point] : 1) === target,
    ),
  );
  const [low = LEAST, high = MOST] = extent(classes.flat());
  const x = linear([Math.min(low, LEAST), Math.max(high, MOST)], [0, across]).nice();
  const [from, to] = x.domain();
  const binned = bin().domain([from, to]).thresholds(x.ticks(BINS));
  const [above, below] = classes.map((numbers) => binned(numbers));
  const most = Math.max(1, ...above.map(({ length }, index) => length + below[index].length));
  const y = linear([0, most], [0, tall]);
  const names = namesAt(
    (kind === "number" ? [EXACT] : PLACES).map((place) => ({ ...place, place: x(place.margin) })),
    -ROOM.side * rem,
    rem,
  );
  const columns = ticks(x, 1 + Math.floor(across / rem / (textWidth("−0.5") + 1)));
  return [
    at(
      ROOM.side * rem,
      ROOM.top * rem,
      ...above.flatMap((upper, index) => {
        const left = x(Number(upper.x0));
        const wide = Math.max(1, x(Number(upper.x1)) - left - 1);
        return [
          { under: 0, count: upper.length, colour: kind === "two" ? "--positive" : "--line-strong" },
          { under: upper.length, count: below[index].length, colour: "--negative" },
        ].flatMap(({ under, count, colour }) => {
          const bar = { x: left, y: tall - y(under + count), width: wide, height: y(count), fill: `var(${colour})` };
          return count > 0 ? mark("rect", bar) : [];
        });
      }),
      ...names.map(({ name, dash, place, text }) =>
        at(
          place,
          0,
          mark("line", { y1: -0.25 * rem, y2: tall, stroke: "var(--text)", "stroke-dasharray": dash }),
          mark(
            "text",
            { x: text - place, y: (-0.25 - 0.25 * TEXT) * rem, "text-anchor": "middle", fill: "var(--text-muted)" },
            name,
          ),
        ),
      ),
      bottomAxis({
        ticks: columns.map(({ value, text }) => ({ at: x(value), text })),
        width: across,
        height: tall,
        rem,
      }),
    ),
  ];
}
