//! The training demo for a page's worker: settings in, numbers and arrays out.

use super::data::dataset;
use super::settings::Settings;
use super::{by_name, model};
use crate::loss::Loss;
use crate::optim::LearningRate;
use crate::random::{Numpy, Python};
use crate::train;
use wasm_bindgen::prelude::*;

/// What JavaScript may set. The defaults are the tutorial's demo.
///
/// `seed` seeds both streams, of the data and of the parameters; `hidden` has the neurons of each hidden layer; a
/// `learningRate` is constant, without one it is the demo's falling one.
const SETTINGS: [&str; 10] = [
    "data",
    "seed",
    "hidden",
    "activation",
    "outputActivation",
    "biases",
    "loss",
    "alpha",
    "learningRate",
    "batchSize",
];

fn train_settings(settings: &Settings) -> Result<train::Settings, JsError> {
    let mut layers: Vec<usize> = match settings.wholes("hidden")? {
        None => vec![16, 16],
        Some(hidden) => hidden.into_iter().map(|neurons| neurons as usize).collect(),
    };
    layers.push(1);
    let (hidden, output) = (settings.text("activation", "relu")?, settings.text("outputActivation", "linear")?);
    let losses = "max-margin, mse-sum, mse, logistic";
    Ok(train::Settings {
        architecture: model::architecture(2, &layers, &hidden, &output)?,
        biases: model::biases(&settings.text("biases", "zero")?)?,
        loss: by_name("loss", losses, &Loss::ALL, Loss::name, &settings.text("loss", "max-margin")?)?,
        alpha: settings.number("alpha")?.unwrap_or(1e-4),
        learning_rate: settings.number("learningRate")?.map_or(LearningRate::DEMO, LearningRate::Constant),
        batch_size: settings.whole("batchSize")?.map(|size| size as usize),
    })
}

/// A network in training.
#[wasm_bindgen]
pub struct Trainer(train::Trainer);

#[wasm_bindgen]
impl Trainer {
    /// Makes the dataset and draws the parameters.
    ///
    /// # Errors
    /// When a setting has the wrong type, an unknown name or a number out of range, naming it.
    #[wasm_bindgen(constructor)]
    pub fn new(settings: JsValue) -> Result<Trainer, JsError> {
        let settings = Settings::of(settings, &SETTINGS)?;
        let seed = settings.whole("seed")?.unwrap_or(1337);
        let (mut python, mut numpy) = (Python::new(seed.into()), Numpy::new(seed));
        let dataset = dataset(settings.inner("data"), &mut numpy)?;
        Ok(Trainer(train::Trainer::new(train_settings(&settings)?, &dataset, &mut python, numpy)?))
    }

    /// Takes steps. Returns the loss of each, then the accuracy of each, both from before the step's update.
    pub fn train(&mut self, steps: usize) -> Vec<f64> {
        let measures: Vec<_> = (0..steps).map(|_| self.0.step()).collect();
        let losses = measures.iter().map(|measure| measure.loss);
        losses.chain(measures.iter().map(|measure| measure.accuracy)).collect()
    }

    /// The loss and the accuracy over all points, with the parameters as they are.
    pub fn evaluate(&mut self) -> Vec<f64> {
        let measure = self.0.evaluate();
        vec![measure.loss, measure.accuracy]
    }

    /// The scores at the centres of the cells of a grid, row by row from `top`.
    pub fn grid(&self, left: f64, right: f64, columns: usize, top: f64, bottom: f64, rows: usize) -> Vec<f64> {
        let at = |start: f64, end: f64, cells: usize, cell: usize| {
            start + (end - start) * (cell as f64 + 0.5) / cells as f64
        };
        let mut points = Vec::with_capacity(2 * rows * columns);
        for row in 0..rows {
            for column in 0..columns {
                points.extend([at(left, right, columns, column), at(top, bottom, rows, row)]);
            }
        }
        self.0.scores(&points)
    }

    /// The points, as x0, y0, x1, y1, …
    pub fn points(&self) -> Vec<f64> {
        self.0.points().as_flattened().to_vec()
    }

    /// The class of each point: -1 or 1.
    pub fn targets(&self) -> Vec<f64> {
        self.0.targets().to_vec()
    }

    /// How many steps have been taken.
    #[wasm_bindgen(getter)]
    pub fn steps(&self) -> f64 {
        self.0.steps() as f64
    }

    /// The learning rate of the next step.
    #[wasm_bindgen(getter, js_name = learningRate)]
    pub fn learning_rate(&self) -> f64 {
        self.0.learning_rate()
    }
}
