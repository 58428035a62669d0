// The scales of a curve's axes.

/** Distances between the numbers of the step axis. */
export const WHOLE = [1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8].flatMap((power) => [power, 2 * power, 5 * power]);

/** At least a decade, with a margin. @param {number | null} low @param {number | null} high @returns {[number, number]} */
export function logarithmicRange(low, high) {
  if (low === null || high === null || !(low > 0)) return [0.01, 1];
  return [Math.min(low, high / 10) / 1.2, high * 1.3];
}

/** As many powers of ten as have room. */
const POWERS = 5;

/**
 * Powers of ten, with their double and fivefold where there would be few, and not all where there would be many.
 * @param {number} low
 * @param {number} high
 */
export function logarithmicTicks(low, high) {
  const [from, to] = [Math.floor(Math.log10(low)), Math.ceil(Math.log10(high))];
  const factors = Math.log10(high / low) < 1.5 ? [1, 2, 5] : [1];
  const powers = Array.from({ length: to - from + 1 }, (_, index) => from + index);
  const every = Math.ceil(powers.length / POWERS);
  const all = powers
    .filter((power) => power % every === 0)
    .flatMap((power) => factors.map((factor) => Number(`${factor}e${power}`)));
  return all.filter((tick) => tick >= low && tick <= high);
}
