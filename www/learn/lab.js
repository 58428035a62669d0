// Finds what "Let me play" opens: the lab in the state that the card shows. What was moved, stepped and revealed in the picture is
// written into the card's code, so that the lab begins where the reader is.
import { hashOf } from "../graph/editor/link.js";
import { pythonNumber } from "../ui/numbers.js";

/** @import { Place } from "../graph/editor/link.js" */
/** @import { Card, CardWith, Live, LivePicture, Pictures } from "./card.js" */

/** @typedef {Pictures["moons"]["state"]} MoonsState @typedef {Pictures["pulls"]["state"]} PullsState */
/** @template {keyof Pictures} Kind @typedef {(code: string, state: Pictures[Kind]["state"], card: CardWith<Kind>) => Partial<Place>} Placing */

/** What the pictures show that are no plain graph and have code that begins with their card. @type {{ [Kind in keyof Pictures]?: Placing<Kind> }} */
const PLACES = {
  ruler: graphPlace,
  order: (code, { live }) => graphPlace(code, live),
  paths: (code, { live }) => graphPlace(code, live),
  // An empty canvas has nothing to play with; the lab then has what the card asks for.
  builder: (code, { lines }) => ({ code: builtCode(lines.length > 0 ? lines : code.trimEnd().split("\n")) }),
  engines: (code, { grad, step, steps }) => ({ code: enginesCode(code, grad, step, steps) }),
  runs: (code, { data, step }, { shows }) => ({
    code: data
      .map((numbers, side) => {
        const root = resultOf(code);
        return `# ${shows.captions[side]}, after ${step} steps\n${withNumbers(code, numbers)}${root}.backward()\ndraw(${root})\n`;
      })
      .join("\n"),
  }),
  twins: (code, { data }) => ({ code: withNumbers(code, data[0]) }),
  network: (code, { toggles }, { shows }) => ({
    code,
    opened: toggles.map((toggle) => inClasses(toggle, shows.sizes)),
  }),
  point: (code, { toggles, reached }) => ({ code, opened: toggles, walk: reached && { place: reached.parameter } }),
};

/**
 * Returns the address of the lab in the state that a card shows.
 * @param {Card} card
 * @param {LivePicture} picture
 */
export async function labAddress(card, picture) {
  const { state } = picture;
  if (card.trains) return trainAddress(/** @type {Partial<MoonsState & PullsState>} */ (state));
  const code = typeof card.code === "function" ? await card.code(/** @type {never} */ (state)) : (card.code ?? "");
  const place = /** @type {Placing<never>} */ (card.picture ? (PLACES[card.picture] ?? asItIs) : graphPlace);
  return hashOf({ preset: "", code, ...place(code, /** @type {never} */ (state), /** @type {never} */ (card)) });
}

/** @param {string} code */
const asItIs = (code) => ({ code });

/**
 * Returns the training lab's address with the demo's network as a picture shows it, or before its first step where the picture does
 * not say.
 * @param {Partial<MoonsState & PullsState>} state
 */
async function trainAddress({ alpha, batch, step = 0, parameters }) {
  const [{ write }, { DEFAULTS }, { PRESETS }, { ALPHA, train }] = await Promise.all([
    import("../train/address.js"),
    import("../train/settings/settings.js"),
    import("../train/settings/presets.js"),
    import("./moons.js"),
  ]);
  const settings = structuredClone(DEFAULTS);
  PRESETS.demo.change(settings);
  settings.training.l2 = alpha ?? ALPHA;
  if (batch) settings.training.batch = batch;
  const runs = [{ parameters: parameters ?? train().moments[0].parameters }];
  return write({ settings, runs, step, epoch: step });
}

/** Writes what a graph shows into its code. @param {string} code @param {Live} live @returns {Partial<Place>} */
export function graphPlace(code, live) {
  const written = withNumbers(code, live.data);
  const { step, steps } = live.walk;
  // The walk back begins when every operation has run forward, and takes a step for each.
  if (step > 0) return { code: written, walk: { instant: steps + 1 + step } };
  return { code: written + gradientLines(code, live) };
}

