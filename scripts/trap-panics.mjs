// Makes every panic of the engine a trap, and removes its texts. A panic is a bug, after which the instance is lost
// either way, and native builds keep the texts. They and the code that formats them are an eighth of the WebAssembly.
//
//   node scripts/trap-panics.mjs <file.wasm>
import { readFileSync, writeFileSync } from "node:fs";
import binaryen from "binaryen";

/** The functions that the standard library calls when it panics, by name. None of them returns. */
const PANICS =
  /panicking|panic_|slice_index_fail|unwrap_failed|expect_failed|raw_vec::(handle_error|capacity_overflow)|handle_alloc_error|alloc_error_h|len_mismatch_fail/;

/** What the standard library says when it panics. */
const TEXTS = [
  "called `Option::unwrap()` on a `None` value",
  "internal error: entered unreachable code",
  "assertion failed: ",
  "RefCell already mutably borrowed",
  "RefCell already borrowed",
  "capacity overflow",
  "Attempted to initialize thread-local while it is being dropped",
  "a Display implementation returned an error unexpectedly",
  "a formatting trait implementation returned an error when the underlying stream did not",
];

const { Features } = binaryen;
const FEATURES = [
  Features.SIMD128,
  Features.BulkMemory,
  Features.NontrappingFPToInt,
  Features.SignExt,
  Features.MutableGlobals,
  Features.ReferenceTypes,
  Features.Multivalue,
];

const [, , path] = process.argv;
const wasm = blanked(readFileSync(path));
const module = binaryen.readBinary(wasm);
module.setFeatures(FEATURES.reduce((all, feature) => all | feature));
let count = 0;
for (let index = 0; index < module.getNumFunctions(); index += 1) {
  const { name, module: imported } = binaryen.getFunctionInfo(module.getFunctionByIndex(index));
  if (imported || !PANICS.test(name)) continue;
  binaryen.Function(module.getFunction(name)).setBody(module.unreachable());
  count += 1;
}
if (count === 0) throw new Error(`${path} has no panics: are the names of its functions gone?`);
writeFileSync(path, module.emitBinary());
module.dispose();

/**
 * Returns the file without the texts and the source locations of panics. A location is a pointer to a path that ends in
 * `.rs`, its length, a line and a column.
 * @param {Uint8Array} file
 */
function blanked(file) {
  const bytes = Buffer.from(file);
  const { address, start, end } = firstData(bytes);
  /** @type {Map<number, number>} */
  const paths = new Map();
  // The pointers are aligned in memory.
  for (let at = start + (-address & 3); at + 16 <= end; at += 4) {
    const path = bytes.readUInt32LE(at) - address + start;
    const length = bytes.readUInt32LE(at + 4);
    if (path < start || length > 255 || path + length > end) continue;
    if (bytes.toString("latin1", path, path + length).endsWith(".rs")) {
      paths.set(path, Math.max(length, paths.get(path) ?? 0));
      bytes.fill(0, at, at + 16);
    }
  }
  for (const [path, length] of paths) bytes.fill(0, path, path + length);
  for (const text of TEXTS) {
    for (let at = bytes.indexOf(text, start); at >= 0 && at < end; at = bytes.indexOf(text, at)) {
      bytes.fill(0, at, at + text.length);
    }
  }
  return bytes;
}

/**
 * Returns the first segment of the data section, which holds the constants: its address in memory, and its position in the file.
 * @param {Buffer} bytes
 */
function firstData(bytes) {
  let at = 8;
  /** Reads the next number in the LEB128 encoding, of which none is negative here. */
  const next = () => {
    let [number, shift, byte] = [0, 1, 0];
    do {
      byte = bytes[at++];
      number += (byte & 127) * shift;
      shift *= 128;
    } while (byte & 128);
    return number;
  };
  const DATA = 11;
  for (let section = next(), size = next(); section !== DATA; section = next(), size = next()) at += size;
  // The section has the number of segments, then the first one's flags, `i32.const`, address, `end` and size.
  next();
  at += 2;
  const address = next();
  at += 1;
  const size = next();
  return { address, start: at, end: at + size };
}
