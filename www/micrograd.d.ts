// The types of micrograd.js. tests/types.ts holds them against the modules in engine/ and graph/.
import type { Block } from "./engine/blocks.js";
import type { Activation, OperationMethods } from "./engine/operations.js";

export type { Activation };

/** What an operation takes: a value, or a number, which becomes a leaf. */
export type Operand = Value | number;

/** The inputs of a network: as many values or numbers as it takes. */
export type Inputs = readonly Operand[] | Float32Array | Float64Array;

/** How biases start: at 0 as in micrograd, or drawn like the weights as in the tutorial's own classes. */
export type Biases = "zero" | "uniform";

/** What `forward` returns for this number of outputs: one value, or an array. */
export type Outputs<Count extends number> = number extends Count ? Value | Value[] : Count extends 1 ? Value : Value[];

/** The last of the sizes of a network. */
export type Last<Sizes extends readonly number[]> = Sizes extends readonly [...number[], infer Size extends number]
  ? Size
  : number;

/**
 * Loads the engine; everything else needs it. In a browser it fetches its .wasm, in Node it reads the file; elsewhere
 * give it the bytes.
 */
export function init(source?: BufferSource | WebAssembly.Module): Promise<void>;

/**
 * A scalar: a number, its gradient, and how it was computed. Where JavaScript would take it for a number, as in `a + b`
 * or `a < b`, it throws; in a text, as in `${a}`, it is written.
 */
// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: the methods of operations follow from the one list of them
export class Value {
  /** Records a leaf: an input, a parameter or a constant. */
  constructor(data: number, label?: string);
  /** The number. */
  data: number;
  /** The derivative, by this value, of whatever `backward` was called on; 0 before. */
  grad: number;
  /** The name that the graph shows; empty when there is none. */
  label: string;
  /** The operation as micrograd writes it: empty for a leaf, "+", "*", "**3", "tanh", "ReLU", … */
  readonly op: string;
  /** The values it was computed from, in the order of the operands: the same objects that it was computed with. */
  readonly prev: Value[];
  /** The engine's name for it, which changes when values before it are freed. */
  readonly id: number;
  /** Where the engine has it: in a block of values beside each other, at this place. */
  readonly block: Block;
  readonly place: number;
  /** Whether it can be used: not when the scope that recorded it has ended. */
  readonly isLive: boolean;
  /** `this - other` */
  sub(other: Operand): Value;
  /** `this / other` */
  div(other: Operand): Value;
  /** `this ** exponent` */
  pow(exponent: Operand): Value;
  /** `-this` */
  neg(): Value;
  /** Sets its gradient to 1 and adds to the gradients of all that it depends on. */
  backward(): void;
  /** All that it depends on, each after its operands, and itself last. */
  topologicalOrder(): Value[];
  /** `Value(data=-4, grad=0, label='a')` */
  toString(): string;
  /** The number alone. */
  toJSON(): number;
  /** Writes the value into a text, and throws where a number is wanted. */
  [Symbol.toPrimitive](hint: string): string;
}

/**
 * A method for each operation of the engine. `add`, `mul`, `max` and `min` take another operand; `exp`, `log`, `tanh`,
 * `relu`, `sigmoid`, `sin`, `cos`, `sqrt`, `abs` and the like take none. Of two equal numbers `max` and `min` choose the
 * one whose method it is.
 */
export interface Value extends OperationMethods<Value> {}

/** What has parameters. */
interface Module {
  /** The weights and biases, in micrograd's order. */
  parameters(): Value[];
  /** Sets the gradients of the parameters to 0. */
  zeroGrad(): void;
  /** As micrograd prints it. */
  toString(): string;
}

