// The pieces of the training lab that a frame of another page can show.

/** @type {import("../ui/embed.js").Pieces} */
export const PIECES = {
  pieces: {
    boundary: "Picture",
    transport: "Play, step, reset",
    time: "Time travel",
    readout: "Numbers",
    curves: "Curves",
    network: "Network",
    controls: "Settings",
  },
  shown: ["boundary", "transport", "readout"],
};
