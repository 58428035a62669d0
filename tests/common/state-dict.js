// The weights of a network of two inputs and three neurons, as PyTorch writes them.

/** In the order of the page: each neuron's weights, then its bias. */
export const NUMBERS = [1, 2, 0.25, 3, 4, -0.5, 5, 6, 0.1, 7, 8, 9, -1];
export const STATE = {
  "0.weight": [
    [1, 2],
    [3, 4],
    [5, 6],
  ],
  "0.bias": [0.25, -0.5, 0.1],
  "2.weight": [[7, 8, 9]],
  "2.bias": [-1],
};
