// NumPy's newer generator, PCG-64 (O'Neill 2014, XSL-RR), seeded by a seed sequence as `numpy.random.default_rng` seeds it
// (numpy/random/bit_generator.pyx), and what `numpy.random.Generator` draws with it (numpy/random/src/distributions).
import { normalLayers, TAIL } from "./ziggurat.js";

const MULTIPLIER = 0x2360ed051fc65da44385df649fccf645n;
const MASK_64 = (1n << 64n) - 1n;
const MASK_128 = (1n << 128n) - 1n;

/** The number of words in the pool of a seed sequence. */
const POOL = 4;

/** @param {number} value */
const shifted = (value) => (value ^ (value >>> 16)) >>> 0;

/**
 * Returns 64-bit words that a seed sequence makes of its entropy.
 * @param {number[]} entropy words of 32 bits
 * @param {number} count
 */
function seedWords(entropy, count) {
  let constant = 0x43b0d7e5;
  const hash = (/** @type {number} */ word) => {
    const mixed = word ^ constant;
    constant = Math.imul(constant, 0x931e8875);
    return shifted(Math.imul(mixed, constant));
  };
  const mix = (/** @type {number} */ one, /** @type {number} */ other) =>
    shifted(Math.imul(one, 0xca01f9dd) - Math.imul(other, 0x4973f715));
  const pool = Array.from({ length: POOL }, (_, index) => hash(entropy[index] ?? 0));
  for (let from = 0; from < POOL; from++) {
    for (let to = 0; to < POOL; to++) if (from !== to) pool[to] = mix(pool[to], hash(pool[from]));
  }
  for (const word of entropy.slice(POOL)) {
    for (let to = 0; to < POOL; to++) pool[to] = mix(pool[to], hash(word));
  }
  constant = 0x8b51f9dd;
  const words = Array.from({ length: 2 * count }, (_, index) => {
    const mixed = pool[index % POOL] ^ constant;
    constant = Math.imul(constant, 0x58f38ded);
    return BigInt(shifted(Math.imul(mixed, constant)));
  });
  return Array.from({ length: count }, (_, index) => words[2 * index] | (words[2 * index + 1] << 32n));
}

export class Pcg {
  /** @type {bigint} */
  #state;
  /** @type {bigint} */
  #increment;
  /** The upper half of the last 64 bits, if only the lower one was drawn. @type {number | undefined} */
  #half;

  /** @param {number[]} entropy words of 32 bits */
  constructor(entropy) {
    const [high, low, sequenceHigh, sequenceLow] = seedWords(entropy, 4);
    this.#increment = ((((sequenceHigh << 64n) | sequenceLow) << 1n) | 1n) & MASK_128;
    this.#state = (this.#increment + ((high << 64n) | low)) & MASK_128;
    this.#state = (this.#state * MULTIPLIER + this.#increment) & MASK_128;
  }

  /** Draws 64 bits. */
  next() {
    this.#state = (this.#state * MULTIPLIER + this.#increment) & MASK_128;
    const mixed = (this.#state >> 64n) ^ (this.#state & MASK_64);
    const turn = this.#state >> 122n;
    return ((mixed >> turn) | (mixed << (64n - turn))) & MASK_64;
  }

  /** Draws 32 bits: the lower half of 64, and the upper one the next time. */
  word() {
    if (this.#half !== undefined) {
      const half = this.#half;
      this.#half = undefined;
      return half;
    }
    const drawn = this.next();
    this.#half = Number(drawn >> 32n);
    return Number(drawn & 0xffffffffn);
  }

  /** Draws a number in [0, 1). */
  random() {
    return Number(this.next() >> 11n) / 2 ** 53;
  }

  /**
   * Draws a whole number from 0 to `most`, which is below 2³², by Lemire's multiplication.
   * @param {number} most
   */
  bounded(most) {
    if (most === 0) return 0;
    if (most === 0xffffffff) return this.word();
    const count = BigInt(most + 1);
    const threshold = (1n << 32n) % count;
    let product = BigInt(this.word()) * count;
    while ((product & 0xffffffffn) < threshold) product = BigInt(this.word()) * count;
    return Number(product >> 32n);
  }

  /**
   * Draws a whole number from 0 to `most`, which is below 2³², by leaving out those that are greater.
   * @param {number} most
   */
  interval(most) {
    if (most === 0) return 0;
    const unused = Math.clz32(most);
    for (;;) {
      const drawn = (this.word() << unused) >>> unused;
      if (drawn <= most) return drawn;
    }
  }

  /** Draws a number of the standard normal distribution, by a ziggurat of 256 layers (Marsaglia and Tsang 2000, Doornik 2005). */
  normal() {
    layers ??= normalLayers();
    const { width, inside, height } = layers;
    for (;;) {
      const bits = this.next();
      const layer = Number(bits & 0xffn);
      const isNegative = (bits >> 8n) & 1n;
      const x = (Number((bits >> 9n) & 0xfffffffffffffn) / 2 ** 52) * width[layer];
      const drawn = isNegative ? -x : x;
      if (x < inside[layer]) return drawn;
      if (layer > 0) {
        const y = (height[layer - 1] - height[layer]) * this.random() + height[layer];
        if (y < Math.exp(-0.5 * x * x)) return drawn;
        continue;
      }
      for (;;) {
        const beyond = -Math.log1p(-this.random()) / TAIL;
        const above = -Math.log1p(-this.random());
        if (above + above > beyond * beyond) return (bits >> 17n) & 1n ? -(TAIL + beyond) : TAIL + beyond;
      }
    }
  }
}

/** @type {ReturnType<typeof normalLayers> | undefined} */
let layers;
