// A line through places, with gaps where there is none.
import { line } from "d3-shape";

const path = line()
  .digits(1)
  .defined(([x, y]) => Number.isFinite(x) && Number.isFinite(y));

/**
 * The `d` of a path, or undefined where there is nothing to see. A place between two gaps is a dot, if the ends of the
 * line are round.
 * @param {[x: number, y: number][]} places what is not finite is a gap
 * @returns {string | undefined}
 */
export function linePath(places) {
  return path(places) ?? undefined;
}
