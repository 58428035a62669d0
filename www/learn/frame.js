// Fits the live picture of a card into its frame.

/** The largest scale at which a small graph is drawn. */
export const LARGEST = 1.75;
