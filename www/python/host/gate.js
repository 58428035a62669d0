// How much a worker may say: so many messages, and so much in them. The page can look at what comes through in good time,
// whatever the worker sends.

/** How many messages may come at once, and how many more each second. Our runner tells of outputs 20 times a second. */
const MESSAGES = { most: 1000, perSecond: 100 };

/** The same for what is in them, in bytes: a recording of as many values as a run may make is 300 million. */
const BYTES = { most: 512e6, perSecond: 20e6 };

/** What an element of an array or a property takes. */
const ELEMENT = 32;

/** Fills with time, up to a bound. */
class Bucket {
  #most;
  #perSecond;
  #level;
  #at;

  /**
   * @param {{ most: number, perSecond: number }} size
   * @param {number} now in milliseconds
   */
  constructor({ most, perSecond }, now) {
    this.#most = this.#level = most;
    this.#perSecond = perSecond;
    this.#at = now;
  }

  /** @param {number} now in milliseconds */
  fill(now) {
    this.#level = Math.min(this.#most, this.#level + ((now - this.#at) / 1000) * this.#perSecond);
    this.#at = now;
    return this.#level;
  }

  /** @param {number} amount */
  take(amount) {
    this.#level -= amount;
  }
}

export class Gate {
  #now;
  #messages;
  #bytes;

  /** @param {() => number} [now] a clock, in milliseconds */
  constructor(now = () => performance.now()) {
    this.#now = now;
    this.#messages = new Bucket(MESSAGES, now());
    this.#bytes = new Bucket(BYTES, now());
  }

  /**
   * Whether a message is passed on. One that is not is a reason to end who sent it.
   * @param {unknown} data
   */
  admits(data) {
    const now = this.#now();
    const room = this.#bytes.fill(now);
    if (this.#messages.fill(now) < 1) return false;
    const size = sizeOf(data, room);
    if (size > room) return false;
    this.#messages.take(1);
    this.#bytes.take(size);
    return true;
  }
}

/**
 * How many bytes a message takes, about. What stands in several places counts several times, as whoever reads the
 * message comes by it so often. It is endless for what no runner of ours sends.
 * @param {unknown} data
 * @param {number} most beyond this it is not measured any further
 */
export function sizeOf(data, most) {
  let size = 0;
  const waiting = [data];
  while (waiting.length && size <= most) {
    const value = waiting.pop();
    size += ELEMENT;
    if (typeof value === "string") size += 2 * value.length;
    else if (typeof value !== "object" || value === null) size += typeof value === "bigint" ? Infinity : 0;
    else if (ArrayBuffer.isView(value)) size += value.buffer.byteLength;
    else if (Array.isArray(value)) {
      // It may be sparse, and have a length without having elements.
      if (size + value.length * ELEMENT > most) return Infinity;
      for (const element of value) waiting.push(element);
    } else if (Object.getPrototypeOf(value) === Object.prototype) {
      for (const element of Object.values(value)) waiting.push(element);
    } else return Infinity;
  }
  return size;
}
