// The network as a diagram: weights are lines (colour is sign, width is size), each neuron shows its answer to every
// place of the plane, and what is selected can be changed.

import { scoreColours } from "../boundary/score-colours.js";
import { Sheet } from "../canvas.js";
import { flagWords, parameterAt, spotWords } from "./descriptions.js";
import { drawNetwork } from "./drawing.js";
import { NetworkItem } from "./focused-item.js";
import { networkLayout } from "./network-layout.js";
import { isParameter, NetworkPointer } from "./network-pointer.js";
import { NeuronMaps } from "./neuron-maps.js";
import { NetworkInspector } from "./parameter-inspector.js";
import { featureName, Parameters } from "./parameters.js";

/** @import { RunFrame, Scene } from "../../worker/messages.js" */
/** @import { NeuronSpot, ParameterSpot } from "./network-layout.js" */

/** Cells of an activation map, where there are few neurons and where there are many. */
const [FINE, COARSE] = [24, 12];
const FEW = 48;
/** What a parameter changes by at a press of + or −; with Shift a tenth. */
const BY_KEY = 0.1;

/**
 * @typedef {object} Options
 * @property {(parameter: number) => void} [onSelect] a weight or bias was selected, by its index; -1: none any more
 * @property {(parameter: number, value: number) => void} [onEdit] the selected one was changed
 * @property {(visible: boolean) => void} [onVisible] it came into sight, or left it
 */

export class Network {
  /** @type {Scene | undefined} */
  #scene;
  /** @type {RunFrame | undefined} */
  #frame;
  #places = new Parameters([1]);
  #layout = networkLayout([1], 300, 16, false);
  #expanded = false;
  #selected = -1;
  /** @type {NeuronSpot | ParameterSpot | undefined} */
  #pointed;
  #maps = new NeuronMaps();
  #options;
  #scroll = document.createElement("div");
  #stage = document.createElement("div");
  #readout = document.createElement("output");
  #flags = document.createElement("p");
  #more = document.createElement("button");
  #item;
  #sheet;
  #colours;
  #inspector;

