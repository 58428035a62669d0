// Describes what the training lab can share.
import { markup } from "../plot/mark.js";
import { decimals } from "../ui/numbers.js";
import { reasonOf } from "../ui/refused.js";
import { filesOf } from "./export/files.js";
import { labelsOf } from "./panels/legend.js";
import { pointShape, targetColour } from "./pictures/boundary/data-points.js";
import { lookOf } from "./pictures/boundary/shades.js";
import { PIECES } from "./pieces.js";
import { SETTINGS, valueIn } from "./settings/settings.js";
import { accuracyText, targetText } from "./settings/target.js";

/** @import { LegendEntry, Shareable, SharedPicture } from "../ui/share/shareable.js" */
/** @import { Views } from "./pictures/pictures.js" */
/** @import { Settings } from "./settings/types.js" */
/** @import { TrainState } from "./state.js" */
/** @import { Scene } from "./worker/messages.js" */

/** The longest address that carries the weights unasked, in characters: those of the demo take half of it. */
const LONGEST = 8000;

/** @type {LegendEntry} */
const BORDER = { sign: '<path stroke="var(--score-contour)" stroke-width="2" d="M0 8h16"/>', text: "score 0" };

/**
 * @param {TrainState} state
 * @param {Pick<Views, "boundaries" | "loss" | "accuracy">} views
 * @param {object} does
 * @param {(wanted: { weights: boolean, points: boolean }) => Promise<string>} does.address
 * @param {(file: File) => Promise<void>} does.openModel
 * @returns {Promise<Shareable>}
 */
export async function shareable(state, views, { address, openModel }) {
  const { settings, frame, twin } = state;
  const run = frame.value?.runs[0];
  const own = settings.value.data.kind === "own" ? settings.value.data.points.length : 0;
  const count = run?.parameters.length ?? 0;
  const points = { id: "points", label: `the ${own} points of your own`, isChosen: true };
  // A link has no form for numbers that are not finite.
  const areFinite = frame.value?.runs.every(({ parameters }) => parameters.every(Number.isFinite)) ?? false;
  const isTrained = run !== undefined && run.step > 0;
  const weights = {
    id: "weights",
    label: state.isReplayable.value
      ? `the training up to step ${run?.step ?? 0}: the same steps are taken again`
      : `the ${count} weights as they are at step ${run?.step ?? 0}`,
    isChosen: areFinite && isTrained && (await isShort(() => address({ weights: true, points: true }))),
    without: isTrained ? "The link starts at step 0, from the seed. “As code” has the weights as a file." : undefined,
  };
  const isReplayed = isTrained && state.isReplayable.value;
  const lacks = [isTrained && !isReplayed && "the steps that it has trained", twin.value && "the twin"].filter(Boolean);
  return {
    about: "The link holds all settings, so that it trains to the same numbers.",
    choices: [...(own ? [points] : []), ...(areFinite ? [weights] : [])],
    address: (chosen) => address({ weights: chosen.weights ?? false, points: chosen.points ?? true }),
    pieces: PIECES,
    element: {
      name: "micrograd-train",
      text: JSON.stringify({ ...differences(settings.value), ...(isReplayed ? { step: run.step } : {}) }, null, 2),
      lacks: lacks.join(" and ") || undefined,
    },
    pictures: picturesOf(state, views),
    files: filesOf(state),
    open: {
      title: "Open a model, or weights from PyTorch or Keras (JSON)",
      accept: ".json,application/json",
      open: openModel,
    },
  };
}

/** Returns whether there is an address that is short enough to carry the weights unasked. @param {() => Promise<string>} address */
async function isShort(address) {
  try {
    return (await address()).length <= LONGEST;
  } catch (error) {
    // Too many weights have no link.
    reasonOf(error);
    return false;
  }
}

/** Returns the settings that are not the defaults. @param {Settings} settings */
function differences(settings) {
  /** @type {Record<string, Record<string, unknown>>} */
  const groups = {};
  for (const place of SETTINGS) {
    const value = valueIn(settings, place);
    if (JSON.stringify(value) === JSON.stringify(place.record.default)) continue;
    groups[place.group] = { ...groups[place.group], [place.key]: value };
  }
  return groups;
}

/** Returns what the marks of the plane mean. @param {Pick<Scene, "settings" | "targets">} scene @returns {LegendEntry[]} */
export function legendOf({ settings: { data }, targets }) {
  const look = lookOf(data, targets);
  const entries = (look.kind === "number" ? look.range : labelsOf(look)).map((target) => ({
    sign: markup(pointShape(8, 8, target, look, 5, { fill: targetColour(target, look) })),
    text: targetText(target, data),
  }));
  return look.kind === "two" ? [...entries, BORDER] : entries;
}

/**
 * Returns the pictures of the run, each with its moment.
 * @param {Pick<TrainState, "frame" | "scene">} state
 * @param {Pick<Views, "boundaries" | "loss" | "accuracy">} views
 * @returns {SharedPicture[]}
 */
export function picturesOf({ frame, scene }, { boundaries, loss, accuracy }) {
  const run = frame.value?.runs[0];
  if (!run) return [];
  const { kind, step, measure } = run;
  const { data, regularisation, accuracy: share } = measure;
  const moment = `step ${step}, loss ${decimals(data + regularisation)}, ${accuracyText(share, kind)}`;
  return [
    {
      title: "Boundary",
      name: "boundary",
      heading: kind === "number" ? "Predictions" : "Decision boundary",
      moment: [moment, boundaries.axesText].filter(Boolean).join(", "),
      legend: scene.value ? legendOf(scene.value) : [],
      svg: () => boundaries.toSVG(),
    },
    { title: "Loss", name: "loss", heading: "Loss by step", moment, legend: [], svg: () => loss.toSVG() },
    {
      title: "Accuracy",
      name: "accuracy",
      heading: "Accuracy by step, %",
      moment,
      legend: [],
      svg: () => accuracy.toSVG(),
    },
  ];
}
