// Finds a place for the card of a value: beside it, covering as little of the picture as possible. This is geometry without a
// document.
import { between, overlap } from "./label-placement.js";

/** @import { Size } from "./placement.js" */
/** @import { Area } from "./scene.js" */

/** The distance between the card and its value, and the distance between the places that are tried, in pixels. */
const GAP = 12;
const STEP = 24;
/** How close the height of a card that is made shorter comes to the greatest possible, in pixels. */
const CLOSE = 4;
/** The height, in pixels, below which a card is not made shorter. */
const LEAST_HEIGHT = 200;
/** The least share of what a card says that it shows so. With less, it covers boxes rather than its own words. */
const LEAST_SHARE = 0.6;
/**
 * The cost of covering a box at all, so high that a free place counts however far it is; of covering a square pixel of the
 * value, of its operands and consumers, and of other boxes; and that of a pixel of distance.
 */
const COVERS_ANY = 10_000;
const COVERS_VALUE = 1000;
const COVERS_NEAR = 20;
const COVERS_OTHER = 3;
const DISTANCE = 1;

/** @typedef {{ near: Area[], others: Area[] }} Around boxes that should stay visible, and all others */

/**
 * Returns where the card stands, and its size. Of its shapes, the first that leaves all boxes in sight is taken. If there is
 * none, the card is made shorter, and then scrolls, where that leaves them in sight: in the shape of which the most is shown. If
 * there is no such place either, or it would show too little there, the card stands in its first shape where it covers least.
 * @param {Size[]} shapes the sizes of the card; what is in the first is read from the top to the bottom
 * @param {Area} room that the card may take
 * @param {Area} value
 * @param {Around} around
 * @returns {Area}
 */
export function placeCard(shapes, room, value, around) {
  let [best, most] = [/** @type {Area | undefined} */ (undefined), LEAST_SHARE];
  for (const { width, height } of shapes) {
    if (width > room.width) continue;
    const spot = highest({ width, height }, room, value, around);
    if (!spot || spot.height / height <= most) continue;
    [best, most] = [spot, spot.height / height];
    if (most >= 1) return best;
  }
  const [{ width, height }] = shapes;
  return best ?? place({ width, height: Math.min(height, room.height) }, room, value, around);
}

/**
 * Returns the place for as much of a card as can be shown without covering a box; `undefined` if that is too little.
 * @param {Size} card
 * @param {Area} room
 * @param {Area} value
 * @param {Around} around
 */
function highest({ width, height }, room, value, around) {
  /** @type {Area | undefined} */
  let free;
  let high = Math.min(height, room.height);
  const isPlaced = (/** @type {number} */ rows) => {
    const spot = place({ width, height: rows }, room, value, around);
    if (!isFree(spot, around)) return false;
    free = spot;
    return true;
  };
  if (isPlaced(high)) return free;
  // The lower a card is, the more free places it has.
  for (let least = LEAST_HEIGHT; high - least >= CLOSE; ) {
    const middle = free ? Math.ceil((least + high) / 2) : least;
    if (isPlaced(middle)) least = middle;
    else if (free) high = middle;
    else break;
  }
  return free && (keepCard(free, height, room, around) ?? free);
}

/**
 * Returns the card in the same place, as high as it needs to be or can be there, as when a number in it changes, which must
 * not move it under the pointer; `undefined` if it has to move.
 * @param {Area} spot
 * @param {number} height that it needs
 * @param {Area} room
 * @param {Around} around
 * @returns {Area | undefined}
 */
export function keepCard(spot, height, room, { near, others }) {
  const line = { ...spot, height: 1 };
  let rows = Math.min(height, room.y + room.height - spot.y);
  for (const box of [...near, ...others]) {
    if (overlap({ ...spot, height: rows }, box) === 0) continue;
    if (overlap(line, box) > 0) return undefined;
    rows = Math.floor(box.y - spot.y - GAP / 2);
  }
  return rows >= Math.min(LEAST_HEIGHT, height, spot.height) ? { ...spot, height: rows } : undefined;
}

/** Returns whether no box is covered. @param {Area} spot @param {Around} around */
function isFree(spot, { near, others }) {
  const isClear = (/** @type {Area} */ box) => overlap(spot, box) === 0;
  return near.every(isClear) && others.every(isClear);
}

/**
 * Returns the place of least cost for a card of this size.
 * @param {Size} card
 * @param {Area} room
 * @param {Area} value
 * @param {Around} around
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
      for (const area of near) cost += covering(spot, area, COVERS_NEAR);
      for (const area of others) {
        if (cost >= least) break;
        cost += covering(spot, area, COVERS_OTHER);
      }
      if (cost < least) [found, least] = [spot, cost];
    }
  }
  return found;
}

/** @param {Area} spot @param {Area} area @param {number} price of a square pixel */
function covering(spot, area, price) {
  const covered = overlap(spot, area);
  return covered > 0 ? COVERS_ANY + price * covered : 0;
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
