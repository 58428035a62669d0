// Lists the operations of the engine in the order of its table (src/op.rs), with their names, symbols and explanations. Only
// that table says what they compute. tests/unit/operations.test.js compares the two.

/**
 * In `python`, `torch` and `factors`, {self} and {other} stand for the operands, {out} for the result, {n} for the
 * exponent of `x ** number`, and {power} for `**(n - 1)`.
 *
 * @typedef {object} Operation
 * @property {string} name the name in the engine's table
 * @property {string} symbol the symbol in graphs, as micrograd writes it; an exponent follows `**`
 * @property {0 | 1 | 2} operands the number of operands that are values
 * @property {readonly string[]} [aliases] other names in a learner's class, in lower case
 * @property {string} [method] the method of `Value` that records it, in JavaScript, Python and Rust; a leaf has none
 * @property {boolean} [isComposed] whether that method composes it of others, as micrograd does, so that only a class of a
 *   learner's own has it as one operation
 * @property {string} [micrograd] the expression on values of the published micrograd; absent if micrograd lacks it
 * @property {string} [python] the number that it computes, as a Python expression, if micrograd lacks it
 * @property {string} [torch] the expression on PyTorch's tensors
 * @property {string} [activation] the name of a neuron that ends with it; absent if no neuron does
 * @property {string} [module] PyTorch's module for such a neuron, if there is one
 * @property {string} [noun] the noun in sentences, such as "a product"
 * @property {string} [rule] the backward rule in words, which follow the noun and "it"
 * @property {readonly string[]} factors the local derivative by each operand, as a
 *   formula in Python
 */

