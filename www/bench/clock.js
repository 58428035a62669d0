// Timing where clocks are coarse: Chromium's shows 0.1 ms and Firefox's 1 ms to a page like this one.

/** Returns the smallest step of the clock, in milliseconds. */
function resolution() {
  let smallest = Infinity;
  for (let count = 0; count < 5; count++) {
    const start = performance.now();
    let now = start;
    while (now === start) now = performance.now();
    smallest = Math.min(smallest, now - start);
  }
  return smallest;
}

/** The least milliseconds of one measurement, beside which the clock's steps are negligible. */
export const LONG_ENOUGH = Math.max(10, 50 * resolution());

/**
 * Returns the milliseconds of one call, averaged over enough calls to measure.
 * @param {() => void} action
 */
export function time(action) {
  const start = performance.now();
  let calls = 0;
  let elapsed = 0;
  while (elapsed < LONG_ENOUGH) {
    action();
    calls++;
    elapsed = performance.now() - start;
  }
  return elapsed / calls;
}

/** @param {number[]} numbers */
export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}
