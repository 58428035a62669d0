//! Compiled programs against the tape: the same bits, for every graph.

use micrograd::data::make_moons;
use micrograd::loss::{cross_entropy, l2};
use micrograd::optim::{LearningRate, descend};
use micrograd::random::{Numpy, Python};
use micrograd::train::{Settings, Trainer};
use micrograd::{Activation, Architecture, Biases, Loss, Mlp, Optimizer, Program, Tape, Value, compile};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngSeed, TestRunner};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

/// The demo's loss over moons: the loss, the parameters, the inputs and scores of each sample.
struct Recorded<'t> {
    loss: Value<'t>,
    parameters: Vec<Value<'t>>,
    inputs: Vec<[Value<'t>; 2]>,
    scores: Vec<Value<'t>>,
}

fn record<'t>(
    tape: &'t Tape,
    architecture: &Architecture,
    samples: usize,
    loss: Loss,
    alpha: Option<f64>,
) -> Recorded<'t> {
    let moons = make_moons(samples, Some(0.1), true, &mut Numpy::new(1337)).unwrap();
    let mlp = Mlp::new(tape, architecture, Biases::Uniform, &mut Python::new(1337));
    let inputs: Vec<_> = moons.points.iter().map(|point| point.map(|x| tape.value(x))).collect();
    let scores: Vec<_> = inputs.iter().map(|x| mlp.forward(x).unwrap()[0]).collect();
    let parameters = mlp.parameters();
    let mut loss = loss.of(&scores, &moons.signs()).unwrap();
    if let Some(alpha) = alpha {
        loss += l2(&parameters, alpha).unwrap();
    }
    Recorded { loss, parameters, inputs, scores }
}

fn demo(tape: &Tape) -> Recorded<'_> {
    record(tape, &Architecture::new(2, &[16, 16, 1]).unwrap(), 100, Loss::MaxMargin, Some(1e-4))
}

/// Trains the program and the tape side by side.
fn assert_trains_like_the_tape(tape: &Tape, recorded: &Recorded<'_>, program: &mut Program, steps: u64) {
    for step in 0..steps {
        let rate = LearningRate::DEMO.at(step) * 0.1;
        tape.zero_grad();
        recorded.loss.backward();
        let loss = recorded.loss.data();
        descend(&recorded.parameters, rate);
        tape.replay();
        let compiled = program.step(rate);
        assert!(compiled.to_bits() == loss.to_bits() || loss.is_nan(), "step {step}: {compiled} for {loss}");
    }
    let data: Vec<_> = recorded.parameters.iter().map(|parameter| parameter.data().to_bits()).collect();
    let compiled: Vec<_> = program.parameters().iter().map(|x| x.to_bits()).collect();
    assert!(data == compiled || program.loss().is_nan());
}

#[test]
fn the_demo_becomes_layers() {
    let tape = Tape::new();
    let recorded = demo(&tape);
    let report = compile(recorded.loss, &recorded.parameters).unwrap().report();
    assert_eq!((report.nodes, report.lanes, report.per_lane, report.exact), (65_818, 100, 647, true));
    let expected = [
        "337 lanes of 1 nodes: *",
        "100 lanes of 647 nodes: dense 2→16 ReLU, dense 16→16 ReLU, dense 16→1, *, +, ReLU",
        "3 scalar operations",
    ];
    assert_eq!(report.plan, expected);
}

#[test]
fn the_demo_trains_with_the_tapes_bits() {
    let tape = Tape::new();
    let recorded = demo(&tape);
    let mut program = compile(recorded.loss, &recorded.parameters).unwrap();
    assert_trains_like_the_tape(&tape, &recorded, &mut program, 20);
    assert_eq!(program.verify(), Ok(()));
}

