// A curve as a drawing that any program opens: axes, lines, steps worth a mark, and a legend where lines are to be told apart.

import { escaped, svgHead, tenths } from "../svg-text.js";
import { DASH, LOOKS, looksOf } from "./curve-lines.js";
import { ROOM, roomRight, rowsWithin, stepsWithin } from "./curve-scales.js";

/** @import { Lines } from "./curve-lines.js" */
/** @import { Marker } from "./curve-markers.js" */
/** @import { Scale } from "./curve-scales.js" */
/** @import { Plot } from "../boundary/plane.js" */
/** @import { Paper } from "../svg-text.js" */

/** The size of the drawing, in rems. */
const [WIDTH, HEIGHT] = [40, 18];
/** The row above the plot, for the title and the legend; the length of a line in the legend; the width of a letter. */
const [HEAD, SAMPLE, LETTER] = [2, 1.75, 0.4];

/**
 * @param {object} picture
 * @param {string} picture.title
 * @param {Lines} picture.lines
 * @param {readonly Marker[]} picture.markers
 * @param {Scale} picture.steps
 * @param {Scale} picture.vertical
 * @param {number} picture.last step on the axis
 * @param {Pick<Paper, "rem" | "colour">} picture.look
 * @returns {string}
 */
export function curveSVG({ title, lines, markers, steps, vertical, last, look }) {
  const { rem, colour } = look;
  const paper = { rem, colour, width: WIDTH * rem, height: HEIGHT * rem };
  const [left, top] = [ROOM.left * rem, (HEAD + ROOM.top) * rem];
  const right = roomRight(steps.label(last)) * rem;
  const plot = { left, top, width: paper.width - left - right, height: paper.height - top - ROOM.bottom * rem };
  /** @param {number} step */
  const toX = (step) => plot.left + Number(steps.share(step)) * plot.width;
  /** @param {number} share */
  const toY = (share) => plot.top + (1 - share) * plot.height;
  const drawn = lines.series.flatMap((values, index) => {
    const places = values.map((value, at) => {
      const share = value === null ? null : vertical.share(value);
      return share === null ? null : { x: toX(lines.steps[at]), y: toY(share) };
    });
    const path = pathWithGaps(places);
    // A dot ends each line, unless the axis ends before it.
    const last = places[places.length - 1];
    const end = last && last.x <= plot.left + plot.width ? [last.x, last.y] : undefined;
    return path ? [{ path, end, look: LOOKS[index] }] : [];
  });
  const box = `x="${tenths(left)}" y="${tenths(top)}" width="${tenths(plot.width)}" height="${tenths(plot.height)}"`;
  return [
    ...svgHead(paper, title),
    `<clipPath id="plot"><rect ${box}/></clipPath>`,
    ...head(title, lines, paper),
    ...axes({ steps, vertical, last }, plot, { toX, toY }, paper),
    '<g clip-path="url(#plot)" fill="none" stroke-linejoin="round">',
    ...drawn.map(({ path, look: shown }) => `<path d="${path}" ${stroke(shown, paper)}/>`),
    "</g>",
    ...drawn.flatMap(({ end, look: { colour: name } }) => {
      if (!end) return [];
      const [x, y] = end.map(tenths);
      return `<circle cx="${x}" cy="${y}" r="${tenths(0.2 * rem)}" fill="${colour(name)}"/>`;
    }),
    ...markers.flatMap((marker) => mark(marker, toX(marker.step), plot, paper)),
    "</svg>",
  ].join("\n");
}

/** The title, and what the lines are. @param {string} title @param {Lines} lines @param {Paper} paper */
function head(title, lines, { rem, colour }) {
  const y = tenths((HEAD / 2) * rem);
  let x = (ROOM.left + title.length * LETTER + 2) * rem;
  const entries = looksOf(lines).flatMap((look) => {
    const from = x;
    const words = from + (SAMPLE + 0.4) * rem;
    x = words + (look.title.length * LETTER + 1) * rem;
    return [
      `<path d="M${tenths(from)},${y}h${tenths(SAMPLE * rem)}" ${stroke(look, { rem, colour })}/>`,
      `<text x="${tenths(words)}" y="${y}">${escaped(look.title)}</text>`,
    ];
  });
  return [
    `<g fill="${colour("--text")}" dominant-baseline="central">`,
    `<text x="${tenths(ROOM.left * rem)}" y="${y}" font-weight="600">${escaped(title)}</text>`,
    ...entries,
    "</g>",
  ];
}

