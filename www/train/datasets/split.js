// Draws the points that are kept for testing, as many of each class as its share.

/**
 * Draws points for testing. Each point has a number of its own from the stream, so that one more point changes little
 * of what is drawn.
 * @param {number[]} targets
 * @param {number} share of the points that are for testing
 * @param {(low: number, high: number) => number} uniform
 * @returns {{ order: number[], training: number }} the places of the points for training, then of those for testing,
 *   each in their order; and how many are for training
 */
export function split(targets, share, uniform) {
  const places = [...targets.keys()];
  const wanted = Math.floor(targets.length * share);
  if (wanted === 0) return { order: places, training: targets.length };
  const draws = targets.map(() => uniform(0, 1));
  const isTest = new Array(targets.length).fill(false);
  for (const { members, count } of quotas(strata(targets), wanted, share)) {
    const drawn = [...members].sort((a, b) => draws[a] - draws[b]);
    for (const place of drawn.slice(0, count)) isTest[place] = true;
  }
  const order = [...places.filter((place) => !isTest[place]), ...places.filter((place) => isTest[place])];
  return { order, training: isTest.filter((test) => !test).length };
}

/** How many different targets count as classes; more of them are numbers to predict. */
const MOST_CLASSES = 10;

/** Returns the places of the points of each class; of numbers to predict, all in one. @param {number[]} targets @returns {number[][]} */
function strata(targets) {
  /** @type {Map<number, number[]>} */
  const classes = new Map();
  for (const [place, target] of targets.entries()) {
    const members = classes.get(target);
    if (members) members.push(place);
    else classes.set(target, [place]);
  }
  return classes.size > MOST_CLASSES ? [[...targets.keys()]] : [...classes.values()];
}

/**
 * Returns how many of each class are drawn, by the largest remainders. At least one of each is left to train on.
 * @param {number[][]} classes
 * @param {number} wanted in all
 * @param {number} share
 */
function quotas(classes, wanted, share) {
  const all = classes.map((members) => {
    const exact = members.length * share;
    return { members, count: Math.floor(exact), remainder: exact - Math.floor(exact) };
  });
  const byRemainder = [...all].sort((a, b) => b.remainder - a.remainder);
  let left = wanted - all.reduce((sum, { count }) => sum + count, 0);
  for (const one of byRemainder) {
    if (left === 0) break;
    if (one.count + 1 >= one.members.length) continue;
    one.count += 1;
    left -= 1;
  }
  return all;
}