#[test]
fn every_node_of_every_sample_can_be_inspected() {
    let tape = Tape::new();
    let recorded = record(&tape, &Architecture::new(2, &[4, 3, 1]).unwrap(), 23, Loss::Logistic, Some(1e-3));
    let mut program = compile(recorded.loss, &recorded.parameters).unwrap();
    program.pass();
    recorded.loss.backward();
    for value in recorded.loss.topological_order() {
        let inspection = program.inspect(value).unwrap();
        assert_eq!(inspection.data.to_bits(), value.data().to_bits());
        assert_eq!(inspection.grad.to_bits(), value.grad().to_bits());
    }
    assert_eq!(program.across_samples(recorded.scores[5]).unwrap()[7], recorded.scores[7].data());
}

#[test]
fn inspection_after_a_step_shows_the_pass_before_it() {
    let tape = Tape::new();
    let recorded = record(&tape, &Architecture::new(2, &[3, 1]).unwrap(), 12, Loss::MeanSquare, None);
    let mut program = compile(recorded.loss, &recorded.parameters).unwrap();
    program.step(0.1);
    recorded.loss.backward();
    let score = program.inspect(recorded.scores[11]).unwrap();
    assert_eq!((score.data, score.grad), (recorded.scores[11].data(), recorded.scores[11].grad()));
    let parameter = recorded.parameters[0];
    assert_eq!(program.inspect(parameter).unwrap().data, parameter.data() - 0.1 * parameter.grad());
}

#[test]
fn new_samples_need_no_new_recording() {
    let tape = Tape::new();
    let recorded = record(&tape, &Architecture::new(2, &[5, 1]).unwrap(), 14, Loss::SumOfSquares, Some(0.01));
    let mut program = compile(recorded.loss, &recorded.parameters).unwrap();
    let numbers: Vec<f64> = (0..14 * 2).map(|index| (index as f64 * 0.7).sin()).collect();
    program.set_inputs(&recorded.inputs[9], &numbers).unwrap();
    program.pass();
    let scores = program.across_samples(recorded.scores[0]).unwrap();
    for (sample, x) in recorded.inputs.iter().enumerate() {
        x.iter().zip(&numbers[2 * sample..]).for_each(|(x, &number)| x.set_data(number));
    }
    tape.replay();
    assert_eq!(scores, recorded.scores.iter().map(|score| score.data()).collect::<Vec<_>>());
    assert_eq!(program.verify(), Ok(()));
    let short = program.set_inputs(&recorded.inputs[0], &numbers[1..]).unwrap_err();
    assert_eq!(short.to_string(), "numbers has 27 elements, expected 28");
    assert!(program.set_inputs(&recorded.parameters, &numbers).is_err());
    assert!(program.set_inputs(&[recorded.scores[0]], &numbers[..14]).is_err());
}

#[test]
fn a_skip_connection_keeps_its_layers() {
    let tape = Tape::new();
    let mut random = Python::new(7);
    let mut mlp = |inputs, neurons, activation| {
        let architecture = Architecture::new(inputs, &[neurons]).unwrap().with_activations(activation, activation);
        Mlp::new(&tape, &architecture, Biases::Uniform, &mut random)
    };
    let layers = [mlp(2, 5, Activation::Tanh), mlp(5, 5, Activation::Relu), mlp(5, 1, Activation::Linear)];
    let score = |sample| {
        let x = [sample as f64 * 0.1 - 1.0, (sample as f64).cos()].map(|x| tape.value(x));
        let h = layers[0].forward(&x).unwrap();
        let g = layers[1].forward(&h).unwrap();
        let sum: Vec<_> = g.iter().zip(&h).map(|(&g, &h)| g + h).collect();
        layers[2].forward(&sum).unwrap()[0]
    };
    let scores: Vec<_> = (0..21).map(score).collect();
    let parameters = layers.iter().flat_map(Mlp::parameters).collect::<Vec<_>>();
    let mut program = compile(Loss::MeanSquare.of(&scores, &[1.0; 21]).unwrap(), &parameters).unwrap();
    let report = program.report();
    assert!(report.exact);
    assert!(report.plan[0].contains("dense 2→5 tanh, dense 5→5 ReLU, +, +, +, +, +, dense 5→1"), "{:?}", report.plan);
}

