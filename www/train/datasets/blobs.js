/** scikit-learn's two clouds lie up to 10 from the origin; a fifth of that fits the other shapes. */
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
