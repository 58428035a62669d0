// A bound on the memory that Python may take. MicroPython frees nothing while code runs and asks for more instead, so
// without a bound a program that keeps making things would take the page's whole process with it.

/** In bytes. */
const LIMIT = 640 * 1024 * 1024;

/** More of it, to say that it ran out. */
const RESERVE = 160 * 1024 * 1024;

let limit = LIMIT;

let isBound = false;

/**
 * MicroPython's memory grows by this method, the engine's by an instruction of its own: it is not bound by this. When
 * it throws, MicroPython raises a MemoryError.
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

/** Gives the reserve, to a Python that will not be used again. */
export function relieveMemory() {
  limit = LIMIT + RESERVE;
}