/// A sample that meets the margin is only left out where `0 * x` is 0.
#[test]
fn several_classes_keep_the_layers_and_train_with_the_tapes_bits() {
    for classes in [3, 10] {
        let tape = Tape::new();
        let architecture = Architecture::new(2, &[16, 16, classes]).unwrap();
        let mlp = Mlp::new(&tape, &architecture, Biases::Uniform, &mut Python::new(1337));
        let moons = make_moons(40, Some(0.1), true, &mut Numpy::new(1337)).unwrap();
        let inputs: Vec<_> = moons.points.iter().map(|point| point.map(|x| tape.value(x))).collect();
        let scores: Vec<_> = inputs.iter().map(|x| mlp.forward(x).unwrap()).collect();
        let each: Vec<_> = scores.iter().map(Vec::as_slice).collect();
        let targets: Vec<_> = (0..40).map(|sample| sample % classes).collect();
        let loss = cross_entropy(&each, &targets).unwrap();
        let parameters = mlp.parameters();
        let mut program = compile(loss, &parameters).unwrap();
        let report = program.report().plan.join("; ");
        assert!(report.contains(&format!("dense 16→16 ReLU, dense 16→{classes}, max")), "{report}");
        let points: Vec<_> = moons.points.concat();
        program.pass();
        for (output, &score) in scores[0].iter().enumerate() {
            let found = program.evaluate(score, &inputs[0], &points).unwrap();
            assert_eq!(found, program.across_samples(score).unwrap(), "output {output}");
        }
        let scores = scores.iter().map(|sample| sample[0]).collect();
        assert_trains_like_the_tape(&tape, &Recorded { loss, parameters, inputs, scores }, &mut program, 30);
    }
}

#[test]
fn numbers_that_are_not_finite_reach_every_gradient() {
    let huge = [f64::INFINITY, f64::NEG_INFINITY, f64::NAN, 1e300, -1e160, 0.0];
    for (index, &x) in huge.iter().enumerate() {
        let tape = Tape::new();
        let recorded = demo(&tape);
        let mut program = compile(recorded.loss, &recorded.parameters).unwrap();
        program.train(30, |step| 1.0 - 0.9 * step as f64 / 100.0);
        program.parameters_mut()[17 * index] = x;
        assert_eq!(program.verify(), Ok(()), "a parameter of {x}");
        program.parameters_mut()[17 * index] = 0.5;
        let mut numbers: Vec<f64> = recorded.inputs.iter().flatten().map(|x| x.data()).collect();
        numbers[2 * index + 40] = x;
        program.set_inputs(&recorded.inputs[0], &numbers).unwrap();
        assert_eq!(program.verify(), Ok(()), "an input of {x}");
    }
}

#[test]
fn one_sample_is_one_lane() {
    for loss in Loss::ALL {
        let tape = Tape::new();
        let recorded = record(&tape, &Architecture::new(2, &[4, 1]).unwrap(), 1, loss, None);
        let mut program = compile(recorded.loss, &recorded.parameters).unwrap();
        program.set_inputs(&recorded.inputs[0], &[0.5, -0.5]).unwrap();
        assert_eq!(program.verify(), Ok(()));
        assert_eq!(program.report().lanes, 1);
    }
}

#[test]
fn a_sum_may_end_before_terms_of_other_shapes() {
    let tape = Tape::new();
    let (w, unused) = (tape.value(0.5), tape.value(7.0));
    let samples = tape.sum((0..8).map(|x| (w * f64::from(x) - 1.0).pow(2)));
    let mut program = compile(samples + w * w + w.exp() + w, &[w, unused]).unwrap();
    let report = program.report();
    assert_eq!((report.lanes, report.exact), (8, true), "{:?}", report.plan);
    assert_eq!(program.gradients()[1], 0.0);
}

