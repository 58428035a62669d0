// Everything that can be chosen in the training lab. It travels in the address, so it is plain JSON.

export type Feature = "x" | "y" | "x^2" | "y^2" | "xy" | "sin x" | "sin y";

export interface DataSettings {
  kind: "moons" | "circles" | "blobs" | "xor" | "spirals" | "own";
  /** Points in all, training and test. */
  samples: number;
  noise: number;
  /** Seeds NumPy's stream, as in the tutorial. */
  seed: number;
  /** The share of points that are kept for testing, from 0 to 0.5; the last ones of the dataset. */
  test: number;
  /** With kind "own": the points, [x, y, label], label -1 or 1. */
  points: [number, number, number][];
}

export interface ModelSettings {
  /** At least one. */
  features: Feature[];
  /** The neurons of each hidden layer: 0 to 6 layers of 1 to 64. */
  hidden: number[];
  activation: "relu" | "tanh" | "sigmoid" | "linear";
  /** How weights start: micrograd's uniform(-1, 1), He's or Glorot's uniform, or all zero. */
  initialisation: "micrograd" | "he" | "glorot" | "zero";
  /** Seeds Python's stream, as in the tutorial. */
  seed: number;
}

export interface TrainingSettings {
  loss: "max-margin" | "mse" | "logistic";
  l2: number;
  l1: number;
  /** "demo": 1 - 0.9 k / 100, then 0.1 (as `rate` and `steps` say: from rate down to a tenth of it in `steps`). */
  schedule: "constant" | "demo" | "cosine";
  rate: number;
  /** Over how many steps the schedule falls. */
  steps: number;
  optimizer: "descent" | "momentum" | "adam";
  /** Of momentum, and beta 1 of Adam. */
  momentum: number;
  /** Points per step; 0 for all of them. */
  batch: number;
}

/** When training pauses by itself; 0 for never. */
export interface StopSettings {
  step: number;
  /** From 0 to 1. */
  accuracy: number;
  loss: number;
  /** Steps without a better loss. */
  patience: number;
}

export interface Settings {
  data: DataSettings;
  model: ModelSettings;
  training: TrainingSettings;
  stop: StopSettings;
}
