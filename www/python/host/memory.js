// Bounds the memory that Python may take. MicroPython frees nothing while code runs and asks for more instead, so
// without a bound a program that keeps making things would take the page's whole process with it.

/** The bound in bytes. */
const LIMIT = 640 * 1024 * 1024;

/** Additional memory for reporting that memory ran out, in bytes. */
const RESERVE = 160 * 1024 * 1024;

let limit = LIMIT;

let isBound = false;

/**
 * Bounds the method by which MicroPython's memory grows. When it throws, MicroPython raises a MemoryError. The engine's
 * memory grows by an instruction and is not bounded.
 */
export function boundMemory() {
  limit = LIMIT;
  if (isBound) return;
  isBound = true;
  const grow = WebAssembly.Memory.prototype.grow;
  WebAssembly.Memory.prototype.grow = function (pages) {
    if (this.buffer.byteLength + pages * 65_536 > limit) throw new RangeError("Python has all the memory it may have");
    return grow.call(this, pages);
  };
}

/** Allows the reserve to a Python that will not be used again. */
export function relieveMemory() {
  limit = LIMIT + RESERVE;
}
