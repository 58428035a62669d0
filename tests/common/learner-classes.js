// Programs with a class of the learner's own, made from a few choices: how its attributes are called, how it keeps its
// operands, what it calls its operations.

/**
 * @typedef {object} Choices
 * @property {string} [cls] the name of the class
 * @property {string} [data] the attribute that holds the number
 * @property {string} [grad] the attribute that holds the gradient, "" for none
 * @property {string} [start] the gradient before backward
 * @property {string} [operands] the attribute that holds the operands
 * @property {"tuple" | "list" | "set" | "frozenset" | "dict" | "pairs" | "None" | "two" | "later"} [container] how: `None`
 *   is a tuple, and None for a leaf; `two` are two attributes; `later` is a set that is assigned from outside
 * @property {string} [op] the attribute that holds the operation, "" for none
 * @property {Record<string, string>} [symbols] what it calls +, *, -, /, neg, **2, tanh, exp
 * @property {string} [label] the attribute that holds a name, "" for none
 * @property {string} [number] a function that makes its numbers, "" for none
 * @property {string} [body] further lines of the class
 * @property {string} [head] lines before the class
 */

/** What micrograd, and most who follow the lecture, call the operations. */
const SYMBOLS = { "+": "+", "*": "*", "-": "-", "/": "/", neg: "neg", "**2": "**2", tanh: "tanh", exp: "exp" };

/** @param {Choices} [choices] @returns {string} */
export function program({
  cls = "Value",
  data = "data",
  grad = "grad",
  start = "0.0",
  operands = "_prev",
  container = "set",
  op = "_op",
  symbols = SYMBOLS,
  label = "label",
  number = "",
  body = "",
  head = "",
} = {}) {
  const names = { ...SYMBOLS, ...symbols };
  const stored = {
    tuple: `tuple(inputs)`,
    list: `list(inputs)`,
    set: `set(inputs)`,
    frozenset: `frozenset(inputs)`,
    dict: `dict(enumerate(inputs))`,
    pairs: `[(one, 1.0) for one in inputs]`,
    None: `inputs or None`,
    two: "",
    later: "set()",
  }[container];
  const store =
    container === "two"
      ? `self.${operands}1, self.${operands}2 = (tuple(inputs) + (None, None))[:2]`
      : `self.${operands} = ${stored}`;
  const make = (/** @type {string} */ numberText, /** @type {string} */ inputs, /** @type {string} */ symbol) => {
    const call = `${cls}(${numberText}, ${container === "later" ? "()" : inputs}, ${JSON.stringify(names[symbol])})`;
    if (container !== "later") return `return ${call}`;
    return `out = ${call}; out.${operands} = set(${inputs}); return out`;
  };
  const d = data;
  return `import math
${head}
class ${cls}:
    def __init__(self, number, inputs=(), how="", name=""):
        self.${d} = ${number}(number)
        ${grad ? `self.${grad} = ${start}` : "pass"}
        ${store}
        ${op ? `self.${op} = how` : "pass"}
        ${label ? `self.${label} = name` : "pass"}
${body}
    def __add__(self, other):
        ${make(`self.${d} + other.${d}`, "(self, other)", "+")}
    def __mul__(self, other):
        ${make(`self.${d} * other.${d}`, "(self, other)", "*")}
    def __sub__(self, other):
        ${make(`self.${d} - other.${d}`, "(self, other)", "-")}
    def __truediv__(self, other):
        ${make(`self.${d} / other.${d}`, "(self, other)", "/")}
    def __neg__(self):
        ${make(`-self.${d}`, "(self,)", "neg")}
    def square(self):
        ${make(`self.${d} ** 2`, "(self,)", "**2")}
    def tanh(self):
        ${make(`math.tanh(self.${d})`, "(self,)", "tanh")}
    def exp(self):
        ${make(`math.exp(self.${d})`, "(self,)", "exp")}

a = ${cls}(2.5, name="a")
b = ${cls}(-3.25, name="b")
c = ${cls}(10.5, name="c")
d = a * b
e = d + c
f = e * e
g = f - a
h = -(g / c)
i = (h.tanh() + a.square()).exp()
j = i + i
print(j.${d})
`;
}

/** The operations in the order in which the values above are computed, as the engine's table calls them. */
export const OPERATIONS_MADE = ["Mul", "Add", "Mul", "Sub", "Div", "Neg", "Tanh", "Pow", "Add", "Exp", "Add"];

/**
 * Returns lines that print the graph of `j` as JSON: of each value its number, its gradient and the numbers of its
 * operands, all by plain reading of the attributes.
 * @param {Choices} [choices]
 */
export function introspection({ data = "data", grad = "grad", operands = "_prev", container = "set" } = {}) {
  const held = {
    dict: `list(v.${operands}.values())`,
    pairs: `[one for one, _ in v.${operands}]`,
    None: `list(v.${operands} or ())`,
    two: `[one for one in (v.${operands}1, v.${operands}2) if one is not None]`,
  }[container];
  return `
import json
seen, waiting = {}, [j]
while waiting:
    v = waiting.pop()
    if id(v) in seen: continue
    inner = ${held ?? `list(v.${operands})`}
    seen[id(v)] = [float(v.${data}), ${grad ? `float(v.${grad} or 0)` : "0.0"}, sorted({float(one.${data}) for one in inner})]
    waiting.extend(inner)
print(json.dumps(sorted(seen.values())))
`;
}