/** @param {typeof LOOKS[number]} look @param {Pick<Paper, "rem" | "colour">} paper */
function stroke({ colour: name, width, dashed }, { rem, colour }) {
  const dash = dashed ? ` stroke-dasharray="${DASH.map((length) => tenths(length * rem)).join(" ")}"` : "";
  return `stroke="${colour(name)}" stroke-width="${tenths(width * rem)}"${dash}`;
}

/**
 * @param {{ steps: Scale, vertical: Scale, last: number }} scales
 * @param {Plot} plot
 * @param {{ toX: (step: number) => number, toY: (share: number) => number }} to
 * @param {Paper} paper
 */
function axes({ steps, vertical, last }, { left, top, width, height }, { toX, toY }, { rem, colour }) {
  const [tick, bottom] = [0.3 * rem, top + height];
  const across = steps.ticks(stepsWithin(width / rem, steps.label(last))).map((step) => ({ x: toX(step), step }));
  const up = vertical.ticks(rowsWithin(height / rem)).map((value) => ({ y: toY(vertical.share(value) ?? 0), value }));
  const grid = [
    ...across.map(({ x }) => `M${tenths(x)},${tenths(top)}V${tenths(bottom)}`),
    ...up.map(({ y }) => `M${tenths(left)},${tenths(y)}h${tenths(width)}`),
  ];
  const ticks = [
    ...across.map(({ x }) => `M${tenths(x)},${tenths(bottom)}v${tenths(tick)}`),
    ...up.map(({ y }) => `M${tenths(left)},${tenths(y)}h${tenths(-tick)}`),
  ];
  return [
    `<path d="${grid.join("")}" fill="none" stroke="${colour("--line")}"/>`,
    `<path d="${ticks.join("")}" fill="none" stroke="${colour("--line-strong")}"/>`,
    `<g fill="${colour("--text-muted")}" text-anchor="middle">`,
    ...across.map(
      ({ x, step }) => `<text x="${tenths(x)}" y="${tenths(bottom + tick + 0.85 * rem)}">${steps.label(step)}</text>`,
    ),
    "</g>",
    `<g fill="${colour("--text-muted")}" text-anchor="end" dominant-baseline="central">`,
    ...up.map(
      ({ y, value }) => `<text x="${tenths(left - 1.5 * tick)}" y="${tenths(y)}">${vertical.label(value)}</text>`,
    ),
    "</g>",
  ];
}

/** @param {({ x: number, y: number } | null)[]} places */
function pathWithGaps(places) {
  return places
    .map((place, index) => (place ? `${places[index - 1] ? "L" : "M"}${tenths(place.x)},${tenths(place.y)}` : ""))
    .join("");
}

/** @param {Marker} marker @param {number} x @param {Plot} plot @param {Paper} paper */
function mark({ label }, x, { left, top, width, height }, { rem, colour }) {
  if (x < left || x > left + width) return [];
  const path = `d="M${tenths(x)},${tenths(top)}v${tenths(height)}" fill="none"`;
  if (!label) return [`<path ${path} stroke="${colour("--accent")}" stroke-width="2"/>`];
  const toLeft = x > left + 0.7 * width;
  return [
    `<path ${path} stroke="${colour("--text")}" stroke-opacity="0.5" stroke-dasharray="3 3"/>`,
    `<text x="${tenths(x + (toLeft ? -3 : 3))}" y="${tenths(top + 0.75 * rem)}" text-anchor="${toLeft ? "end" : "start"}" fill="${colour("--text")}">${escaped(label)}</text>`,
  ];
}
