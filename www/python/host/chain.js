// Writes a value of more than two operands, such as `sum([a, b, c])`, as a chain of operations of two.
import { operationNumber, operationOf } from "../../engine/operations.js";
import { OPAQUE } from "../../engine/recording.js";
import { isSame } from "./identify.js";

/**
 * The operations that can be chained: the result for two numbers, and the derivative of the whole by a step, from the number
 * of the step, those of the operands that follow, and the result.
 * @type {{ name: string, of: (a: number, b: number) => number, derivative: (step: number, rest: number[], result: number) => number }[]}
 */
const CHAINED = [
  { name: "Add", of: (a, b) => a + b, derivative: () => 1 },
  { name: "Mul", of: (a, b) => a * b, derivative: (_, rest) => rest.reduce((product, number) => product * number, 1) },
  { name: "Max", of: Math.max, derivative: (step, _, result) => (step === result ? 1 : 0) },
  { name: "Min", of: Math.min, derivative: (step, _, result) => (step === result ? 1 : 0) },
];

/**
 * Returns the operation of the chain and the steps before the last. An operation that the engine does not know is opaque,
 * and its steps have the numbers of the whole.
 * @param {string} symbol as the class writes it, or ""
 * @param {number[]} numbers of the operands
 * @param {{ data: number, grad: number }} whole
 */
export function chain(symbol, numbers, { data, grad }) {
  const known = symbol.trim() ? operationOf(symbol, 2)?.operation.name : undefined;
  const fitting = CHAINED.filter(
    ({ name, of }) =>
      (symbol.trim() ? name === known : true) &&
      isSame(
        numbers.reduce((a, b) => of(a, b)),
        data,
      ),
  );
  const between = numbers.slice(1, -1);
  if (fitting.length !== 1) return { operation: OPAQUE, steps: between.map(() => ({ data, grad })) };
  const [{ name, of, derivative }] = fitting;
  let step = numbers[0];
  const steps = between.map((number, index) => {
    step = of(step, number);
    return { data: step, grad: grad * derivative(step, numbers.slice(index + 2), data) };
  });
  return { operation: operationNumber(name), steps };
}
