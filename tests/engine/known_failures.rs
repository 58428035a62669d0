//! What other implementations are known to get wrong.

use micrograd::data::make_moons;

use micrograd::loss::{accuracy, cross_entropy, l2};
use micrograd::random::{Numpy, Python};
use micrograd::train::{Settings, Trainer};
use micrograd::{Architecture, Biases, Graph, Loss, Mlp, Tape, Value, optim::descend};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

#[test]
fn diamonds() {
    let tape = Tape::new();
    let a = tape.value(3.0);
    let b = a + a;
    let c = b + b;
    c.backward();
    assert_eq!((c.data(), b.grad(), a.grad()), (12.0, 2.0, 4.0));
}

/// A sweep that walks on from `d` before all of its uses have been added would give too little.
#[test]
fn diamond_with_arms_of_different_length() {
    let tape = Tape::new();
    let a = tape.value(2.0);
    let d = a * 3.0;
    let long = (((d + 1.0) * 2.0) + 1.0) * 2.0;
    let out = d * long; // d * (4d + 6), whose derivative by a is 3 * (8d + 6)
    out.backward();
    assert_eq!((out.data(), a.grad()), (180.0, 162.0));
}

#[test]
fn a_times_a() {
    let tape = Tape::new();
    let a = tape.value(-4.0);
    let square = a * a;
    square.backward();
    assert_eq!((square.data(), a.grad()), (16.0, -8.0));
    let graph = Graph::of(square);
    assert_eq!(graph.nodes[1].prev, [graph.nodes[0].id; 2], "both edges are there");
}

#[test]
fn tanh_of_a_thousand() {
    let tape = Tape::new();
    for x in [1000.0, -1000.0] {
        let a = tape.value(x);
        let out = a.tanh();
        out.backward();
        assert_eq!((out.data(), a.grad()), (x.signum(), 0.0));
    }
}

#[test]
fn logistic_loss_of_scores_of_800() {
    let tape = Tape::new();
    // log(1 + e^800) is 800 to the last bit, log(1 + e^-800) less than the smallest number.
    for (score, target, expected, gradient) in
        [(-800.0, 1.0, 800.0, -1.0), (800.0, 1.0, 0.0, 0.0), (800.0, -1.0, 800.0, 1.0), (-800.0, -1.0, 0.0, 0.0)]
    {
        let score = tape.value(score);
        let loss = Loss::Logistic.of(&[score], &[target]).unwrap();
        loss.backward();
        assert_eq!((loss.data(), score.grad()), (expected, gradient), "{score}, target {target}");
    }
}

