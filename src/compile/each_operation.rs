//! Each operation of the table, as it comes, through each evaluator: the tape, scalars outside the lanes, lanes with each
//! kind of operand, the activation of a layer, and inspection. All must have the tape's bits.

use super::compile;
use crate::op::Op;
use crate::tape::{Tape, Value};

/// Enough for a whole tile and some lanes of another.
const SAMPLES: usize = 13;

/// Returns the operations that can be recorded, with the exponents of powers.
fn operations() -> impl Iterator<Item = (Op, f64)> {
    let of = |&op: &Op| match op {
        Op::Leaf => vec![],
        Op::Pow => [-1.0, 0.0, 0.5, 2.0, 3.0].map(|exponent| (op, exponent)).to_vec(),
        _ => vec![(op, 0.0)],
    };
    Op::ALL.iter().flat_map(of)
}

fn apply<'t>((op, exponent): (Op, f64), a: Value<'t>, b: Value<'t>) -> Value<'t> {
    let id = match (op, op.arity()) {
        (Op::Pow, _) => a.tape.try_apply_pow(a.id, exponent),
        (_, 1) => a.tape.try_apply(op, a.id, a.id),
        _ => a.tape.try_apply(op, a.id, b.id),
    };
    a.tape.handle(id.unwrap())
}

/// Records numbers of every kind: of both signs, zero, so large that an exponential overflows, and so small that the
/// slope of a square root does.
fn numbers(tape: &Tape, count: usize, scale: f64) -> Vec<Value<'_>> {
    (0..count).map(|at| tape.value(((at as f64 * 0.7).sin() * 4.0).round() * 0.5 * scale)).collect()
}

/// Compiles `record` of some parameters, and holds the number and the gradient of every node against the tape's, after a
/// pass and after some steps.
fn assert_exact(of: (Op, f64), record: impl Fn(&Tape, f64) -> (Value<'_>, Vec<Value<'_>>)) {
    for scale in [1.0, 0.0, 1e-200, 300.0] {
        let tape = Tape::new();
        let (loss, parameters) = record(&tape, scale);
        let mut program = compile(loss, &parameters).unwrap();
        for step in 0..3 {
            let stated = format!("{of:?}, numbers of {scale}, step {step}");
            assert_eq!(program.verify(), Ok(()), "{stated}");
            tape.zero_grad();
            loss.backward();
            for value in loss.topological_order() {
                let found = program.inspect(value).unwrap();
                for (found, expected) in [(found.data, value.data()), (found.grad, value.grad())] {
                    let is_same = found.to_bits() == expected.to_bits() || found.is_nan() && expected.is_nan();
                    assert!(is_same, "{stated}: {found} for {expected} of {}", value.symbol());
                }
            }
            program.step(0.01);
            program.store(&parameters).unwrap();
            tape.replay();
        }
    }
}

#[test]
fn of_scalars() {
    for of in operations() {
        assert_exact(of, |tape, scale| {
            let parameters = numbers(tape, 4, scale);
            let first = apply(of, parameters[0], parameters[1]);
            (apply(of, first, parameters[2]) * parameters[3] + first, parameters)
        });
    }
}

#[test]
fn of_lanes() {
    for of in operations() {
        assert_exact(of, |tape, scale| {
            let (shared, each) = (numbers(tape, 2, scale), numbers(tape, SAMPLES, scale));
            let lanes = (0..SAMPLES).map(|at| {
                let own = tape.value(at as f64 * 0.25 - 1.0) * scale;
                // A number of the lane, one that all share, neighbours, and one from anywhere.
                let (first, second) = (apply(of, own, shared[0]), apply(of, each[at], own));
                let gathered = apply(of, each[at * 5 % SAMPLES] + own, each[at * 3 % SAMPLES]);
                apply(of, first * shared[1], second) + gathered
            });
            (tape.sum(lanes.collect::<Vec<_>>()), [shared, each].concat())
        });
    }
}

/// Records a layer, then another, and a loss to which some of the samples add nothing, so that the backward pass may
/// leave them out.
fn network<'t>(tape: &'t Tape, of: (Op, f64), scale: f64) -> (Value<'t>, Vec<Value<'t>>) {
    const WIDTH: usize = 3;
    let parameters = numbers(tape, WIDTH * 3 + WIDTH * (WIDTH + 1) + WIDTH + 1, scale);
    let layer = |x: &[Value<'t>], parameters: &[Value<'t>]| -> Vec<Value<'t>> {
        let neuron = |own: &[Value<'t>]| x.iter().zip(own).fold(own[x.len()], |sum, (&x, &w)| sum + w * x);
        parameters.chunks_exact(x.len() + 1).map(neuron).collect()
    };
    let activated = |sums: Vec<Value<'t>>| -> Vec<Value<'t>> {
        sums.iter().map(|&sum| if of.0.arity() == 1 { apply(of, sum, sum) } else { sum.tanh() }).collect()
    };
    let (first, others) = parameters.split_at(WIDTH * 3);
    let (second, last) = others.split_at(WIDTH * (WIDTH + 1));
    let lanes = (0..SAMPLES).map(|at| {
        let x = [at as f64 * 0.25 - 1.0, (at as f64).cos()].map(|x| tape.value(x));
        let score = layer(&activated(layer(&activated(layer(&x, first)), second)), last)[0];
        (score * if at % 3 == 0 { 1.0 } else { -1.0 } + 0.5).relu()
    });
    (tape.sum(lanes.collect::<Vec<_>>()), parameters)
}

#[test]
fn of_layers() {
    for of in operations() {
        assert_exact(of, |tape, scale| network(tape, of, scale));
    }
}

/// The table alone decides what may be an activation.
#[test]
fn a_derivative_that_reads_the_result_alone_ends_a_layer() {
    for &op in Op::ALL {
        let tape = Tape::new();
        let (loss, parameters) = network(&tape, (op, 2.0), 1.0);
        let plan = compile(loss, &parameters).unwrap().report().plan;
        let reads = op.reads();
        if op.arity() == 1 {
            let layer = format!("dense 2→3 {}, dense 3→3 {0}, dense 3→1", op.symbol());
            assert_eq!(plan[0].contains(&layer), !reads.a && !reads.b, "{op:?}: {plan:?}");
        }
    }
}
