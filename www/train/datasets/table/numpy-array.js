// Reads the arrays that NumPy saves.
import { Refused } from "../../../ui/refused.js";

/** What each file of an array begins with, and its length. */
const MAGIC = "\u0093NUMPY";
/** Matches the parts of the description of an array: how its numbers are stored, their order, and its shape. */
const [DESCRIPTION, FORTRAN, SHAPE] = [
  /'descr': (?:'([^']*)'|\[(.*?)\](?=, '))/,
  /'fortran_order': True/,
  /'shape': \(([\d, ]*)\)/,
];
/** Matches how a number or a text is stored, and a field of a record. */
const [STORED, FIELD] = [/^([<>|=])([a-zA-Z?])(\d*)$/, /^\('((?:[^'\\]|\\.)*)', '([^']*)'\)(?:, |,?$)/];
/** The last code of a character in Unicode. */
const LAST_LETTER = 0x10ffff;
/** What to do where numbers are stored in a way that is not read here. */
const ADVICE = "write it with numpy.savetxt(file, array, delimiter=',', fmt='%s')";
/** What is stored in the ways that are not read, by NumPy's letter. @type {Record<string, string>} */
const OTHERS = { O: "objects of Python", M: "dates", m: "spans of time", f: "long floats" };

/** @typedef {number | string | Nested[] | { [field: string]: number | string }} Nested */
/** @typedef {{ size: number, read: (place: number) => number | string | { [field: string]: number | string } }} Item */

/** Returns whether a file is an array of NumPy's. @param {Uint8Array} bytes */
export function isNumpyArray(bytes) {
  return [...MAGIC].every((letter, at) => bytes[at] === letter.charCodeAt(0));
}

/**
 * Returns the lists of an array, as `tolist` does.
 * @param {Uint8Array} bytes
 * @returns {Nested}
 * @throws {Refused} if it holds other things than numbers and words, or is cut short
 */
export function numpyLists(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const cut = () => new Refused("It is a NumPy array that is cut short");
  if (bytes.length < 12) throw cut();
  const [start, length] = bytes[6] === 1 ? [10, view.getUint16(8, true)] : [12, view.getUint32(8, true)];
  const header = new TextDecoder().decode(bytes.subarray(start, start + length));
  const [, stored, fields] = DESCRIPTION.exec(header) ?? [];
  const [, sizes = ""] = SHAPE.exec(header) ?? [];
  const item = stored === undefined ? recordReader(view, fields ?? "") : itemReader(view, stored);
  const shape = sizes
    .split(",")
    .filter((size) => size.trim() !== "")
    .map(Number);
  const strides = shape.map((_, at) =>
    (FORTRAN.test(header) ? shape.slice(0, at) : shape.slice(at + 1)).reduce(
      (product, size) => product * size,
      item.size,
    ),
  );
  const first = start + length;
  const total = shape.reduce((product, size) => product * size, item.size);
  if (total === 0) throw new Refused("It is a NumPy array without numbers");
  if (first + total > bytes.length) throw cut();
  /** @type {(axis: number, place: number) => Nested} */
  const lists = (axis, place) =>
    axis === shape.length
      ? item.read(place)
      : Array.from({ length: shape[axis] }, (_, at) => lists(axis + 1, place + at * strides[axis]));
  return lists(0, first);
}

/**
 * Returns what reads a record, a value for each of its fields.
 * @param {DataView} view
 * @param {string} fields as NumPy describes them
 * @returns {Item}
 */
function recordReader(view, fields) {
  /** @type {{ name: string, start: number, read: (place: number) => any }[]} */
  const found = [];
  let size = 0;
  for (let rest = fields; rest !== ""; ) {
    const [all, name, stored] = FIELD.exec(rest) ?? [];
    if (all === undefined) throw new Refused(`It is a NumPy array of records that hold arrays: ${ADVICE}`);
    const item = itemReader(view, stored);
    // Room between fields has no name.
    if (name !== "") found.push({ name, start: size, read: item.read });
    size += item.size;
    rest = rest.slice(all.length);
  }
  return {
    size,
    read: (place) => Object.fromEntries(found.map(({ name, start, read }) => [name, read(place + start)])),
  };
}

