// The tutorial's MLP(3, [4, 4, 1]) with the parameters that the tutorial prints, its four samples, and descent on their
// loss. Every number is the engine's.
import { MLP } from "../engine/nn.js";
import { scope } from "../engine/scope.js";
import { Value } from "../engine/value.js";
import { mlp } from "../python/examples/mlp.js";
import { pythonText } from "../ui/numbers.js";

/** The inputs and the targets. */
export const SAMPLES = [
  { x: [2, 3, -1], y: 1 },
  { x: [3, -1, 0.5], y: -1 },
  { x: [0.5, 1, 1], y: -1 },
  { x: [1, 1, -1], y: 1 },
];

/**
 * The result of a forward and backward pass.
 * @typedef {object} Pass
 * @property {number[]} predictions one for each sample
 * @property {number} loss the sum of the squared errors
 * @property {number[]} gradients one for each parameter
 */

/** The parameters before the first step, as the tutorial prints them. */
const PRINTED = numbersIn(mlp.cells.find(({ source }) => source?.includes("print(mlp_params)"))?.expected ?? "");
/** The rate of the tutorial's first steps, of one parameter and of all. */
export const FIRST_RATE = 0.001;
/** The rate of its loop, and how often that runs. */
export const [LOOP_RATE, LOOP_STEPS] = [0.05, 20];

/** @param {string} text */
function numbersIn(text) {
  return [...text.matchAll(/data='([^']*)'/g)].map(([, number]) => Number(number));
}

/** The number of digits of a loss that are shown: those after them depend on the order in which the terms of a sum are added. */
const DIGITS = 12;

/** Writes a loss as the tutorial prints it, without its last digits. @param {number} loss */
export function lossText(loss) {
  return pythonText(Number(loss.toPrecision(DIGITS)));
}

/** The parameters in Python, which gives one after the other. */
export const PARAMETERS_CODE = `# the parameters that the tutorial prints
numbers = iter([
    ${PRINTED.map((number, index) => `${pythonText(number)},${index % 4 === 3 ? "\n    " : " "}`)
      .join("")
      .trim()}
])
`;

/** The same network and its samples in Python. */
const NETWORK = `${PARAMETERS_CODE}

class Neuron:
    def __init__(self, nin):
        self.w = [Value(next(numbers)) for _ in range(nin)]
        self.b = Value(next(numbers))

    def __call__(self, x):
        return sum((wi * xi for wi, xi in zip(self.w, x)), self.b).tanh()

    def parameters(self):
        return self.w + [self.b]


layers = [[Neuron(nin) for _ in range(nout)] for nin, nout in [(3, 4), (4, 4), (4, 1)]]
parameters = [p for layer in layers for n in layer for p in n.parameters()]


def mlp(x):
    for layer in layers:
        x = [n(x) for n in layer]
    return x[0]


xs = [[2.0, 3.0, -1.0], [3.0, -1.0, 0.5], [0.5, 1.0, 1.0], [1.0, 1.0, -1.0]]
ys = [1.0, -1.0, -1.0, 1.0]


def look(zero_grad=True):
    loss = sum((mlp(x) - y) ** 2 for x, y in zip(xs, ys))
    if zero_grad:
        for p in parameters:
            p.grad = 0.0
    loss.backward()
    return loss


def step(rate, moved, zero_grad=True):
    loss = look(zero_grad)
    for p in moved:
        p.data += -rate * p.grad
    return loss


`;

/** @typedef {"printed" | "one step" | "two steps"} Start */

/** The line of each step that a button takes. */
const STEPS = { one: `step(${FIRST_RATE}, parameters[:1])\n`, all: `step(${FIRST_RATE}, parameters)\n` };

/** The lines that lead to where a card starts. @type {Record<Start, string>} */
const STARTS = { printed: "", "one step": STEPS.one, "two steps": STEPS.one + STEPS.all };

/**
 * Writes how the network came from a card's start to where it is, as Python.
 * @param {Start} start
 * @param {{ weight?: number, steps?: number, moved?: keyof typeof STEPS, rate?: number }} way the first weight, if it was set; the steps
 *   of one weight or of all; the rate of the loop, if that has run
 */
