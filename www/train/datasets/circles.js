/** @type {import("./datasets.js").DataSet} */
export const circles = {
  label: "two circles",
  short: "circles",
  words: "two circles",
  uses: ["samples", "noise", "seed"],
  make: ({ samples, noise }, { makeCircles }) => makeCircles({ samples, noise, factor: 0.5 }),
};
