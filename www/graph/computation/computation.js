// Types: computation.d.ts.
export { Computation } from "./engine-computation.js";
