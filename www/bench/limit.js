// The hand-written SIMD kernels of benches/limit.

/** @typedef {Record<string, (...numbers: number[]) => number> & { memory: WebAssembly.Memory }} Kernels */

/**
 * @param {import("./problem.js").Problem} problem
 * @returns {Promise<(steps: number) => Float64Array>}
 */
export async function prepareLimit({ layers, points, targets, parameters, rate }) {
  const response = await fetch(new URL("../pkg/limit.wasm", import.meta.url));
  if (!response.ok) throw new Error(`limit.wasm could not be loaded: ${response.status}`);
  const { instance } = await WebAssembly.instantiate(await response.arrayBuffer());
  const kernels = /** @type {Kernels} */ (instance.exports);
  const size = `${layers[0]}_${targets.length}`;
  const state = kernels[`state_${size}`]();
  targets.forEach((y, index) => {
    kernels[`sample_${size}`](state, index, points[2 * index], points[2 * index + 1], y);
  });
  const present = new Float64Array(kernels.memory.buffer, state, parameters.length);
  const step = kernels[`step_${size}`];
  return (steps) => {
    present.set(parameters);
    return Float64Array.from({ length: steps }, (_, k) => step(state, rate(k)));
  };
}
