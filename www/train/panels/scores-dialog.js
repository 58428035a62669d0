// The dialog that scores new points: it says which columns are taken, how well the network does where the table has
// labels, and saves the scores. It is loaded with the first file.
import { download } from "../../ui/download.js";
import { button, element } from "../../ui/element.js";
import { decimals, thousands } from "../../ui/numbers.js";
import { reasonOf } from "../../ui/refused.js";
import { namesOf } from "../datasets/table/new-points.js";
import { weightsIn } from "../export/weights-in.js";
import { confusionTable } from "../pictures/confusion/view.js";
import { namesBeside, predictionsOf } from "../run/predictions.js";
import { COORDINATE } from "../settings/data-settings.js";
import { accuracyText, classNames, targetKind } from "../settings/target.js";
import { isWide } from "../settings/width.js";
import { TableDialog } from "./table-dialog.js";

/** @import { TableHead } from "../datasets/table/held-table.js" */
/** @import { NewPoints, NewRoles } from "../datasets/table/new-points.js" */
/** @import { RemoteTable } from "../datasets/table/remote-table.js" */
/** @import { Predictions } from "../run/predictions.js" */
/** @import { Settings } from "../settings/types.js" */
/** @import { Scored } from "../worker/messages.js" */

/** @typedef {NewPoints & { first: string[][] }} Found the points, and the cells of the first of them */

/**
 * @typedef {object} Does
 * @property {() => Settings | undefined} settings of the network; `undefined` before there is one
 * @property {(points: Float64Array) => Promise<Scored | undefined>} score
 * @property {(found: NewPoints, from: string) => void} show draws the points on the plane
 */

export class ScoresDialog {
  #does;
  #from = "";
  /** @type {TableHead} */
  #head = { columns: [], words: "", within: "" };
  /** @type {NewRoles} */
  #roles = { features: [0, 1], label: -1 };
  /** What is scored, once it is. @type {{ found: Found, scores: Float64Array[], settings: Settings } | undefined} */
  #scored;
  #fields = element("div", { class: "import-choices" });
  #result = element("p", { id: "scores-result", role: "status" });
  #confusion = element("div", { class: "confusion", tabindex: 0, role: "group", "aria-label": "Confusion matrix" });
  #rows = element("div", { class: "import-rows", tabindex: 0, role: "group", "aria-label": "The first rows" });
  #save = button("Save as CSV", () => this.#download(), { class: "primary", id: "scores-save" });
  #show = button("Show on the plane", () => this.#draw(), { id: "scores-show" });
  #dialog;

  /** @param {HTMLElement} root the element that holds the dialog @param {Does} does */
  constructor(root, does) {
    this.#does = does;
    const body = element(
      "div",
      { class: "import-body" },
      this.#fields,
      element("div", { class: "scores-result" }, this.#result, this.#confusion),
      this.#rows,
    );
    this.#dialog = new TableDialog(root, { name: "scores", body, actions: [this.#save, this.#show] });
  }

  /** Scores the rows of a file. @param {File} file */
  async read(file) {
    this.#from = file.name;
    const settings = this.#does.settings();
    if (!settings) return this.#refuse("The network is not ready yet: open the file again in a moment");
    if ((await weightsIn(file)) !== undefined) {
      return this.#refuse("These are weights of a network, and no points: “Open a file” takes them");
    }
    const table = this.#dialog.begin(file, file.name);
    let isSure = false;
    try {
      await table.read(file);
      const { head, roles, words, isByName } = await table.ask("columnsFor", settings.data);
      this.#head = head;
      this.#roles = roles;
      isSure = isByName;
      this.#dialog.found.textContent = `${this.#head.words} ${words}.`;
    } catch (error) {
      return this.#refuse(reasonOf(error));
    }
    const { within } = this.#head;
    if (within) this.#from = `${file.name}, ${within}`;
    this.#fill(settings, isSure);
    this.#dialog.show(`Scores for ${this.#from}`);
    await this.#score();
  }

  /** Says why the file cannot be scored. @param {string} reason */
  #refuse(reason) {
    this.#dialog.refuse(
      `No scores for ${this.#from}`,
      element("p", {}, `${reason.replace(/\.$/, "")}.`),
      element(
        "p",
        { class: "hint" },
        "A table has a row for each point and the columns that the network was trained on.",
      ),
    );
  }

  /** Offers the columns of the table. @param {Settings} settings @param {boolean} isSure whether the columns were found by name */
  #fill({ data, model }, isSure) {
    const { columns } = this.#head;
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
      ...all.filter((at) => columns[at].of === undefined).map(option),
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
    const [table, settings] = [
      /** @type {RemoteTable} */ (this.#dialog.table),
      /** @type {Settings} */ (this.#does.settings()),
    ];
    const roles = structuredClone(this.#roles);
    this.#scored = undefined;
    let reason = "";
    try {
      const found = await table.ask("newPoints", roles, settings.data, COORDINATE[1]);
      const answer = await this.#does.score(found.points);
      // Other columns were chosen, or another file was opened, while the scores were computed.
      if (this.#dialog.table !== table || JSON.stringify(this.#roles) !== JSON.stringify(roles)) return;
      if (answer) {
        const { scores, step } = answer;
        this.#scored = { found, scores, settings };
        this.#showResult(settings, { found, predictions: predictionsOf(scores, found.targets, settings), step });
      } else reason = "Training has ended: close this, and start it again";
    } catch (error) {
      reason = reasonOf(error);
    }
    this.#dialog.error.replaceChildren(...(reason ? [element("p", {}, `${reason.replace(/\.$/, "")}.`)] : []));
    this.#save.hidden = this.#show.hidden = this.#rows.hidden = reason !== "";
    if (reason === "") return;
    this.#result.textContent = "";
    this.#confusion.replaceChildren();
    this.#dialog.remarks.replaceChildren();
  }

  /** @param {Settings} settings @param {{ found: Found, predictions: Predictions, step: number }} result */
  #showResult({ data, training }, { found, predictions, step }) {
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
    this.#dialog.remarks.replaceChildren(
      ...[...found.remarks, ...noProbability].map((text) => element("li", {}, `${text}.`)),
    );
    this.#showRows(found, predictions);
  }

  /** @param {Found} found @param {Predictions} predictions */
  #showRows({ first }, { names, cells }) {
    const { columns } = this.#head;
    const { features, label } = this.#roles;
    const used = [...new Set([...features, label])].filter((at) => at >= 0);
    const head = [...used.map((at) => columns[at].name), ...namesBeside(names, columns)];
    const body = first.map((row, point) => {
      const own = row.map((cell) => element("td", {}, cell.slice(0, 24)));
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

  async #download() {
    if (!this.#scored || !this.#dialog.table) return;
    const { found, scores, settings } = this.#scored;
    const { rows, targets } = found;
    const { data, training } = settings;
    const text = await this.#dialog.table.ask("scored", { rows, targets }, scores, { data, training });
    download(`${this.#from.replace(/\.[^.]*$/, "")}-scores.csv`, text, "text/csv");
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
