// Finds free space for notes beside the boxes they annotate. This is geometry without a document.

/** @import { Size } from "./placement.js" */
/** @import { Area } from "./scene.js" */

/**
 * A note to place: its size, the area it annotates, and whether it should preferably stand above that area.
 * @typedef {{ width: number, height: number, about: Area, above: boolean }} Wanted
 */

/** The distance between a note and what it must not cover. */
const GAP = 4;
/** The greatest distance of a note from the area it annotates, and the distance between the places that are tried. */
const REACH = 240;
const STEP = 4;
/**
 * The cost of covering a square unit of what must be seen or of another box, of covering another box at all, as a cut edge is
 * seen at once, of covering a point of an edge, and of a unit of distance.
 */
const COVERS_HELD = 100;
const COVERS_OTHER = 40;
const COVERS_ANY = 5000;
const COVERS_POINT = 200;
const DISTANCE = 20;
/** The cost of a unit by which the note and what must be seen together are larger than the view. */
const OUTSIDE = 1000;
/** The cost of a unit away from the middle of the annotated area, and of the side that is not preferred. */
const ASIDE = 0.5;
const OTHER_SIDE = 40;

/**
 * The surroundings of the notes: areas that must be seen, other boxes, points of edges, and the size of the view, which should
 * hold the notes together with the area `seen`.
 * @typedef {{ held: Area[], others: Area[], points: number[][], seen: Area, room: Size }} Surroundings
 */

/**
 * Returns a place for each note: beside the area it annotates, covering neither what must be seen nor another note, and as little of
 * the rest as possible.
 * @param {Wanted[]} notes
 * @param {Surroundings} surroundings
 * @returns {Area[]}
 */
export function placeNotes(notes, surroundings) {
  /** @type {Area[]} */
  const found = [];
  for (const note of notes) found.push(best(note, found, surroundings));
  return found;
}

/**
 * @param {Wanted} note
 * @param {Area[]} before the notes that are already placed
 * @param {Surroundings} surroundings
 * @returns {Area}
 */
function best(note, before, { held, others, points, seen, room }) {
  const { width, height, about } = note;
  const [across, down] = [(about.width + width) / 2 + REACH, (about.height + height) / 2 + REACH];
  const [middleX, middleY] = [about.x + (about.width - width) / 2, about.y + (about.height - height) / 2];
  const whole = { x: middleX - across, y: middleY - down, width: width + 2 * across, height: height + 2 * down };
  const taken = [...held.map((area) => padded(area, GAP)), ...before.map((area) => padded(area, GAP / 2))];
  const together = around([seen, ...before]);
  const near = others.filter((area) => overlap(area, whole) > 0);
  const dots = points.filter(([x, y]) => contains(whole, x, y));
  let found = { x: middleX, y: middleY, width, height };
  let least = Infinity;
  // The nearest places come first, as the distance alone soon makes farther ones too expensive.
  const rows = [about.y - height - GAP, about.y + about.height + GAP, ...outwards(middleY, down)];
  for (const x of outwards(middleX, across)) {
    for (const y of rows) {
      const spot = { x, y, width, height };
      let cost = placed(spot, note);
      if (cost >= least) continue;
      cost += OUTSIDE * beyond(spot, together, room);
      for (const area of taken) cost += COVERS_HELD * overlap(spot, area);
      if (cost >= least) continue;
      for (const area of near) {
        if (cost >= least) break;
        const covered = overlap(spot, area);
        if (covered > 0) cost += COVERS_ANY + COVERS_OTHER * covered;
      }
      for (const [dotX, dotY] of dots) cost += contains(spot, dotX, dotY) ? COVERS_POINT : 0;
      if (cost < least) [found, least] = [spot, cost];
    }
  }
  return found;
}

/**
 * Returns the places on one axis from the middle outwards, on both sides in turn.
 * @param {number} middle
 * @param {number} reach
 */
function outwards(middle, reach) {
  const found = [middle];
  for (let offset = STEP; offset <= reach; offset += STEP) found.push(middle - offset, middle + offset);
  return found;
}

/**
 * Returns the cost of a place by its position alone.
 * @param {Area} spot
 * @param {Wanted} note
 */
function placed(spot, { about, above }) {
  const [startX, startY, endX, endY] = between(spot, about);
  const aside = Math.abs(spot.x + spot.width / 2 - about.x - about.width / 2);
  const isAbove = spot.y + spot.height / 2 < about.y + about.height / 2;
  return DISTANCE * Math.hypot(endX - startX, endY - startY) + ASIDE * aside + (isAbove === above ? 0 : OTHER_SIDE);
}

/**
 * Returns by how much two areas together are larger than the view.
 * @param {Area} one
 * @param {Area} other
 * @param {Size} room
 */
function beyond(one, other, room) {
  const width = Math.max(one.x + one.width, other.x + other.width) - Math.min(one.x, other.x);
  const height = Math.max(one.y + one.height, other.y + other.height) - Math.min(one.y, other.y);
  return Math.max(0, width - room.width) + Math.max(0, height - room.height);
}

/**
 * Returns the shortest line from one area to another, as x, y, x, y.
 * @param {Area} from
 * @param {Area} to
 */
export function between(from, to) {
  const [startX, endX] = nearest(from.x, from.x + from.width, to.x, to.x + to.width);
  const [startY, endY] = nearest(from.y, from.y + from.height, to.y, to.y + to.height);
  return [startX, startY, endX, endY];
}

/**
 * Returns the nearest points of two intervals, one of each.
 * @param {number} start
 * @param {number} end
 * @param {number} otherStart
 * @param {number} otherEnd
 */
function nearest(start, end, otherStart, otherEnd) {
  if (end < otherStart) return [end, otherStart];
  if (otherEnd < start) return [start, otherEnd];
  const middle = (Math.max(start, otherStart) + Math.min(end, otherEnd)) / 2;
  return [middle, middle];
}

/**
 * Returns the smallest area that contains all areas.
 * @param {Area[]} areas at least one
 * @returns {Area}
 */
export function around(areas) {
  const [x, y] = [Math.min(...areas.map((area) => area.x)), Math.min(...areas.map((area) => area.y))];
  const right = Math.max(...areas.map((area) => area.x + area.width));
  const bottom = Math.max(...areas.map((area) => area.y + area.height));
  return { x, y, width: right - x, height: bottom - y };
}

/**
 * @param {Area} area
 * @param {number} gap
 */
function padded({ x, y, width, height }, gap) {
  return { x: x - gap, y: y - gap, width: width + 2 * gap, height: height + 2 * gap };
}

/**
 * @param {Area} one
 * @param {Area} other
 */
export function overlap(one, other) {
  const width = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x);
  const height = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y);
  return Math.max(0, width) * Math.max(0, height);
}

/**
 * @param {Area} area
 * @param {number} x
 * @param {number} y
 */
function contains(area, x, y) {
  return x > area.x && x < area.x + area.width && y > area.y && y < area.y + area.height;
}
