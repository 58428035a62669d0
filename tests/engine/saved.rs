//! Networks that are saved as JSON and loaded.

use micrograd::{Activation, Architecture, Biases, Mlp, Tape, random::Python};

fn numbers(mlp: &Mlp) -> Vec<u64> {
    mlp.parameters().iter().map(|parameter| parameter.data().to_bits()).collect()
}

#[test]
fn a_network_comes_back_with_the_same_bits() {
    let tape = Tape::new();
    let architecture = Architecture::new(3, &[16, 8, 2]).unwrap();
    let architecture = architecture.with_activations(Activation::Tanh, Activation::Sigmoid);
    let mlp = Mlp::new(&tape, &architecture, Biases::Uniform, &mut Python::new(1337));
    // Numbers that a careless reader or writer rounds, or loses the sign of.
    let parameters = mlp.parameters();
    for (parameter, data) in
        parameters.iter().zip([-0.0, 5e-324, 1.7976931348623157e308, 0.1 + 0.2, 2.225_073_858_507_201e-308])
    {
        parameter.set_data(data);
    }
    let other = Tape::new();
    let loaded = Mlp::from_json(&other, &mlp.to_json().unwrap()).unwrap();
    assert_eq!(numbers(&loaded), numbers(&mlp));
    assert_eq!(loaded.to_string(), mlp.to_string());
    let x = [0.5, -1.0, 2.0];
    let outputs = loaded.forward(&x.map(|x| other.value(x))).unwrap();
    let expected = mlp.forward(&x.map(|x| tape.value(x))).unwrap();
    assert_eq!(outputs[1].data().to_bits(), expected[1].data().to_bits());
}

#[test]
fn what_is_wrong_is_named() {
    let tape = Tape::new();
    let message = |json: &str| match Mlp::from_json(&tape, json) {
        Ok(loaded) => panic!("{json} was loaded as {loaded}"),
        Err(error) => error.to_string(),
    };
    let neuron = |w: &str| format!(r#"{{"w":[{w}],"b":0.0,"activation":"relu"}}"#);
    assert_eq!(message("{"), "the network cannot be read: EOF while parsing an object at line 1 column 1");
    assert_eq!(message(r#"{"layers":[]}"#), "layers must not be empty");
    assert_eq!(message(r#"{"layers":[{"neurons":[]}]}"#), "neurons of a layer must not be empty");
    assert_eq!(
        message(&format!(r#"{{"layers":[{{"neurons":[{}]}}]}}"#, neuron(""))),
        "w of a neuron must not be empty"
    );
    let ragged = format!(r#"{{"layers":[{{"neurons":[{},{}]}}]}}"#, neuron("1, 2"), neuron("1"));
    assert_eq!(message(&ragged), "w of a neuron has 1 elements, expected 2");
    let apart = format!(r#"{{"layers":[{{"neurons":[{0}]}},{{"neurons":[{0}]}}]}}"#, neuron("1, 2"));
    assert_eq!(message(&apart), "w of a neuron has 2 elements, expected 1");
    let unknown = format!(r#"{{"layers":[{{"neurons":[{}]}}]}}"#, neuron("1").replace("relu", "step"));
    assert!(
        message(&unknown).contains("unknown variant `step`, expected one of `relu`, `tanh`"),
        "{}",
        message(&unknown)
    );
    assert_eq!(tape.len(), 0, "a refused file must not record");

    let mlp = Mlp::new(&tape, &Architecture::new(1, &[1]).unwrap(), Biases::Zero, &mut Python::new(1));
    mlp.parameters()[1].set_data(f64::NAN);
    assert_eq!(mlp.to_json().unwrap_err().to_string(), "parameters[1] is not finite, and JSON has no other numbers");
}
