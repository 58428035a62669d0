// micrograd in plain JavaScript, as in Python: an object for every scalar, and a closure that knows its derivative.

class Value {
  /** @param {number} data @param {Value[]} [children] @param {string} [op] */
  constructor(data, children = [], op = "") {
    this.data = data;
    this.grad = 0;
    this.propagate = () => {};
    this.prev = new Set(children);
    this.op = op;
  }

  /** @param {Value | number} addend */
  add(addend) {
    const other = addend instanceof Value ? addend : new Value(addend);
    const out = new Value(this.data + other.data, [this, other], "+");
    out.propagate = () => {
      this.grad += out.grad;
      other.grad += out.grad;
    };
    return out;
  }

  /** @param {Value | number} factor */
  mul(factor) {
    const other = factor instanceof Value ? factor : new Value(factor);
    const out = new Value(this.data * other.data, [this, other], "*");
    out.propagate = () => {
      this.grad += other.data * out.grad;
      other.grad += this.data * out.grad;
    };
    return out;
  }

  relu() {
    const out = new Value(this.data < 0 ? 0 : this.data, [this], "ReLU");
    out.propagate = () => {
      this.grad += (out.data > 0 ? 1 : 0) * out.grad;
    };
    return out;
  }

  backward() {
    this.grad = 1;
    for (const value of this.order().reverse()) value.propagate();
  }

  /** Returns the values in topological order. micrograd recurses, which would overflow JavaScript's stack in a long sum. */
  order() {
    /** @type {Value[]} */
    const order = [];
    const visited = new Set([/** @type {Value} */ (this)]);
    const open = [{ value: /** @type {Value} */ (this), children: this.prev.values() }];
    while (open.length > 0) {
      const { value, children } = open[open.length - 1];
      const next = children.next();
      if (next.done) {
        order.push(value);
        open.pop();
      } else if (!visited.has(next.value)) {
        visited.add(next.value);
        open.push({ value: next.value, children: next.value.prev.values() });
      }
    }
    return order;
  }
}

class Neuron {
  /** @param {Value[]} parameters the weights, then the bias @param {boolean} nonlinear */
  constructor(parameters, nonlinear) {
    this.w = parameters.slice(0, -1);
    this.b = parameters[parameters.length - 1];
    this.nonlinear = nonlinear;
  }

  /** @param {Value[]} x */
  forward(x) {
    const sum = this.w.reduce((total, wi, index) => total.add(wi.mul(x[index])), this.b);
    return this.nonlinear ? sum.relu() : sum;
  }
}

/** @param {Value[]} values */
const sum = (values) => values.reduce((total, value) => total.add(value), new Value(0));

/**
 * Runs the demo's training. Returns the loss before each step.
 * @param {import("./problem.js").Problem} problem
 * @param {number} steps
 */
export function train({ layers, points, targets, parameters, rate }, steps) {
  const values = Array.from(parameters, (data) => new Value(data));
  let next = 0;
  const model = layers.map((size, index) => {
    const inputs = index === 0 ? 2 : layers[index - 1];
    const neuron = () => {
      next += inputs + 1;
      return new Neuron(values.slice(next - inputs - 1, next), index < layers.length - 1);
    };
    return Array.from({ length: size }, neuron);
  });

  /** @param {number} k */
  const step = (k) => {
    const losses = Array.from(targets, (y, index) => {
      let x = [new Value(points[2 * index]), new Value(points[2 * index + 1])];
      for (const layer of model) {
        const inputs = x;
        x = layer.map((neuron) => neuron.forward(inputs));
      }
      return x[0].mul(-y).add(1).relu();
    });
    const dataLoss = sum(losses).mul(1 / losses.length);
    const total = dataLoss.add(sum(values.map((p) => p.mul(p))).mul(1e-4));
    for (const p of values) p.grad = 0;
    total.backward();
    for (const p of values) p.data -= rate(k) * p.grad;
    return total.data;
  };
  return Float64Array.from({ length: steps }, (_, k) => step(k));
}
