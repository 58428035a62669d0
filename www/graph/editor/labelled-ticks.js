// Round numbers along an axis, as they are written.
import { ticks } from "../../plot/ticks.js";

/** About how many. */
const COUNT = 5;

/**
 * @param {number} least
 * @param {number} greatest
 * @returns {{ value: number, text: string }[]} none where there is no range
 */
export function labelledTicks(least, greatest) {
  if (!(greatest > least) || !Number.isFinite(greatest - least)) return [];
  const values = ticks(least, greatest, COUNT);
  const step = values.length > 1 ? values[1] - values[0] : greatest - least;
  // Rounding must not make a step of 0.1 look smaller.
  const decimals = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  const plain = Math.max(Math.abs(least), Math.abs(greatest)) < 1e6 && decimals <= 6;
  return values.map((value) => ({ value, text: plain ? value.toFixed(decimals) : value.toExponential(1) }));
}