const TABLE = /** @type {const} @satisfies {readonly Operation[]} */ ([
  {
    name: "Leaf",
    symbol: "",
    operands: 0,
    factors: [],
  },
  {
    name: "Add",
    symbol: "+",
    operands: 2,
    aliases: ["∑", "σ", "⊕", "plus", "sum", "addition", "accumulate"],
    method: "add",
    micrograd: "{self} + {other}",
    torch: "{self} + {other}",
    noun: "a sum",
    rule: "passes its own gradient on unchanged, times 1",
    factors: ["1.0", "1.0"],
  },
  {
    name: "Mul",
    symbol: "*",
    operands: 2,
    aliases: ["×", "·", "⋅", "∗", "⊗", "⊙", "times", "multiply", "multiplication", "prod", "product", "dot"],
    method: "mul",
    micrograd: "{self} * {other}",
    torch: "{self} * {other}",
    noun: "a product",
    rule: "gives each factor the other factor times its own gradient",
    factors: ["{other}", "{self}"],
  },
  {
    name: "Pow",
    symbol: "**",
    operands: 1,
    method: "pow",
    micrograd: "{self} ** {n}",
    torch: "{self} ** {n}",
    noun: "a power",
    rule: "gives its base the exponent, times the base to one power less, times its own gradient",
    factors: ["{n} * {self}{power}"],
  },
  {
    name: "PowValue",
    symbol: "**",
    operands: 2,
    aliases: ["^", "power"],
    method: "pow",
    python: "{self} ** {other}",
    torch: "{self} ** {other}",
    noun: "a power",
    rule: "has two derivatives, one by its base and one by its exponent; each goes on times its own gradient",
    factors: ["{other} * {self}**({other} - 1)", "{out} * log({self})"],
  },
  {
    name: "Exp",
    symbol: "exp",
    operands: 1,
    aliases: ["e", "exponential", "e^", "e**", "e^x", "e**x"],
    method: "exp",
    python: "math.exp({self})",
    torch: "torch.exp({self})",
    noun: "an exponential",
    rule: "is its own derivative, which goes on times its own gradient",
    factors: ["{out}"],
  },
  {
    name: "Log",
    symbol: "log",
    operands: 1,
    aliases: ["ln", "logarithm"],
    method: "log",
    python: "math.log({self})",
    torch: "torch.log({self})",
    noun: "a logarithm",
    rule: "has the derivative 1 / x, which goes on times its own gradient",
    factors: ["(1 / {self})"],
  },
  {
    name: "Tanh",
    symbol: "tanh",
    operands: 1,
    aliases: ["hyperbolic tangent", "tan_h"],
    method: "tanh",
    python: "math.tanh({self})",
    torch: "torch.tanh({self})",
    activation: "Tanh",
    module: "nn.Tanh",
    noun: "a tanh",
    rule: "has the derivative 1 - tanh², which goes on times its own gradient",
    factors: ["(1 - {out}**2)"],
  },
  {
    name: "Relu",
    symbol: "ReLU",
    operands: 1,
    aliases: ["rectifier", "max0", "max(0,x)"],
    method: "relu",
    micrograd: "{self}.relu()",
    torch: "torch.relu({self})",
    activation: "ReLU",
    module: "nn.ReLU",
    noun: "a ReLU",
    rule: "lets its own gradient through if its number is above 0, and stops it if not",
    factors: ["({out} > 0)"],
  },
  {
    name: "Sigmoid",
    symbol: "sigmoid",
    operands: 1,
    aliases: ["σ", "sigm", "logistic", "sig"],
    method: "sigmoid",
    python: "1 / (1 + math.exp(-{self}))",
    torch: "torch.sigmoid({self})",
    activation: "Sigmoid",
    module: "nn.Sigmoid",
    noun: "a sigmoid",
    rule: "has the derivative s * (1 - s), which goes on times its own gradient",
    factors: ["{out} * (1 - {out})"],
  },
  {
    name: "Sin",
    symbol: "sin",
    operands: 1,
    aliases: ["sine"],
    method: "sin",
    python: "math.sin({self})",
    torch: "torch.sin({self})",
    activation: "Sin",
    noun: "a sine",
    rule: "has the cosine as its derivative, which goes on times its own gradient",
    factors: ["cos({self})"],
  },
  {
    name: "Cos",
    symbol: "cos",
    operands: 1,
    aliases: ["cosine"],
    method: "cos",
    python: "math.cos({self})",
    torch: "torch.cos({self})",
    noun: "a cosine",
    rule: "has minus the sine as its derivative, which goes on times its own gradient",
    factors: ["-sin({self})"],
  },
  {
    name: "Sqrt",
    symbol: "sqrt",
    operands: 1,
    aliases: ["√", "square_root", "squareroot"],
    method: "sqrt",
    python: "math.sqrt({self})",
    torch: "torch.sqrt({self})",
    noun: "a square root",
    rule: "has the derivative 1 / (2 * root), which goes on times its own gradient",
    factors: ["(0.5 / {out})"],
  },
  {
    name: "Abs",
    symbol: "abs",
    operands: 1,
    aliases: ["|x|", "absolute", "magnitude"],
    method: "abs",
    python: "abs({self})",
    torch: "torch.abs({self})",
    noun: "a magnitude",
    rule: "keeps its own gradient where its operand is above 0, and turns its sign below",
    factors: ["sign({self})"],
  },
  {
    name: "Max",
    symbol: "max",
    operands: 2,
    aliases: ["maximum"],
    method: "max",
    python: "max({self}, {other})",
    torch: "torch.maximum({self}, {other})",
    noun: "a maximum",
    rule: "passes its own gradient to the larger operand only",
    factors: ["({self} >= {other})", "({other} > {self})"],
  },
  {
    name: "Min",
    symbol: "min",
    operands: 2,
    aliases: ["minimum"],
    method: "min",
    python: "min({self}, {other})",
    torch: "torch.minimum({self}, {other})",
    noun: "a minimum",
    rule: "passes its own gradient to the smaller operand only",
    factors: ["({self} <= {other})", "({other} < {self})"],
  },
  {
    name: "Softplus",
    symbol: "softplus",
    operands: 1,
    method: "softplus",
    python: "max({self}, 0.0) + math.log1p(math.exp(-abs({self})))",
    torch: "torch.nn.functional.softplus({self}, threshold=700)",
    activation: "Softplus",
    module: "nn.Softplus",
    noun: "a softplus",
    rule: "has the sigmoid as its derivative, which goes on times its own gradient",
    factors: ["(1 / (1 + exp(-{self})))"],
  },
  {
    name: "Sub",
    symbol: "-",
    operands: 2,
    aliases: ["−", "subtract", "subtraction", "minus", "difference"],
    method: "sub",
    isComposed: true,
    micrograd: "{self} - {other}",
    torch: "{self} - {other}",
    noun: "a difference",
    rule: "passes its own gradient on unchanged to what is subtracted from, and times -1 to what is subtracted",
    factors: ["1.0", "-1.0"],
  },
  {
    name: "Div",
    symbol: "/",
    operands: 2,
    aliases: ["÷", ":", "truediv", "divide", "division", "quotient"],
    method: "div",
    isComposed: true,
    micrograd: "{self} / {other}",
    torch: "{self} / {other}",
    noun: "a quotient",
    rule: "has two derivatives, one by the dividend and one by the divisor; each goes on times its own gradient",
    factors: ["(1 / {other})", "(-{self} / {other}**2)"],
  },
  {
    name: "Neg",
    symbol: "neg",
    operands: 1,
    aliases: ["-", "−", "negative", "negate", "negation", "usub", "minus"],
    method: "neg",
    isComposed: true,
    micrograd: "-{self}",
    torch: "-{self}",
    noun: "a negative",
    rule: "passes its own gradient on times -1",
    factors: ["-1.0"],
  },
  {
    name: "LeakyRelu",
    symbol: "LeakyReLU",
    operands: 1,
    aliases: ["leaky_relu", "leaky relu", "leaky", "lrelu"],
    method: "leakyrelu",
    python: "max({self}, {self} * 0.01)",
    torch: "torch.nn.functional.leaky_relu({self})",
    activation: "LeakyReLU",
    module: "nn.LeakyReLU",
    noun: "a leaky ReLU",
    rule: "lets its own gradient through if its number is above 0, and a hundredth of it if not",
    factors: ["(1.0 if {out} > 0 else 0.01)"],
  },
  {
    name: "Elu",
    symbol: "ELU",
    operands: 1,
    method: "elu",
    python: "math.expm1({self}) if {self} < 0 else {self}",
    torch: "torch.nn.functional.elu({self})",
    activation: "ELU",
    module: "nn.ELU",
    noun: "an ELU",
    rule: "passes its own gradient on, times its number plus 1 if that number is below 0",
    factors: ["({out} + 1 if {out} < 0 else 1.0)"],
  },
]);

