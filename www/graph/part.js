// The part Graph: an example, its graph, and backpropagation through it.
import { wasm } from "../engine/instance.js";
import { EXAMPLES } from "./examples.js";
import { explanation } from "./explanation.js";
import { layout } from "./layout.js";
import { Readout, written } from "./readout.js";
import { plan, scene } from "./scene.js";
import { GraphView } from "./view.js";

/** @import { Value } from "../micrograd.js" */
/** @import { Graph, Scene } from "./scene.js" */

const CONTENT = `
  <div class="graph-controls">
    <div class="field">
      <label for="graph-example">Example</label>
      <select id="graph-example" aria-describedby="graph-about"></select>
    </div>
    <div class="toolbar" role="group" aria-label="Backpropagation" aria-describedby="graph-controls-hint">
      <button id="graph-backward" class="primary" type="button" disabled>Backward</button>
      <button id="graph-zero" type="button" disabled>Zero grad</button>
      <button id="graph-fit" type="button" disabled>Fit</button>
    </div>
    <p id="graph-controls-hint" class="hint">
      Backward adds the derivative of the result to every grad, Zero grad clears them, Fit shows the whole graph.
    </p>
  </div>
  <figure class="graph-picture">
    <div class="graph-frame">
      <svg id="graph-svg" class="expression-graph" role="group" aria-label="Expression graph" tabindex="0"
        aria-describedby="graph-keys"></svg>
      <div class="graph-state">
        <p></p>
        <button type="button" hidden>Try again</button>
      </div>
    </div>
    <figcaption class="graph-legend">
      <span><svg class="swatch" viewBox="0 0 40 16" aria-hidden="true"><rect class="positive" width="20" height="16" /><rect
        class="negative" x="20" width="20" height="16" /></svg> data: blue above 0, orange below</span>
      <span><svg class="swatch" viewBox="0 0 40 16" aria-hidden="true"><rect class="share" x="20" width="18" height="16" /><path
        class="axis" d="M20 0v16" /></svg> grad: a bar to the right above 0, to the left below</span>
    </figcaption>
  </figure>
  <div class="graph-notes">
    <section class="graph-now" aria-labelledby="graph-now-title">
      <h3 id="graph-now-title">What the numbers say</h3>
      <p id="graph-now" aria-live="polite"></p>
      <p id="graph-keys" class="hint">
        Drag to pan, wheel or pinch to zoom. By keyboard: arrows pan, <kbd>+</kbd> and <kbd>-</kbd> zoom, <kbd>0</kbd>
        fits; <kbd>Tab</kbd> goes to a value, where arrows walk from value to value.
      </p>
    </section>
    <section class="graph-readout" aria-labelledby="graph-readout-title"></section>
    <section class="graph-source" aria-labelledby="graph-source-title">
      <h3 id="graph-source-title">What is computed</h3>
      <p id="graph-about" class="hint"></p>
      <pre tabindex="0" aria-labelledby="graph-source-title"><code></code></pre>
    </section>
  </div>`;

/**
 * An example that was recorded and laid out once: to choose it again takes no memory.
 * @typedef {{ root: Value, scene: Scene, runs: number }} Picture
 */

/**
 * Starts the part in `root`. The engine is ready.
 * @param {HTMLElement} root
 */
export function mount(root) {
  root.innerHTML = CONTENT;
  root.classList.add("graph");
  new GraphPart(root);
}

class GraphPart {
  /** @type {Map<string, Promise<Picture>>} */
  #pictures = new Map();
  /** @type {Picture | undefined} */
  #picture;
  /** The place of the value that is described. */
  #described = 0;
  #root;
  #select;
  #view;
  #readout;

