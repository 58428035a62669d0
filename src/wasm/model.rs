//! Networks on JavaScript's tape.

use super::{by_name, tape, with_streams};
use crate::error::Error;
use crate::nn::{Activation, Architecture, Biases, Mlp};
use crate::tape::Value;
use wasm_bindgen::prelude::*;

pub(super) fn activation(name: &'static str, found: &str) -> Result<Activation, Error> {
    by_name(name, "relu, tanh, sigmoid, linear", &Activation::ALL, Activation::name, found)
}

pub(super) fn biases(found: &str) -> Result<Biases, Error> {
    let name_of = |biases| if biases == Biases::Zero { "zero" } else { "uniform" };
    by_name("biases", "zero, uniform", &[Biases::Zero, Biases::Uniform], name_of, found)
}

/// The sizes and activations of a network.
pub(super) fn architecture(inputs: usize, layers: &[usize], hidden: &str, output: &str) -> Result<Architecture, Error> {
    let (hidden, output) = (activation("activation", hidden)?, activation("outputActivation", output)?);
    Ok(Architecture::new(inputs, layers)?.with_activations(hidden, output))
}

/// A network whose parameters are nodes of the tape.
#[wasm_bindgen]
pub struct Model(Mlp<'static>);

#[wasm_bindgen]
impl Model {
    /// Draws the parameters of a new network.
    ///
    /// # Errors
    /// When a size is 0 or a name unknown, naming the argument.
    pub fn draw(inputs: usize, layers: Vec<usize>, hidden: &str, output: &str, biased: &str) -> Result<Model, JsError> {
        let (architecture, biases) = (architecture(inputs, &layers, hidden, output)?, biases(biased)?);
        with_streams(|streams| Model(Mlp::new(tape(), &architecture, biases, &mut streams.python)))
    }

    /// A network of parameters that exist.
    ///
    /// # Errors
    /// When a size is 0, a name unknown, or there are not as many parameters as the sizes need.
    #[wasm_bindgen(js_name = withParameters)]
    pub fn with_parameters(
        inputs: usize,
        layers: Vec<usize>,
        hidden: &str,
        output: &str,
        parameters: &[u32],
    ) -> Result<Model, JsError> {
        let architecture = architecture(inputs, &layers, hidden, output)?;
        Ok(Model(Mlp::with_parameters(tape(), &architecture, &handles(parameters))?))
    }

    /// The parameters in micrograd's order.
    pub fn parameters(&self) -> Vec<u32> {
        ids(&self.0.parameters())
    }

    /// Records the outputs.
    ///
    /// # Errors
    /// When there are not as many inputs as the network has.
    pub fn forward(&self, x: &[u32]) -> Result<Vec<u32>, JsError> {
        Ok(ids(&self.0.forward(&handles(x))?))
    }
}

pub(super) fn handles(ids: &[u32]) -> Vec<Value<'static>> {
    ids.iter().map(|&id| tape().handle(id)).collect()
}

pub(super) fn ids(values: &[Value<'_>]) -> Vec<u32> {
    values.iter().map(|value| value.id).collect()
}
