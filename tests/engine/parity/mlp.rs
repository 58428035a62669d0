//! The tutorial's `MLP(3, [4, 4, 1])` of tanh neurons, four samples and the sum of squares.

use super::close::assert_close;
use super::reference::TUTORIAL_NETWORK;
use micrograd::random::Python;
use micrograd::{Activation, Architecture, Biases, Loss, Mlp, Tape, Value, optim::descend};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

mod printed {
    include!("../../reference/mlp.rs");
}

const XS: [[f64; 3]; 4] = [[2.0, 3.0, -1.0], [3.0, -1.0, 0.5], [0.5, 1.0, 1.0], [1.0, 1.0, -1.0]];
const YS: [f64; 4] = [1.0, -1.0, -1.0, 1.0];

fn architecture() -> Architecture {
    Architecture::new(3, &[4, 4, 1]).unwrap().with_activations(Activation::Tanh, Activation::Tanh)
}

fn model<'t>(tape: &'t Tape, parameters: &[f64]) -> Mlp<'t> {
    let parameters: Vec<_> = parameters.iter().map(|&parameter| tape.value(parameter)).collect();
    Mlp::with_parameters(tape, &architecture(), &parameters).unwrap()
}

fn predictions<'t>(tape: &'t Tape, mlp: &Mlp<'t>) -> Vec<Value<'t>> {
    XS.iter().map(|x| mlp.forward(&x.map(|x| tape.value(x))).unwrap()[0]).collect()
}

fn loss<'t>(tape: &'t Tape, mlp: &Mlp<'t>) -> Value<'t> {
    Loss::SumOfSquares.of(&predictions(tape, mlp), &YS).unwrap()
}

fn assert_predictions(found: &[Value<'_>], expected: [f64; 4]) {
    for (index, (found, expected)) in found.iter().zip(expected).enumerate() {
        assert_close(found.data(), expected, &format!("prediction {index}"));
    }
}

#[test]
fn drawn_as_the_tutorials_own_classes_draw() {
    let tape = Tape::new();
    let mlp = Mlp::new(&tape, &architecture(), Biases::Uniform, &mut Python::new(1337));
    let parameters = mlp.parameters();
    assert_eq!(parameters.len(), 41);
    let [first, last, outputs @ ..] = TUTORIAL_NETWORK;
    assert_eq!((parameters[0].data(), parameters[40].data()), (first, last));
    assert_predictions(&predictions(&tape, &mlp), outputs);
}

#[test]
fn step_of_one_parameter() {
    let tape = Tape::new();
    let mlp = model(&tape, &printed::PARAMETERS_BEFORE);
    let before = loss(&tape, &mlp);
    before.backward();
    assert_close(before.data(), 6.606895868054532, "loss before");
    let weight = mlp.layers[0].neurons[0].w[0];
    assert_close(weight.grad(), 0.34342225762161804, "gradient");
    descend(&[weight], 0.001);
    assert_close(loss(&tape, &mlp).data(), 6.6067779753029345, "loss after");
}

#[test]
fn step_of_all_parameters() {
    let tape = Tape::new();
    let mlp = model(&tape, &printed::PARAMETERS_BEFORE);
    loss(&tape, &mlp).backward();
    descend(&[mlp.layers[0].neurons[0].w[0]], 0.001);
    assert_predictions(
        &predictions(&tape, &mlp),
        [-0.7786370603743357, -0.41961729625360783, -0.9397577797813043, -0.7614638727095784],
    );

    mlp.zero_grad();
    loss(&tape, &mlp).backward();
    descend(&mlp.parameters(), 0.001);
    assert_close(loss(&tape, &mlp).data(), 6.56156718545472, "loss after");
    assert_predictions(
        &predictions(&tape, &mlp),
        [-0.7716021275092538, -0.41675489429569573, -0.9388225451270673, -0.7547294814149134],
    );
    for (parameter, expected) in mlp.parameters().into_iter().zip(printed::PARAMETERS_AFTER) {
        assert_close(parameter.data(), expected, "a parameter");
    }
}

#[test]
fn twenty_steps() {
    let tape = Tape::new();
    let mlp = model(&tape, &printed::PARAMETERS_AFTER);
    let parameters = mlp.parameters();
    let start = tape.mark();
    for (k, printed) in printed::LOSSES.into_iter().enumerate() {
        tape.rewind(start);
        let predictions = predictions(&tape, &mlp);
        let loss = Loss::SumOfSquares.of(&predictions, &YS).unwrap();
        assert_close(loss.data(), printed, &format!("loss {k}"));
        mlp.zero_grad();
        loss.backward();
        descend(&parameters, 0.05);
        if k == 19 {
            // Printed after the loop, from before its last update.
            assert_predictions(
                &predictions,
                [0.8563656958279531, -0.7991263758236825, -0.9425547459839091, 0.849186772421105],
            );
        }
    }
}
