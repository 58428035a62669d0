// The dialog that imports a table: it asks which columns are x, y and the label, and previews the points. It is loaded
// with the first table.
import { button, element } from "../../ui/element.js";
import { enumerated, folded } from "../../ui/listed.js";
import { shortNumber, thousands } from "../../ui/numbers.js";
import { reasonOf } from "../../ui/refused.js";
import { isFarFromUnit, standardScale } from "../datasets/scale.js";
import { isOwn } from "../datasets/table/columns.js";
import { featuresOf, numericColumns } from "../datasets/table/roles.js";
import { weightsIn } from "../export/weights-in.js";
import { COORDINATE, POINTS } from "../settings/data-settings.js";
import { NUMBER_RATE } from "../settings/target.js";
import { MOST_FEATURES, PAIR } from "../settings/width.js";
import { ImportPreview } from "./import-preview.js";
import { TableDialog } from "./table-dialog.js";

/** @import { Imported } from "../datasets/table/points.js" */
/** @import { TableHead } from "../datasets/table/held-table.js" */
/** @import { RemoteTable } from "../datasets/table/remote-table.js" */
/** @import { Roles } from "../datasets/table/roles.js" */
/** @import { ModelSettings } from "../settings/types.js" */

/** Receives the imported points and the scale of the network's inputs. @typedef {(imported: Imported, scale: ModelSettings["scale"]) => void} Use */

/** What receives the points of a table, and the weights of a network, which throws a `Refused` if they do not fit. @typedef {{ use: Use, openWeights: (text: string, name: string) => Promise<void> }} Receivers */

/** What is chosen of a table. @typedef {"all" | "x" | "y" | "label" | "as"} Role */

/** The number of columns of the table that are shown, besides those in use. */
const SHOWN_COLUMNS = 8;
/** The most names in a sentence. */
const MOST_NAMED = 3;
/** An example of a text that can be read. */
const EXAMPLE = "x,y,label\n0.5,1.2,red\n-0.3,0.4,blue";

