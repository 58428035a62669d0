//! Compiled programs for JavaScript.

use super::model::handles;
use super::tape;
use super::types::{OptimizerName, OptimizerOptions, read, write};
use crate::compile::{self, compile};
use crate::error::Error;
use crate::optim::Optimizer;
use js_sys::Function;
use wasm_bindgen::prelude::*;

/// A compiled loss. Nodes are named by their index on the tape.
#[wasm_bindgen]
pub struct Program {
    program: compile::Program,
    optimizer: Optimizer,
}

#[wasm_bindgen]
impl Program {
    /// Compiles the graph of `loss`.
    ///
    /// # Errors
    /// When a parameter is not a leaf, or is given twice.
    #[wasm_bindgen(constructor)]
    pub fn new(loss: u32, parameters: &[u32]) -> Result<Program, JsError> {
        let program = compile(tape().handle(loss), &handles(parameters))?;
        Ok(Program { program, optimizer: Optimizer::Descent })
    }

    /// One pass without an update; returns the loss.
    pub fn pass(&mut self) -> f64 {
        self.program.pass()
    }

    /// Chooses how gradients become updates, from the start.
    ///
    /// # Errors
    /// When an option is no number.
    #[wasm_bindgen(js_name = useOptimizer)]
    pub fn use_optimizer(
        &mut self,
        name: OptimizerName,
        #[wasm_bindgen(unchecked_param_type = "OptimizerOptions")] options: JsValue,
    ) -> Result<(), JsError> {
        self.optimizer = read::<OptimizerOptions>(options)?.optimizer(name)?;
        Ok(())
    }

    /// What the optimizer remembers.
    #[wasm_bindgen(js_name = optimizerState)]
    pub fn optimizer_state(&self) -> Vec<f64> {
        self.optimizer.state(self.program.parameters().len())
    }

    /// Puts back what the optimizer remembered.
    ///
    /// # Errors
    /// When there are not as many numbers as it remembers.
    #[wasm_bindgen(js_name = setOptimizerState)]
    pub fn set_optimizer_state(&mut self, state: &[f64]) -> Result<(), JsError> {
        Ok(self.optimizer.set_state(state, self.program.parameters().len())?)
    }

    /// One step of the optimizer; returns the loss before it.
    pub fn step(&mut self, rate: f64) -> f64 {
        self.program.step_with(&mut self.optimizer, rate)
    }

    /// Steps at one rate; returns the loss before each.
    #[wasm_bindgen(js_name = trainAt)]
    pub fn train_at(&mut self, steps: usize, rate: f64) -> Vec<f64> {
        (0..steps).map(|_| self.step(rate)).collect()
    }

    /// Steps at the rates `schedule(step)`; returns the loss before each.
    ///
    /// # Errors
    /// What `schedule` throws, or when it returns something else than a number. The steps before it are taken.
    pub fn train(&mut self, steps: usize, schedule: &Function) -> Result<Vec<f64>, JsValue> {
        let mut losses = Vec::with_capacity(steps);
        for step in 0..steps {
            let rate = schedule.call1(&JsValue::NULL, &JsValue::from_f64(step as f64))?;
            let rate = rate.as_f64().ok_or_else(|| JsError::new("schedule must return a number"))?;
            losses.push(self.step(rate));
        }
        Ok(losses)
    }

    /// The loss of the last pass.
    #[wasm_bindgen(getter)]
    pub fn loss(&self) -> f64 {
        self.program.loss()
    }

    /// The parameters.
    pub fn parameters(&self) -> Vec<f64> {
        self.program.parameters().to_vec()
    }

    /// Overwrites the parameters.
    ///
    /// # Errors
    /// When there are not as many numbers as parameters.
    #[wasm_bindgen(js_name = setParameters)]
    pub fn set_parameters(&mut self, numbers: &[f64]) -> Result<(), JsError> {
        let parameters = self.program.parameters_mut();
        if numbers.len() != parameters.len() {
            let (expected, found) = (parameters.len(), numbers.len());
            return Err(Error::Length { name: "parameters", expected, found }.into());
        }
        parameters.copy_from_slice(numbers);
        Ok(())
    }

    /// The gradients of the parameters.
    pub fn gradients(&self) -> Vec<f64> {
        self.program.gradients().to_vec()
    }

    /// Writes parameters and gradients back to the tape.
    ///
    /// # Errors
    /// When there are not as many values as parameters.
    pub fn store(&self, parameters: &[u32]) -> Result<(), JsError> {
        Ok(self.program.store(&handles(parameters))?)
    }

    /// The number and the gradient of a node.
    ///
    /// # Errors
    /// When the loss does not depend on it.
    pub fn inspect(&mut self, id: u32) -> Result<Vec<f64>, JsError> {
        let inspection = self.program.inspect_node(id)?;
        Ok(vec![inspection.data, inspection.grad])
    }

    /// Writes the numbers of some nodes, then their gradients, to `found`: an array that is used again costs nothing.
    ///
    /// # Errors
    /// When the loss does not depend on one, or `found` has not two places for each.
    #[wasm_bindgen(js_name = inspectAll)]
    pub fn inspect_all(&mut self, ids: &[u32], found: &mut [f64]) -> Result<(), JsError> {
        let count = ids.len();
        if found.len() != 2 * count {
            return Err(Error::Length { name: "found", expected: 2 * count, found: found.len() }.into());
        }
        let (data, grad) = found.split_at_mut(count);
        for ((&id, data), grad) in ids.iter().zip(data).zip(grad) {
            let inspection = self.program.inspect_node(id)?;
            (*data, *grad) = (inspection.data, inspection.grad);
        }
        Ok(())
    }

    /// The number of a node in every sample.
    ///
    /// # Errors
    /// When it belongs to no sample.
    #[wasm_bindgen(js_name = acrossSamples)]
    pub fn across_samples(&mut self, id: u32) -> Result<Vec<f64>, JsError> {
        Ok(self.program.across_lanes(id)?)
    }

    /// Replaces leaves of every sample.
    ///
    /// # Errors
    /// When a leaf is not a sample's own, or there are too many or too few numbers.
    #[wasm_bindgen(js_name = setInputs)]
    pub fn set_inputs(&mut self, leaves: &[u32], numbers: &[f64]) -> Result<(), JsError> {
        Ok(self.program.set_leaves(leaves, numbers)?)
    }

    /// A node's number for other inputs.
    ///
    /// # Errors
    /// When the nodes do not belong to a sample, or the numbers do not make whole points.
    pub fn evaluate(&self, output: u32, leaves: &[u32], points: &[f64]) -> Result<Vec<f64>, JsError> {
        Ok(self.program.evaluate_node(output, leaves, points)?)
    }

    /// The first difference from the tape, if there is any.
    ///
    /// # Errors
    /// Never: writing the difference cannot fail.
    #[wasm_bindgen(unchecked_return_type = "Difference | undefined")]
    pub fn verify(&mut self) -> Result<JsValue, JsError> {
        write(&self.program.verify().err())
    }

    /// What runs.
    ///
    /// # Errors
    /// Never: writing the outline cannot fail.
    #[wasm_bindgen(unchecked_return_type = "Outline")]
    pub fn outline(&self) -> Result<JsValue, JsError> {
        write(&self.program.outline())
    }
}
