// Limits the memory that Python may take. MicroPython frees nothing while code runs and asks for more instead, so
// without a limit a program that keeps allocating would crash the page's whole process.

const MEGABYTE = 1024 * 1024;

/** The limits of the two interpreters, in bytes. */
export const QUICK = 640 * MEGABYTE;
export const FULL = 1024 * MEGABYTE;

/** Additional memory for reporting that memory ran out, in bytes. */
const RESERVE = 160 * MEGABYTE;

let limit = Infinity;

let isBound = false;

/**
 * Limits the method by which Python's memory grows. When it throws, Python raises a MemoryError. The engine's memory
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
    return grow.call(this, pages);
  };
}

/** Releases the reserve to an interpreter that will not be used again. */
export function relieveMemory() {
  limit += RESERVE;
}
