/** @type {import("./datasets.js").DataSet} */
export const moons = {
  label: "two moons",
  short: "moons",
  words: "two moons",
  uses: ["samples", "noise", "seed"],
  make: ({ samples, noise }, { makeMoons }) => makeMoons({ samples, noise }),
};
