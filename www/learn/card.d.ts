// What a chapter is made of. A chapter is one file in chapters/, which holds data and the few functions that judge it.

import type { Value } from "../micrograd.js";

export interface Chapter {
  /** In the address: letters and hyphens. */
  name: string;
  title: string;
  cards: Card[];
}

/** Records a graph and returns its root. Every value has a label of its own. */
export type Recorder = () => Value;

export interface Card {
  title: string;
  /** Paragraphs of HTML, our own; together at most 60 words. */
  text: string[];
  /** Records the graph of the live picture; on a card with stages, the first of them does. */
  graph?: Recorder;
  /** What the reader builds, one press after the other. */
  stages?: Stage[];
  /** The same graph in Python, for the graph lab. */
  code: string;
  /** Whether the gradients are shown from the start. */
  hasGradients?: boolean;
  /** The labels of the values whose gradients are shown from the start, where not all are. */
  gradientsOf?: string[];
  /** The buttons over the picture. */
  actions?: Action[];
  /** The labels of the leaves whose numbers can be changed in the picture. */
  adjustable?: string[];
  /** The labels of the values that light up. */
  lit?: string[];
  /** A remark at a value, until it is changed for the first time. */
  remark?: { at: string; text: string };
  /** The one thing to do; left out on a card with questions. */
  task?: Task;
  /** Questions that are graded. */
  questions?: Question[];
}

/**
 * A button over the picture. `change` returns new numbers for leaves, by label; `sweep` names the values whose `_backward`
 * runs, in this order, on gradients that are 0 but for the result's.
 */
export type Action =
  | "Backward"
  | "Zero grad"
  | { name: string; change: (live: Live) => Record<string, number> }
  | { name: string; sweep: string[] };

export interface Stage {
  /** What the button says that leads to it. */
  name: string;
  graph: Recorder;
}

/** The live picture: numbers by label. */
export interface Live {
  /** As the card began. */
  before: Record<string, number>;
  data: Record<string, number>;
  grad: Record<string, number>;
  /** Whether all gradients are shown. */
  hasGradients: boolean;
  /** How often each button was pressed, by its name. */
  presses: Record<string, number>;
  /** The labels of the values that were chosen, in order. */
  chosen: string[];
  /** Of a card with stages: how many were reached. */
  stage: number;
}

export interface Task {
  isDone: (live: Live) => boolean;
  /** A sentence on the way there; "" if there is nothing to say yet. */
  hint?: (live: Live) => string;
  /** The sentence that tells what was seen. */
  lesson: (live: Live) => string;
}

export type Question = Choice | NumberQuestion;

export interface Choice {
  text: string;
  answers: Answer[];
}

export interface Answer {
  text: string;
  isRight?: boolean;
  /** Why it is right, or what the reader may have thought. */
  because: string;
}

export interface NumberQuestion {
  text: string;
  answer: number;
  /** How far off an answer may be, where the number has more decimals than one would write. */
  tolerance?: number;
  /** Why the answer is right. */
  because: string;
  /** Told after a wrong answer that none of `mistakes` explains. */
  hint: string;
  /** Typical wrong answers, and what each of them overlooks. */
  mistakes?: { answer: number; because: string }[];
  /** The label of the value whose gradient appears when the answer is right. */
  reveals?: string;
}