#[test]
fn lanes_may_share_a_sum_that_is_a_group() {
    let tape = Tape::new();
    let weights: Vec<Value> = (0..12).map(|index| tape.value(f64::from(index) / 7.0)).collect();
    let norm = tape.sum(weights.iter().map(|&w| w * w)).sqrt();
    let lane = |x: i32| (weights[0] / norm * f64::from(x) + weights[1]).tanh();
    let mut program = compile(tape.sum((0..12).map(lane)), &weights).unwrap();
    assert!(program.report().exact);
}

#[test]
fn a_long_sum_of_one_value_takes_no_longer_than_its_length() {
    let tape = Tape::new();
    let step = tape.value(1e-3);
    let sum = (0..300_000).fold(tape.value(1.0), |sum, _| sum + step);
    let mut program = compile(sum, &[step]).unwrap();
    program.pass();
    assert_eq!((program.loss(), program.gradients()[0]), (sum.data(), 300_000.0));
}

#[test]
fn a_trainer_takes_any_number_of_samples_and_any_batch() {
    for (samples, batch_size) in [(1, None), (2, None), (3, Some(1)), (11, Some(2)), (25, Some(24))] {
        let mut numpy = Numpy::new(3);
        let moons = make_moons(samples, Some(0.1), true, &mut numpy).unwrap();
        for loss in Loss::ALL {
            let settings = Settings { loss, batch_size, ..Settings::default() };
            let mut trainer = Trainer::new(settings, &moons, &mut Python::new(3), numpy.clone()).unwrap();
            trainer.step();
            assert!(trainer.evaluate().loss.is_finite());
            assert_eq!(trainer.scores(&[0.0, 0.0, 1.0, 1.0]).len(), 2);
        }
    }
}

#[test]
fn scores_of_other_points() {
    let tape = Tape::new();
    let recorded = demo(&tape);
    let program = compile(recorded.loss, &recorded.parameters).unwrap();
    let points: Vec<f64> = recorded.inputs.iter().flatten().map(|x| x.data()).collect();
    let scores = program.evaluate(recorded.scores[3], &recorded.inputs[3], &points).unwrap();
    let expected: Vec<f64> = recorded.scores.iter().map(|score| score.data()).collect();
    assert_eq!(scores, expected);
    assert!(program.evaluate(recorded.loss, &recorded.inputs[3], &points).is_err());
    assert!(program.evaluate(recorded.scores[3], &recorded.inputs[3], &points[1..]).is_err());
    assert!(program.evaluate(recorded.scores[3], &recorded.inputs[3], &[]).unwrap().is_empty());
}

