// All pictures of the runs together: what is in sight is asked for, what has come is shown.
import { decimals, percent } from "../format.js";
import { Boundary } from "./boundary/view.js";
import { CurveLegend } from "./curves/curve-legend.js";
import { Curve } from "./curves/view.js";
import { Hidden } from "./hidden-layers/view.js";
import { Histograms } from "./histograms/view.js";
import { Network } from "./network/view.js";
import { Optimizer } from "./optimizer/view.js";

/** @import { Frame, Log, Pictures, Scene } from "../worker/messages.js" */
/** @import { Options, Spot } from "./boundary/view.js" */

/** Where the tutorial's demo ends. */
const DEMO_STEPS = 100;

export class Gallery {
  #pair;
  /** @type {Boundary | undefined} */
  #twin;
  #network;
  #curves;
  #curveLegend;
  /** What the legend of the plane says of hollow points. */
  #hollow;
  /** Those that are opened when they are wanted. */
  #panels;
  #optimizer;
  #twinRoot;
  #parameter = -1;
  #markers = /** @type {{ step: number, label: string }[]} */ ([]);
  /** @type {Log[]} */
  #logs = [];
  /** @type {Scene[]} */
  #scenes = [];

  /**
   * @param {ParentNode} root
   * @param {object} options
   * @param {() => void} options.wanted another frame is wanted, finer or with other pictures
   * @param {Pick<Options, "onPick" | "onAdd" | "onMove" | "onErase">} options.pointer
   * @param {(parameter: number, value: number) => void} options.edit
   */
  constructor(root, { wanted, pointer, edit }) {
    /** @param {string} id */
    const find = (id) => /** @type {HTMLElement} */ (root.querySelector(`#${id}`));
    const seen = { onVisible: wanted };
    /** @param {number} parameter */
    const choose = (parameter) => {
      this.#parameter = parameter;
      this.#network.select(parameter);
      this.#optimizer.select(parameter);
      wanted();
    };
    this.boundary = new Boundary(find("boundary"), { onResize: wanted, ...seen, ...pointer });
    this.#twinRoot = find("boundary-twin");
    this.#pair = find("boundaries");
    this.loss = new Curve(find("loss-curve"), {
      quantity: "loss",
      steps: DEMO_STEPS,
      logarithmic: true,
      format: decimals,
    });
    this.accuracy = new Curve(find("accuracy-curve"), {
      quantity: "accuracy",
      steps: DEMO_STEPS,
      format: (value) => percent(value / 100),
    });
    this.#curves = [this.loss, this.accuracy];
    this.#curveLegend = new CurveLegend(find("curve-legend"));
    this.#hollow = find("legend-hollow");
    this.#network = new Network(find("network"), { ...seen, onSelect: choose, onEdit: edit });
    this.#optimizer = new Optimizer(find("optimizer"), { ...seen, onSelect: choose });
    this.#panels = {
      hidden: new Hidden(find("hidden"), seen),
      histograms: new Histograms(find("histograms"), seen),
    };
  }

  /** @param {boolean} logarithmic */
  set logarithmic(logarithmic) {
    this.loss.logarithmic = logarithmic;
  }

  /** @param {import("./boundary/view.js").Mode} mode */
  set mode(mode) {
    this.boundary.mode = mode;
    if (this.#twin) this.#twin.mode = mode;
  }

  get mode() {
    return this.boundary.mode;
  }

  /** What the next frame should carry. @returns {{ columns: number, rows: number, pictures: Pictures }} */
  get wanted() {
    return {
      ...this.boundary.resolution,
      pictures: {
        maps: this.#network.cells,
        hidden: this.#panels.hidden.visible,
        // The network names the neurons that are dead.
        histograms: this.#panels.histograms.visible || this.#network.cells > 0,
        optimizer: this.#optimizer.visible,
        parameter: this.#parameter,
      },
    };
  }

  /** @param {boolean} twin whether there are two runs now */
  setTwin(twin) {
    this.#twinRoot.hidden = !twin;
    this.#pair.toggleAttribute("data-twin", twin);
    if (!twin) this.#scenes.length = Math.min(1, this.#scenes.length);
    this.#showHollow();
    if (twin && !this.#twin) {
      this.#twin = new Boundary(this.#twinRoot);
      this.#twin.mode = this.mode;
    }
  }

  /** @param {Scene} scene */
  setScene(scene) {
    this.#scenes[scene.run] = scene;
    this.#showHollow();
    if (scene.run === 1) return this.#twin?.setScene(scene);
    this.boundary.setScene(scene);
    this.#network.setScene(scene);
    this.#optimizer.setScene(scene);
    for (const panel of Object.values(this.#panels)) panel.setScene(scene);
  }

  /** @param {Frame} frame */
  show(frame) {
    const [run, twin] = frame.runs;
    if (frame.logs.length) this.#logs = frame.logs;
    this.boundary.show(run);
    if (twin) this.#twin?.show(twin);
    this.#network.show(run);
    if (this.#optimizer.visible) this.#optimizer.show(run);
    for (const panel of Object.values(this.#panels)) if (panel.visible) panel.show(run);
    this.#markers = frame.finding ? [{ step: frame.finding.step, label: "not finite" }] : [];
    for (const curve of this.#curves) curve.show(this.#logs, frame.runs, this.#markers);
    this.#curveLegend.show(this.loss.looks);
  }

  #showHollow() {
    this.#hollow.hidden = !this.#scenes.some(({ training, targets }) => training < targets.length);
  }

  /** Of each run. */
  get logs() {
    return this.#logs;
  }

  /** The log of the first run. @returns {Log | undefined} */
  get log() {
    return this.#logs[0];
  }

  /** @param {Spot | undefined} spot */
  select(spot) {
    this.boundary.select(spot);
  }

  /** Forgets the weight that was selected: the network is another. */
  deselect() {
    this.#parameter = -1;
    this.#network.select(-1);
    this.#optimizer.select(-1);
  }

  /** Says in words what is on screen, when it has come to rest. @param {Frame} frame */
  describe({ runs: [{ step, measure }, twin] }) {
    const count = this.#scenes[0]?.training ?? 0;
    const loss = measure.data + measure.regularisation;
    const right = Math.round(measure.accuracy * count);
    this.boundary.describe(
      `Decision boundary after ${step} steps: ${right} of ${count} points are on their side of the line, ` +
        "class +1 (blue circles) where the score is above zero, class −1 (orange diamonds) where it is below",
    );
    if (twin) this.#twin?.describe(`Decision boundary of the twin: accuracy ${percent(twin.measure.accuracy)}`);
    const [first, start] = [this.log?.losses[0], this.log?.accuracies[0]];
    const from = first === undefined ? "" : `, from ${decimals(first)}`;
    this.loss.describe(`Loss by step${from} to ${decimals(loss)} after ${step} steps`);
    const began = start === undefined ? "" : `, from ${percent(start)}`;
    this.accuracy.describe(`Accuracy by step${began} to ${percent(measure.accuracy)} after ${step} steps`);
    this.#network.describe(`The network after ${step} steps`);
  }
}
