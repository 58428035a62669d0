// Limits the rate of a worker's messages and of the bytes in them, so that the page can keep up with whatever it sends.

/** The greatest number of messages at once, and the number of further messages per second. Our runner sends outputs 20 times a second. */
const MESSAGES = { most: 1000, perSecond: 100 };

/** The same limits in bytes. The largest recording that a run may make has 300 million. */
const BYTES = { most: 512e6, perSecond: 20e6 };

/** The number of bytes that are counted for a property or an element of an array. */
const ELEMENT = 32;

/** A token bucket, which fills with time up to a limit. */
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

/** Decides which messages of a worker are passed on. */
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
   * Returns whether a message may be passed on. If not, its sender should be terminated.
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
 * Returns the approximate size of a message in bytes. An object in several places counts several times, as a reader visits it
 * each time. The size is infinite if the message contains something that our runners never send.
 * @param {unknown} data
 * @param {number} most the size at which measuring stops
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
      // A sparse array may have a great length and few elements.
      if (size + value.length * ELEMENT > most) return Infinity;
      for (const element of value) waiting.push(element);
    } else if (Object.getPrototypeOf(value) === Object.prototype) {
      for (const element of Object.values(value)) waiting.push(element);
    } else return Infinity;
  }
  return size;
}