  /** @param {HTMLElement} root */
  constructor(root) {
    this.#root = root;
    this.#select = /** @type {HTMLSelectElement} */ (this.#find("#graph-example"));
    this.#select.append(...Object.entries(EXAMPLES).map(([name, { title }]) => new Option(title, name)));
    this.#readout = new Readout(this.#find(".graph-readout"));
    const svg = /** @type {SVGSVGElement} */ (root.querySelector("#graph-svg"));
    this.#view = new GraphView(svg, (place) => this.#describe(place));
    // Not every browser tells the focused element of a copy without a selection.
    document.addEventListener("copy", (event) => this.#copy(event));
    this.#select.addEventListener("change", () => this.#choose());
    this.#find("#graph-backward").addEventListener("click", () => this.#backward());
    this.#find("#graph-zero").addEventListener("click", () => this.#zeroGrad());
    this.#find("#graph-fit").addEventListener("click", () => this.#view.fit());
    this.#find(".graph-state button").addEventListener("click", () => this.#choose());
    this.#choose();
  }

  /** Shows the example that is selected. */
  async #choose() {
    const name = this.#select.value;
    const { about, source } = EXAMPLES[name];
    this.#find("#graph-about").textContent = about;
    this.#find(".graph-source code").textContent = source;
    this.#say("Laying out the graph…");
    try {
      if (!this.#pictures.has(name)) this.#pictures.set(name, record(name));
      const picture = await this.#pictures.get(name);
      if (name !== this.#select.value) return;
      this.#picture = picture;
      this.#show();
    } catch (error) {
      this.#pictures.delete(name);
      if (name !== this.#select.value) return;
      console.error(error);
      this.#say(error instanceof Error ? error.message : String(error), true);
    }
  }

  #show() {
    const picture = this.#picture;
    if (!picture) return;
    const graph = graphOf(picture.root);
    this.#view.show(picture.scene, graph);
    this.#described = graph.nodes.length - 1;
    this.#tell(graph);
    this.#say("");
  }

  #backward() {
    if (!this.#picture) return;
    this.#picture.root.backward();
    this.#picture.runs += 1;
    this.#update();
  }

  #zeroGrad() {
    if (!this.#picture) return;
    for (const value of this.#picture.root.topologicalOrder()) value.grad = 0;
    this.#picture.runs = 0;
    this.#update();
  }

  #update() {
    if (!this.#picture) return;
    const graph = graphOf(this.#picture.root);
    this.#view.update(graph);
    this.#tell(graph);
  }

  /** @param {Graph} graph */
  #tell(graph) {
    this.#find("#graph-now").textContent = explanation(graph, this.#picture?.runs ?? 0);
    this.#describe(this.#described, graph);
  }

  /**
   * Describes a value; the last one stays when the pointer leaves.
   * @param {number | undefined} place
   * @param {Graph} [graph]
   */
  #describe(place, graph) {
    if (place === undefined || !this.#picture) return;
    this.#described = place;
    const { nodes } = graph ?? graphOf(this.#picture.root);
    this.#readout.show(nodes[place], this.#picture.scene.values[place]);
  }

  /** Copies the value in focus. @param {ClipboardEvent} event */
  #copy(event) {
    const place = this.#view.focused;
    if (place === -1 || !this.#picture || getSelection()?.isCollapsed === false) return;
    event.clipboardData?.setData("text/plain", written(graphOf(this.#picture.root).nodes[place]));
    event.preventDefault();
  }

  /**
   * In place of the picture: that it is being made, or why there is none. The buttons work when there is nothing to say.
   * @param {string} text
   * @param {boolean} [failed]
   */
  #say(text, failed = false) {
    const state = this.#find(".graph-state");
    const [paragraph, again] = [this.#find(".graph-state p"), this.#find(".graph-state button")];
    state.toggleAttribute("data-failed", failed);
    state.hidden = text === "";
    paragraph.role = failed ? "alert" : null;
    paragraph.textContent = text;
    again.hidden = !failed;
    this.#find(".graph-frame").toggleAttribute("data-busy", text !== "");
    for (const button of this.#root.querySelectorAll(".toolbar button"))
      button.toggleAttribute("disabled", text !== "");
  }

  /** @param {string} selector */
  #find(selector) {
    return /** @type {HTMLElement} */ (this.#root.querySelector(selector));
  }
}

/**
 * Records an example and lays it out.
 * @param {string} name
 * @returns {Promise<Picture>}
 */
async function record(name) {
  const root = EXAMPLES[name].build();
  const graph = graphOf(root);
  return { root, scene: scene(graph, await layout(plan(graph))), runs: 0 };
}

/**
 * @param {Value} root
 * @returns {Graph}
 */
function graphOf(root) {
  return wasm.graph(root.id);
}