/** All operations; the index of each is its number in the engine. @type {readonly Operation[]} */
export const OPERATIONS = TABLE;

/** The number of a leaf in the engine. */
export const LEAF = 0;

/**
 * @typedef {Exclude<Extract<(typeof TABLE)[number], { method: string }>, { isComposed: true }>} Recorded
 * @typedef {Exclude<Extract<Recorded, { operands: 1 }>["method"], "pow">} UnaryMethod
 * @typedef {Exclude<Extract<Recorded, { operands: 2 }>["method"], "pow">} BinaryMethod
 */

/**
 * The methods of `Value` that record an operation of one or two operands. `pow`, whose operand may be a number, is not among them.
 * @template Result
 * @typedef {{ [Name in UnaryMethod]: () => Result } & { [Name in BinaryMethod]: (other: Result | number) => Result }}
 *   OperationMethods
 */

/** Returns the engine's number of the operation with a name. @param {string} name */
export function operationNumber(name) {
  const number = OPERATIONS.findIndex((operation) => operation.name === name);
  if (number < 0) throw new RangeError(`There is no operation ${name}`);
  return number;
}

/** @typedef {Extract<(typeof TABLE)[number], { activation: string }>["method"] | "linear"} Activation */

/** The activations of a neuron, by the method that records each. @type {readonly Activation[]} */
export const ACTIVATIONS = [...TABLE.flatMap((entry) => ("activation" in entry ? entry.method : [])), "linear"];

/**
 * Returns the operation of an activation, or `undefined` for a linear one.
 * @param {Activation} activation
 */
export function activationOf(activation) {
  return OPERATIONS.find(({ method }) => method === activation);
}

/** Matches a power with its exponent: `**3`, `** (-1)`, `^2`, `pow -1`, `pow(0.5)`, `x**2`. */
const EXPONENT = /^(?:\w\s*)?(?:\*\*|\^|pow(?:er)?)\s*\(?\s*(-?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)\s*\)?$/;

/** Powers that have names of their own. @type {Map<string, number>} */
const NAMED_POWERS = new Map([
  ["square", 2],
  ["sq", 2],
  ["cube", 3],
  ["reciprocal", -1],
  ["inverse", -1],
  ["inv", -1],
  ["1/x", -1],
]);

/**
 * Returns the plain form of a symbol: ` ADD `, `__add__`, `AddBackward0`, `Op.ADD` and `add_op` all become `add`.
 * @param {string} symbol
 */
function plain(symbol) {
  const bare = symbol
    .trim()
    .replace(/^<?(?:ops?|optype|operation|function)[._:]/i, "")
    .replace(/[<>'"]/g, "")
    .replace(/^_+|_+$/g, "")
    .replace(/(?<=\w)(?:_?(?:grad_?fn|backward|node|func|function|operation)\d*|_?(?:op|fn))$/i, "")
    .replace(/\(\)$/, "");
  return (bare || symbol.trim()).toLowerCase();
}

/**
 * Returns the operation of a symbol of micrograd or of a learner's own class: `+`, `**3`, `ReLU` or `relu`, `AddBackward`.
 * @param {string} symbol
 * @param {number} operands the number of values that it was computed from
 * @returns {{ number: number, operation: Operation, exponent: number } | undefined} `undefined` when the engine has no
 *   such operation; `exponent` is 0 for all but `x ** number`
 */
export function operationOf(symbol, operands) {
  const name = plain(symbol);
  if (operands === 1) {
    const exponent = EXPONENT.exec(name)?.[1] ?? NAMED_POWERS.get(name);
    if (exponent !== undefined) return found(operationNumber("Pow"), Number(exponent));
  }
  const number = OPERATIONS.findIndex(
    (operation) => operation.operands === operands && operands > 0 && namesOf(operation).includes(name),
  );
  // A power of one operand needs an exponent.
  return number < 0 || OPERATIONS[number].name === "Pow" ? undefined : found(number, 0);
}

/** Returns whether a symbol is that of a power, with or without its exponent. @param {string} symbol */
export function isPower(symbol) {
  return operationOf(symbol, 2)?.operation.name === "PowValue" || operationOf(symbol, 1)?.operation.name === "Pow";
}

/** @param {Operation} operation */
function namesOf({ name, symbol, method = "", aliases = [] }) {
  return [symbol, method, name, ...aliases].map((one) => one.toLowerCase());
}

/**
 * @param {number} number
 * @param {number} exponent
 */
function found(number, exponent) {
  return { number, operation: OPERATIONS[number], exponent };
}

/**
 * Inserts the operands into a formula.
 * @param {string} formula
 * @param {Record<string, string>} parts
 */
export function filled(formula, parts) {
  return formula.replace(/\{([^}]+)\}/g, (_, name) => parts[name]);
}
