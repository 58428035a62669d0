// Shows the picture of a graph on the page: its visible part, the open groups, the section in view, and the marked value.

import { reasonOf } from "../../ui/refused.js";
import { around, foldings, opening } from "../groups/collapse.js";
import { fingerprint } from "../groups/structure.js";
import { Toggles } from "../groups/toggles.js";
import { sceneOf, TooManyBoxes } from "../layout/arrangement.js";
import { NEAR, READABLE } from "../layout/placement.js";
import { Camera } from "./camera.js";
import { Drawing } from "./drawing.js";
import { Interaction, indexOf } from "./interaction.js";
import { LeafAdjustment } from "./leaf-adjustment.js";
import { motion, settle } from "./motion.js";
import { groupNames } from "./names.js";
import { title } from "./svg.js";

/** @import { Graph, Numbers, Stage } from "../computation/computation.js" */
/** @import { Group } from "../groups/group.js" */
/** @import { Direction } from "../layout/graphviz.js" */
/** @import { Scene } from "../layout/scene.js" */
/** @import { Adjusting } from "./leaf-adjustment.js" */
/** @import { Notes } from "./notes.js" */

/** The scale below which texts are illegible, and left out to make large pictures faster. */
const FAR = 0.3;
/** The time in milliseconds from the last movement until the picture is redrawn. Until then its pixels are moved. */
const REST = 150;

/** @type {Direction[]} */
const DIRECTIONS = ["across", "down"];

/**
 * The boxes that are drawn: `item[place]` is the index of the one that shows a value, `group` has the names of those that are
 * groups, and `place` the value whose numbers a box shows, or -1.
 * @typedef {{ item: Uint32Array, group: string[], place: number[] }} Boxes
 */

/**
 * Shows an expression graph in an `<svg>` element. The element around it is the frame in which the drawing moves, such as
 * `.graph-frame` in graph.css; a minimap and messages are added after the drawing.
 */
export class GraphView {
  /** Is called when a value was clicked, tapped, or chosen by Enter. @type {(place: number) => void} */
  onTap = () => {};
  /** Called at Escape in a box. Returns whether it closed something that lies over the graph. @type {() => boolean} */
  onEscape = () => false;
  /** Is called with `opened` when a group was opened or closed. @type {(opened: string[]) => void} */
  onOpen = () => {};
  /** Is called when the picture has stopped moving. */
  onRest = () => {};
  /** Is called with the new boxes when the scene changes. @type {(boxes: Boxes) => void} */
  onDraw = () => {};
  /** Is called with `look` when the section in view has changed. @type {(look: import("../layout/placement.js").Look | undefined) => void} */
  onLook = () => {};

  #svg;
  #onPoint;
  #camera;
  #minimap;
  /** The arithmetic of a step, which is loaded with the first one. @type {Notes | undefined} */
  #notes;
  #interaction;
  #adjustment;
  #message;
  /** @type {Graph | undefined} */
  #graph;
  /** @type {Numbers | undefined} */
  #numbers;
  /** @type {Stage | undefined} */
  #stage;
  /** @type {Scene | undefined} */
  #scene;
  /** @type {Drawing | undefined} */
  #drawing;
  #toggles = new Toggles();
  /** @type {Direction} */
  #direction = "across";
  /** The keys of the groups that opened by themselves, and of those that are open. @type {Set<string>} */
  #opening = new Set();
  /** @type {Set<string>} */
  #open = new Set();
  /** The value that is marked, or -1. */
  #selected = -1;
  /** The number of the last request. A layout that arrives for an earlier one is not shown. */
  #asked = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #resting;

