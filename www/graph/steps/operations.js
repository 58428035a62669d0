// What each operation of the engine's table means, in words and in the notation of micrograd's own `_backward`.

/**
 * The numbers of a step: of the operands, of the result, and the exponent of `x ** number`.
 * @typedef {{ self: number, other: number, out: number, n: number }} Values
 *
 * What an operand's gradient receives, times the gradient of the result: as a formula, whose {self}, {other} and {out}
 * stand for the data, and as a number.
 * @typedef {{ formula: string, of: (values: Values) => number }} Factor
 *
 * @typedef {object} Operation
 * @property {string} noun "a product"
 * @property {string} rule what it does with the gradient, after the noun
 * @property {Factor[]} factors one for each operand
 */

/** @type {Factor} */
const ONE = { formula: "1.0", of: () => 1 };

/** @type {Record<string, Operation>} by the name in the engine's table */
export const OPERATIONS = {
  Add: {
    noun: "a sum",
    rule: "passes its own gradient on unchanged, times 1",
    factors: [ONE, ONE],
  },
  Mul: {
    noun: "a product",
    rule: "gives each factor the other factor times its own gradient",
    factors: [
      { formula: "{other}", of: ({ other }) => other },
      { formula: "{self}", of: ({ self }) => self },
    ],
  },
  Pow: {
    noun: "a power",
    rule: "gives its base the exponent, times the base to one power less, times its own gradient",
    factors: [{ formula: "{n} * {self}{power}", of: ({ self, n }) => (n === 0 ? 0 : n * self ** (n - 1)) }],
  },
  PowValue: {
    noun: "a power",
    rule: "has two derivatives, one by its base and one by its exponent; each goes on times its own gradient",
    factors: [
      {
        formula: "{other} * {self}**({other} - 1)",
        of: ({ self, other }) => (other === 0 ? 0 : other * self ** (other - 1)),
      },
      {
        formula: "{out} * log({self})",
        of: ({ self, out }) => (self === 0 && out === 0 ? 0 : out * Math.log(self)),
      },
    ],
  },
  Exp: {
    noun: "an exponential",
    rule: "is its own derivative, which goes on times its own gradient",
    factors: [{ formula: "{out}", of: ({ out }) => out }],
  },
  Log: {
    noun: "a logarithm",
    rule: "has the derivative 1 / x, which goes on times its own gradient",
    factors: [{ formula: "(1 / {self})", of: ({ self }) => 1 / self }],
  },
  Tanh: {
    noun: "a tanh",
    rule: "has the derivative 1 - tanh², which goes on times its own gradient",
    factors: [{ formula: "(1 - {out}**2)", of: ({ out }) => 1 - out * out }],
  },
  Relu: {
    noun: "a ReLU",
    rule: "lets its own gradient through if its number is above 0, and stops it if not",
    factors: [{ formula: "({out} > 0)", of: ({ out }) => (out > 0 ? 1 : 0) }],
  },
  Sigmoid: {
    noun: "a sigmoid",
    rule: "has the derivative s * (1 - s), which goes on times its own gradient",
    factors: [{ formula: "{out} * (1 - {out})", of: ({ out }) => out * (1 - out) }],
  },
  Sin: {
    noun: "a sine",
    rule: "has the cosine as its derivative, which goes on times its own gradient",
    factors: [{ formula: "cos({self})", of: ({ self }) => Math.cos(self) }],
  },
  Cos: {
    noun: "a cosine",
    rule: "has minus the sine as its derivative, which goes on times its own gradient",
    factors: [{ formula: "-sin({self})", of: ({ self }) => -Math.sin(self) }],
  },
  Sqrt: {
    noun: "a square root",
    rule: "has the derivative 1 / (2 * root), which goes on times its own gradient",
    factors: [{ formula: "(0.5 / {out})", of: ({ out }) => 0.5 / out }],
  },
  Abs: {
    noun: "a magnitude",
    rule: "keeps its own gradient where its operand is above 0, and turns its sign below",
    factors: [{ formula: "sign({self})", of: ({ self }) => (self > 0 ? 1 : self < 0 ? -1 : 0) }],
  },
  Max: {
    noun: "a maximum",
    rule: "hands its own gradient to the larger operand alone",
    factors: [
      { formula: "({self} >= {other})", of: ({ self, other }) => (self >= other || Number.isNaN(self) ? 1 : 0) },
      { formula: "({other} > {self})", of: ({ self, other }) => (self >= other || Number.isNaN(self) ? 0 : 1) },
    ],
  },
  Min: {
    noun: "a minimum",
    rule: "hands its own gradient to the smaller operand alone",
    factors: [
      { formula: "({self} <= {other})", of: ({ self, other }) => (self <= other || Number.isNaN(self) ? 1 : 0) },
      { formula: "({other} < {self})", of: ({ self, other }) => (self <= other || Number.isNaN(self) ? 0 : 1) },
    ],
  },
};

/**
 * A formula with something put in for what it names.
 * @param {string} formula
 * @param {Record<string, string>} parts
 */
export function filled(formula, parts) {
  return formula.replace(/\{([^}]+)\}/g, (_, name) => parts[name]);
}
