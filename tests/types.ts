// Compiled by `tsc --noEmit`, never run: the types of www/micrograd.d.ts say what the modules do.

import * as data from "../www/engine/data.js";
import { draw } from "../www/engine/draw.js";
import { init } from "../www/engine/instance.js";
import * as nn from "../www/engine/nn.js";
import { compile } from "../www/engine/program.js";
import { scope } from "../www/engine/scope.js";
import { steps } from "../www/engine/steps.js";
import { Value } from "../www/engine/value.js";
import * as api from "../www/micrograd.js";
import type { DATASETS } from "../www/train/datasets/datasets.js";
import type { MODEL } from "../www/train/settings/model-settings.js";
import type { TRAINING } from "../www/train/settings/training-settings.js";
import type { Settings } from "../www/train/settings/types.js";

/** Fails to compile unless both types are the same. */
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
function same<A, B>(_: Same<A, B>): void {}

// The modules have all that is declared, under these names, and take and return what is declared.
const modules = { ...data, ...nn, compile, draw, init, steps, Value };
modules satisfies Omit<typeof api, "scope">;
scope satisfies <T>(body: () => T) => T;

// One output is a value, several are an array; where the number is unknown it can be either.
const x = [1, new api.Value(2)];
same<ReturnType<api.Neuron["forward"]>, api.Value>(true);
const one = new api.MLP(2, [16, 16, 1]).forward(x);
same<typeof one, api.Value>(true);
const several = new api.MLP(2, [16, 3]).forward(x);
same<typeof several, api.Value[]>(true);
const sizes: number[] = [3, 1];
const unknown = new api.MLP(2, sizes).forward(x);
same<typeof unknown, api.Value | api.Value[]>(true);
const single = new api.Layer(2, 1).forward(new Float64Array(2));
same<typeof single, api.Value>(true);
const layer = new api.Layer(2, 5).forward([0, 0]);
same<typeof layer, api.Value[]>(true);
const choices = new api.MLP(2, [1], { activation: "tanh", outputActivation: "sigmoid", biases: "uniform" });
const models: api.MLP[] = [choices, new api.MLP(3, [4, 4, 1])];

// A network is read from its JSON, whose sizes are known to nobody.
same<ReturnType<typeof api.MLP.from>, api.MLP>(true);

// Every operand may be a number, results are values, and data, grad and label can be written.
const value = new api.Value(-4, "a").add(1).sub(one).mul(2).div(one).pow(3).pow(one).max(0).min(one);
value.neg().exp().log().tanh().relu().sigmoid().sin().cos().sqrt().abs().backward();
value.data += value.grad;
value.grad = 0;
value.label = value.op + String(value);
same<typeof value.prev, api.Value[]>(true);

// A scope returns what its body returns; an async body is never left normally.
const kept = api.scope(() => ({ loss: one.mul(2), models }));
same<typeof kept, { loss: api.Value; models: api.MLP[] }>(true);
export const lost = () => {
  const nothing = api.scope(async () => one);
  same<typeof nothing, never>(true);
};

const moons = api.makeMoons({ samples: 100, noise: 0.1 });
moons.x[0][1] satisfies number;
(await api.draw(value, { format: "dot" })) satisfies string;
api.seed() satisfies number;

const program = api.compile(value, choices.parameters());
program.train(10, (step) => 1 / step) satisfies Float64Array;
program.parameters = [1, 2];
program.parameters satisfies Float64Array;
program.report().plan satisfies string[];

// Misuse does not compile.
// @ts-expect-error no parameters
api.compile(value);
// @ts-expect-error a string
new api.Value("1");
// @ts-expect-error nothing
value.add();
// @ts-expect-error a string
value.pow("2");
// @ts-expect-error read-only
value.op = "+";
// @ts-expect-error an unknown activation
new api.MLP(2, [1], { activation: "gelu" });
// @ts-expect-error an unknown option
new api.Layer(2, 1, { outputActivation: "relu" });
// @ts-expect-error sizes must be a list
new api.MLP(2, 16);
// @ts-expect-error an unknown option
api.makeMoons({ sample: 10 });
// @ts-expect-error an unknown format
api.draw(value, { format: "png" });

// The types of settings follow from their records: none is wider than they are.
same<Settings["training"]["optimizer"], keyof typeof TRAINING.optimizer.options>(true);
same<Settings["data"]["kind"], keyof typeof DATASETS>(true);
same<Settings["model"]["features"], (keyof typeof MODEL.features.options)[]>(true);
same<string extends Settings["training"]["loss"] ? true : false, false>(true);
same<Settings["stop"]["accuracy"], number>(true);
same<Settings["data"]["points"][number][1], number>(true);
// @ts-expect-error there is no such setting
type _Unknown = Settings["training"]["rat"];
