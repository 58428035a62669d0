// Tells typical wrong answers to a question for a gradient apart. They are computed from the graph: from the ways on from a value, each of which
// is a local slope times a gradient.
import { filled } from "../engine/operations.js";
import { name, owner, partsOf } from "../graph/steps/notation.js";
import { told } from "../ui/numbers.js";
import { isClose } from "./answer.js";

/** @import { Computation } from "../graph/computation/computation.js" */

/** A wrong answer, what it overlooks in words, and how far-fetched that is: `USUAL` unless it says so. @typedef {{ answer: number, overlooked: string, rank?: number }} Candidate */
/** A wrong answer and what is said of it. @typedef {{ answer: number, because: string }} Mistake */

/**
 * A way on from a value: what reads it, and its number and gradient; the local slope there, as a formula and as a number; the other operand, if there
 * are two, and the slope by it; the exponent of a power; and the slopes from there to the result, as far as only one way leads there.
 * @typedef {object} Way
 * @property {string} above
 * @property {number} data
 * @property {number} grad
 * @property {number} slope
 * @property {string} formula
 * @property {string} slopeName the slope in a sentence
 * @property {{ name: string, slope: number, isFactor: boolean }} [other]
 * @property {number} [exponent]
 * @property {{ name: string, slope: number }[]} beyond
 *
 * What is asked: a value with its number and its gradient, and the ways on from it.
 * @typedef {{ name: string, data: number, gradient: number, ways: Way[] }} Asked
 */

/** How far-fetched an explanation is: one usual slip, one that is rare, and more than one. */
export const [USUAL, RARE, TWO_SLIPS] = [1, 2, 3];
/** The relative difference of two answers below which only rounding separates them. */
const SAME = 1e-9;
export const SIGN = "The size is right; look at the signs again.";

/**
 * Returns what is asked of a value.
 * @param {Computation} computation with its gradients
 * @param {number} place
 * @returns {Asked}
 */
export function askedOf(computation, place) {
  return {
    name: name(computation, place),
    data: computation.data[place],
    gradient: computation.grad[place],
    ways: edgesFrom(computation, place).map(({ consumer, operand }) => way(computation, consumer, operand)),
  };
}

/** @param {Computation} computation @param {number} consumer @param {number} operand @returns {Way} */
function way(computation, consumer, operand) {
  const operands = computation.operands(consumer);
  const slopes = computation.contributions(consumer, 1);
  const symbol = computation.symbol(consumer);
  const { noun = symbol } = computation.operation(consumer) ?? {};
  const called = /^\w/.test(symbol) ? symbol : noun.replace(/^an? /, "the ");
  const formula = slopeText(computation, consumer, operand);
  const other = operands.length > 1 ? name(computation, operands[1 - operand]) : "";
  return {
    above: name(computation, consumer),
    data: computation.data[consumer],
    grad: computation.grad[consumer],
    slope: slopes[operand],
    formula,
    slopeName: symbol === "*" ? `the other factor, ${other},` : `the slope of ${called}, ${formula},`,
    ...(other && { other: { name: other, slope: slopes[1 - operand], isFactor: symbol === "*" } }),
    ...(operands.length === 1 && symbol.startsWith("**") && { exponent: computation.exponent(consumer) }),
    beyond: slopesBeyond(computation, consumer),
  };
}

/**
 * Writes the derivative of a value by one of its operands as a formula: "1 - o**2".
 * @param {Computation} computation
 * @param {number} place
 * @param {number} operand
 */
function slopeText(computation, place, operand) {
  const { factors = [] } = computation.operation(place) ?? {};
  const [self, other = ""] = computation.operands(place).map((one) => owner(computation, one));
  const parts = partsOf(self, other, owner(computation, place), computation.exponent(place));
  const formula = filled(factors[operand].replace(/^\((.*)\)$/, "$1").replace(/^(-?\d)\.0$/, "$1"), parts);
  const isCondition = /[<>]/.test(formula) && !formula.includes(" if ");
  return isCondition ? `1 if ${formula} else 0` : formula;
}

/** @param {Computation} computation @param {number} place */
function edgesFrom(computation, place) {
  return computation
    .consumers(place)
    .flatMap((consumer) =>
      computation.operands(consumer).flatMap((operand, at) => (operand === place ? [{ consumer, operand: at }] : [])),
    );
}

/** @param {Computation} computation @param {number} place */
function slopesBeyond(computation, place) {
  const slopes = [];
  for (let at = place; at !== computation.root; ) {
    const edges = edgesFrom(computation, at);
    if (edges.length !== 1) return [];
    const [{ consumer, operand }] = edges;
    slopes.push({ name: name(computation, consumer), slope: computation.contributions(consumer, 1)[operand] });
    at = consumer;
  }
  return slopes;
}

