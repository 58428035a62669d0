// The network as a diagram: weights are lines (colour is sign, width is size), each neuron shows its answer to every
// place of the plane, and what is selected can be changed.

import { scoreColours } from "../../../plot/colours.js";
import { Picture } from "../../../plot/picture.js";
import { classNames, targetKind } from "../../settings/target.js";
import { inputNames } from "../../settings/width.js";
import { placeBeside } from "../readout.js";
import { droppedWords, flagWords, needsAct, parameterAt, positionWords } from "./descriptions.js";
import { diagramMarks, NAMES_SHARE, namesWidth, pitchOf, shortName } from "./diagram-marks.js";
import { NetworkItem } from "./focused-item.js";
import { layoutDown, networkLayout } from "./network-layout.js";
import { isParameter, NetworkPointer } from "./network-pointer.js";
import { NeuronMaps } from "./neuron-maps.js";
import { NetworkInspector } from "./parameter-inspector.js";
import { featureName, Parameters } from "./parameters.js";

/** @import { Slice } from "../../datasets/slice.js" */
/** @import { Frame, Pictures, PictureNumbers, RunFrame, Scene } from "../../worker/messages.js" */
/** @import { Callbacks } from "../pictures.js" */
/** @import { NeuronPosition, ParameterPosition } from "./network-layout.js" */

/** Cells of an activation map, where there are few neurons and where there are many. */
const [FINE, COARSE] = [24, 12];
const FEW = 48;
/** The width that the names of outputs are shortened for, as a share of that for the names of inputs. */
const OUTPUTS_SHARE = 0.7;
/** The change of a parameter at a press of + or −; a tenth of it with Shift. */
const BY_KEY = 0.1;

export class Network {
  /** @type {Scene | undefined} */
  #scene;
  /** The plane of the maps, if points have more than two features. @type {Slice | undefined} */
  #slice;
  /** @type {RunFrame | undefined} */
  #frame;
  /** @type {NonNullable<PictureNumbers["network"]>["health"]} */
  #health = [];
  /** The selected point, or -1, and the neurons of each hidden layer that the next step leaves out of it. */
  #selectedPoint = -1;
  /** @type {number[][]} */
  #dropped = [];
  #places = new Parameters([1]);
  #layout = networkLayout([1], 300, 16);
  #expanded = false;
  #selected = -1;
  /** @type {readonly number[]} */
  #frozen = [];
  /** @type {NeuronPosition | ParameterPosition | undefined} */
  #pointed;
  /** The neuron that was pressed last. @type {NeuronPosition | undefined} */
  #lit;
  /** The element above the columns, which holds the controls of the layers. */
  heads = document.createElement("div");
  /** Called with each new layout. @type {(layout: import("./network-layout.js").Layout, rem: number) => void} */
  onLayout = () => {};
  #maps = new NeuronMaps();
  #callbacks;
  #scroll = document.createElement("div");
  #stage = document.createElement("div");
  #readout = document.createElement("output");
  #flags = document.createElement("p");
  #more = document.createElement("button");
  #item;
  #picture;
  #colours;
  #inspector;