  /** @param {HTMLElement} root an empty element, which it fills @param {Options} [options] */
  constructor(root, options = {}) {
    this.#options = options;
    root.classList.add("network");
    this.#scroll.className = "network-scroll";
    this.#stage.className = "network-stage";
    this.#stage.setAttribute("role", "group");
    this.#readout.className = "picture-readout";
    this.#readout.setAttribute("aria-live", "off");
    this.#readout.hidden = true;
    this.#flags.className = "picture-flags";
    this.#more.type = "button";
    this.#more.hidden = true;
    this.#scroll.append(this.#stage);
    root.append(this.#scroll, this.#more);
    this.#colours = scoreColours(root);
    this.#sheet = new Sheet(this.#stage, (context) => this.#draw(context), {
      onTheme: () => {
        this.#colours = scoreColours(root);
        this.#paint();
      },
      onVisible: (visible) => {
        if (visible) {
          this.#refresh();
          this.#sheet.update();
        }
        options.onVisible?.(visible);
      },
    });
    this.#stage.append(this.#readout);
    this.#inspector = new NetworkInspector(root, (parameter, value) => this.#edit(parameter, value));
    root.append(this.#flags);
    this.#item = new NetworkItem(this.#stage, {
      layout: () => this.#layout,
      words: (spot) => this.#words(spot),
      point: (spot) => this.#point(spot, this.#item.element.offsetLeft, this.#item.element.offsetTop),
      select: (spot) => this.#choose(parameterAt(this.#places, spot)),
      change: (spot, direction, fine) => this.#change(spot, direction * BY_KEY * (fine ? 0.1 : 1)),
    });
    this.#item.put({ column: 0, neuron: 0 }, false);
    new ResizeObserver(() => this.#place()).observe(this.#scroll);
    this.#more.addEventListener("click", () => {
      this.#expanded = !this.#expanded;
      this.#place();
      this.#paint();
      this.#sheet.update();
    });
    new NetworkPointer(this.#stage, {
      layout: () => this.#layout,
      item: () => this.#item,
      point: (spot, x, y) => this.#point(spot, x, y),
      select: (spot) => {
        const parameter = spot ? parameterAt(this.#places, spot) : -1;
        this.#choose(parameter);
        return this.#frame?.parameters[parameter];
      },
      edit: (spot, value) => this.#edit(parameterAt(this.#places, spot), value),
    });
    this.describe("Network diagram, not computed yet");
  }

  get visible() {
    return this.#sheet.visible;
  }

  /** Cells that the activation maps should have: 0 while the diagram is out of sight. */
  get cells() {
    if (!this.visible) return 0;
    return this.#layout.columns.reduce((sum, { ys }) => sum + ys.length, 0) <= FEW ? FINE : COARSE;
  }

  /** @param {Scene} scene at every new data or network */
  setScene(scene) {
    const same = this.#places.sizes.join() === scene.sizes.join();
    this.#scene = scene;
    if (!same) {
      this.#places = new Parameters(scene.sizes);
      this.#frame = undefined;
      this.#pointed = undefined;
      this.#maps.clear();
      this.#choose(-1);
      this.#place();
      this.#item.put({ column: 0, neuron: 0 }, false);
    }
    this.#paint();
    this.#sheet.update();
  }

  /** @param {RunFrame} frame */
  show(frame) {
    const atRest = this.#frame?.step === frame.step;
    this.#frame = frame;
    if (this.visible) this.#refresh();
    // While it trains the numbers change faster than they can be spoken.
    if (atRest) this.#item.speak();
    this.#sheet.update();
  }

  /** Selects from outside; does not call back. @param {number} parameter -1 for none */
  select(parameter) {
    this.#selected = parameter;
    this.#inspect();
    this.#sheet.update();
  }

  /** @param {string} text what it shows, in words */
  describe(text) {
    this.#stage.setAttribute("aria-label", text);
  }

  /** @returns {Promise<Blob>} a PNG */
  toBlob() {
    return this.#sheet.toBlob();
  }

  get #features() {
    return this.#scene?.settings.model.features ?? [];
  }

  /** @param {CanvasRenderingContext2D} context */
  #draw(context) {
    if (!this.#scene) return;
    const last = this.#places.layers;
    const { columns } = this.#layout;
    drawNetwork(context, this.#sheet, {
      layout: this.#layout,
      places: this.#places,
      // Its shape comes before its weights.
      values: this.#frame?.parameters ?? new Float64Array(this.#places.count),
      maps: this.#maps.images,
      inputs: this.#features.map(featureName),
      heads: columns.map((_, column) => (column === 0 ? "input" : column === last ? "output" : `layer ${column}`)),
      layers: this.#frame?.layers ?? [],
      pointed: this.#pointed,
      selected: this.#selected < 0 ? undefined : this.#spotOf(this.#selected),
    });
  }

  /** All that follows a frame, but for the drawing. */
  #refresh() {
    this.#paint();
    const flags = flagWords(this.#frame?.layers ?? [], this.#places);
    if (this.#flags.textContent !== flags) this.#flags.textContent = flags;
    this.#inspect();
    if (this.#pointed) this.#readout.textContent = this.#words(this.#pointed);
  }

  /** Lays the diagram out, in the room there is. */
  #place() {
    const width = this.#scroll.clientWidth;
    if (!this.#scene || width === 0) return;
    this.#layout = networkLayout(this.#scene.sizes, width, this.#sheet.rem, this.#expanded);
    this.#stage.style.inlineSize = `${this.#layout.width}px`;
    this.#stage.style.blockSize = `${this.#layout.height}px`;
    const shortened = this.#layout.columns.some(({ size, ys }) => ys.length < size);
    this.#more.hidden = !shortened && !this.#expanded;
    this.#more.textContent = this.#expanded ? "Show fewer neurons" : "Show all neurons";
    this.#item.place();
  }

  #paint() {
    if (!this.#scene || !this.visible) return;
    this.#maps.paintInputs(this.#scene, this.#colours.pixel);
    const maps = this.#frame?.maps;
    if (maps) this.#maps.paintNeurons(maps, this.#places, this.#layout, this.#colours.pixel);
  }

  #inspect() {
    const parameter = this.#selected;
    if (!this.#frame || parameter < 0 || parameter >= this.#places.count) return this.#inspector.show(-1, "", 0, 0);
    const { parameters, gradients } = this.#frame;
    const name = this.#places.name(parameter, this.#features);
    this.#inspector.show(parameter, name, parameters[parameter], gradients[parameter]);
  }

  /** @param {number} parameter @returns {ParameterSpot} */
  #spotOf(parameter) {
    const { layer, neuron, input } = this.#places.place(parameter);
    return { column: layer + 1, neuron, input };
  }

  /** @param {NeuronSpot | ParameterSpot} spot */
  #words(spot) {
    return spotWords(spot, this.#places, this.#features, this.#frame);
  }

  /** @param {number} parameter */
  #choose(parameter) {
    if (parameter === this.#selected) return;
    this.select(parameter);
    this.#options.onSelect?.(parameter);
  }

  /** @param {number} parameter @param {number} value */
  #edit(parameter, value) {
    this.#options.onEdit?.(parameter, Number(value.toFixed(6)));
  }

  /** @param {ParameterSpot} spot @param {number} by */
  #change(spot, by) {
    const parameter = parameterAt(this.#places, spot);
    if (!this.#frame) return;
    this.#choose(parameter);
    this.#edit(parameter, this.#frame.parameters[parameter] + by);
  }

  /** @param {NeuronSpot | ParameterSpot | undefined} spot @param {number} x @param {number} y */
  #point(spot, x, y) {
    const changed = JSON.stringify(spot) !== JSON.stringify(this.#pointed);
    this.#pointed = spot;
    this.#readout.hidden = !spot;
    if (spot) {
      this.#readout.textContent = this.#words(spot);
      this.#readout.style.setProperty("--x", `${x}px`);
      this.#readout.style.setProperty("--y", `${y}px`);
      this.#readout.toggleAttribute("data-left", x > this.#layout.width / 2);
      this.#readout.toggleAttribute("data-above", y > this.#layout.height / 2);
    }
    this.#stage.toggleAttribute("data-parameter", isParameter(spot));
    if (changed) this.#sheet.update();
  }
}
