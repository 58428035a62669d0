import { normal, shuffled } from "./random.js";

/** Half the gap between the squares, without noise. */
const GAP = 0.1;

/** Four squares around the origin: class 1 where the signs of x and y differ. @type {import("./datasets.js").DataSet} */
export const xor = {
  label: "XOR, four corners",
  short: "XOR",
  words: "XOR",
  uses: ["samples", "noise", "seed"],
  make({ samples, noise }, { permutation, uniform }) {
    const side = () => {
      const at = uniform(-1, 1);
      return at + Math.sign(at) * GAP;
    };
    const clean = Array.from({ length: samples }, () => [side(), side()]);
    const y = clean.map(([a, b]) => (a > 0 === b > 0 ? -1 : 1));
    const x = clean.map((point) => point.map((at) => at + noise * normal(uniform)));
    return shuffled({ x, y }, permutation);
  },
};
