import { normal } from "./random.js";

/** The number of squares along a side. */
const SIDE = 4;

/** Squares around the origin whose classes alternate, as on a chessboard. @type {import("./datasets.js").DataSet} */
export const checkerboard = {
  label: "checkerboard",
  short: "board",
  words: "checkerboard",
  uses: ["samples", "noise", "seed"],
  make({ samples, noise }, { uniform }) {
    const clean = Array.from({ length: samples }, () => [uniform(-2, 2), uniform(-2, 2)]);
    const square = (/** @type {number} */ at) => Math.min(SIDE - 1, Math.floor((SIDE * (at + 2)) / 4));
    const y = clean.map(([a, b]) => ((square(a) + square(b)) % 2 === 0 ? 1 : -1));
    return { x: clean.map((point) => point.map((at) => at + (noise / 2) * normal(uniform))), y };
  },
};
