// The dialog that imports a table: it asks which columns are x, y and the label, and previews the points. It is loaded
// with the first table.
import { button, element } from "../../ui/element.js";
import { enumerated, folded } from "../../ui/listed.js";
import { significant, thousands } from "../../ui/numbers.js";
import { reasonOf } from "../../ui/refused.js";
import { isFarFromUnit, standardScale } from "../datasets/scale.js";
import { readPoints } from "../datasets/table/points.js";
import { featuresOf, guessRoles, looksLike, numericColumns } from "../datasets/table/roles.js";
import { readTable, tableWords } from "../datasets/table/table.js";
import { COORDINATE, POINTS } from "../settings/data-settings.js";
import { NUMBER_RATE } from "../settings/target.js";
import { MOST_FEATURES, PAIR } from "../settings/width.js";
import { ImportPreview } from "./import-preview.js";

/** @import { Imported } from "../datasets/table/points.js" */
/** @import { Roles } from "../datasets/table/roles.js" */
/** @import { Table } from "../datasets/table/table.js" */
/** @import { ModelSettings } from "../settings/types.js" */

/** Receives the imported points and the scale of the network's inputs. @typedef {(imported: Imported, scale: ModelSettings["scale"]) => void} Use */

/** What is chosen of a table. @typedef {"all" | "x" | "y" | "label" | "as"} Role */

/** The number of rows of the table that are shown. */
const SHOWN_ROWS = 4;
/** The number of columns of the table that are shown, besides those in use. */
const SHOWN_COLUMNS = 8;
/** The most features whose scale is named. */
const MOST_SCALES = 3;
/** An example of a text that can be read. */
const EXAMPLE = "x,y,label\n0.5,1.2,red\n-0.3,0.4,blue";

export class ImportDialog {
  /** @type {Table | undefined} */
  #table;
  /** @type {Roles} */
  #roles = { x: 0, y: 1, label: 2, as: "classes" };
  /** @type {Imported | undefined} */
  #imported;
  #use;
  #seed = 0;
  #title = element("h2", { id: "import-title" });
  #found = element("p", { class: "hint", id: "import-found" });
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
  #remarks = element("ul", { class: "import-remarks", id: "import-remarks" });
  #error = element("div", { class: "import-error", role: "alert" });
  #accept = button("Use these points", () => this.#finish(), { class: "primary", id: "import-use" });
  #cancel = button("Cancel", () => this.#dialog.close(), { id: "import-cancel" });
  #featuresField;
  #body;
  #dialog;