export function networkCode(start, { weight, steps = 0, moved = "all", rate }) {
  const set = weight === undefined ? "" : `parameters[0].data = ${pythonText(weight)}\n`;
  const loop =
    rate === undefined
      ? ""
      : `for k in range(${LOOP_STEPS}):\n    print(k, step(${pythonText(rate)}, parameters).data)\n`;
  const look =
    'loss = look()\nprint("loss", loss.data)\nprint("w", parameters[0].data)\nprint("w.grad", parameters[0].grad)\n';
  return `${NETWORK}${STARTS[start]}${set}${STEPS[moved].repeat(steps)}${loop}${look}loss\n`;
}

/** Writes runs of the loop from the same start, and draws their losses. @param {Start} start @param {{ name: string, rate: number, zeroGrad?: boolean }[]} loops */
export function loopsCode(start, loops) {
  const runs = loops.map(
    ({ name, rate, zeroGrad = true }) => `run("${name}", ${pythonText(rate)}${zeroGrad ? "" : ", zero_grad=False"})\n`,
  );
  return `import matplotlib.pyplot as plt

${NETWORK}${STARTS[start]}first = [p.data for p in parameters]


def begin():
    for p, number in zip(parameters, first):
        p.data = number
        p.grad = 0.0


def run(name, rate, zero_grad=True):
    begin()
    plt.plot([step(rate, parameters, zero_grad).data for k in range(${LOOP_STEPS})], label=name)


${runs.join("")}plt.xlabel("step")
plt.ylabel("loss")
plt.legend()
plt.show()

begin()
look()
`;
}

export class TutorialNetwork {
  #model = new MLP(3, [4, 4, 1], { activation: "tanh", outputActivation: "tanh" });
  #parameters = this.#model.parameters();

  constructor() {
    this.start("printed");
  }

  /**
   * Goes back to the parameters that the tutorial prints, or to where its step of one parameter, or that of all, has led.
   * @param {Start} start
   */
  start(start) {
    for (const [index, number] of PRINTED.entries()) this.#parameters[index].data = number;
    if (start !== "printed") this.stepFirst();
    if (start === "two steps") this.step(FIRST_RATE);
  }

  /** The first weight of the first neuron, of which the tutorial asks the gradient. */
  get weight() {
    return this.#parameters[0].data;
  }

  set weight(number) {
    this.#parameters[0].data = number;
  }

  /** Computes the loss and its gradients; without `zeroGrad`, gradients are added to what the pass before has left. @returns {Pass} */
  pass({ zeroGrad = true } = {}) {
    return scope(() => {
      const predictions = SAMPLES.map(({ x }) => this.#model.forward(x));
      const loss = predictions
        .map((prediction, index) => prediction.sub(SAMPLES[index].y).pow(2))
        // The sum begins with 0, as Python's `sum` does.
        .reduce((sum, error) => sum.add(error), new Value(0));
      if (zeroGrad) this.#model.zeroGrad();
      loss.backward();
      return {
        predictions: predictions.map(({ data }) => data),
        loss: loss.data,
        gradients: this.#parameters.map(({ grad }) => grad),
      };
    });
  }

  /** Takes the tutorial's step of the first weight alone. Returns the pass before it. */
  stepFirst() {
    const pass = this.pass();
    this.weight += -FIRST_RATE * pass.gradients[0];
    return pass;
  }

  /**
   * Takes a step of all parameters, against their gradients. Returns the pass before it.
   * @param {number} rate
   * @param {{ zeroGrad?: boolean }} [options]
   */
  step(rate, options) {
    const pass = this.pass(options);
    for (const [index, parameter] of this.#parameters.entries()) parameter.data += -rate * pass.gradients[index];
    return pass;
  }

  /**
   * Runs the tutorial's loop and returns the pass of each of its steps, whose loss it prints.
   * @param {number} rate
   * @param {{ zeroGrad?: boolean }} [options]
   */
  loop(rate, options) {
    this.#model.zeroGrad();
    return Array.from({ length: LOOP_STEPS }, () => this.step(rate, options));
  }
}
