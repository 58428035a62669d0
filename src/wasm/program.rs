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
    /// Returns an error if a parameter is not a leaf, or is given twice.
    #[wasm_bindgen(constructor)]
    pub fn new(loss: u32, parameters: &[u32]) -> Result<Program, JsError> {
        let program = compile(tape().handle(loss), &handles(parameters))?;
        Ok(Program { program, optimizer: Optimizer::Descent })
    }

    /// Runs one pass without an update and returns the loss.
    pub fn pass(&mut self) -> f64 {
        self.program.pass()
    }

    /// Chooses how gradients become updates, from the start.
    ///
    /// # Errors
    /// Returns an error if an option is not a number.
    #[wasm_bindgen(js_name = useOptimizer)]
    pub fn use_optimizer(
        &mut self,
        name: OptimizerName,
        #[wasm_bindgen(unchecked_param_type = "OptimizerOptions")] options: JsValue,
    ) -> Result<(), JsError> {
        self.optimizer = read::<OptimizerOptions>(options)?.optimizer(name)?;
        Ok(())
    }

    /// Returns what the optimizer remembers.
    #[wasm_bindgen(js_name = optimizerState)]
    pub fn optimizer_state(&self) -> Vec<f64> {
        self.optimizer.state(self.program.parameters().len())
    }

    /// Puts back what the optimizer remembered.
    ///
    /// # Errors
    /// Returns an error if there are not as many numbers as it remembers.
    #[wasm_bindgen(js_name = setOptimizerState)]
    pub fn set_optimizer_state(&mut self, state: &[f64]) -> Result<(), JsError> {
        Ok(self.optimizer.set_state(state, self.program.parameters().len())?)
    }

    /// Takes one step of the optimizer and returns the loss before it.
    pub fn step(&mut self, rate: f64) -> f64 {
        self.program.step_with(&mut self.optimizer, rate)
    }

    /// Takes steps at one rate and returns the loss before each.
    #[wasm_bindgen(js_name = trainAt)]
    pub fn train_at(&mut self, steps: usize, rate: f64) -> Vec<f64> {
        (0..steps).map(|_| self.step(rate)).collect()
    }

    /// Takes steps at the rates `schedule(step)` and returns the loss before each.
    ///
    /// # Errors
    /// Returns what `schedule` throws, or an error if it returns something other than a number. The steps before that are
    /// taken.
    pub fn train(&mut self, steps: usize, schedule: &Function) -> Result<Vec<f64>, JsValue> {
        let mut losses = Vec::with_capacity(steps);
        for step in 0..steps {
            let rate = schedule.call1(&JsValue::NULL, &JsValue::from_f64(step as f64))?;
            let rate = rate.as_f64().ok_or_else(|| JsError::new("schedule must return a number"))?;
            losses.push(self.step(rate));
        }
        Ok(losses)
    }

    /// Returns the loss of the last pass.
    #[wasm_bindgen(getter)]
    pub fn loss(&self) -> f64 {
        self.program.loss()
    }

    /// Returns the parameters.
    pub fn parameters(&self) -> Vec<f64> {
        self.program.parameters().to_vec()
    }

    /// Overwrites the parameters.
    ///
    /// # Errors
    /// Returns an error if there are not as many numbers as parameters.
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

    /// Returns the gradients of the parameters.
    pub fn gradients(&self) -> Vec<f64> {
        self.program.gradients().to_vec()
    }

    /// Writes parameters and gradients back to the tape.
    ///
    /// # Errors
    /// Returns an error if there are not as many values as parameters.
    pub fn store(&self, parameters: &[u32]) -> Result<(), JsError> {
        Ok(self.program.store(&handles(parameters))?)
    }

    /// Returns the number and the gradient of a node.
    ///
    /// # Errors
    /// Returns an error if the loss does not depend on it.
    pub fn inspect(&mut self, id: u32) -> Result<Vec<f64>, JsError> {
        let inspection = self.program.inspect_node(id)?;
        Ok(vec![inspection.data, inspection.grad])
    }

    /// Writes the numbers of some nodes, then their gradients, to `found`: an array that is used again costs nothing.
    ///
    /// # Errors
    /// Returns an error if the loss does not depend on one, or `found` has not two places for each.
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

    /// Returns the number of a node in every sample.
    ///
    /// # Errors
    /// Returns an error if it belongs to no sample.
    #[wasm_bindgen(js_name = acrossSamples)]
    pub fn across_samples(&mut self, id: u32) -> Result<Vec<f64>, JsError> {
        Ok(self.program.across_lanes(id)?)
    }

    /// Replaces leaves of every sample.
    ///
    /// # Errors
    /// Returns an error if a leaf is not a sample's own, or there are too many or too few numbers.
    #[wasm_bindgen(js_name = setInputs)]
    pub fn set_inputs(&mut self, leaves: &[u32], numbers: &[f64]) -> Result<(), JsError> {
        Ok(self.program.set_leaves(leaves, numbers)?)
    }

    /// Computes a node's number for other inputs.
    ///
    /// # Errors
    /// Returns an error if the nodes do not belong to a sample, or the numbers do not make whole points.
    pub fn evaluate(&self, output: u32, leaves: &[u32], points: &[f64]) -> Result<Vec<f64>, JsError> {
        Ok(self.program.evaluate_node(output, leaves, points)?)
    }

    /// Returns the first difference from the tape, if there is any.
    ///
    /// # Errors
    /// Never returns an error, since writing the difference cannot fail.
    #[wasm_bindgen(unchecked_return_type = "Difference | undefined")]
    pub fn verify(&mut self) -> Result<JsValue, JsError> {
        write(&self.program.verify().err())
    }

    /// Returns the outline of what the program runs.
    ///
    /// # Errors
    /// Never returns an error, since writing the outline cannot fail.
    #[wasm_bindgen(unchecked_return_type = "Outline")]
    pub fn outline(&self) -> Result<JsValue, JsError> {
        write(&self.program.outline())
    }
}
