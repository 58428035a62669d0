// The layers of the ziggurat that NumPy draws normal numbers with (Doornik 2005), with the bits of NumPy's table. That was
// computed from the bottom up, each layer from the one below, so that exp and log have to be rounded as its own: correctly.

/** Where the tail of the distribution begins, and the area of each layer. */
export const TAIL = 3.654152885361009;
const AREA = 0.0049286732339746519;

/** The number of layers. */
const LAYERS = 256;

/** The bits after the point of the whole numbers that exp and log are computed with. */
const BITS = 160n;
const ONE = 1n << BITS;

/** A double of more than 2⁻⁴⁰ is a whole number of these. */
const EXACT = 100n;

/** @param {number} x */
const fixed = (x) => BigInt(x * 2 ** Number(EXACT)) << (BITS - EXACT);

/** Rounds to the nearest double. @param {bigint} x */
const double = (x) => Number(x) / 2 ** Number(BITS);

/** Returns exp(x), by a series for a small part of x that is squared again. @param {bigint} x */
function exponential(x) {
  const small = x >> 8n;
  let term = ONE;
  let sum = ONE;
  for (let k = 1n; term !== 0n && term !== -1n; k++) {
    term = (term * small) / (k << BITS);
    sum += term;
  }
  for (let k = 0; k < 8; k++) sum = (sum * sum) >> BITS;
  return sum;
}

/** Returns log(x) rounded correctly, by a step of Halley's method from what JavaScript finds. @param {number} x */
function logarithm(x) {
  const start = fixed(Math.log(x));
  const reached = exponential(start);
  const wanted = fixed(x);
  return double(start + ((2n * (wanted - reached)) << BITS) / (wanted + reached));
}

/** @param {number} x */
const density = (x) => double(exponential(fixed(-0.5 * x * x)));

/**
 * Returns how wide each layer is, up to which x it is wholly inside, and the density at its edge. Layer 0 is the lowest one, whose
 * width includes the tail; the others go from the top (1) down.
 */
export function normalLayers() {
  const width = new Float64Array(LAYERS);
  width[LAYERS - 1] = TAIL;
  for (let layer = LAYERS - 2; layer > 0; layer--) {
    const below = width[layer + 1];
    width[layer] = Math.sqrt(-2 * logarithm(density(below) + AREA / below));
    // Here alone NumPy's table was rounded otherwise.
    if (layer === 37) width[layer] -= 2 ** -52;
  }
  const height = width.map((x, layer) => (layer === 0 ? 1 : density(x)));
  const inside = width.map((_, layer) => (layer > 1 ? width[layer - 1] : 0));
  inside[0] = TAIL;
  width[0] = AREA / density(TAIL);
  return { width, inside, height };
}
