// Caches what is derived from a graph, whose structure never changes.

/**
 * Returns a function that computes a result for each key once. A result is kept as long as its key is.
 * @template {object} Key
 * @template Result
 * @param {(key: Key) => Result} compute
 * @returns {(key: Key) => Result}
 */
export function memoized(compute) {
  /** @type {WeakMap<Key, { result: Result }>} */
  const known = new WeakMap();
  return (key) => {
    const found = known.get(key) ?? { result: compute(key) };
    known.set(key, found);
    return found.result;
  };
}
