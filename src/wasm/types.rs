//! What crosses the border as plain objects of JavaScript, and what TypeScript is told of it.

use crate::nn::{Activation, Architecture, Biases};
use crate::{Error, Optimizer};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
export type Activation = "relu" | "tanh" | "sigmoid" | "sin" | "softplus" | "leakyrelu" | "elu" | "linear";

export interface NetworkOptions {
    inputs: number;
    layers: ArrayLike<number>;
    /** One for each layer. */
    activations: Activation[];
    biases?: "zero" | "uniform";
}

export interface DatasetOptions {
    samples: number;
    /** The standard deviation of the noise, or of the blobs. */
    spread: number;
    /** The size of the inner circle. */
    factor: number;
    shuffle: boolean;
}

export interface OptimizerOptions {
    decay?: number;
    squareDecay?: number;
    epsilon?: number;
}

/** The first node whose number, or gradient, the tape and the program have with different bits. */
export interface Difference {
    node: number;
    isGrad: boolean;
    tape: number;
    program: number;
}

/** What a program runs; `lanes` and `perLane` are those of the largest group. */
export interface Outline {
    nodes: number;
    lanes: number;
    perLane: number;
    bytes: number;
    /** How many operations run by themselves. */
    scalars: number;
    groups: { lanes: number; nodes: number; steps: StepOutline[] }[];
}

/** A layer, or an operation over all lanes, written as micrograd does. */
export type StepOutline =
    | { kind: "dense"; inputs: number; neurons: number; activation: string }
    | { kind: "elementwise"; operation: string };
"#;

/// The sizes and activations of a network, and how its biases start.
#[derive(Deserialize)]
pub(super) struct NetworkOptions {
    inputs: usize,
    layers: Vec<usize>,
    activations: Vec<Activation>,
    #[serde(default)]
    pub biases: Biases,
}

impl NetworkOptions {
    pub fn architecture(&self) -> Result<Architecture, Error> {
        Architecture::new(self.inputs, &self.layers)?.with_layer_activations(&self.activations)
    }
}

/// Which dataset is drawn.
#[wasm_bindgen]
#[derive(Clone, Copy)]
pub enum DatasetKind {
    /// Two half circles.
    Moons = "moons",
    /// A circle inside another.
    Circles = "circles",
    /// Two clouds.
    Blobs = "blobs",
}

/// How a dataset is drawn.
#[derive(Deserialize)]
pub(super) struct DatasetOptions {
    pub samples: usize,
    pub spread: f64,
    pub factor: f64,
    pub shuffle: bool,
}

/// How gradients become updates.
#[wasm_bindgen]
#[derive(Clone, Copy)]
pub enum OptimizerName {
    /// Plain gradient descent.
    Descent = "descent",
    /// Gradient descent with momentum.
    Momentum = "momentum",
    /// Adam.
    Adam = "adam",
}

/// What momentum and Adam may be told; what is not said is as usual.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(super) struct OptimizerOptions {
    decay: f64,
    square_decay: f64,
    epsilon: f64,
}

impl Default for OptimizerOptions {
    fn default() -> OptimizerOptions {
        OptimizerOptions { decay: 0.9, square_decay: 0.999, epsilon: 1e-8 }
    }
}

impl OptimizerOptions {
    pub fn optimizer(&self, name: OptimizerName) -> Result<Optimizer, Error> {
        match name {
            OptimizerName::Descent => Ok(Optimizer::Descent),
            OptimizerName::Momentum => Ok(Optimizer::momentum(self.decay)),
            OptimizerName::Adam => Ok(Optimizer::adam_with(self.decay, self.square_decay, self.epsilon)),
            _ => Err(Error::Element { name: "optimizer", index: 0, expected: "one of descent, momentum, adam" }),
        }
    }
}

/// Reads a JavaScript object into a struct. An error names what is missing or of another type.
pub(super) fn read<T: DeserializeOwned>(object: JsValue) -> Result<T, JsError> {
    Ok(serde_wasm_bindgen::from_value(object)?)
}

/// Writes a struct as a JavaScript object.
pub(super) fn write(found: &impl Serialize) -> Result<JsValue, JsError> {
    Ok(serde_wasm_bindgen::to_value(found)?)
}
