// The dialog that scores new points: it says which columns are taken, how well the network does where the table has
// labels, and saves the scores. It is loaded with the first file.
import { download } from "../../ui/download.js";
import { button, element } from "../../ui/element.js";
import { decimals, thousands } from "../../ui/numbers.js";
import { reasonOf } from "../../ui/refused.js";
import { findColumns, namesOf, readNewPoints } from "../datasets/table/new-points.js";
import { readTable, tableWords } from "../datasets/table/table.js";
import { scoredTable } from "../export/scored-table.js";
import { confusionTable } from "../pictures/confusion/view.js";
import { predictionsOf } from "../run/predictions.js";
import { COORDINATE } from "../settings/data-settings.js";
import { accuracyText, classNames, targetKind } from "../settings/target.js";
import { isWide } from "../settings/width.js";

/** @import { NewPoints, NewRoles } from "../datasets/table/new-points.js" */
/** @import { Table } from "../datasets/table/table.js" */
/** @import { Predictions } from "../run/predictions.js" */
/** @import { Settings } from "../settings/types.js" */
/** @import { Scored } from "../worker/messages.js" */

/** The number of rows that are shown. */
const SHOWN_ROWS = 4;

/**
 * @typedef {object} Does
 * @property {() => Settings | undefined} settings of the network; `undefined` before there is one
 * @property {(points: Float64Array) => Promise<Scored | undefined>} score
 * @property {(found: NewPoints, from: string) => void} show draws the points on the plane
 */

export class ScoresDialog {
  #does;
  #from = "";
  /** @type {Table | undefined} */
  #table;
  /** @type {NewRoles} */
  #roles = { features: [0, 1], label: -1 };
  /** What is scored, once it is. @type {{ found: NewPoints, predictions: Predictions } | undefined} */
  #scored;
  #title = element("h2", { id: "scores-title" });
  #found = element("p", { class: "hint", id: "scores-found" });
  #fields = element("div", { class: "import-choices" });
  #result = element("p", { id: "scores-result", role: "status" });
  #confusion = element("div", { class: "confusion", tabindex: 0, role: "group", "aria-label": "Confusion matrix" });
  #rows = element("div", { class: "import-rows", tabindex: 0, role: "group", "aria-label": "The first rows" });
  #remarks = element("ul", { class: "import-remarks" });
  #error = element("div", { class: "import-error", role: "alert" });
  #save = button("Save as CSV", () => this.#download(), { class: "primary", id: "scores-save" });
  #show = button("Show on the plane", () => this.#draw(), { id: "scores-show" });
  #close = button("Close", () => this.#dialog.close(), { id: "scores-close" });
  #body = element(
    "div",
    { class: "import-body" },
    this.#fields,
    element("div", { class: "scores-result" }, this.#result, this.#confusion),
    this.#rows,
  );
  #dialog = element(
    "dialog",
    { class: "import", id: "scores-dialog", "aria-labelledby": "scores-title", "aria-describedby": "scores-found" },
    this.#title,
    this.#found,
    this.#error,
    this.#body,
    this.#remarks,
    element("div", { class: "toolbar" }, this.#save, this.#show, this.#close),
  );

