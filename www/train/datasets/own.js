import { labelOf } from "../settings/width.js";

/** Points placed by hand or read from a file, in their order. @type {import("./datasets.js").DataSet} */
export const own = {
  label: "your own points",
  short: "yours",
  words: "",
  uses: ["points"],
  make: ({ points }) => ({ x: points.map((point) => point.slice(0, -1)), y: points.map(labelOf) }),
};
