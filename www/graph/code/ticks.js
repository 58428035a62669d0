// Round numbers along an axis.

/** About how many. */
const COUNT = 5;

/**
 * @param {number} least
 * @param {number} greatest
 * @returns {{ value: number, text: string }[]}
 */
export function ticks(least, greatest) {
  const rough = (greatest - least) / COUNT;
  if (!(rough > 0) || !Number.isFinite(rough)) return [];
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5].find((factor) => factor * power >= rough) ?? 10);
  const decimals = Math.max(0, -Math.floor(Math.log10(step)));
  const found = [];
  for (let index = Math.ceil(least / step); index * step <= greatest; index++) {
    const value = index * step;
    const plain = Math.max(Math.abs(least), Math.abs(greatest)) < 1e6 && decimals <= 6;
    found.push({ value, text: plain ? value.toFixed(decimals) : value.toExponential(1) });
  }
  return found;
}
