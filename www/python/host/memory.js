// Bounds the memory that Python may take. MicroPython frees nothing while code runs and asks for more instead, so
// without a bound a program that keeps making things would take the page's whole process with it.

const MEGABYTE = 1024 * 1024;

/** The bounds in bytes of the two interpreters. */
export const QUICK = 640 * MEGABYTE;
export const FULL = 1024 * MEGABYTE;

/** Additional memory for reporting that memory ran out, in bytes. */
const RESERVE = 160 * MEGABYTE;

let limit = Infinity;

/** The most that Python's memory has grown to, in bytes. */
let grown = 0;

let isBound = false;

/**
 * Bounds the method by which Python's memory grows. When it throws, Python raises a MemoryError. The engine's memory
 * grows by an instruction and is not bounded.
 * @param {number} most bytes
 */
export function boundMemory(most) {
  limit = most;
  if (isBound) return;
  isBound = true;
  const grow = WebAssembly.Memory.prototype.grow;
  WebAssembly.Memory.prototype.grow = function (pages) {
    const size = this.buffer.byteLength + pages * 65_536;
    if (size > limit) throw new RangeError("Python has all the memory it may have");
    grown = Math.max(grown, size);
    return grow.call(this, pages);
  };
}

/** Returns the most that Python's memory has grown to, in bytes. */
export function grownMemory() {
  return grown;
}

/** Allows the reserve to a Python that will not be used again. */
export function relieveMemory() {
  limit += RESERVE;
}