#[test]
fn wrong_parameters_are_named() {
    let tape = Tape::new();
    let a = tape.value(1.0);
    let b = a * a;
    let error = |parameters: &[Value<'_>]| compile(b, parameters).err().unwrap().to_string();
    assert_eq!(error(&[a, b]), "parameters[1] is not a leaf: it was computed from other values");
    assert_eq!(error(&[a, a]), "parameters[1] is in the list already");
    let unused = tape.value(3.0);
    let mut program = compile(b, &[unused, a]).unwrap();
    assert_eq!(program.step(0.5), 1.0);
    assert_eq!(program.parameters(), [3.0, 0.0]);
}

#[test]
fn a_value_of_another_time_is_not_mistaken_for_a_compiled_one() {
    let tape = Tape::new();
    let w = tape.value(2.0);
    let mark = tape.mark();
    let mut program = compile(w * w, &[w]).unwrap();
    tape.rewind(mark);
    let other = w + 1.0;
    assert!(program.inspect(other).is_err());
    assert_eq!(program.step(0.0), 4.0);
    assert_eq!(program.inspect(w).unwrap().grad, 4.0);
}

#[test]
fn an_optimizer_gets_the_tapes_gradients() {
    let tape = Tape::new();
    let recorded = record(&tape, &Architecture::new(2, &[4, 1]).unwrap(), 12, Loss::Logistic, Some(0.01));
    let mut program = compile(recorded.loss, &recorded.parameters).unwrap();
    let (mut ours, mut theirs) = (Optimizer::adam(), Optimizer::adam());
    for _ in 0..5 {
        tape.replay();
        tape.zero_grad();
        recorded.loss.backward();
        let mut data: Vec<f64> = recorded.parameters.iter().map(|parameter| parameter.data()).collect();
        let grads: Vec<f64> = recorded.parameters.iter().map(|parameter| parameter.grad()).collect();
        theirs.update(&mut data, &grads, 0.1);
        recorded.parameters.iter().zip(&data).for_each(|(parameter, &x)| parameter.set_data(x));
        assert_eq!(program.step_with(&mut ours, 0.1), recorded.loss.data());
        assert_eq!(program.parameters(), data);
    }
}

/// A step of a random expression: an operation and which of the values so far it takes.
type Instruction = (u8, u16, u16);

/// Records an expression over `start`; every value stays within bounds where each operation is defined.
fn expression<'t>(instructions: &[Instruction], start: &[Value<'t>]) -> Value<'t> {
    let mut values = start.to_vec();
    for &(op, a, b) in instructions {
        let a = values[usize::from(a) % values.len()];
        let b = values[usize::from(b) % values.len()];
        values.push(match op % 16 {
            0 | 1 => a + b,
            2 | 3 => a * b,
            4 => a - b,
            5 => a.tanh(),
            6 => a.relu(),
            7 => a.sigmoid(),
            8 => a.sin(),
            9 => a.cos(),
            10 => (a * a + 1.0).log(),
            11 => a.abs().sqrt(),
            12 => a.tanh().exp(),
            13 => a.max(b),
            14 => a.min(b),
            _ => (a.tanh() + 2.0).pow(b.tanh()) / (b * b + 1.0).pow(3),
        });
    }
    let last = values.len() - 1;
    values[last] + values[last / 2]
}

fn instructions(size: std::ops::Range<usize>) -> impl Strategy<Value = Vec<Instruction>> {
    prop::collection::vec((any::<u8>(), any::<u16>(), any::<u16>()), size)
}

fn activation() -> impl Strategy<Value = Activation> {
    prop::sample::select(Activation::ALL)
}

/// Holds a property for sixty inputs; always the same ones, so that a run tells the same in every place.
fn for_all<S: Strategy>(inputs: S, property: impl Fn(S::Value)) {
    let config = Config { cases: 60, failure_persistence: None, rng_seed: RngSeed::Fixed(1337), ..Config::default() };
    let outcome = TestRunner::new(config).run(&inputs, |input| {
        property(input);
        Ok(())
    });
    outcome.unwrap_or_else(|error| panic!("{error}"));
}

#[test]
fn networks() {
    let hidden = prop::collection::vec(1_usize..10, 0..4);
    let loss = prop::sample::select(&Loss::ALL[..]);
    let alpha = prop::option::of(Just(1e-2));
    let inputs = (hidden, activation(), activation(), loss, 1_usize..34, alpha);
    for_all(inputs, |(hidden, activation, output, loss, samples, alpha)| {
        let tape = Tape::new();
        let layers = [hidden.as_slice(), &[1]].concat();
        let architecture = Architecture::new(2, &layers).unwrap().with_activations(activation, output);
        let recorded = record(&tape, &architecture, samples, loss, alpha);
        let mut program = compile(recorded.loss, &recorded.parameters).unwrap();
        assert_trains_like_the_tape(&tape, &recorded, &mut program, 4);
        assert_eq!(program.verify(), Ok(()));
    });
}

/// Parameters of some size.
fn parameters(tape: &Tape, count: usize) -> Vec<Value<'_>> {
    (0..count).map(|index| tape.value((index as f64 * 1.7).cos())).collect()
}