export class ImportDialog {
  /** @type {TableHead} */
  #head = { columns: [], words: "", within: "" };
  /** @type {Roles} */
  #roles = { x: 0, y: 1, label: 2, as: "classes" };
  /** The points of the present roles, or the reason why there are none, once the worker has read them. @type {Promise<{ imported?: Imported, reason: string }>} */
  #reading = Promise.resolve({ reason: "" });
  #receivers;
  #seed = 0;
  #selects = {
    all: element("select", { id: "import-features", "aria-describedby": "import-features-hint" }),
    x: element("select", { id: "import-x" }),
    y: element("select", { id: "import-y" }),
    label: element("select", { id: "import-label" }),
    as: element("select", { id: "import-as" }),
  };
  #featuresHint = element("p", { class: "hint", id: "import-features-hint" });
  #preview = new ImportPreview();
  #standardise = element("input", { type: "checkbox", id: "import-standardise" });
  #scaleHint = element("p", { class: "hint", id: "import-scale" });
  #rows = element("div", { class: "import-rows", tabindex: 0, role: "group", "aria-label": "The first rows" });
  #accept = button("Use these points", () => this.#finish(), { class: "primary", id: "import-use" });
  #featuresField;
  #dialog;

  /**
   * @param {HTMLElement} root the element that holds the dialog
   * @param {Receivers} receivers
   */
  constructor(root, receivers) {
    this.#receivers = receivers;
    const { all, x, y, label, as } = this.#selects;
    this.#featuresField = field("The network gets", all, this.#featuresHint);
    this.#featuresField.classList.add("import-features");
    const body = element(
      "div",
      { class: "import-body" },
      element(
        "div",
        { class: "import-choices" },
        this.#featuresField,
        field("x, across", x),
        field("y, up", y),
        field("Label", label),
        field("The label is", as),
        element(
          "div",
          { class: "field import-scale" },
          element("label", { class: "check" }, this.#standardise, element("span", {}, "Standardise")),
          this.#scaleHint,
        ),
        this.#preview.legend,
      ),
      this.#preview.stage,
      this.#rows,
    );
    this.#dialog = new TableDialog(root, { name: "import", body, actions: [this.#accept], closing: "Cancel" });
    for (const [role, select] of Object.entries(this.#selects)) {
      select.addEventListener("change", () => this.#choose(/** @type {Role} */ (role), select.value));
    }
  }

  /**
   * Reads a table from a file or a text, and asks what its columns are.
   * @param {File | string} source
   * @param {{ from: string, seed: number, atOnce?: boolean }} how what the source is called; the seed that draws points if
   * there are too many; and whether to skip the dialog if nothing needs to be asked
   */
  async read(source, { from, seed, atOnce = false }) {
    this.#seed = seed;
    const weights = await weightsIn(source);
    if (weights !== undefined) return this.#openWeights(weights, from);
    const table = this.#dialog.begin(source, from);
    try {
      this.#head = await table.read(source);
      this.#roles = await table.ask("guessRoles");
      // Where reading took long, the dialog is open and says so.
      if (atOnce && (await this.#usePlain())) return this.#dialog.close();
    } catch (error) {
      return this.#refuse(reasonOf(error), from);
    }
    const { within } = this.#head;
    this.#fill();
    await this.#show();
    this.#dialog.found.textContent = this.#head.words;
    this.#dialog.show(`Points from ${within ? `${from}, ${within}` : from}`);
  }

  /** @param {string} text @param {string} from */
  async #openWeights(text, from) {
    try {
      await this.#receivers.openWeights(text, from);
      this.#dialog.close();
    } catch (error) {
      const reason = reasonOf(error).replace(/\.$/, "");
      this.#dialog.refuse(
        `The weights in ${from} do not fit`,
        element("p", {}, `${reason}. The network stays as it was.`),
      );
    }
  }

  /** Says why a file or a text cannot be read. @param {string} reason @param {string} from */
  #refuse(reason, from) {
    this.#dialog.refuse(
      `No points in ${from}`,
      element("p", {}, `${reason.replace(/\.$/, "")}. The points stay as they were.`),
      element("p", { class: "hint" }, "A table has a row for each point and a column for each number, such as:"),
      element("pre", {}, EXAMPLE),
    );
  }

  /** Imports a table that leaves nothing to ask, and returns whether it did so. */
  async #usePlain() {
    if (this.#head.columns.filter(isOwn).length !== 3) return false;
    const { imported } = await this.#read();
    if (!imported) return false;
    const scale = scaleOf(imported);
    if (imported.classes.length === 0 || imported.remarks.length > 0 || isFarFromUnit(scale)) return false;
    this.#receivers.use(imported, []);
    return true;
  }

  /** Reads the points of the present roles. @returns {Promise<{ imported?: Imported, reason: string }>} */
  async #read() {
    const [, most] = POINTS;
    const limits = { most, reach: COORDINATE[1], seed: this.#seed };
    const table = /** @type {RemoteTable} */ (this.#dialog.table);
    try {
      return { imported: await table.ask("points", this.#roles, limits), reason: "" };
    } catch (error) {
      return { reason: reasonOf(error) };
    }
  }

  async #finish() {
    const { imported } = await this.#reading;
    if (!imported) return;
    this.#receivers.use(imported, this.#standardise.checked ? scaleOf(imported) : []);
    this.#dialog.close();
  }

  /** @param {Role} role @param {string} value */
  #choose(role, value) {
    if (role === "as") this.#roles.as = /** @type {Roles["as"]} */ (value);
    else if (role === "all") this.#roles.all = value === "all";
    else this.#roles[role] = Number(value);
    if (role === "label") this.#roles.as = this.#head.columns[this.#roles.label].as;
    this.#show();
  }

  /** Offers the columns of the table. */
  #fill() {
    const { columns } = this.#head;
    const option = (/** @type {number} */ at) => element("option", { value: at }, columns[at].name);
    const all = [...columns.keys()];
    const numeric = all.filter((at) => columns[at].isNumeric);
    this.#selects.x.replaceChildren(...numeric.map(option));
    this.#selects.y.replaceChildren(...numeric.map(option), element("option", { value: -1 }, "none: 0 everywhere"));
    this.#selects.label.replaceChildren(...all.filter((at) => columns[at].of === undefined).map(option));
  }

  /** Shows the points of the table with the present roles. */
  async #show() {
    const { x, y, label, as } = this.#roles;
    const all = this.#showFeatures() ? "all" : "pair";
    const { isNumeric } = this.#head.columns[label];
    this.#selects.as.replaceChildren(
      element("option", { value: "classes" }, "a class"),
      ...(isNumeric ? [element("option", { value: "number" }, "a number")] : []),
    );
    for (const [role, value] of Object.entries({ all, x, y, label, as })) {
      this.#selects[/** @type {Role} */ (role)].value = String(value);
    }
    this.#showRows();
    const reading = this.#read();
    this.#reading = reading;
    const { imported, reason } = await reading;
    // Other columns were chosen meanwhile.
    if (this.#reading !== reading) return;
    const count = imported?.points.length ?? 0;
    this.#dialog.error.replaceChildren(...(reason ? [element("p", {}, `${reason.replace(/\.$/, "")}.`)] : []));
    this.#accept.hidden = imported === undefined;
    this.#accept.textContent = `Use ${count === 1 ? "this point" : `these ${thousands(count)} points`}`;
    const isNumber = imported?.classes.length === 0;
    const remarks = [
      ...(imported?.remarks ?? []),
      ...(isNumber
        ? [`Training starts with a learning rate of ${NUMBER_RATE} at most, so that it does not diverge`]
        : []),
    ];
    this.#dialog.remarks.replaceChildren(...remarks.map((text) => element("li", {}, `${text}.`)));
    if (imported) this.#showScale(imported);
    this.#preview.show(imported);
  }

  /** Offers all columns of numbers as features, if there are more than two, and returns whether they are taken. */
  #showFeatures() {
    const { label } = this.#roles;
    const { columns } = this.#head;
    const numeric = numericColumns(this.#head, label);
    const { length } = numeric;
    const hasWords = numeric.some((at) => columns[at].of !== undefined);
    const isOffered = length > PAIR;
    this.#featuresField.hidden = !isOffered;
    if (!isOffered) this.#roles.all = false;
    const { all = false } = this.#roles;
    const some =
      length > MOST_FEATURES
        ? `the first ${MOST_FEATURES} of ${length} columns`
        : `all ${length} columns${hasWords ? ", words as 0 or 1" : " of numbers"}`;
    this.#selects.all.replaceChildren(
      element("option", { value: "pair" }, "x and y"),
      element("option", { value: "all" }, some),
    );
    const words = wordsLeftOut(columns, label);
    const why = `${enumerated(words)} ${words.length === 1 ? "is" : "are"} left out, as the words in ${words.length === 1 ? "it" : "them"} are too many to be numbers.`;
    this.#featuresHint.textContent = all
      ? `x and y are what the plane shows first. Others can be chosen there.${words.length > 0 ? ` ${why}` : ""}`
      : "The other columns are left out.";
    return all;
  }

  /** Offers to standardise numbers that are far from unit scale. @param {Imported} imported */
  #showScale(imported) {
    const scale = scaleOf(imported);
    const isFar = isFarFromUnit(scale);
    this.#standardise.checked = isFar;
    const { names } = imported;
    const all = scale.flatMap(([mean, deviation], at) =>
      names[at] === "" ? [] : `${names[at]} ${shortNumber(mean, 4)} ± ${shortNumber(deviation, 4)}`,
    );
    const parts = folded(all, MOST_NAMED);
    this.#scaleHint.textContent = isFar
      ? `For the network, ${enumerated(parts)} ${parts.length === 1 ? "becomes" : "become"} 0 ± 1. Otherwise training may diverge.`
      : "The numbers are about as large as a new network expects.";
  }

  #showRows() {
    const { columns } = this.#head;
    const { x, y, label } = this.#roles;
    const parts = new Map(featuresOf(this.#head, this.#roles).map((at) => [at, "feature"]));
    for (const [at, part] of /** @type {const} */ ([
      [label, "label"],
      [y, "y"],
      [x, "x"],
    ]))
      if (at >= 0) parts.set(at, part);
    const shown = [...columns.keys()].filter((at) => (at < SHOWN_COLUMNS && isOwn(columns[at])) || parts.has(at));
    const cell = (/** @type {number} */ at, /** @type {number} */ row) =>
      element("td", parts.has(at) ? { class: "is-used" } : {}, columns[at].first[row].slice(0, 24));
    const head = shown.map((at) => {
      const part = parts.get(at) ?? (columns[at].isIndex ? "row number" : "not used");
      return element("th", { scope: "col" }, columns[at].name, element("span", { class: "hint" }, part));
    });
    const rows = columns[0].first.map((_, row) => element("tr", {}, ...shown.map((at) => cell(at, row))));
    this.#rows.replaceChildren(
      element("table", {}, element("thead", {}, element("tr", {}, ...head)), element("tbody", {}, ...rows)),
    );
  }
}

/** Returns the means and the deviations of the points. @param {Imported} imported */
function scaleOf({ points, classes }) {
  return standardScale(points, classes.length === 0);
}

/** Returns the names of the columns of words that no columns of numbers are made of. @param {TableHead["columns"]} columns @param {number} label */
function wordsLeftOut(columns, label) {
  const made = new Set(columns.map(({ of }) => of));
  const left = [...columns.keys()].filter((at) => {
    const { isNumeric, isIndex, isDate } = columns[at];
    return isOwn(columns[at]) && !isNumeric && !isIndex && !isDate && at !== label && !made.has(at);
  });
  return folded(
    left.map((at) => `“${columns[at].name}”`),
    MOST_NAMED,
  );
}

/** @param {string} text @param {HTMLSelectElement} select @param {HTMLElement[]} words */
function field(text, select, ...words) {
  return element("div", { class: "field" }, element("label", { for: select.id }, text), select, ...words);
}
