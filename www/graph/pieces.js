// Lists the pieces of the graph lab that a frame of another page can show.

/** @type {import("../ui/embed.js").Pieces} */
export const PIECES = {
  pieces: {
    code: "Code and output",
    picture: "Picture",
    walk: "Step by step",
    notes: "Card of a value",
  },
  shown: ["picture", "walk"],
};