/** A weighted sum of inputs and a bias, through an activation. */
export class Neuron implements Module {
  /** Draws a neuron; the activation is ReLU and the bias 0 unless chosen otherwise. */
  constructor(inputs: number, options?: { activation?: Activation; biases?: Biases });
  readonly w: readonly Value[];
  readonly b: Value;
  readonly activation: Activation;
  /** Records the output. */
  forward(x: Inputs): Value;
  parameters(): Value[];
  zeroGrad(): void;
  toString(): string;
  /** Its numbers, for `JSON.stringify`; it throws where one is not finite. */
  toJSON(): { w: number[]; b: number; activation: Activation };
}

/** Neurons that share their inputs. */
export class Layer<const Count extends number = number> implements Module {
  /** Draws a layer; the activation is ReLU and the biases 0 unless chosen otherwise. */
  constructor(inputs: number, outputs: Count, options?: { activation?: Activation; biases?: Biases });
  readonly neurons: readonly Neuron[];
  /** Records the outputs: one value when the layer has one neuron, else an array. */
  forward(x: Inputs): Outputs<Count>;
  parameters(): Value[];
  zeroGrad(): void;
  toString(): string;
}

/** A multilayer perceptron: layers that feed one another. */
export class MLP<const Sizes extends readonly number[] = readonly number[]> implements Module {
  /**
   * Draws a network of `inputs` numbers and a layer of each of these sizes. Unless chosen otherwise hidden layers are
   * ReLU, the last is linear, and biases are 0. `activation` is that of all hidden layers, or a list with one for each.
   */
  constructor(
    inputs: number,
    sizes: Sizes,
    options?: { activation?: Activation | readonly Activation[]; outputActivation?: Activation; biases?: Biases },
  );
  readonly layers: readonly Layer[];
  /**
   * Records the network that `JSON.stringify(model)` wrote, or the Rust crate's `to_json`: the text, or what `JSON.parse`
   * makes of it. Of a network it makes a copy.
   */
  static from(json: unknown): MLP;
  /** Records the outputs: one value when the last layer has one neuron, else an array. */
  forward(x: Inputs): Outputs<Last<Sizes>>;
  parameters(): Value[];
  zeroGrad(): void;
  toString(): string;
}

/** The body of a scope must not be async: the scope would end before it. It throws. */
export function scope<T>(body: () => PromiseLike<T>): never;
/**
 * Runs `body` and frees the values recorded meanwhile, but for those that its result is computed from. The result may be
 * a value, a network, or objects of these: arrays, maps, sets, and those of your own classes.
 */
export function scope<T>(body: () => T): T;

/**
 * Yields 0, 1, 2, … for a loop whose turns record anew: `for (const k of steps(2000)) { … }`. What a turn has recorded is
 * freed when the next one begins; values made before the loop stay, and those of the last turn. A turn may `await`, as long
 * as nothing else records meanwhile.
 *
 * A plain loop needs no `steps` if its turns wait for a task, as in `await new Promise(requestAnimationFrame)`: what no
 * variable leads to any more is freed meanwhile. Nothing is freed while a loop runs without a pause, or awaits only what is
 * there already.
 */
export function steps(count: number): Generator<number, void, void>;

/**
 * Seeds both streams, as `random.seed(value)` and `np.random.seed(value)` do; from a fresh seed when none is given.
 * Returns the seed.
 */
export function seed(value?: number): number;

/** Python's `random.uniform`. */
export function uniform(low: number, high: number): number;

/** NumPy's `np.random.permutation`: the numbers from 0 to below `length` in random order. */
export function permutation(length: number): number[];

/** Points, and the class of each: -1 or 1. */
export interface Dataset {
  x: number[][];
  y: number[];
}

/** Two interleaving half circles: scikit-learn's `make_moons`. 100 points with noise 0.1 unless chosen otherwise. */
export function makeMoons(options?: { samples?: number; noise?: number; shuffle?: boolean }): Dataset;

/** A circle inside another, `factor` times its size: scikit-learn's `make_circles`. */
export function makeCircles(options?: {
  samples?: number;
  noise?: number;
  shuffle?: boolean;
  factor?: number;
}): Dataset;

/** Two Gaussian clouds of standard deviation `std`: scikit-learn's `make_blobs` with two centres. */
export function makeBlobs(options?: { samples?: number; std?: number; shuffle?: boolean }): Dataset;

