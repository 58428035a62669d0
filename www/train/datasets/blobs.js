/** The divisor of scikit-learn's coordinates, which reach 10 from the origin; the other data sets reach about 2. */
const SHRINK = 5;

/** @type {import("./datasets.js").DataSet} */
export const blobs = {
  label: "two blobs",
  short: "blobs",
  words: "two blobs",
  uses: ["samples", "noise", "seed"],
  make({ samples, noise }, { makeBlobs }) {
    const { x, y } = makeBlobs({ samples, std: 2 * SHRINK * noise });
    return { x: x.map((point) => point.map((number) => number / SHRINK)), y };
  },
};
