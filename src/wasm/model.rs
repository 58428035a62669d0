//! Networks on JavaScript's tape.

use super::types::{NetworkOptions, read};
use super::{tape, with_streams};
use crate::nn::Mlp;
use crate::tape::Value;
use wasm_bindgen::prelude::*;

/// A network whose parameters are nodes of the tape.
#[wasm_bindgen]
pub struct Model(Mlp<'static>);

#[wasm_bindgen]
impl Model {
    /// Draws the parameters of a new network.
    ///
    /// # Errors
    /// Returns an error if a size is 0 or a name unknown, naming the argument.
    pub fn draw(#[wasm_bindgen(unchecked_param_type = "NetworkOptions")] options: JsValue) -> Result<Model, JsError> {
        let options: NetworkOptions = read(options)?;
        let architecture = options.architecture()?;
        with_streams(|streams| Model(Mlp::new(tape(), &architecture, options.biases, &mut streams.python)))
    }

    /// Makes a network of parameters that exist already.
    ///
    /// # Errors
    /// Returns an error if a size is 0, a name unknown, or there are not as many parameters as the sizes need.
    #[wasm_bindgen(js_name = withParameters)]
    pub fn with_parameters(
        #[wasm_bindgen(unchecked_param_type = "NetworkOptions")] options: JsValue,
        parameters: &[u32],
    ) -> Result<Model, JsError> {
        let architecture = read::<NetworkOptions>(options)?.architecture()?;
        Ok(Model(Mlp::with_parameters(tape(), &architecture, &handles(parameters))?))
    }

    /// Returns the parameters in micrograd's order.
    pub fn parameters(&self) -> Vec<u32> {
        ids(&self.0.parameters())
    }

    /// Records the outputs. Returns none when there is no memory for them; there must be as many inputs as the network has.
    pub fn forward(&self, x: &[u32]) -> Vec<u32> {
        self.0.forward(&handles(x)).map_or_else(|_| Vec::new(), |outputs| ids(&outputs))
    }
}

pub(super) fn handles(ids: &[u32]) -> Vec<Value<'static>> {
    ids.iter().map(|&id| tape().handle(id)).collect()
}

pub(super) fn ids(values: &[Value<'_>]) -> Vec<u32> {
    values.iter().map(|value| value.id).collect()
}