/// `log(e^l0 + e^l1 + …)`, with the largest taken out first.
fn log_sum_exp<'t>(tape: &'t Tape, logits: &[Value<'t>]) -> Value<'t> {
    let largest = logits.iter().copied().reduce(|a, b| a.max(b)).unwrap();
    tape.sum(logits.iter().map(|&logit| (logit - largest).exp())).log() + largest
}

#[test]
fn softmax_of_logits_of_800() {
    let tape = Tape::new();
    let logits = [800.0, 799.0, -800.0].map(|logit| tape.value(logit));
    let out = log_sum_exp(&tape, &logits);
    out.backward();
    let e = (-1.0_f64).exp();
    assert!((out.data() - (800.0 + e.ln_1p())).abs() < 1e-12 * 800.0);
    // The derivative of log-sum-exp is the softmax.
    for (logit, expected) in logits.into_iter().zip([1.0 / (1.0 + e), e / (1.0 + e), 0.0]) {
        assert!((logit.grad() - expected).abs() < 1e-15, "{} is not {expected}", logit.grad());
    }
}

#[test]
fn power_of_zero() {
    let tape = Tape::new();
    let x = tape.value(0.0);
    let out = x.pow(0);
    out.backward();
    assert_eq!((out.data(), x.grad()), (1.0, 0.0));

    let (x, zero) = (tape.value(0.0), tape.value(0.0));
    let out = x.pow(zero);
    out.backward();
    assert_eq!((out.data(), x.grad()), (1.0, 0.0));
}

#[test]
fn backward_twice_accumulates() {
    let tape = Tape::new();
    let a = tape.value(2.0);
    let b = a * 3.0;
    let c = b * 5.0;
    c.backward();
    assert_eq!((c.grad(), b.grad(), a.grad()), (1.0, 5.0, 15.0));
    // As in micrograd, b has 5 + 5 when its turn comes, and passes 3 times all of it on.
    c.backward();
    assert_eq!((c.grad(), b.grad(), a.grad()), (1.0, 10.0, 45.0));
    tape.zero_grad();
    assert_eq!((c.grad(), b.grad(), a.grad()), (0.0, 0.0, 0.0));
    c.backward();
    assert_eq!((c.grad(), b.grad(), a.grad()), (1.0, 5.0, 15.0));
}

#[test]
fn labels_equal_on_two_leaves() {
    let tape = Tape::new();
    let (a, b) = (tape.labeled(2.0, "x"), tape.labeled(3.0, "x"));
    let out = a * b;
    out.backward();
    assert_eq!((a.grad(), b.grad()), (3.0, 2.0));
    let nodes = Graph::of(out).nodes;
    let leaves: Vec<_> = nodes.iter().filter(|node| node.label == "x").map(|node| node.data).collect();
    assert_eq!(leaves, [2.0, 3.0]);
}

/// Builds `x + 1 + 1 + …`, runs it backward and forward again, and drops it. A thread of the tests has 2 MiB of stack:
/// whatever recursed would overflow it.
fn chain(links: usize) {
    let tape = Tape::new();
    let (x, one) = (tape.value(0.0), tape.value(1.0));
    let end = (0..links).fold(x, |sum, _| sum + one);
    assert_eq!(end.data(), links as f64);
    end.backward();
    assert_eq!((x.grad(), one.grad()), (1.0, links as f64));
    assert_eq!(end.topological_order().len(), links + 2);
    one.set_data(2.0);
    tape.replay();
    assert_eq!(end.data(), 2.0 * links as f64);
    drop(tape);
}

#[test]
fn chain_of_100_000() {
    chain(100_000);
}

#[test]
fn chain_of_1_000_000() {
    chain(1_000_000);
}

/// The demo's loss, as micrograd records it: 65,818 nodes, counted there by walking `_prev`.
#[test]
fn loss_of_65_818_nodes() {
    let tape = Tape::new();
    let moons = make_moons(100, Some(0.1), true, &mut Numpy::new(1337)).unwrap();
    let architecture = Architecture::new(2, &[16, 16, 1]).unwrap();
    let model = Mlp::new(&tape, &architecture, Biases::Zero, &mut Python::new(1337));
    let score = |point: &[f64; 2]| model.forward(&point.map(|x| tape.value(x))).unwrap()[0];
    let scores: Vec<_> = moons.points.iter().map(score).collect();
    let data_loss = Loss::MaxMargin.of(&scores, &moons.signs()).unwrap();
    let loss = data_loss + l2(&model.parameters(), 1e-4).unwrap();
    assert_eq!(tape.len(), 65_818, "nodes on the tape");
    let order = loss.topological_order();
    assert_eq!(order.len(), 65_818, "nodes that the loss depends on");
    assert_eq!(order.iter().filter(|value| !value.prev().is_empty()).count(), 65_077, "operations");
    loss.backward();
    assert!(model.parameters().iter().any(|parameter| parameter.grad() != 0.0));
}

/// 100 points in batches of 30: every step draws 30 of all points anew, and sees nothing of the batch before.
#[test]
fn a_partial_batch_does_not_leak() {
    let mut numpy = Numpy::new(1337);
    let moons = make_moons(100, Some(0.1), true, &mut numpy).unwrap();
    let settings = Settings { batch_size: Some(30), ..Settings::default() };
    let mut trainer = Trainer::new(settings.clone(), &moons, &mut Python::new(1337), numpy.clone()).unwrap();

    let tape = Tape::new();
    let model = Mlp::new(&tape, &settings.architecture, Biases::Zero, &mut Python::new(1337));
    for step in 0..8 {
        let batch = &numpy.permutation(100)[..30];
        let score = |&point: &usize| model.forward(&moons.points[point].map(|x| tape.value(x))).unwrap()[0];
        let scores: Vec<_> = batch.iter().map(score).collect();
        let targets: Vec<_> = batch.iter().map(|&point| moons.signs()[point]).collect();
        let loss = Loss::MaxMargin.of(&scores, &targets).unwrap() + l2(&model.parameters(), 1e-4).unwrap();
        tape.zero_grad();
        loss.backward();
        descend(&model.parameters(), settings.learning_rate.at(step));

        let measure = trainer.step();
        assert_eq!(measure.loss, loss.data(), "step {step}");
        let scores: Vec<_> = scores.into_iter().map(Value::data).collect();
        assert_eq!(measure.accuracy, accuracy(&scores, &targets), "step {step}");
        // A look at all points between the steps must not be felt either.
        trainer.evaluate();
    }
}

#[test]
fn division_passes_gradient_to_both() {
    let tape = Tape::new();
    let (a, b) = (tape.value(3.0), tape.value(-2.0));
    let out = a / b;
    out.backward();
    assert_eq!((out.data(), a.grad(), b.grad()), (-1.5, -0.5, -0.75));

    let b = tape.value(-2.0);
    let out = 3.0 / b;
    out.backward();
    assert_eq!((out.data(), b.grad()), (-1.5, -0.75));

    let a = tape.value(3.0);
    let out = a / -2.0;
    out.backward();
    assert_eq!((out.data(), a.grad()), (-1.5, -0.5));
}

/// Python raises ZeroDivisionError; here numbers follow IEEE 754.
#[test]
fn division_by_zero_is_infinite() {
    let tape = Tape::new();
    let zero = tape.value(0.0);
    let out = zero.pow(-1);
    out.backward();
    assert_eq!((out.data(), zero.grad()), (f64::INFINITY, f64::NEG_INFINITY));
    assert_eq!((tape.value(1.0) / zero).data(), f64::INFINITY);
    assert_eq!((-1.0 / zero).data(), f64::NEG_INFINITY);
    assert_eq!((tape.value(1.0) / 0.0).data(), f64::INFINITY);
    assert!((zero / tape.value(0.0)).data().is_nan());
}

/// The numbers are NumPy's: `log(sum(exp(z - max(z)))) + max(z) - z[class]`, averaged, and its gradient.
#[test]
fn cross_entropy_holds_for_any_score() {
    let tape = Tape::new();
    let scores = [[0.5, -1.25, 2.0], [-3.0, 0.75, 0.1], [800.0, -800.0, 799.5], [1.0, 1.0, 1.0]];
    let values = scores.map(|sample| sample.map(|score| tape.value(score)));
    let loss = cross_entropy(&values.each_ref().map(|sample| sample.as_slice()), &[2, 0, 2, 1]).unwrap();
    loss.backward();
    // The sums are in another order there.
    assert!((loss.data() - 1.622_674_959_839_148_8).abs() < 1e-14);
    let expected = [
        [0.044_205_045_526_861_07, 0.007_681_685_081_609_108, -0.051_886_730_608_470_18],
        [-0.246_195_927_001_404_05, 0.161_753_299_907_523_4, 0.084_442_627_093_880_63],
        [0.155_614_832_800_463_65, 0.0, -0.155_614_832_800_463_62],
        [0.083_333_333_333_333_33, -0.166_666_666_666_666_69, 0.083_333_333_333_333_33],
    ];
    for (value, gradient) in values.iter().flatten().zip(expected.iter().flatten()) {
        assert!((value.grad() - gradient).abs() < 1e-15, "{} for {gradient}", value.grad());
    }
    assert!(cross_entropy(&[], &[]).is_err());
    assert!(cross_entropy(&[values[0].as_slice()], &[3]).is_err());
    assert!(cross_entropy(&[values[0].as_slice()], &[0, 1]).is_err());
}