  /**
   * @param {HTMLElement} root the element that holds the dialog
   * @param {Use} use
   */
  constructor(root, use) {
    this.#use = use;
    const { all, x, y, label, as } = this.#selects;
    this.#featuresField = field("The network gets", all, this.#featuresHint);
    this.#featuresField.classList.add("import-features");
    this.#body = element(
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
    this.#dialog = element(
      "dialog",
      { class: "import", id: "import-dialog", "aria-labelledby": "import-title", "aria-describedby": "import-found" },
      this.#title,
      this.#found,
      this.#error,
      this.#body,
      this.#remarks,
      element("div", { class: "toolbar" }, this.#accept, this.#cancel),
    );
    for (const [role, select] of Object.entries(this.#selects)) {
      select.addEventListener("change", () => this.#choose(/** @type {Role} */ (role), select.value));
    }
    root.append(this.#dialog);
  }

  /**
   * Reads a table from a text, and asks what its columns are.
   * @param {string} text
   * @param {{ from: string, origin?: string, seed: number, atOnce?: boolean }} how the source of the text, and how it was
   * written there; the seed that draws points if there are too many; and whether to skip the dialog if nothing needs to be
   * asked
   */
  read(text, { from, origin, seed, atOnce = false }) {
    this.#seed = seed;
    try {
      this.#table = readTable(text, origin);
      this.#roles = guessRoles(this.#table);
      if (atOnce && this.#isPlain()) return;
    } catch (error) {
      return this.refuse(reasonOf(error), from);
    }
    this.#title.textContent = `Points from ${from}`;
    this.#fill(this.#table);
    this.#open();
    this.#show();
  }

  /** Says why a file or a text cannot be read. @param {string} reason @param {string} from */
  refuse(reason, from) {
    this.#table = this.#imported = undefined;
    this.#title.textContent = `No points in ${from}`;
    this.#found.textContent = "";
    this.#error.replaceChildren(
      element("p", {}, `${reason.replace(/\.$/, "")}. The points stay as they were.`),
      element("p", { class: "hint" }, "A table has a row for each point and a column for each number, such as:"),
      element("pre", {}, EXAMPLE),
    );
    this.#body.hidden = this.#accept.hidden = true;
    this.#remarks.replaceChildren();
    this.#open();
  }

  /** Imports a table that leaves nothing to ask, and returns whether it did so. */
  #isPlain() {
    const table = /** @type {Table} */ (this.#table);
    if (table.columns.length !== 3) return false;
    const imported = this.#read(table);
    const scale = scaleOf(imported);
    if (imported.classes.length === 0 || imported.remarks.length > 0 || isFarFromUnit(scale)) return false;
    this.#use(imported, []);
    return true;
  }

  /** @param {Table} table */
  #read(table) {
    const [, most] = POINTS;
    return readPoints(table, this.#roles, { most, reach: COORDINATE[1], seed: this.#seed });
  }

  #open() {
    this.#cancel.textContent = this.#table ? "Cancel" : "Close";
    if (!this.#dialog.open) this.#dialog.showModal();
    (this.#accept.hidden ? this.#cancel : this.#accept).focus();
  }

  #finish() {
    if (!this.#imported) return;
    this.#use(this.#imported, this.#standardise.checked ? scaleOf(this.#imported) : []);
    this.#dialog.close();
  }

  /** @param {Role} role @param {string} value */
  #choose(role, value) {
    const table = /** @type {Table} */ (this.#table);
    if (role === "as") this.#roles.as = /** @type {Roles["as"]} */ (value);
    else if (role === "all") this.#roles.all = value === "all";
    else this.#roles[role] = Number(value);
    if (role === "label") this.#roles.as = looksLike(table, this.#roles.label);
    this.#show();
  }

  /** Offers the columns of a table. @param {Table} table */
  #fill(table) {
    const { columns } = table;
    this.#found.textContent = tableWords(table);
    const option = (/** @type {number} */ at) => element("option", { value: at }, columns[at].name);
    const all = [...columns.keys()];
    const numeric = all.filter((at) => columns[at].isNumeric);
    this.#selects.x.replaceChildren(...numeric.map(option));
    this.#selects.y.replaceChildren(...numeric.map(option), element("option", { value: -1 }, "none: 0 everywhere"));
    this.#selects.label.replaceChildren(...all.map(option));
  }

  /** Shows the points of the table with the present roles. */
  #show() {
    const table = /** @type {Table} */ (this.#table);
    const { x, y, label, as } = this.#roles;
    const all = this.#showFeatures(table) ? "all" : "pair";
    const isNumeric = table.columns[label].isNumeric;
    this.#selects.as.replaceChildren(
      element("option", { value: "classes" }, "a class"),
      ...(isNumeric ? [element("option", { value: "number" }, "a number")] : []),
    );
    for (const [role, value] of Object.entries({ all, x, y, label, as })) {
      this.#selects[/** @type {Role} */ (role)].value = String(value);
    }
    this.#body.hidden = false;
    this.#imported = undefined;
    let reason = "";
    try {
      this.#imported = this.#read(table);
    } catch (error) {
      reason = reasonOf(error);
    }
    const imported = this.#imported;
    const count = imported?.points.length ?? 0;
    this.#error.replaceChildren(...(reason ? [element("p", {}, `${reason.replace(/\.$/, "")}.`)] : []));
    this.#accept.hidden = imported === undefined;
    this.#accept.textContent = `Use ${count === 1 ? "this point" : `these ${thousands(count)} points`}`;
    const isNumber = imported?.classes.length === 0;
    const remarks = [
      ...(imported?.remarks ?? []),
      ...(isNumber
        ? [`Training starts with a learning rate of ${NUMBER_RATE} at most, so that it does not diverge`]
        : []),
    ];
    this.#remarks.replaceChildren(...remarks.map((text) => element("li", {}, `${text}.`)));
    this.#showScale();
    this.#showRows(table);
    this.#preview.show(imported);
  }

  /** Offers all columns of numbers as features, if there are more than two, and returns whether they are taken. @param {Table} table */
  #showFeatures(table) {
    const { label } = this.#roles;
    const { length } = numericColumns(table, label);
    const isOffered = length > PAIR;
    this.#featuresField.hidden = !isOffered;
    if (!isOffered) this.#roles.all = false;
    const { all = false } = this.#roles;
    const some =
      length > MOST_FEATURES ? `the first ${MOST_FEATURES} of ${length} columns` : `all ${length} columns of numbers`;
    this.#selects.all.replaceChildren(
      element("option", { value: "pair" }, "x and y"),
      element("option", { value: "all" }, some),
    );
    this.#featuresHint.textContent = all
      ? "x and y are what the plane shows first. Others can be chosen there."
      : "The other columns are left out.";
    return all;
  }