/** The graph of `root` as SVG text that stands on its own, or in Graphviz's language. */
export function draw(root: Value, options?: { format?: "svg" | "dot" }): Promise<string>;

/** What runs in a program. */
export interface Report {
  /** How many recorded nodes the loss is computed from. */
  nodes: number;
  /** The samples that run side by side; 0 when nothing repeats. */
  lanes: number;
  /** How many recorded nodes each of them has. */
  perLane: number;
  /** What is run, a line each. */
  plan: string[];
  /** How many bytes the numbers of the lanes take. */
  bytes: number;
  /** Whether every number and gradient has the bits of the tape's. */
  exact: boolean;
}

/** How gradients become updates: plain descent, with momentum, or Adam. */
export type OptimizerName = "descent" | "momentum" | "adam";

/** The settings of an optimizer. */
export interface OptimizerOptions {
  /** Momentum: what remains of the velocity after a step. Adam: β₁. 0.9 unless chosen otherwise. */
  decay?: number;
  /** Adam's β₂. 0.999 unless chosen otherwise. */
  squareDecay?: number;
  /** Adam's ε. 1e-8 unless chosen otherwise. */
  epsilon?: number;
}

/** A compiled loss. It holds memory of the engine: `free()` it when many are made. */
export interface Program {
  /** The loss of the last pass. */
  readonly loss: number;
  /** The parameters, in the order in which they were given; a copy. Assign an array to replace them. */
  get parameters(): Float64Array;
  set parameters(numbers: ArrayLike<number>);
  /** The gradients of the parameters, as of the last pass. */
  readonly gradients: Float64Array;
  /** Computes the loss and every gradient, changes no parameter, and returns the loss. */
  pass(): number;
  /** Chooses how gradients become updates, from the start; gradient descent, `p -= rate * dp`, unless chosen. */
  useOptimizer(name: OptimizerName, options?: OptimizerOptions): void;
  /**
   * What the optimizer remembers; a copy. Assign one to go on from there. Nothing for descent; the velocity of each
   * parameter for momentum; the steps taken, then the mean gradient and the mean squared gradient of each for Adam.
   */
  get optimizerState(): Float64Array;
  set optimizerState(state: ArrayLike<number>);
  /** One step of the optimizer. Returns the loss before it. */
  step(rate: number): number;
  /** Steps at one rate, or at the rates that a function of the step gives. Returns the loss before each. */
  train(steps: number, schedule: number | ((step: number) => number)): Float64Array;
  /** The number and gradient of any recorded value of any sample, as of the last pass. */
  inspect(value: Value): { data: number; grad: number };
  /** `inspect` of many values in one call; quickest when they belong to one sample. */
  inspectAll(values: readonly Value[]): { data: Float64Array; grad: Float64Array };
  /** The number of a sample's value in every sample, as of the last pass. */
  acrossSamples(value: Value): Float64Array;
  /** Replaces leaves of the samples: `leaves` of any one of them, and a number for each of them for each sample. */
  setInputs(leaves: readonly Value[], numbers: ArrayLike<number>): void;
  /** What a sample's `output` would be for other numbers in its `leaves`: as many numbers as leaves for each point. */
  evaluate(output: Value, leaves: readonly Value[], points: ArrayLike<number>): Float64Array;
  /** Writes the parameters and their gradients back to the values they were compiled from. */
  store(): void;
  /** Runs a pass and compares every number and gradient with the tape's, bit for bit. */
  verify(): { exact: boolean; difference: string | null };
  /** What the program runs; verifies it, and so runs a pass. */
  report(): Report;
  /** Frees its memory. It cannot be used afterwards. */
  free(): void;
}

/**
 * Compiles the recorded graph of a loss into a program that trains `parameters`: the same numbers as the graph's, bit
 * for bit, at the speed of a hand-written kernel.
 */
export function compile(loss: Value, parameters: readonly Value[]): Program;