  /** @param {HTMLElement} root an empty element, which it fills @param {Pick<Callbacks, "wanted" | "onSelect" | "onEdit" | "onFreeze">} callbacks */
  constructor(root, callbacks) {
    this.#callbacks = callbacks;
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
    this.heads.className = "layer-heads";
    this.#scroll.append(this.heads, this.#stage);
    root.append(this.#scroll, this.#more);
    this.#colours = scoreColours(root);
    this.#picture = new Picture(this.#stage, {
      marks: ({ rem }) => this.#marks(rem),
      paint: (context) => this.#maps.draw(context, this.#layout, this.#picture.colour("--score-zero")),
      onTheme: () => {
        this.#colours = scoreColours(root);
        this.#paint();
      },
      onVisible: (visible) => {
        if (visible) {
          this.#refresh();
          this.#picture.update();
        }
        callbacks.wanted();
      },
    });
    this.#stage.append(this.#readout);
    this.#inspector = new NetworkInspector(
      root,
      (parameter, value) => this.#edit(parameter, value),
      (parameter) => callbacks.onFreeze(parameter),
    );
    root.append(this.#flags);
    this.#item = new NetworkItem(this.#stage, {
      layout: () => this.#layout,
      words: (position) => this.#words(position),
      point: (position) => this.#point(position, this.#item.element.offsetLeft, this.#item.element.offsetTop),
      select: (position) => this.#choose(parameterAt(this.#places, position)),
      freeze: (position) => {
        const parameter = parameterAt(this.#places, position);
        this.#choose(parameter);
        callbacks.onFreeze(parameter);
      },
      change: (position, direction, fine) => this.#change(position, direction * BY_KEY * (fine ? 0.1 : 1)),
    });
    this.#item.put({ column: 0, neuron: 0 }, false);
    new ResizeObserver(() => this.#place()).observe(this.#scroll);
    this.#more.addEventListener("click", () => {
      this.#expanded = !this.#expanded;
      this.#place();
      this.#paint();
      this.#picture.update();
    });
    this.#stage.addEventListener("keydown", ({ key }) => {
      if (key !== "Escape") return;
      this.#lit = undefined;
      this.#choose(-1);
      this.#picture.update();
    });
    new NetworkPointer(this.#stage, {
      layout: () => this.#layout,
      item: () => this.#item,
      point: (position, x, y) => this.#point(position, x, y),
      light: (neuron) => {
        this.#lit = neuron;
        this.#picture.update();
      },
      select: (position) => {
        const parameter = position ? parameterAt(this.#places, position) : -1;
        this.#choose(parameter);
        return this.#frame?.parameters[parameter];
      },
      edit: (position, value) => this.#edit(parameterAt(this.#places, position), value),
    });
    this.#label("Network diagram, not computed yet");
  }

  get visible() {
    return this.#picture.visible;
  }

  /** @returns {Pictures} */
  get request() {
    if (!this.visible) return {};
    const neurons = this.#layout.columns.reduce((sum, { ys }) => sum + ys.length, 0);
    return { network: { cells: neurons <= FEW ? FINE : COARSE, point: this.#selectedPoint } };
  }

  /** @param {Scene} scene at every new data or network */
  setScene(scene) {
    const same = this.#places.sizes.join() === scene.sizes.join();
    const names = this.#names;
    this.#scene = scene;
    if (!same) {
      this.#places = new Parameters(scene.sizes);
      this.#frame = undefined;
      this.#health = [];
      this.#dropped = [];
      this.#pointed = this.#lit = undefined;
      this.#maps.clear();
      this.#place();
      this.#item.put({ column: 0, neuron: 0 }, false);
    } else if (this.#names !== names) this.#place();
    this.#paint();
    this.#picture.update();
  }

  /** @param {Slice | undefined} slice the plane of the maps, of points of more than two features */
  setSlice(slice) {
    this.#slice = slice;
    this.#paint();
    this.#picture.update();
  }

  /** @param {Frame} frame */
  show({ runs: [run] }) {
    const atRest = this.#frame?.step === run.step;
    this.#frame = run;
    if (run.pictures.network) ({ health: this.#health, dropped: this.#dropped } = run.pictures.network);
    if (this.visible) this.#refresh();
    // While it trains the numbers change faster than they can be spoken.
    if (atRest) this.#item.speak();
    this.#picture.update();
  }

  /** Selects from outside; does not call back. @param {number} parameter -1 for none */
  selectParameter(parameter) {
    this.#selected = parameter;
    this.#inspect();
    this.#picture.update();
  }

  /** @param {number | undefined} point whose dropout is shown, from the next frame on */
  selectPoint(point = -1) {
    this.#selectedPoint = point;
  }

  /** @param {readonly number[]} frozen the parameters that training leaves as they are */
  setFrozen(frozen) {
    this.#frozen = frozen;
    this.#inspect();
    this.#item.speak();
    if (this.#pointed) this.#readout.textContent = this.#words(this.#pointed);
    this.#picture.update();
  }

  /** Says in words what is shown. @param {Frame} frame */
  describe({ runs: [{ step }] }) {
    this.#label(`The network after ${step} steps`);
  }

  /** @param {string} text */
  #label(text) {
    this.#stage.setAttribute("aria-label", text);
  }

  get #features() {
    return this.#scene ? inputNames(this.#scene.settings) : [];
  }

  /** Returns all that is written beside the inputs and the outputs. */
  get #names() {
    return [...this.#features, ...this.#outputs].join();
  }

  /** Returns the names of the inputs, as short as there is room. */
  get #inputs() {
    const { isDown } = this.#layout;
    const room = (isDown ? pitchOf(this.#layout) / NAMES_SHARE : this.#scroll.clientWidth) / this.#picture.rem;
    return this.#features.map((name) => shortName(featureName(name), room));
  }

  /** Returns the names of the classes where each has a score of its own, as short as there is room. */
  get #outputs() {
    const data = this.#scene?.settings.data;
    if (!data || targetKind(data) !== "several") return [];
    const room = (OUTPUTS_SHARE * this.#scroll.clientWidth) / this.#picture.rem;
    return classNames(data).map((name) => shortName(name, room));
  }

  /** @param {number} rem */
  #marks(rem) {
    if (!this.#scene) return [];
    const last = this.#places.layers;
    const { columns } = this.#layout;
    return diagramMarks(
      {
        layout: this.#layout,
        places: this.#places,
        // The shape of a network arrives before its weights.
        values: this.#frame?.parameters ?? new Float64Array(this.#places.count),
        inputs: this.#inputs,
        outputs: this.#outputs,
        heads: columns.map((_, column) => this.#headOf(column, last)),
        health: this.#health,
        dropped: this.#dropped,
        pointed: this.#pointed,
        lit: this.#lit,
        frozen: this.#frozen.filter((parameter) => parameter < this.#places.count).map((one) => this.#spotOf(one)),
        // What is selected follows from the state, which may hear of the network sooner or later than this.
        selected: this.#selected < 0 || this.#selected >= this.#places.count ? undefined : this.#spotOf(this.#selected),
      },
      rem,
    );
  }

  /** Returns the name of a column, unless something else stands there. @param {number} column @param {number} last */
  #headOf(column, last) {
    if (column === 0) return "inputs";
    if (column === last) return "score";
    return this.heads.childElementCount > 0 ? "" : `layer ${column}`;
  }

  /** Updates the words and the inspector after a frame. */
  #refresh() {
    this.#paint();
    const flags = [
      droppedWords(this.#dropped, this.#selectedPoint, this.#places),
      flagWords(this.#health, this.#places),
    ]
      .filter((words) => words !== "")
      .join(" ");
    if (this.#flags.textContent !== flags) this.#flags.textContent = flags;
    this.#flags.toggleAttribute("data-alarm", needsAct(this.#health, this.#places));
    this.#inspect();
    if (this.#pointed) this.#readout.textContent = this.#words(this.#pointed);
  }

  /** Lays the diagram out in the available room. */
  #place() {
    const width = this.#scroll.clientWidth;
    if (!this.#scene || width === 0) return;
    // Where the page gives it a height of its own, it is laid out within that, beside what stands over it.
    const height = this.#scroll.clientHeight - this.heads.offsetHeight;
    const style = getComputedStyle(this.#scroll);
    const fits = style.getPropertyValue("--fits") && height > 0 ? height : undefined;
    const between = Number(style.getPropertyValue("--between")) || undefined;
    const expanded = this.#expanded;
    const { sizes } = this.#scene;
    const { rem } = this.#picture;
    const outputs = namesWidth(this.#outputs);
    this.#layout =
      style.getPropertyValue("--down") && fits
        ? layoutDown(sizes, width, rem, { expanded, height: fits, outputs })
        : networkLayout(sizes, width, rem, {
            expanded,
            height: fits,
            between,
            names: namesWidth(this.#inputs),
            outputs,
          });
    this.onLayout(this.#layout, this.#picture.rem);
    this.#stage.style.inlineSize = `${this.#layout.width}px`;
    this.#stage.style.blockSize = `${this.#layout.height}px`;
    const shortened = this.#layout.columns.some(({ size, ys }) => ys.length < size);
    this.#more.hidden = !shortened && !this.#expanded;
    this.#more.textContent = this.#expanded ? "Show fewer neurons" : "Show all neurons";
    this.#item.place();
  }

  #paint() {
    if (!this.#scene || !this.visible) return;
    this.#maps.paintInputs(this.#scene, this.#slice, this.#colours.pixel);
    const maps = this.#frame?.pictures.network?.maps;
    if (maps) this.#maps.paintNeurons(maps, this.#places, this.#layout, this.#colours.pixel);
  }

  #inspect() {
    const parameter = this.#selected;
    if (!this.#frame || parameter < 0 || parameter >= this.#places.count)
      return this.#inspector.show(-1, "", 0, 0, false);
    const { parameters, gradients } = this.#frame;
    const name = this.#places.name(parameter, this.#features);
    const isFrozen = this.#frozen.includes(parameter);
    this.#inspector.show(parameter, name, parameters[parameter], gradients[parameter], isFrozen);
  }

  /** @param {number} parameter @returns {ParameterPosition} */
  #spotOf(parameter) {
    const { layer, neuron, input } = this.#places.place(parameter);
    return { column: layer + 1, neuron, input };
  }

  /** @param {NeuronPosition | ParameterPosition} position */
  #words(position) {
    return positionWords(
      position,
      this.#places,
      this.#features,
      this.#frame && { ...this.#frame, health: this.#health, dropped: this.#dropped, frozen: this.#frozen },
    );
  }

  /** @param {number} parameter */
  #choose(parameter) {
    if (parameter === this.#selected) return;
    this.selectParameter(parameter);
    this.#callbacks.onSelect(parameter);
  }

  /** @param {number} parameter @param {number} value */
  #edit(parameter, value) {
    this.#callbacks.onEdit(parameter, Number(value.toFixed(6)));
  }

  /** @param {ParameterPosition} position @param {number} by */
  #change(position, by) {
    const parameter = parameterAt(this.#places, position);
    if (!this.#frame) return;
    this.#choose(parameter);
    this.#edit(parameter, this.#frame.parameters[parameter] + by);
  }

  /** @param {NeuronPosition | ParameterPosition | undefined} position @param {number} x @param {number} y */
  #point(position, x, y) {
    const changed = JSON.stringify(position) !== JSON.stringify(this.#pointed);
    this.#pointed = position;
    this.#readout.hidden = !position;
    if (position) {
      this.#readout.textContent = this.#words(position);
      placeBeside(this.#readout, this.#stage, x, y);
    }
    this.#stage.toggleAttribute("data-parameter", isParameter(position));
    if (changed) this.#picture.update();
  }
}
