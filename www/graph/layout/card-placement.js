// Finds a place for the card of a value: beside it, covering as little of the picture as possible. This is geometry without a
// document.
import { between, overlap } from "./label-placement.js";

/** @import { Size } from "./placement.js" */
/** @import { Area } from "./scene.js" */

/** The distance between the card and its value, and the distance between the places that are tried, in pixels. */
const GAP = 12;
const STEP = 24;
/** The height, in pixels, below which a card is not made shorter. */
const LEAST_HEIGHT = 216;
/**
 * The cost of covering a square pixel of the value, of its operands and consumers, and of other boxes; and that of a pixel of
 * distance, so low that a free place counts however far it is.
 */
const COVERS_VALUE = 1000;
const COVERS_NEAR = 20;
const COVERS_OTHER = 3;
const DISTANCE = 1;

/**
 * The card is made shorter, and then scrolls, where that leaves all boxes in sight; but it shows its first paragraphs.
 * @param {Size} card
 * @param {Area} room that the card may take
 * @param {Area} value
 * @param {{ near: Area[], others: Area[] }} around boxes that should stay visible, and all others
 * @returns {Area}
 */
export function placeCard({ width, height }, room, value, around) {
  const whole = place({ width, height }, room, value, around);
  for (let [spot, rows] = [whole, height]; ; spot = place({ width, height: rows }, room, value, around)) {
    if (![...around.near, ...around.others].some((box) => overlap(spot, box) > 0)) return spot;
    rows -= STEP;
    if (rows < LEAST_HEIGHT) return whole;
  }
}

/**
 * Returns the place of least cost for a card of this size.
 * @param {Size} card
 * @param {Area} room
 * @param {Area} value
 * @param {{ near: Area[], others: Area[] }} around
 * @returns {Area}
 */
function place({ width, height }, room, value, { near, others }) {
  const right = Math.max(room.x, room.x + room.width - width);
  const bottom = Math.max(room.y, room.y + room.height - height);
  const kept = { x: value.x - GAP, y: value.y - GAP, width: value.width + 2 * GAP, height: value.height + 2 * GAP };
  let found = { x: right, y: bottom, width, height };
  let least = Infinity;
  for (const x of places(room.x, right, [value.x - width - GAP, value.x + value.width + GAP])) {
    for (const y of places(room.y, bottom, [value.y - height - GAP, value.y + value.height + GAP])) {
      const spot = { x, y, width, height };
      const [startX, startY, endX, endY] = between(spot, value);
      let cost = DISTANCE * Math.hypot(endX - startX, endY - startY) + COVERS_VALUE * overlap(spot, kept);
      for (const area of near) cost += COVERS_NEAR * overlap(spot, area);
      for (const area of others) {
        if (cost >= least) break;
        cost += COVERS_OTHER * overlap(spot, area);
      }
      if (cost < least) [found, least] = [spot, cost];
    }
  }
  return found;
}

/**
 * Returns the places to try on one axis.
 * @param {number} start
 * @param {number} end
 * @param {number[]} beside places right beside the value
 */
function places(start, end, beside) {
  const found = beside.filter((place) => place >= start && place <= end);
  for (let place = start; place < end; place += STEP) found.push(place);
  return [...found, end];
}
