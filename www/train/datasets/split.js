// Draws the test points, stratified by class.

/**
 * Draws the test points. Each point takes one number from the stream, so that adding a point changes few of those
 * drawn.
 * @param {number[]} targets
 * @param {number} share the share of test points, from 0 to 1
 * @param {(low: number, high: number) => number} uniform
 * @returns {{ order: number[], training: number }} the indices of the training points, then of the test points, each
 * ascending; and the number of training points
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

/** The most different targets that count as classes; more than these are numbers to predict. */
const MOST_CLASSES = 10;

/** Returns the indices of the points of each class, or a single list if the targets are numbers to predict. @param {number[]} targets @returns {number[][]} */
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
 * Returns the number of test points of each class, by the largest remainder method. At least one of each class is left
 * for training.
 * @param {number[][]} classes
 * @param {number} wanted the number of test points of all classes together
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
