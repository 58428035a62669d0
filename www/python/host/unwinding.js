// Makes MicroPython's calls cheap. Its package leaves each call that may raise an exception to a function of JavaScript, and the
// way there and back takes longer than most of what is called. These functions are WebAssembly's own: a module that is
// made here catches the exceptions.

/** The prefix of the names of those functions. The letters after it are the types of the result and of the operands. */
const PREFIX = "invoke_";

/** The function that raises an exception. */
const THROW = "_emscripten_throw_longjmp";

/** A function that MicroPython imports, and no other program. */
const MARK = "mp_js_time_ms";

/** The interpreter's functions that a call needs, in the order of the second table. */
const LINKED = ["emscripten_stack_get_current", "_emscripten_stack_restore", "setThrew"];

/** The types of the exception, and of the functions in the second table. */
const FIRST_TYPES = ["v", "i", "vi", "vii"];

/** The parts of a module, by the numbers of the binary format (https://webassembly.github.io/spec/core/binary/modules.html). */
const SECTION = { types: 1, functions: 3, tables: 4, exports: 7, code: 10, tags: 13 };

/** The instructions that are used. `try` and `catch` are those of the first proposal, which every engine knows. */
const CODE = { try: 0x06, catch: 0x07, throw: 0x08, end: 0x0b, call: 0x11, get: 0x20, set: 0x21, constant: 0x41 };

/** A table of functions, the form of a function's type, and of a block without a result. */
const REFERENCES = 0x70;
const FUNCTION = 0x60;
const NOTHING = 0x40;

/** The numbers of types, and the instructions for their zeros. @type {Record<string, { type: number[], zero: number[] }>} */
const TYPES = {
  v: { type: [], zero: [] },
  i: { type: [0x7f], zero: [CODE.constant, 0] },
  j: { type: [0x7e], zero: [0x42, 0] },
  f: { type: [0x7d], zero: [0x43, 0, 0, 0, 0] },
  d: { type: [0x7c], zero: [0x44, 0, 0, 0, 0, 0, 0, 0, 0] },
};

let isReady = false;

/** The memory of the MicroPython that started last, which its package does not tell. @type {WebAssembly.Memory} */
let memory;

export function memoryOfNewest() {
  return memory;
}

/** Lets every MicroPython that starts from now on call so. */
export function unwindInWebAssembly() {
  if (isReady) return;
  isReady = true;
  WebAssembly.instantiate = linking(WebAssembly.instantiate);
  WebAssembly.instantiateStreaming = linking(WebAssembly.instantiateStreaming);
}

/**
 * Returns a function that starts programs as WebAssembly's does, with functions of ours in MicroPython.
 * @param {any} start
 * @returns {any}
 */
function linking(start) {
  return async (/** @type {unknown} */ source, /** @type {any} */ imports) => {
    if (!imports?.env?.[MARK]) return start.call(WebAssembly, source, imports);
    const code = moduleOf(Object.keys(imports.env).filter((name) => name.startsWith(PREFIX)));
    // A browser that cannot catch exceptions in this way takes longer.
    const isAble = WebAssembly.validate(code);
    const exports = isAble ? new WebAssembly.Instance(new WebAssembly.Module(code)).exports : {};
    const started = await start.call(WebAssembly, source, { ...imports, env: { ...imports.env, ...exports } });
    if (isAble) link(exports, started.instance.exports);
    memory = started.instance.exports.memory;
    return started;
  };
}

/**
 * Gives our module the functions of the interpreter that it calls.
 * @param {any} ours
 * @param {any} interpreter
 */
function link(ours, interpreter) {
  const functions = interpreter.__indirect_function_table;
  ours.functions.grow(functions.length);
  for (let index = 0; index < functions.length; index++) ours.functions.set(index, functions.get(index));
  LINKED.forEach((name, index) => {
    ours.linked.set(index, interpreter[name]);
  });
}

/**
 * Returns a module with a function for each name, which calls the function of its first operand's number with the others, and
 * with the one that raises an exception.
 * @param {string[]} names
 */
function moduleOf(names) {
  const signatures = names.map((name) => name.slice(PREFIX.length));
  // A type for each called function, and one for each that calls it.
  const types = [...FIRST_TYPES, ...signatures, ...signatures.map((one) => `${one[0]}i${one.slice(1)}`)];
  const typeOf = (/** @type {number} */ index) => FIRST_TYPES.length + index;
  const called = names.map((_, index) => leb(typeOf(names.length + index)));
  const bodies = [[0, CODE.throw, 0, CODE.end], ...signatures.map((one, index) => bodyOf(one, typeOf(index)))];
  const exported = [
    ["functions", 1, 0],
    ["linked", 1, 1],
    ...[THROW, ...names].map((name, index) => [name, 0, index]),
  ].map(([name, kind, index]) => [...text(String(name)), Number(kind), ...leb(Number(index))]);
  return Uint8Array.from([
    ...[0, ...new TextEncoder().encode("asm"), 1, 0, 0, 0],
    ...section(SECTION.types, types.map(functionType)),
    ...section(SECTION.functions, [[0], ...called]),
    ...section(SECTION.tables, [
      [REFERENCES, 0, 0],
      [REFERENCES, 0, LINKED.length],
    ]),
    // The exception, which has the first type: it carries nothing.
    ...section(SECTION.tags, [[0, 0]]),
    ...section(SECTION.exports, exported),
    ...section(
      SECTION.code,
      bodies.map((body) => [...leb(body.length), ...body]),
    ),
  ]);
}

/**
 * Returns the body of a function that calls another. After an exception it restores the stack, tells the interpreter, and returns 0.
 * @param {string} signature of the called function
 * @param {number} type the number of its type
 */
function bodyOf(signature, type) {
  const { type: result, zero } = TYPES[signature[0]];
  const operands = Array.from(signature.slice(1), (_, index) => [CODE.get, index + 1]).flat();
  // The only local variable, which comes after the operands.
  const stack = signature.length;
  const callLinked = (/** @type {number} */ index) => [CODE.constant, index, CODE.call, index + 1, 1];
  return [
    ...[1, 1, ...TYPES.i.type],
    ...[...callLinked(0), CODE.set, stack],
    ...[CODE.try, ...(result.length ? result : [NOTHING])],
    ...[...operands, CODE.get, 0, CODE.call, ...leb(type), 0],
    ...[CODE.catch, 0],
    ...[CODE.get, stack, ...callLinked(1)],
    ...[CODE.constant, 1, CODE.constant, 0, ...callLinked(2)],
    ...zero,
    ...[CODE.end, CODE.end],
  ];
}

/** @param {string} signature */
function functionType(signature) {
  const [result, ...operands] = Array.from(signature, (letter) => TYPES[letter].type);
  return [FUNCTION, operands.length, ...operands.flat(), result.length, ...result];
}

/** @param {number} id @param {number[][]} entries */
function section(id, entries) {
  const content = [...leb(entries.length), ...entries.flat()];
  return [id, ...leb(content.length), ...content];
}

/** @param {string} name */
function text(name) {
  return [...leb(name.length), ...new TextEncoder().encode(name)];
}

/** Returns a whole number in WebAssembly's notation. @param {number} number @returns {number[]} */
function leb(number) {
  return number < 128 ? [number] : [(number & 127) | 128, ...leb(number >> 7)];
}
