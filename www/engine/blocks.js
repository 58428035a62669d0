// Knows where the nodes of handles are on the tape, and frees those that no handle needs any more.
//
// JavaScript tells that an object is gone if it was asked to, which takes longer for each handle than recording its node.
// So the handles of nodes that lie beside each other share a block, and it is the block that is watched.
import { outermost, wasm } from "./instance.js";

/** @import { Value } from "./value.js" */

/** The number of nodes after which a new handle begins another block. */
const SIZE = 4096;

/** The bytes that a node takes on the tape. */
const NODE = 32;

/** The least number of nodes on the tape that is worth looking through. */
const LEAST = 250_000;

/** Nodes beside each other. A handle is a block and a place in it, and its node is there while the block is that long. */
export class Block {
  /** Memory that nobody uses. JavaScript's collector goes by it, as it cannot see what the block's nodes take. @type {ArrayBuffer | undefined} */
  weight;

  /** @param {number} start @param {number} length */
  constructor(start, length) {
    /** The index of its first node. */
    this.start = start;
    this.length = length;
    /** The handle of each node that has one, by its place: whoever asks for the node again gets the same. @type {Value[]} */
    this.handles = [];
  }

  /** Notes that its last nodes were freed. @param {number} length */
  shorten(length) {
    this.length = length;
    if (this.handles.length > length) this.handles.length = Math.max(length, 0);
  }
}

/** The number of times that nodes were freed or moved. */
export let epoch = 0;

/** The block of the last nodes, which still grows. */
let newest = new Block(0, SIZE);

/** The blocks before it, in the order of their starts, with those that no handle has any more. @type {{ start: number, block: WeakRef<Block> }[]} */
let blocks = [];

/** The length of the tape at which it is worth looking for nodes to free. */
let due = LEAST;

const registry = new FinalizationRegistry(() => {
  if (wasm.length() >= due) free();
});

/** Returns the block that a node lies in. @param {number} id */
export function blockOf(id) {
  const place = id - newest.start;
  if (place < 0) return earlierBlock(id);
  if (place >= SIZE) begin(id);
  return newest;
}

/**
 * Notes that the tape was rewound.
 * @param {number} [end] its length without what was kept
 */
export function rewound(end = wasm.length()) {
  // The end of a scope that ended with one around it frees nothing.
  if (epoch === wasm.epoch()) return;
  epoch = wasm.epoch();
  for (let last = blocks.at(-1); last !== undefined; last = blocks.at(-1)) {
    const block = last.block.deref();
    if (block && block.length > end - block.start) block.shorten(end - block.start);
    if (last.start < end) break;
    blocks.pop();
  }
  begin(end);
}

/** Ends the newest block and begins another. @param {number} start */
function begin(start) {
  newest.shorten(start - newest.start);
  watch(newest);
  newest = new Block(start, SIZE);
}

/** @param {Block} block */
function watch(block) {
  // A loop that is rewound to where it began makes many that are empty.
  if (block.length <= 0) return;
  if (block.start > due) block.weight = new ArrayBuffer(block.length * NODE);
  blocks.push(watched(block));
}

/** @param {Block} block */
function watched(block) {
  registry.register(block, 0);
  return { start: block.start, block: new WeakRef(block) };
}

/** Returns the block of a node before the newest block. @param {number} id */
function earlierBlock(id) {
  let place = blocks.length - 1;
  while (blocks[place].start > id) place--;
  const { start, block } = blocks[place];
  const found = block.deref();
  if (found) return found;
  const end = blocks[place + 1]?.start ?? newest.start;
  const again = new Block(start, end - start);
  blocks[place] = watched(again);
  return again;
}

/** Frees the nodes that none in a block is computed from. What stays moves down on the tape. */
function free() {
  begin(wasm.length());
  const held = blocks.flatMap(({ block }) => block.deref() ?? []);
  const ids = new Uint32Array(held.reduce((sum, block) => sum + block.length, 0));
  let count = 0;
  for (const block of held) for (let place = 0; place < block.length; place++) ids[count++] = block.start + place;
  // While a scope is open, nothing is freed, and all stays where it is.
  const moved = wasm.closeScope(outermost, ids, true);
  epoch = wasm.epoch();
  blocks = [];
  count = 0;
  let end = 0;
  for (const block of held) {
    const start = moved[count];
    // What lies between has no handles.
    watch(new Block(end, start - end));
    block.start = start;
    watch(block);
    count += block.length;
    end = start + block.length;
  }
  newest = new Block(end, SIZE);
  begin(wasm.length());
  due = LEAST + 2 * wasm.length();
}