  /** Offers to standardise numbers that are far from unit scale. */
  #showScale() {
    if (!this.#imported) return;
    const scale = scaleOf(this.#imported);
    const isFar = isFarFromUnit(scale);
    this.#standardise.checked = isFar;
    const { names } = this.#imported;
    const all = scale.flatMap(([mean, deviation], at) =>
      names[at] === "" ? [] : `${names[at]} ${significant(mean, 3)} ± ${significant(deviation, 3)}`,
    );
    const parts = folded(all, MOST_SCALES);
    this.#scaleHint.textContent = isFar
      ? `For the network, ${enumerated(parts)} ${parts.length === 1 ? "becomes" : "become"} 0 ± 1. Otherwise training may diverge.`
      : "The numbers are about as large as a new network expects.";
  }

  /** @param {Table} table */
  #showRows(table) {
    const { columns } = table;
    const { x, y, label } = this.#roles;
    const parts = new Map(featuresOf(table, this.#roles).map((at) => [at, "feature"]));
    for (const [at, part] of /** @type {const} */ ([
      [label, "label"],
      [y, "y"],
      [x, "x"],
    ]))
      if (at >= 0) parts.set(at, part);
    const shown = [...columns.keys()].filter((at) => at < SHOWN_COLUMNS || parts.has(at));
    const cell = (/** @type {number} */ at, /** @type {number} */ row) =>
      element("td", parts.has(at) ? { class: "is-used" } : {}, columns[at].cells[row].slice(0, 24));
    const head = shown.map((at) => {
      const part = parts.get(at) ?? (columns[at].isIndex ? "row number" : "not used");
      return element("th", { scope: "col" }, columns[at].name, element("span", { class: "hint" }, part));
    });
    const count = Math.min(SHOWN_ROWS, columns[0].cells.length);
    const rows = Array.from({ length: count }, (_, row) => element("tr", {}, ...shown.map((at) => cell(at, row))));
    this.#rows.replaceChildren(
      element("table", {}, element("thead", {}, element("tr", {}, ...head)), element("tbody", {}, ...rows)),
    );
  }
}

/** Returns the means and the deviations of the points. @param {Imported} imported */
function scaleOf({ points, classes }) {
  return standardScale(points, classes.length === 0);
}

/** @param {string} text @param {HTMLSelectElement} select @param {HTMLElement[]} words */
function field(text, select, ...words) {
  return element("div", { class: "field" }, element("label", { for: select.id }, text), select, ...words);
}
