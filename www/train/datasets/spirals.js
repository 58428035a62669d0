import { normal, shuffled } from "./random.js";

/** The number of turns of each spiral around the origin. */
const TURNS = 1.5;

/** Two intertwined spirals, one for each class. @type {import("./datasets.js").DataSet} */
export const spirals = {
  label: "two spirals",
  short: "spirals",
  words: "two spirals",
  uses: ["samples", "noise", "seed"],
  make({ samples, noise }, { permutation, scope, uniform, Value }) {
    const half = Math.ceil(samples / 2);
    const y = Array.from({ length: samples }, (_, index) => (index < half ? -1 : 1));
    const x = y.map((label, index) => {
      const along = (index % half) / Math.max(1, half - 1);
      const radius = 0.2 + 1.6 * along;
      const angle = 2 * Math.PI * TURNS * along + (label > 0 ? Math.PI : 0);
      // The engine's sine has the same bits in every browser.
      const [sine, cosine] = scope(() => [new Value(angle).sin().data, new Value(angle).cos().data]);
      return [radius * cosine, radius * sine].map((at) => at + (noise / 2) * normal(uniform));
    });
    return shuffled({ x, y }, permutation);
  },
};