#[test]
fn any_expression_over_samples() {
    for_all((instructions(1..40), 1_usize..25, 1_usize..5), |(instructions, samples, shared)| {
        let tape = Tape::new();
        let parameters = parameters(&tape, shared);
        let lane = |sample| {
            let own = [tape.value((sample as f64).sin()), tape.value(sample as f64 / 7.0)];
            expression(&instructions, &[&own[..], &parameters].concat())
        };
        let lanes: Vec<_> = (0..samples).map(lane).collect();
        let sum = tape.sum(lanes);
        let loss = (sum * 0.125).tanh() + parameters[0] * sum;
        let mut program = compile(loss, &parameters).unwrap();
        assert_eq!(program.verify(), Ok(()));
        program.step(0.01);
        assert_eq!(program.verify(), Ok(()));
    });
}

#[test]
fn irregular_graphs() {
    for_all((instructions(1..200), 1_usize..6), |(instructions, shared)| {
        let tape = Tape::new();
        let parameters = parameters(&tape, shared);
        let mut program = compile(expression(&instructions, &parameters), &parameters).unwrap();
        assert_eq!(program.verify(), Ok(()));
    });
}

#[test]
fn sums_of_several_shapes() {
    let kinds = prop::collection::vec(0_u8..5, 2..30);
    for_all((instructions(1..8), instructions(1..8), kinds), |(first, second, kinds)| {
        let tape = Tape::new();
        let parameters = parameters(&tape, 4);
        let term = |(index, kind): (usize, &u8)| {
            let own = tape.value(index as f64 * 0.3 - 1.0);
            match kind {
                0 => parameters[index % 4],
                1 => parameters[index % 4] * parameters[(index + 1) % 4],
                2 => expression(&second, &[own, parameters[index % 2], parameters[2]]),
                _ => expression(&first, &[own, parameters[0], parameters[1]]),
            }
        };
        let terms: Vec<_> = kinds.iter().enumerate().map(term).collect();
        let loss = tape.sum(terms.iter().copied()) * tape.sum(terms.iter().rev().copied());
        let mut program = compile(loss, &parameters).unwrap();
        assert_eq!(program.verify(), Ok(()));
    });
}

#[test]
fn layers_with_skip_connections() {
    for_all((1_usize..7, 1_usize..25, 0_u8..3, activation()), |(width, samples, kind, activation)| {
        let tape = Tape::new();
        let mut random = Python::new(7);
        let shape = |inputs| Architecture::new(inputs, &[width]).unwrap().with_activations(activation, activation);
        let first = Mlp::new(&tape, &shape(2), Biases::Uniform, &mut random);
        let second = Mlp::new(&tape, &shape(width), Biases::Uniform, &mut random);
        let last_inputs = if kind == 1 { 2 * width } else { width };
        let last = Mlp::new(&tape, &Architecture::new(last_inputs, &[1]).unwrap(), Biases::Uniform, &mut random);
        let score = |sample| {
            let x = [sample as f64 * 0.1 - 1.0, (sample as f64).cos()].map(|x| tape.value(x));
            let h = first.forward(&x).unwrap();
            let g = second.forward(&h).unwrap();
            let joined: Vec<_> = match kind {
                0 => g.iter().zip(&h).map(|(&g, &h)| g + h).collect(),
                1 => [g.as_slice(), &h].concat(),
                // The same layer twice: each weight has two contributions from a sample.
                _ => second.forward(&g).unwrap(),
            };
            last.forward(&joined).unwrap()[0]
        };
        let scores: Vec<_> = (0..samples).map(score).collect();
        let targets: Vec<f64> = (0..samples).map(|sample| if sample % 3 == 0 { 1.0 } else { -1.0 }).collect();
        let parameters = [first.parameters(), second.parameters(), last.parameters()].concat();
        let loss = Loss::Logistic.of(&scores, &targets).unwrap() + l2(&parameters, 0.1).unwrap();
        let mut program = compile(loss, &parameters).unwrap();
        assert_eq!(program.verify(), Ok(()));
        program.step(0.05);
        assert_eq!(program.verify(), Ok(()));
    });
}
