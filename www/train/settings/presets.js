// Settings that tell a story, each a change of the engine's defaults, which are the demo's.

import { DEFAULTS } from "./settings.js";

/** @import { Settings } from "./types.js" */

/**
 * @typedef {object} Preset
 * @property {string} name
 * @property {string} story
 * @property {number} pictured the steps after which its picture is taken
 * @property {(settings: Settings) => void} change
 */

/** @type {Record<string, Preset>} */
export const PRESETS = {
  demo: {
    name: "The tutorial’s demo",
    pictured: 100,
    story: "Two moons, 337 parameters, 100 steps. The line bends until every point is on its side.",
    change({ stop }) {
      stop.step = 100;
    },
  },
  small: {
    name: "Too small a network",
    pictured: 200,
    story: "Two neurons can bend the line once. The moons need more bends, so the loss stays up: add neurons.",
    change({ model, stop }) {
      model.hidden = [2];
      // With these first weights both neurons stay alive, so that the line has its bend, and more neurons help.
      model.seed = 52;
      stop.step = 500;
    },
  },
  fast: {
    name: "Too high a rate",
    pictured: 3,
    story:
      "Each step overshoots further than the last, until the numbers end in infinity. Press Play to see which neuron is the first.",
    change({ training, model }) {
      training.loss = "mse";
      training.schedule = "constant";
      training.rate = 2;
      model.activation = "linear";
    },
  },
  dead: {
    name: "Dead neurons",
    pictured: 60,
    story:
      "One large first step pushes most ReLUs below zero at every point. They pass no gradient, so they never come back.",
    change({ data, training, model, stop }) {
      stop.step = 100;
      data.noise = 0.2;
      model.hidden = [8, 8];
      training.schedule = "constant";
      training.rate = 6;
    },
  },
  overfit: {
    name: "Learning the noise",
    pictured: 600,
    story:
      "The points are few and noisy, and the network is large: the line wraps around single points. Training loss falls, test loss rises.",
    change({ data, model, training, stop }) {
      data.samples = 60;
      data.noise = 0.4;
      data.test = 0.5;
      model.hidden = [32, 32];
      training.loss = "logistic";
      training.optimizer = "adam";
      training.schedule = "constant";
      training.rate = 0.02;
      training.l2 = 0;
      stop.step = 1000;
    },
  },
  spirals: {
    name: "Spirals with more inputs",
    pictured: 250,
    story:
      "With x and y alone it takes this network 600 steps to wind its line along the spirals. With sin x and sin y as inputs too, it takes 200.",
    change({ data, model, training, stop }) {
      data.kind = "spirals";
      data.samples = 200;
      data.noise = 0.05;
      model.features = ["x", "y", "sin x", "sin y"];
      model.activation = "tanh";
      model.initialisation = "glorot";
      training.loss = "logistic";
      training.optimizer = "adam";
      training.schedule = "constant";
      training.rate = 0.02;
      training.l2 = 0;
      stop.step = 2000;
    },
  },
};

/** @param {Preset} preset */
export function settingsOf(preset) {
  const settings = structuredClone(DEFAULTS);
  preset.change(settings);
  return settings;
}

/** Returns the name of the preset that has these settings, if there is one. @param {Settings} settings */
export function presetOf(settings) {
  const text = JSON.stringify(settings);
  return Object.keys(PRESETS).find((name) => JSON.stringify(settingsOf(PRESETS[name])) === text);
}
