// The curves of the first chapter as Python, as "Let me play" opens them.
import { pythonText } from "../ui/numbers.js";
import { smallStep } from "./numbers.js";

const PARABOLA_CODE = `def f(x):
    return 3 * x**2 - 4 * x + 5

`;

/** The slope by a step, as the card prints it; and the graph, whose gradient has no h. @param {{ x: number, h: number }} state */
export const secantCode = ({ x, h }) => `${PARABOLA_CODE}h = ${pythonText(h)}
x = Value(${pythonText(x)})
y = f(x)
print((f(x.data + h) - f(x.data)) / h)
y.backward()
`;

/** @param {{ x: number }} state */
export const tangentCode = ({ x }) => `${PARABOLA_CODE}x = Value(${pythonText(x)})
y = f(x)
y.backward()
`;

/** The tutorial's cell at the step that the card shows. It ends with the graph of d1, whose gradients have no h. @param {{ decades: number }} state */
export const quotientCode = ({ decades }) => `h = ${pythonText(smallStep(decades))}
a = Value(2.0)
b = Value(-3.0)
c = Value(10.0)
d1 = a*b + c
d2 = (a + h)*b + c
print(f"d1: {d1.data}")
print(f"d2: {d2.data}")
print(f"slope: {(d2.data - d1.data)/h}")
d1.backward()
d1
`;
