/** Points placed by hand or read from a file, in their order. @type {import("./datasets.js").DataSet} */
export const own = {
  label: "your own points",
  short: "yours",
  words: "",
  uses: ["points"],
  make: ({ points }) => ({ x: points.map(([x, y]) => [x, y]), y: points.map(([, , label]) => label) }),
};