/**
 * Returns the typical wrong answers for a gradient.
 * @param {Asked} asked
 * @param {number} tolerance of the right answer
 * @returns {Mistake[]}
 */
export function gradientMistakes(asked, tolerance) {
  const { name, data, gradient, ways } = asked;
  const single = [
    ...forgottenWays(asked),
    ...slips(asked),
    { answer: -gradient, overlooked: SIGN },
    { answer: data, overlooked: `${told(data)} is ${name}’s data. The gradient is how the result moves.` },
    ...[
      { answer: 2 * gradient, overlooked: "That is twice the gradient: each way counts once." },
      ...ways.map((way) => ({
        answer: way.data,
        overlooked: `${told(way.data)} is ${way.above}’s data, not a gradient.`,
      })),
      { answer: 0, overlooked: `0 would mean that a small step of ${name} does not move the result.` },
    ].map((candidate) => ({ ...candidate, rank: RARE })),
  ];
  return withSign(gradient, tolerance, [...single, ...forgottenWithSlip(asked)]);
}

/** Returns the answers that leave out a way, multiply the ways, or turn the sign of one. @param {Asked} asked @returns {Candidate[]} */
function forgottenWays({ name, gradient, ways }) {
  if (ways.length < 2) return [];
  const product = ways.reduce((result, way) => result * share(way), 1);
  return [
    ...ways.map((way) => ({ answer: share(way), overlooked: alone(name, way, ways) })),
    ...(ways.length > 2
      ? ways.map((way) => ({
          answer: gradient - share(way),
          overlooked: `The way through ${way.above} is missing. Add it.`,
        }))
      : []),
    { answer: product, overlooked: "The ways are multiplied. Multiply along a way; add the ways.", rank: RARE },
    ...ways.map((way) => ({
      answer: gradient - 2 * share(way),
      overlooked: `The way through ${way.above} has the wrong sign.`,
    })),
  ];
}

/** @param {string} name @param {Way} way @param {Way[]} ways */
function alone(name, { above }, ways) {
  if (ways.every((other) => other.above === above)) return `${name} goes into ${above} twice: that counts it once.`;
  const others = ways.length === 2 ? "there is another way" : `there are ${ways.length - 1} other ways`;
  return `That is the way through ${above} alone; ${others}. Add them.`;
}

/** Returns the answers with the same slip on all ways, and those with a slip on one of several. @param {Asked} asked @returns {Candidate[]} */
function slips(asked) {
  const { gradient, ways } = asked;
  const byWay = ways.map((way) => slipsOn(way, asked));
  const onAll = (byWay[0] ?? []).flatMap(({ kind, overlooked, isRare }) => {
    const same = byWay.map((slips) => slips.find((slip) => slip.kind === kind)?.term ?? Number.NaN);
    // What changes nothing on a way is a slip on the others alone.
    if (same.some((term, at) => term === share(ways[at]))) return [];
    const others = ways.length === 2 ? "way" : "ways";
    return [
      {
        answer: same.reduce((sum, term) => sum + term, 0),
        overlooked: ways.length > 1 ? `${overlooked} And so it is on the other ${others}.` : overlooked,
        rank: isRare ? RARE : USUAL,
      },
    ];
  });
  if (ways.length < 2) return onAll;
  const onOne = byWay.flatMap((slips, at) =>
    slips.map(({ term, overlooked, isRare }) => ({
      answer: gradient - share(ways[at]) + term,
      overlooked,
      rank: isRare ? TWO_SLIPS : USUAL,
    })),
  );
  return [...onAll, ...onOne];
}

/**
 * Returns what is taken for the share of a way, and what that overlooks.
 * @param {Way} way
 * @param {Asked} asked
 * @returns {{ kind: string, term: number, overlooked: string, isRare?: boolean }[]}
 */
