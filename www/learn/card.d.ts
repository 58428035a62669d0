// What a chapter is made of. A chapter is one file in chapters/, which holds data and the few functions that judge it.

import type { Value } from "../micrograd.js";

export interface Chapter {
  /** In the address: letters and hyphens. */
  name: string;
  title: string;
  cards: Card[];
}

export interface Card {
  title: string;
  /** Paragraphs of HTML, our own; together at most 60 words. */
  text: string[];
  /** Records the graph of the live picture and returns its root. */
  graph: () => Value;
  /** The same graph in Python, for the graph lab. */
  code: string;
  /** Whether the gradients are shown from the start; otherwise Backward brings them. */
  hasGradients: boolean;
  /** The labels of the leaves whose numbers can be changed in the picture. */
  adjustable: string[];
  /** The labels of the values that light up. */
  lit: string[];
  /** A remark at a value, until it is changed for the first time. */
  remark?: { at: string; text: string };
  /** The one thing to do; left out on a card with a question. */
  task?: Task;
  /** A question that is graded. */
  question?: Question;
}

/** The live picture: numbers by label. */
export interface Live {
  /** As the card began. */
  before: Record<string, number>;
  data: Record<string, number>;
  grad: Record<string, number>;
  /** Whether the gradients are shown. */
  hasGradients: boolean;
}

export interface Task {
  isDone: (live: Live) => boolean;
  /** A sentence on the way there; "" if there is nothing to say yet. */
  hint?: (live: Live) => string;
  /** The sentence that tells what was seen. */
  lesson: (live: Live) => string;
}

export interface Question {
  text: string;
  answers: Answer[];
}

export interface Answer {
  text: string;
  isRight?: boolean;
  /** Why it is right, or what the reader may have thought. */
  because: string;
}
