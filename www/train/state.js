// The settings in force, and the ways to others: each is checked here and sent to the worker at once.
import { reasonOf } from "../ui/refused.js";
import { inWords } from "./settings/problems.js";
import { changesBetween, complete, lacksPoints } from "./settings/settings.js";

/** @import { Origin, Request } from "./worker/messages.js" */
/** @import { Settings } from "./settings/types.js" */
/** From where, and whether what plays goes on playing. @typedef {{ from?: Origin, playOn?: boolean }} Start */

export class Choice {
  /** @type {Settings} */
  settings;
  /** What was in force before the last change, should the worker refuse it. @type {Settings} */
  #before;
  #options;

  /**
   * @param {Settings} settings
   * @param {object} options
   * @param {(request: Request) => void} options.ask
   * @param {(settings: Settings) => Settings | undefined} options.twin the settings of the twin, if there is one
   * @param {() => void} options.changed
   * @param {(text: string) => void} options.complain an empty text when all is right
   */
  constructor(settings, options) {
    this.settings = settings;
    this.#before = settings;
    this.#options = options;
  }

  /**
   * Changes the settings. Training goes on, from step 0 if the network is another one.
   * @param {(settings: Settings) => void} edit works on a copy
   * @returns {boolean} whether they are in force
   */
  apply(edit) {
    const draft = structuredClone(this.settings);
    edit(draft);
    const settings = this.#checked(draft);
    if (!settings) return false;
    const isAnew = startsAnew(this.settings, settings);
    this.#take(settings);
    if (isAnew) this.#start({ playOn: true });
    else this.#change();
    return true;
  }

  /**
   * Starts with these settings.
   * @param {Settings} wanted
   * @param {Start} [how]
   */
  start(wanted, how) {
    const settings = this.#checked(wanted);
    if (!settings) return;
    this.#take(settings);
    this.#start(how);
  }

  /** Whether points are still to be added: the worker hears of the settings when there are enough. */
  get lacksPoints() {
    return lacksPoints(this.settings);
  }

  /** @param {boolean} fresh whether both runs start anew */
  changeTwin(fresh) {
    if (fresh) this.#start({ playOn: true });
    else this.#change();
    this.#options.changed();
  }

  /** These are in force again, at an earlier step. @param {Settings} settings */
  adopt(settings) {
    this.settings = this.#before = settings;
    this.#options.changed();
  }

  /** The worker would not have them. */
  refused() {
    this.settings = this.#before;
    this.#options.changed();
  }

  /** @param {Settings} draft @returns {Settings | undefined} */
  #checked(draft) {
    try {
      return complete(draft);
    } catch (error) {
      this.#options.complain(`${inWords(reasonOf(error))}. What was chosen before stays.`);
      this.#options.changed();
      return undefined;
    }
  }

  /** @param {Settings} settings */
  #take(settings) {
    this.#before = this.settings;
    this.settings = settings;
    this.#options.complain("");
    this.#options.changed();
  }

  /** @param {Start} [how] */
  #start(how) {
    if (this.lacksPoints) return;
    this.#options.ask({ type: "start", settings: this.settings, twin: this.#options.twin(this.settings), ...how });
  }

  #change() {
    if (this.lacksPoints) return;
    this.#options.ask({ type: "change", settings: this.settings, twin: this.#options.twin(this.settings) });
  }
}

/** Whether a run cannot go on with other settings, since the network is another one. @param {Settings} from @param {Settings} to */
function startsAnew(from, to) {
  return changesBetween(from, to).has("network");
}
