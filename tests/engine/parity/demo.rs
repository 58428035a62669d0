//! The training demo: moons, `MLP(2, [16, 16, 1])`, max-margin loss.

use super::close::assert_close;
use super::reference::MINIBATCHES;
use micrograd::data::{Dataset, make_moons};
use micrograd::random::{Numpy, Python};
use micrograd::train::{Settings, Trainer};
use micrograd::{Architecture, Biases, Mlp, Tape, Value};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

/// The step, the loss and the accuracy in percent of each line that the tutorial prints.
const PRINTED: &str = include_str!("../../reference/demo.txt");

fn moons() -> (Dataset, Numpy) {
    let mut numpy = Numpy::new(1337);
    let moons = make_moons(100, Some(0.1), true, &mut numpy).unwrap();
    (moons, numpy)
}

fn trainer(batch_size: Option<usize>) -> Trainer {
    let (moons, numpy) = moons();
    Trainer::new(Settings { batch_size, ..Settings::default() }, &moons, &mut Python::new(1337), numpy).unwrap()
}

#[test]
fn one_hundred_steps() {
    let mut trainer = trainer(None);
    let mut steps = 0;
    for line in PRINTED.lines() {
        let printed: Vec<f64> = line.split(' ').map(|number| number.parse().unwrap()).collect();
        let measure = trainer.step();
        assert_close(measure.loss, printed[1], &format!("loss of step {}", printed[0]));
        assert_eq!(measure.accuracy * 100.0, printed[2], "accuracy of step {}", printed[0]);
        steps += 1;
    }
    assert_eq!(steps, 100);
    assert_eq!(trainer.steps(), 100);
}

#[test]
fn first_look_at_the_untrained_network() {
    let measure = trainer(None).evaluate();
    assert_close(measure.loss, 0.8958441028683222, "loss");
    assert_eq!(measure.accuracy, 0.5);
}

#[test]
fn network_as_printed() {
    let tape = Tape::new();
    let architecture = Architecture::new(2, &[16, 16, 1]).unwrap();
    let model = Mlp::new(&tape, &architecture, Biases::Zero, &mut Python::new(1337));
    let layer = |neuron: &str, neurons: usize| format!("Layer of [{}]", vec![neuron; neurons].join(", "));
    let layers = [layer("ReLUNeuron(2)", 16), layer("ReLUNeuron(16)", 16), layer("LinearNeuron(16)", 1)];
    assert_eq!(model.to_string(), format!("MLP of [{}]", layers.join(", ")));
    assert_eq!(model.parameters().len(), 337);
}

#[test]
fn minibatches_as_numpy_draws_them() {
    let mut trainer = trainer(Some(20));
    for (k, (loss, accuracy)) in MINIBATCHES.into_iter().enumerate() {
        let measure = trainer.step();
        assert_close(measure.loss, loss, &format!("loss of step {k}"));
        assert_eq!(measure.accuracy, accuracy, "accuracy of step {k}");
    }
}

/// The tutorial's `loss()`, written out with the operators.
fn loss<'t>(tape: &'t Tape, model: &Mlp<'t>, moons: &Dataset) -> Value<'t> {
    let score = |point: &[f64; 2]| model.forward(&point.map(|x| tape.value(x))).unwrap()[0];
    let scores: Vec<_> = moons.points.iter().map(score).collect();
    let losses: Vec<_> = scores.iter().zip(moons.signs()).map(|(&score, y)| (1.0 + -y * score).relu()).collect();
    let data_loss = tape.sum(losses.iter().copied()) * (1.0 / losses.len() as f64);
    let reg_loss = 1e-4 * tape.sum(model.parameters().into_iter().map(|p| p * p));
    data_loss + reg_loss
}

#[test]
fn written_by_hand_it_has_the_trainers_bits() {
    let (moons, _) = moons();
    let tape = Tape::new();
    let architecture = Architecture::new(2, &[16, 16, 1]).unwrap();
    let model = Mlp::new(&tape, &architecture, Biases::Zero, &mut Python::new(1337));
    let mut trainer = trainer(None);
    let start = tape.mark();
    for k in 0..100 {
        let total_loss = loss(&tape, &model, &moons);
        model.zero_grad();
        total_loss.backward();
        let learning_rate = 1.0 - 0.9 * f64::from(k) / 100.0;
        for p in model.parameters() {
            p.set_data(p.data() - learning_rate * p.grad());
        }
        assert_eq!(total_loss.data(), trainer.step().loss, "step {k}");
        tape.rewind(start);
    }
}