/** Writes how the gradients that a graph shows come about. @param {string} code @param {Live} live */
function gradientLines(code, { grad, shown, hasGradients, presses, passes, swept }) {
  const result = Object.keys(grad).at(-1) ?? "";
  // Code that finds its own gradients, or has no name for the result, is somebody's lesson.
  if (code.includes(".backward()") || !isMade(code, result)) return "";
  const root = variable(result);
  if (swept.length > 0)
    return `${root}.grad = 1.0\n${swept.map((label) => `${variable(label)}._backward()\n`).join("")}`;
  // Those that still appear one after the other are there already.
  if (hasGradients || presses.Backward) return `${root}.backward()\n`.repeat(passes);
  return assignments(code, shown.map((label) => [label, grad[label]]).reverse());
}

/** Writes gradients as one sets them by hand. @param {string} code @param {(string | number)[][]} gradients by label */
function assignments(code, gradients) {
  return gradients
    .filter(([label]) => isMade(code, String(label)))
    .map(([label, number]) => `${variable(String(label))}.grad = ${pythonNumber(Number(number))}\n`)
    .join("");
}

/**
 * Writes the gradients of both engines, each with its drawing: what differs in the second one is what the mistake did.
 * @param {string} code
 * @param {Record<string, [right: number, wrong: number]>} grad
 * @param {number} step
 * @param {number} steps
 */
function enginesCode(code, grad, step, steps) {
  const draw = `draw(${resultOf(code)})\n`;
  const all = Object.entries(grad).reverse();
  const right = all.flatMap(([label, [right]]) => (right === 0 ? [] : [[label, right]]));
  const wrong = all.flatMap(([label, [right, wrong]]) => (Object.is(right, wrong) ? [] : [[label, wrong]]));
  const after = `after ${step} of ${steps} steps`;
  return `${code}
# the correct engine, ${after}
${assignments(code, right)}${draw}
# the wrong engine: what it has instead
${assignments(code, wrong)}${draw}`;
}

/** Writes the lines of a canvas, and draws each graph on it where there are several. @param {string[]} lines */
function builtCode(lines) {
  const names = lines.map((line) => line.split(" = ")[0]);
  const uses = lines.map((line) => line.split(" = ")[1].split(" "));
  const ends = names.filter((name) => !uses.some((words) => words.includes(name)));
  const drawn = ends.length > 1 ? `\n${ends.map((name) => `draw(${name})\n`).join("")}` : "";
  return `${lines.join("\n")}\n${drawn}`;
}

/** Writes the numbers of leaves into the lines that make them. @param {string} code @param {Record<string, number>} data by label */
export function withNumbers(code, data) {
  return code.replace(/^(\w+) = Value\((.*)\)$/gm, (line, name, number) =>
    name in data && data[name] !== Number(number) ? `${name} = Value(${pythonNumber(data[name])})` : line,
  );
}

/** Returns whether code makes a value of its own for a label. @param {string} code @param {string} label */
function isMade(code, label) {
  return new RegExp(`^${variable(label)} = `, "m").test(code);
}

/** Returns the variable that has the value of a label: "x1w1" for "x1*w1", as the tutorial calls it. @param {string} label */
function variable(label) {
  return label.replace(/\W/g, "");
}

/**
 * Returns the key of a group in code with classes of its own, of which the outermost is the network, or its only layer or neuron.
 * @param {string} toggle
 * @param {number[]} sizes of the network
 */
function inClasses(toggle, [, first, ...others]) {
  const key = toggle.replace("/layer ", "/Layer ").replace("/neuron ", "/Neuron ");
  if (others.length > 0) return key;
  return first > 1 ? key.replace("/MLP/Layer 0", "/Layer") : key.replace("/MLP/Layer 0/Neuron 0", "/Neuron");
}

/** Returns the variable that code assigns last, whose graph it is. @param {string} code */
function resultOf(code) {
  return [...code.matchAll(/^\s*(\w+) = /gm)].at(-1)?.[1] ?? "";
}
