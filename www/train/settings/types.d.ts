// The types of the records of settings, and of the settings themselves, which follow from the records.

import type { DATA } from "./data-settings.js";
import type { MODEL } from "./model-settings.js";
import type { STOP } from "./stop-settings.js";
import type { TRAINING } from "./training-settings.js";

/**
 * The part that a change of a setting rebuilds: the points; the network, and with it the whole run; the program compiled
 * from the loss; the optimizer and its memory; or nothing, since the run reads it at each step.
 */
export type Change = "data" | "network" | "program" | "optimizer" | "nothing";

/** Where the control of a setting is: in the bar above the pictures, beside the data, or in the panel of all other settings. */
export type Location = "bar" | "data" | "more";

/** A setting: the one place where it is described. */
export interface Setting<Value> {
  /** The name on the page. */
  label: string;
  /** One sentence under its control. */
  hint: string;
  /** The default value, as in the tutorial's demo. */
  default: Value;
  changes: Change;
  /** The place of the control; "more" by default. */
  location?: Location;
  /** Returns the value if it is valid; otherwise throws a refusal that says what is expected. */
  check: (found: unknown, name: string) => Value;
  /** Returns whether it has an effect together with the other settings; by default it always has. */
  applies?: (settings: Settings) => boolean;
  /** Returns the text for the value in a summary; by default "". */
  words?(value: Value, settings: Settings): string;
}

export interface NumberSetting extends Setting<number> {
  kind: "number";
  range: [least: number, most: number];
  step: 1 | "any";
  /** Whether it takes effect while it is typed; others wait for Enter. */
  live?: boolean;
  /** Whether the page shows it times 100. */
  perCent?: boolean;
  /** What 0 means, in a word that stands in the empty field. */
  zero?: string;
  /** The number of a twin whose run has 0; by default 10 of a whole number and 0.01 of any other. */
  besideZero?: number;
  /** The range and the step of a slider beside the number, if there is one. */
  slider?: { range: [least: number, most: number]; step: number };
}

export interface Choice<Option extends string> extends Setting<Option> {
  kind: "choice";
  /** The name of each option on the page. */
  options: Record<Option, string>;
  /** How its field reads and writes it, if each layer may have an option of its own: "" means that they differ. */
  ofLayers?: { read: (settings: Settings) => Option | ""; write: (settings: Settings, option: Option) => void };
}

export interface Several<Option extends string> extends Setting<Option[]> {
  kind: "several";
  options: Record<Option, string>;
}

/** The description of a choice of one option, from which its kind and its check follow. */
export interface AboutChoice<Option extends string> extends Omit<Choice<Option>, "kind" | "check"> {
  options: Record<Option, string>;
  default: NoInfer<Option>;
  words?(value: NoInfer<Option>, settings: Settings): string;
  /** Whether summaries use the name of the option. */
  named?: boolean;
}

/** The description of a choice of several options, from which its kind and its check follow. */
export interface AboutSeveral<Option extends string> extends Omit<Several<Option>, "kind" | "check"> {
  options: Record<Option, string>;
  default: NoInfer<Option>[];
  words?(value: NoInfer<Option>[], settings: Settings): string;
}

export interface OwnSetting<Value> extends Setting<Value> {
  kind: "own";
}

export type AnySetting = NumberSetting | Choice<string> | Several<string> | OwnSetting<unknown>;

type Values<Group> = { [Key in keyof Group]: Group[Key] extends Setting<infer Value> ? Value : never };

export type DataSettings = Values<typeof DATA>;
export type ModelSettings = Values<typeof MODEL>;
export type TrainingSettings = Values<typeof TRAINING>;
export type StopSettings = Values<typeof STOP>;
export type Feature = ModelSettings["features"][number];

/** Everything that can be chosen in the training lab. It travels in the address, so it is plain JSON. */
export interface Settings {
  data: DataSettings;
  model: ModelSettings;
  training: TrainingSettings;
  stop: StopSettings;
}