function slipsOn({ above, data, slope, formula, slopeName, grad, other, exponent, beyond }, { name, data: own }) {
  const start = slopeName.replace(/^./, (letter) => letter.toUpperCase());
  return [
    {
      kind: "no slope",
      term: grad,
      overlooked: `${above}’s gradient, ${told(grad)}, is passed on as it is: ${slopeName} is missing.`,
    },
    {
      kind: "no chain",
      term: slope,
      overlooked: `${start} stands alone. From ${above} on it is ${told(grad)}: multiply.`,
    },
    ...(other
      ? [
          {
            kind: "swapped",
            term: other.slope * grad,
            overlooked: other.isFactor
              ? `A factor gets the other factor, which is ${other.name}, not itself.`
              : `That takes the slope by ${other.name} for the slope by ${name}.`,
          },
        ]
      : [
          {
            kind: "own data",
            isRare: true,
            term: own * grad,
            overlooked: `${name}’s data is taken for the slope, which is ${formula}.`,
          },
        ]),
    ...(exponent === undefined
      ? []
      : [
          {
            kind: "no exponent",
            term: own ** (exponent - 1) * grad,
            overlooked: `The exponent in front is missing: the slope is ${formula}.`,
          },
          {
            kind: "same exponent",
            term: exponent * own ** exponent * grad,
            overlooked: `The exponent of the slope is one less: ${formula}.`,
          },
        ]),
    {
      kind: "result's data",
      isRare: true,
      term: data * grad,
      overlooked: `${above}’s data is taken for the slope, which is ${formula}.`,
    },
    {
      kind: "added",
      isRare: true,
      term: slope + grad,
      overlooked: `The slope and ${above}’s gradient are added. Along a way, multiply.`,
    },
    {
      kind: "divided",
      isRare: true,
      term: grad / slope,
      overlooked: `${above}’s gradient is divided by the slope. Multiply.`,
    },
    // With one step, that is the slope alone.
    ...(beyond.length > 1 ? beyond : []).map((step, at) => ({
      kind: `no slope at ${step.name}`,
      isRare: true,
      term: beyond.reduce((product, { slope }, index) => (index === at ? product : product * slope), slope),
      overlooked: `The slope further on, at ${step.name}, is missing: ${told(step.slope)}.`,
    })),
  ];
}

/** Returns the answers that leave out one of two ways, with a slip on the other. @param {Asked} asked @returns {Candidate[]} */
function forgottenWithSlip(asked) {
  const { ways } = asked;
  if (ways.length !== 2) return [];
  return ways.flatMap((way, at) =>
    slipsOn(way, asked).map(({ term, overlooked }) => ({
      answer: term,
      overlooked: `${overlooked} And the way through ${ways[1 - at].above} is missing.`,
      rank: TWO_SLIPS,
    })),
  );
}

/** @param {Way} way */
function share({ slope, grad }) {
  return slope * grad;
}

/**
 * Returns the wrong answers of some candidates, and those that are wrong in their sign as well.
 * @param {number} right
 * @param {number} tolerance
 * @param {Candidate[]} candidates
 * @returns {Mistake[]}
 */
export function withSign(right, tolerance, candidates) {
  const isSingle = (/** @type {Candidate} */ { rank = USUAL }) => rank < TWO_SLIPS;
  const single = toldApart(right, tolerance, candidates.filter(isSingle));
  const turned = single.map(({ answer, overlooked, rank }) => ({
    answer: -answer,
    overlooked: `The sign is wrong, and not only that. ${overlooked}`,
    rank: TWO_SLIPS + rank,
  }));
  const several = candidates.filter((candidate) => !isSingle(candidate));
  return toldApart(right, tolerance, [...single, ...turned, ...several]).map(({ answer, overlooked }) => ({
    answer,
    because: overlooked,
  }));
}

/**
 * Keeps of the wrong answers those that are not right, each once, with its least far-fetched explanation. If two are equal, both are given
 * where it is one slip, and none where it would be a guess.
 * @param {number} right
 * @param {number} tolerance
 * @param {Candidate[]} candidates
 * @returns {Required<Candidate>[]}
 */
function toldApart(right, tolerance, candidates) {
  /** @type {{ answer: number, rank: number, explanations: string[] }[]} */
  const kept = [];
  const likelyFirst = candidates
    .map(({ rank = USUAL, ...candidate }) => ({ ...candidate, rank }))
    .sort((one, other) => one.rank - other.rank);
  for (const { answer, overlooked, rank } of likelyFirst) {
    if (!Number.isFinite(answer) || isClose(answer, right, tolerance)) continue;
    const same = kept.find((other) => isClose(answer, other.answer, SAME * Math.abs(answer)));
    if (!same) kept.push({ answer: answer + 0, rank, explanations: [overlooked] });
    else if (same.rank === rank && !same.explanations.includes(overlooked)) same.explanations.push(overlooked);
  }
  return kept.flatMap(({ answer, rank, explanations }) =>
    rank >= TWO_SLIPS && explanations.length > 1
      ? []
      : [{ answer, rank, overlooked: explanations.slice(0, 2).join(" Or: ") }],
  );
}