  /**
   * @param {SVGSVGElement} svg
   * @param {(place: number | undefined) => void} onPoint takes the place of the value under the pointer, or else in focus;
   *   for a closed group with one result, that of the result
   * @param {{ camera?: import("./camera.js").CameraClass, largest?: number }} [options] `camera`: by default one that shows
   *   the whole graph and does not move; `largest`: the scale up to which a small graph is enlarged to fill the frame
   */
  constructor(svg, onPoint, { camera = Camera, largest } = {}) {
    this.#svg = svg;
    this.#onPoint = onPoint;
    svg.insertAdjacentHTML(
      "afterend",
      `<svg class="minimap" aria-hidden="true" hidden></svg><p class="picture-message" role="status" hidden></p>`,
    );
    const minimap = /** @type {SVGSVGElement} */ (svg.nextElementSibling);
    this.#message = /** @type {HTMLElement} */ (minimap.nextElementSibling);
    const frame = /** @type {HTMLElement} */ (svg.parentElement);
    this.#camera = new camera(frame, svg, (transform) => this.#onMove(transform), largest);
    if (this.#camera.isMovable) this.#camera.onResize = () => this.#onResize();
    this.#minimap = this.#camera.minimap(minimap);
    this.#interaction = new Interaction(svg, this.#camera, {
      point: (place) => this.#onPoint(place),
      open: (group) => this.#openGroup(group),
      close: (key) => this.#closeGroup(key),
      choose: (place) => this.onTap(place),
      closeCard: () => this.onEscape(),
    });
    this.#adjustment = new LeafAdjustment(svg);
  }

  /** Makes leaves adjustable in their boxes. @param {Adjusting | undefined} adjusting */
  set adjusting(adjusting) {
    this.#adjustment.adjusting = adjusting;
  }

  /**
   * Shows a graph. If it is called again before the layout is ready, only the last call counts.
   * @param {Graph} graph
   * @param {Numbers} numbers
   * @param {{ keep?: boolean, open?: string[], direction?: Direction }} [options] `keep`: the same program ran again, so
   *   the open groups and the section in view stay; `open`: `opened` of another view; `direction`: by default the one that shows more
   * @returns {Promise<boolean>} whether the graph is shown, and not replaced by a later call
   * @throws {Error} if it cannot be laid out; the previous graph stays
   */
  async show(graph, numbers, { keep = false, open, direction } = {}) {
    const toggles = open ? new Toggles(open) : keep ? this.#toggles : new Toggles();
    const asked = ++this.#asked;
    const isTurned = direction !== undefined && direction !== this.#direction;
    if (!isTurned && this.#isShown(graph, toggles)) {
      this.#toggles = toggles;
      this.#replaceNumbers(graph, numbers);
      return true;
    }
    const found = await this.#arranged(graph, toggles, direction).catch((error) => {
      if (!(error instanceof TooManyBoxes)) throw error;
      // The graph is too large with the groups that were opened before.
      toggles.clear();
      return this.#arranged(graph, toggles, direction);
    });
    if (asked !== this.#asked) return false;
    const before = this.#scene;
    this.#direction = found.scene.direction;
    this.#opening = found.opening;
    this.#toggles = toggles;
    this.#graph = graph;
    this.#numbers = numbers;
    this.#stage = undefined;
    this.#selected = -1;
    this.#open = toggles.apply(found.opening);
    this.#say("");
    this.#place(found.scene, keep ? before : undefined);
    return true;
  }

  /** Returns the direction in which a graph opens that is laid out as large as the frame allows. @param {Graph} graph */
  async directionOf(graph) {
    return (await this.#arranged(graph, new Toggles())).scene.direction;
  }

  /**
   * Finds the arrangement to open with: the one with the most boxes that is legible as a whole, across or down, whichever has the
   * larger scale; if none is legible, the one with the largest scale.
   * @param {Graph} graph
   * @param {Toggles} toggles
   * @param {Direction} [direction]
   * @returns {Promise<{ scene: Scene, opening: Set<string> }>}
   */
  async #arranged(graph, toggles, direction) {
    this.#camera.measure();
    const directions = direction ? [direction] : DIRECTIONS;
    let [best, largest] = [/** @type {{ scene: Scene, opening: Set<string> } | undefined} */ (undefined), 0];
    for (const wanted of this.#camera.isMovable ? foldings(graph) : [opening(graph)]) {
      for (const way of directions) {
        const scene = await sceneOf(graph, toggles.apply(wanted), way, wanted);
        const scale = this.#camera.fitOf(scene);
        if (!best || scale > largest) [best, largest] = [{ scene, opening: wanted }, scale];
        if (largest >= 1) return best;
      }
      if (largest >= READABLE) break;
    }
    return /** @type {{ scene: Scene, opening: Set<string> }} */ (best);
  }

  /**
   * Shows a whole scene, or the section of it that was in view in the scene before.
   * @param {Scene} scene
   * @param {Scene} [before]
   */
  #place(scene, before) {
    if (before && this.#camera.moved) {
      const [from, to] = [before, scene].map(({ boxes, item, graph }) => boxes[item[graph.root]]);
      this.#camera.replace(scene, { from: [from.x, from.y], to: [to.x, to.y] });
      if (this.#isLost(scene)) this.#camera.open(scene);
    } else this.#camera.open(scene);
    this.#draw(scene);
  }

  /**
   * Returns whether a section would show nothing of a scene, or only a corner of one that is legible as a whole, as may be where the
   * code has become another.
   * @param {Scene} scene
   */
  #isLost(scene) {
    const { x, y, width, height } = this.#camera.clearArea;
    const seen = scene.boxes.filter((box) => {
      const [across, down] = [box.x + box.width / 2 - x, box.y + box.height / 2 - y];
      return across >= 0 && across <= width && down >= 0 && down <= height;
    });
    return this.#camera.fitOf(scene) >= READABLE ? seen.length < scene.boxes.length / 2 : seen.length === 0;
  }

  /** Arranges the graph anew if another arrangement is legible in the frame's new size. */
  async #onResize() {
    const graph = this.#graph;
    if (!graph || !this.#scene || this.#camera.moved) return;
    const asked = ++this.#asked;
    const { scene, opening } = await this.#arranged(graph, this.#toggles);
    if (asked !== this.#asked || scene === this.#scene) return;
    const isSame = scene.direction === this.#direction && opening.size === this.#opening.size;
    if (isSame) return;
    const selected = this.#selected;
    this.#direction = scene.direction;
    this.#opening = opening;
    this.#open = this.#toggles.apply(opening);
    this.#place(scene);
    if (selected >= 0) this.select(selected, { reveal: false });
  }

  /**
   * Returns whether a graph of the same structure is shown with these groups open.
   * @param {Graph} graph
   * @param {Toggles} toggles
   */
  #isShown(graph, toggles) {
    if (!this.#graph || fingerprint(graph) !== fingerprint(this.#graph)) return false;
    const open = toggles.apply(this.#opening);
    return open.size === this.#open.size && [...open].every((key) => this.#open.has(key));
  }

  /**
   * Shows the graph of the same program run again, without moving anything or losing the focus.
   * @param {Graph} graph
   * @param {Numbers} numbers
   */
  #replaceNumbers(graph, numbers) {
    this.#graph = graph;
    if (this.#scene) this.#scene.graph = graph;
    this.stage(undefined);
    this.select(undefined);
    this.#say("");
    this.update(numbers);
  }

  /**
   * Shows other numbers of the same graph. It is fast enough to be called once a frame.
   * @param {Numbers} numbers
   */
  update(numbers) {
    this.#numbers = numbers;
    this.#drawing?.update(numbers, this.#stage ? 0 : motion());
  }

  /**
   * Shows the stage of a walkthrough.
   * @param {Stage | undefined} stage
   */
  stage(stage) {
    if (!this.#drawing || !this.#scene || !this.#numbers) return;
    const isOther = stage?.instant !== this.#stage?.instant;
    this.#stage = stage;
    this.#svg.classList.toggle("staged", stage !== undefined);
    this.#drawing.stage(stage, this.#numbers);
    if (stage || this.#notes) this.#annotate(isOther);
  }

  /** Writes the arithmetic of the stage into the picture. @param {boolean} isOther whether another step was shown before */
  async #annotate(isOther) {
    if (!this.#notes) {
      const { Notes } = await import("./notes.js");
      this.#notes ??= new Notes(this.#camera);
    }
    if (!this.#drawing || !this.#scene) return;
    this.#notes.take(/** @type {Element} */ (this.#drawing.world.lastElementChild), this.#scene, this.#stage);
    if (isOther) this.#notes.follow(motion());
    else this.#notes.draw();
  }

  /**
   * Marks a value, or the closed group that it is in.
   * @param {number | undefined} place
   * @param {{ reveal?: boolean }} [options] `reveal`: whether to bring it into view
   */
  select(place, { reveal = true } = {}) {
    const previous = this.#elementOf(this.#selected);
    previous?.classList.remove("selected");
    this.#selected = place ?? -1;
    const element = this.#elementOf(this.#selected);
    element?.classList.add("selected");
    this.#drawing?.nextTo(this.#scene && place !== undefined ? this.#scene.item[place] : -1);
    if (!element || !this.#scene || place === undefined) return;
    this.#interaction.makeCurrent(this.#scene.item[place]);
    if (reveal) this.#camera.reveal(this.#scene.boxes[this.#scene.item[place]], motion());
  }

  /**
   * Highlights values that a text refers to.
   * @param {number[]} places
   */
  light(places) {
    const lit = new Set(places.map((place) => this.#elementOf(place)));
    for (const element of this.#drawing?.elements ?? []) element.classList.toggle("lit", lit.has(element));
  }

  /** Returns the area of a value's box in the frame, in pixels. @param {number} place */
  areaOf(place) {
    const box = this.#scene?.boxes[this.#scene.item[place]];
    if (!box) return undefined;
    const { k, x, y } = this.#camera.transform;
    return { x: x + k * box.x, y: y + k * box.y, width: k * box.width, height: k * box.height };
  }

  /**
   * Shows values together, enlarged or reduced as long as they are legible; of what is too large, the operands and the first ones.
   * @param {number[]} places
   */
  lookAt(places) {
    const scene = this.#scene;
    if (!scene) return;
    const boxes = places.map((place) => scene.boxes[scene.item[place]]);
    const [x, y] = [Math.min(...boxes.map((box) => box.x)), Math.min(...boxes.map((box) => box.y))];
    const width = Math.max(...boxes.map((box) => box.x + box.width)) - x;
    const height = Math.max(...boxes.map((box) => box.y + box.height)) - y;
    const { clear, view } = this.#camera;
    const k = Math.max(READABLE, Math.min(1, clear.width / width, clear.height / height));
    const middle = { k, x: x + width / 2, y: y + height / 2 };
    if (k * width > clear.width) middle.x = x + (view.width / 2 - clear.left) / k;
    if (k * height > clear.height) middle.y = y + (view.height / 2 - clear.top) / k;
    this.#camera.lookAt(middle);
  }

  /** Opens the groups around a value, marks it and brings it into view. @param {number} place */
  async reveal(place) {
    if (!this.#graph) return;
    await this.#openAll(around(this.#graph, place));
    this.select(place);
  }

  /** Opens the groups around a group, marks it and brings it into view. @param {Group} group */
  async revealGroup(group) {
    if (!this.#graph) return;
    const keys = around(this.#graph, group.first);
    await this.#openAll(keys.slice(0, keys.indexOf(group.key)));
    this.select(group.result >= 0 ? group.result : group.first);
  }

  /** @param {string[]} keys */
  async #openAll(keys) {
    const missing = keys.filter((key) => !this.#open.has(key));
    if (missing.length === 0) return;
    await this.#change((open) => {
      for (const key of missing) open.add(key);
    });
  }

  /** Reveals a value, and gives it the focus. @param {number} place */
  async focus(place) {
    await this.reveal(place);
    this.focusBox(place);
  }

  /** Gives the box that shows a value the focus. @param {number} place */
  focusBox(place) {
    if (this.#scene) this.#interaction.focus(this.#scene.item[place]);
  }

  /** Brings the whole picture into view. */
  fit() {
    this.#camera.fit(motion());
  }

  /** Zooms in, or out if negative. @param {number} steps */
  zoom(steps) {
    this.#camera.zoom(steps);
  }

  /** Returns the scale of the picture. */
  get scale() {
    return this.#camera.transform.k;
  }

  get graph() {
    return this.#graph;
  }

  get numbers() {
    return this.#numbers;
  }

  /** Returns the scene that is drawn, for `file` of svg.js. */
  get scene() {
    return this.#scene;
  }

  /** Returns the section in view, for a link, or `undefined` if it is the one that the picture opens with. */
  get look() {
    return this.#camera.look;
  }

  /** @param {import("../layout/placement.js").Look | undefined} look */
  set look(look) {
    if (look) this.#camera.lookAt(look);
  }

  /** Returns the keys of the groups that are open. */
  get open() {
    return this.#open;
  }

  /** Returns the groups that the reader opened and closed, as texts for a link. */
  get opened() {
    return this.#toggles.list;
  }

  /** Returns the place of the value that is marked, or -1. */
  get selected() {
    return this.#selected;
  }

  /** Returns the place of the value in focus, or -1. */
  get focused() {
    return this.#scene?.boxes[indexOf(document.activeElement)]?.place ?? -1;
  }

  /**
   * Opens or closes groups and shows the result.
   * @param {(open: Set<string>) => void} change
   * @param {{ from: string, to: string }} [anchor] the keys of the groups, before and after, whose corner stays in place
   */
  async #change(change, anchor) {
    const [graph, before] = [this.#graph, this.#scene];
    if (!graph || !before) return;
    const open = new Set(this.#open);
    change(open);
    const asked = ++this.#asked;
    const wasMoved = this.#camera.moved;
    try {
      const scene = await this.#unfolded(graph, open);
      if (asked !== this.#asked) return;
      this.#say("");
      this.#toggles.learn(this.#opening, open);
      this.#open = open;
      const [from, to] = [cornerOf(before, anchor?.from), cornerOf(scene, anchor?.to)];
      const shift = { from: from ?? [0, 0], to: to ?? [0, 0] };
      this.#camera.replace(scene, shift);
      this.#direction = scene.direction;
      this.#draw(scene, before, [shift.to[0] - shift.from[0], shift.to[1] - shift.from[1]]);
      if (!wasMoved && this.#camera.fitOf(scene) >= NEAR) this.#camera.fit(motion());
      this.onOpen(this.opened);
    } catch (error) {
      if (asked !== this.#asked) return;
      this.#say(`${reasonOf(error)} It stays closed; close something else first.`);
    }
  }

  /**
   * Returns the scene with these groups open. It is turned if it would not be legible as a whole otherwise, and is larger so.
   * @param {Graph} graph
   * @param {Set<string>} open
   */
  async #unfolded(graph, open) {
    const scene = await sceneOf(graph, open, this.#direction, this.#opening);
    const scale = this.#camera.fitOf(scene);
    if (!this.#camera.isMovable || this.#camera.moved || scale >= READABLE) return scene;
    const other = this.#direction === "across" ? "down" : "across";
    const turned = await sceneOf(graph, open, other, this.#opening);
    return this.#camera.fitOf(turned) > scale ? turned : scene;
  }

  /** @param {Group} group */
  async #openGroup(group) {
    const wasFocused = this.#svg.contains(document.activeElement);
    await this.#change((open) => open.add(group.key), { from: group.key, to: group.key });
    if (!this.#scene || !this.#open.has(group.key)) return;
    const inside = this.#scene.item[group.result >= 0 ? group.result : group.first];
    this.#interaction.makeCurrent(inside);
    if (wasFocused) this.#interaction.focus(inside);
    if (!this.#camera.moved) return;
    const frame = this.#scene.frames.find((open) => open.group.key === group.key);
    const { width, height } = this.#camera.room;
    const isNearEnough = frame && frame.width <= width && frame.height <= height;
    if (isNearEnough) this.#camera.hold(() => frame, motion());
    else this.#camera.reveal(this.#scene.boxes[inside], motion());
  }

  /** @param {string} key of an open group */
  async #closeGroup(key) {
    const wasFocused = this.#svg.contains(document.activeElement);
    await this.#change((open) => open.delete(key), { from: key, to: key });
    const box = this.#scene?.boxes.findIndex(({ group }) => group?.key === key) ?? -1;
    if (box === -1 || !this.#scene) return;
    this.#interaction.makeCurrent(box);
    if (wasFocused) this.#interaction.focus(box);
    this.#camera.reveal(this.#scene.boxes[box], motion(), false);
  }

  /**
   * @param {Scene} scene
   * @param {Scene} [before] the scene before groups were opened or closed
   * @param {number[]} [shift] the distance of the new positions from the old ones
   */
  #draw(scene, before, shift = [0, 0]) {
    const numbers = /** @type {Numbers} */ (this.#numbers);
    this.#scene = scene;
    this.#drawing = new Drawing(this.#svg, scene, numbers);
    this.#svg.setAttribute("aria-label", title(scene, numbers));
    this.#svg.setAttribute("width", String(scene.width));
    this.#svg.setAttribute("height", String(scene.height));
    this.#minimap?.show(scene);
    this.#interaction.take(this.#drawing, scene);
    this.#adjustment.take(scene);
    const { item, boxes } = scene;
    this.onDraw({
      item,
      group: groupNames(boxes),
      place: boxes.map(({ place }) => place),
    });
    this.#onMove(this.#camera.transform);
    if (this.#stage) this.stage(this.#stage);
    if (this.#selected >= 0) this.select(this.#selected, { reveal: false });
    if (before) settle(this.#drawing, scene, before, shift);
  }

  /** @param {{ k: number, x: number, y: number }} transform */
  #onMove({ k, x, y }) {
    // Moving the element instead of its contents avoids a new layout.
    const { style } = this.#svg;
    style.transform = `translate(${x}px, ${y}px) scale(${k})`;
    style.willChange = "transform";
    clearTimeout(this.#resting);
    this.#resting = setTimeout(() => {
      style.willChange = "";
      this.#notes?.draw();
      this.onRest();
    }, REST);
    this.#drawing?.look(this.#camera.area, this.#interaction.current);
    this.#svg.classList.toggle("far", k < FAR);
    this.#minimap?.move();
    this.onLook(this.look);
  }

  /** @param {number} place of a value, or -1 */
  #elementOf(place) {
    return this.#scene && this.#drawing?.elements[this.#scene.item[place]];
  }

  /** @param {string} text */
  #say(text) {
    this.#message.textContent = text;
    this.#message.hidden = text === "";
  }
}

/**
 * Returns the upper left corner of a group, open or closed.
 * @param {Scene} scene
 * @param {string | undefined} key
 */
function cornerOf({ frames, boxes }, key) {
  const area = frames.find(({ group }) => group.key === key) ?? boxes.find(({ group }) => group && group.key === key);
  return area && [area.x, area.y];
}