  /** @param {HTMLElement} root the element that holds the dialog @param {Does} does */
  constructor(root, does) {
    this.#does = does;
    root.append(this.#dialog);
  }

  /** Scores the rows of a text. @param {string} text @param {string} from the name of its file @param {string} [origin] how it was written there */
  async read(text, from, origin) {
    const settings = this.#does.settings();
    let isSure = false;
    if (!settings) return this.refuse("The network is not ready yet: open the file again in a moment", from);
    try {
      this.#table = readTable(text, origin);
      const { roles, words, isByName } = findColumns(this.#table, settings.data);
      this.#roles = roles;
      isSure = isByName;
      this.#found.textContent = `${tableWords(this.#table)} ${words}.`;
    } catch (error) {
      return this.refuse(reasonOf(error), from);
    }
    this.#from = from;
    this.#title.textContent = `Scores for ${from}`;
    this.#fill(this.#table, settings, isSure);
    this.#body.hidden = false;
    this.#open();
    await this.#score();
  }

  /** Says why a file cannot be scored. @param {string} reason @param {string} from */
  refuse(reason, from) {
    this.#table = undefined;
    this.#title.textContent = `No scores for ${from}`;
    this.#found.textContent = "";
    this.#error.replaceChildren(
      element("p", {}, `${reason.replace(/\.$/, "")}.`),
      element(
        "p",
        { class: "hint" },
        "A table has a row for each point and the columns that the network was trained on.",
      ),
    );
    this.#body.hidden = this.#save.hidden = this.#show.hidden = true;
    this.#remarks.replaceChildren();
    this.#open();
  }

  #open() {
    if (!this.#dialog.open) this.#dialog.showModal();
    (this.#save.hidden ? this.#close : this.#save).focus();
  }

  /** Offers the columns of a table. @param {Table} table @param {Settings} settings @param {boolean} isSure whether the columns were found by name */
  #fill({ columns }, { data, model }, isSure) {
    const option = (/** @type {number} */ at) => element("option", { value: at }, columns[at].name);
    const all = [...columns.keys()];
    const numeric = all.filter((at) => columns[at].isNumeric);
    const names = namesOf(data);
    const roles = this.#roles;
    const features = roles.features.flatMap((chosen, feature) => {
      if (chosen < 0) return [];
      const select = element("select", { id: `scores-feature-${feature + 1}` }, ...numeric.map(option));
      const choose = (/** @type {number} */ at) => {
        roles.features[feature] = at;
        this.#score();
      };
      return [field(names[feature], select, chosen, choose)];
    });
    const label = element(
      "select",
      { id: "scores-label" },
      element("option", { value: -1 }, "none"),
      ...all.map(option),
    );
    const labels = field(`${names[names.length - 1]}, if any`, label, roles.label, (at) => {
      roles.label = at;
      this.#score();
    });
    if (!isWide(model)) return this.#fields.replaceChildren(...features, labels);
    const summary = element("summary", {}, `The columns of ${features.length} features`);
    const fields = element("div", { class: "import-choices" }, ...features);
    this.#fields.replaceChildren(element("details", { open: !isSure }, summary, fields), labels);
  }

  /** Scores the rows with the present columns. */
  async #score() {
    const [table, settings] = [/** @type {Table} */ (this.#table), /** @type {Settings} */ (this.#does.settings())];
    const roles = structuredClone(this.#roles);
    this.#scored = undefined;
    let reason = "";
    try {
      const found = readNewPoints(table, roles, settings.data, COORDINATE[1]);
      const answer = await this.#does.score(found.points);
      // Other columns were chosen, or another file was opened, while the scores were computed.
      if (this.#table !== table || JSON.stringify(this.#roles) !== JSON.stringify(roles)) return;
      if (answer) {
        const predictions = predictionsOf(answer.scores, found.targets, settings);
        this.#scored = { found, predictions };
        this.#showResult(table, settings, { found, predictions, step: answer.step });
      } else reason = "Training has ended: close this, and start it again";
    } catch (error) {
      reason = reasonOf(error);
    }
    this.#error.replaceChildren(...(reason ? [element("p", {}, `${reason.replace(/\.$/, "")}.`)] : []));
    this.#save.hidden = this.#show.hidden = this.#rows.hidden = reason !== "";
    if (reason === "") return;
    this.#result.textContent = "";
    this.#confusion.replaceChildren();
    this.#remarks.replaceChildren();
  }

  /** @param {Table} table @param {Settings} settings @param {{ found: NewPoints, predictions: Predictions, step: number }} result */
  #showResult(table, { data, training }, { found, predictions, step }) {
    const { labelled, accuracy, confusion } = predictions;
    const kind = targetKind(data);
    const count = found.rows.length;
    const scored = `The network of step ${step} scores ${thousands(count)} ${count === 1 ? "row" : "rows"}.`;
    const right =
      accuracy === undefined
        ? "There are no labels to compare with."
        : `On the ${thousands(labelled)} with a label: ${accuracyText(accuracy, kind)}.`;
    this.#result.textContent = `${scored} ${right}`;
    const names = classNames(data);
    const classes = names.length === 1 ? ["−1", "+1"] : names;
    this.#confusion.hidden = confusion === undefined;
    this.#confusion.replaceChildren(...(confusion ? [confusionTable(confusion, classes, "Labelled rows")] : []));
    const noProbability =
      kind === "two" && training.loss !== "logistic"
        ? ["The loss in force gives scores, but no probabilities; the logistic loss gives both"]
        : [];
    this.#remarks.replaceChildren(...[...found.remarks, ...noProbability].map((text) => element("li", {}, `${text}.`)));
    this.#showRows(table, found, predictions);
  }

  /** @param {Table} table @param {NewPoints} found @param {Predictions} predictions */
  #showRows({ columns }, { rows }, { names, cells }) {
    const { features, label } = this.#roles;
    const used = [...new Set([...features, label])].filter((at) => at >= 0);
    const head = [...used.map((at) => columns[at].name), ...names];
    const body = rows.slice(0, SHOWN_ROWS).map((row, point) => {
      const own = used.map((at) => element("td", {}, columns[at].cells[row].slice(0, 24)));
      const predicted = cells(point).map((cell) =>
        element("td", { class: "is-used" }, typeof cell === "number" ? decimals(cell) : cell),
      );
      return element("tr", {}, ...own, ...predicted);
    });
    this.#rows.replaceChildren(
      element(
        "table",
        {},
        element("thead", {}, element("tr", {}, ...head.map((name) => element("th", { scope: "col" }, name)))),
        element("tbody", {}, ...body),
      ),
    );
  }

  #download() {
    if (!this.#scored || !this.#table) return;
    const { found, predictions } = this.#scored;
    const name = this.#from.replace(/\.[^.]*$/, "");
    download(`${name}-scores.csv`, scoredTable(this.#table, found.rows, predictions), "text/csv");
  }

  #draw() {
    if (!this.#scored) return;
    this.#dialog.close();
    this.#does.show(this.#scored.found, this.#from);
  }
}

/** @param {string} text @param {HTMLSelectElement} select @param {number} chosen column @param {(column: number) => void} choose */
function field(text, select, chosen, choose) {
  select.value = String(chosen);
  select.addEventListener("change", () => choose(Number(select.value)));
  return element("div", { class: "field" }, element("label", { for: select.id }, text), select);
}
