// Frees the values that were recorded in a scope when it ends, except those that it returns.
import { rewound } from "./blocks.js";
import { wrong } from "./check.js";
import { assertReady, wasm } from "./instance.js";
import { live, point, Value } from "./value.js";

/**
 * Runs `body` and frees the values recorded meanwhile, except those that its result is computed from. The result may
 * be a value, something with `parameters()`, or arrays, maps, sets and other objects of these.
 * @template T
 * @param {() => T} body
 * @returns {T}
 */
export function scope(body) {
  assertReady();
  if (typeof body !== "function") throw wrong("body", "a function", body);
  const start = wasm.length();
  const depth = wasm.openScope();
  /** @type {Set<Value>} */
  let kept = new Set();
  try {
    const result = body();
    if (result instanceof Promise) {
      // The promise fails when it uses freed values later, and nobody awaits it.
      result.catch(() => {});
      throw new TypeError("body must not be async: the scope ends before it would");
    }
    kept = valuesIn(result, new Set());
    return result;
  } finally {
    close(depth, start, [...kept]);
  }
}

/**
 * @param {number} depth
 * @param {number} start the length of the tape when the scope began
 * @param {Value[]} kept
 */
function close(depth, start, kept) {
  const ids = wasm.closeScope(
    depth,
    Uint32Array.from(kept, (value) => value.id),
  );
  rewound(start);
  kept.forEach((value, index) => {
    point(value, ids[index]);
  });
}

/**
 * Returns the values in a result.
 * @param {unknown} result
 * @param {Set<unknown>} seen
 * @returns {Set<Value>}
 */
function valuesIn(result, seen) {
  if (typeof result !== "object" || result === null || seen.has(result)) return new Set();
  seen.add(result);
  if (result instanceof Value) {
    live(result, "the returned value");
    return new Set([result]);
  }
  if ("parameters" in result && typeof result.parameters === "function") return valuesIn(result.parameters(), seen);
  if (ArrayBuffer.isView(result)) return new Set();
  const parts = result instanceof Map || result instanceof Set ? [...result].flat() : Object.values(result);
  return new Set(parts.flatMap((part) => [...valuesIn(part, seen)]));
}