/**
 * Returns the size of an item in bytes and what reads one.
 * @param {DataView} view
 * @param {string} stored as NumPy says how, such as "<f8"
 * @returns {{ size: number, read: (place: number) => number | string }}
 * @throws {Refused} if such items are not read
 */
function itemReader(view, stored) {
  const [, order, kind = "", digits = ""] = STORED.exec(stored) ?? [];
  const [width, isLittle] = [Number(digits || 1), order !== ">"];
  if (kind === "V") return { size: width, read: () => "" };
  if (kind === "U" || kind === "S") {
    const size = kind === "U" ? 4 : 1;
    const code = (/** @type {number} */ place) =>
      kind === "U" ? view.getUint32(place, isLittle) : view.getUint8(place);
    const letters = Array.from({ length: width }, (_, at) => at * size);
    const letter = (/** @type {number} */ place) =>
      code(place) <= LAST_LETTER ? String.fromCodePoint(code(place)) : "\ufffd";
    const text = (/** @type {number} */ place) => letters.map((at) => letter(place + at)).join("");
    return { size: width * size, read: (place) => text(place).replace(/\0+$/, "") };
  }
  /** @type {Record<string, (place: number) => number | string>} */
  const readers = {
    f8: (place) => view.getFloat64(place, isLittle),
    f2: (place) => half(view.getUint16(place, isLittle)),
    f4: (place) => shortest(view.getFloat32(place, isLittle)),
    i1: (place) => view.getInt8(place),
    i2: (place) => view.getInt16(place, isLittle),
    i4: (place) => view.getInt32(place, isLittle),
    i8: (place) => Number(view.getBigInt64(place, isLittle)),
    u1: (place) => view.getUint8(place),
    u2: (place) => view.getUint16(place, isLittle),
    u4: (place) => view.getUint32(place, isLittle),
    u8: (place) => Number(view.getBigUint64(place, isLittle)),
    c8: (place) => complex(shortest(view.getFloat32(place, isLittle)), shortest(view.getFloat32(place + 4, isLittle))),
    c16: (place) => complex(view.getFloat64(place, isLittle), view.getFloat64(place + 8, isLittle)),
    b1: (place) => (view.getUint8(place) ? "True" : "False"),
  };
  const type = `${kind}${width}`;
  if (type in readers) return { size: width, read: readers[type] };
  throw new Refused(`It is a NumPy array of ${OTHERS[kind] ?? "things that are no numbers"}: ${ADVICE}`);
}

/** Writes a complex number as Python does. @param {number} real @param {number} imaginary */
function complex(real, imaginary) {
  return Number.isFinite(real + imaginary) ? `${real}${imaginary < 0 ? "" : "+"}${imaginary}j` : "nan";
}

/** Returns the shortest decimal that a number of single precision is written as, whose other digits would be noise. @param {number} single */
function shortest(single) {
  const found = [6, 7, 8].map((digits) => Number(single.toPrecision(digits)));
  return found.find((number) => Math.fround(number) === single) ?? single;
}

/** Returns the shortest decimal for a number of half precision. @param {number} bits */
function half(bits) {
  const [exponent, fraction] = [(bits >> 10) & 31, bits & 1023];
  if (exponent === 31) return NaN;
  const step = 2 ** (Math.max(exponent, 1) - 25);
  const size = (exponent > 0 ? 1024 + fraction : fraction) * step;
  const found = [1, 2, 3, 4, 5].map((digits) => Number(size.toPrecision(digits)));
  return (found.find((number) => Math.abs(number - size) < step / 2) ?? size) * (bits >> 15 ? -1 : 1);
}
