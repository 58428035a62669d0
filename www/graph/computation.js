// Types: computation.d.ts.
export { Computation } from "./walkthrough/engine-computation.js";
