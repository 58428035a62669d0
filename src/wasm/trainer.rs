//! The training demo for a page's worker: settings in, numbers and arrays out.

use super::data::{DatasetSettings, dataset};
use super::{by_name, model};
use crate::error::Error;
use crate::loss::Loss;
use crate::optim::LearningRate;
use crate::random::{Numpy, Python};
use crate::train::{self, Settings};
use serde::Deserialize;
use wasm_bindgen::prelude::*;

/// What JavaScript may set; the defaults are the tutorial's demo.
#[derive(Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase")]
struct TrainerSettings {
    data: DatasetSettings,
    /// Seeds both streams: the data and the parameters.
    seed: u32,
    /// The neurons of each hidden layer.
    hidden: Vec<usize>,
    activation: String,
    output_activation: String,
    biases: String,
    loss: String,
    alpha: f64,
    /// A constant rate; the demo's falling one when absent.
    learning_rate: Option<f64>,
    batch_size: Option<usize>,
}

impl Default for TrainerSettings {
    fn default() -> Self {
        TrainerSettings {
            data: DatasetSettings::default(),
            seed: 1337,
            hidden: vec![16, 16],
            activation: "relu".into(),
            output_activation: "linear".into(),
            biases: "zero".into(),
            loss: "max-margin".into(),
            alpha: 1e-4,
            learning_rate: None,
            batch_size: None,
        }
    }
}

impl TrainerSettings {
    fn settings(&self) -> Result<Settings, Error> {
        let layers = [self.hidden.as_slice(), &[1]].concat();
        let losses = "max-margin, mse-sum, mse, logistic";
        Ok(Settings {
            architecture: model::architecture(2, &layers, &self.activation, &self.output_activation)?,
            biases: model::biases(&self.biases)?,
            loss: by_name("loss", losses, &Loss::ALL, Loss::name, &self.loss)?,
            alpha: self.alpha,
            learning_rate: self.learning_rate.map_or(LearningRate::DEMO, LearningRate::Constant),
            batch_size: self.batch_size,
        })
    }
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
        let settings: TrainerSettings = serde_wasm_bindgen::from_value(settings)?;
        let (mut python, mut numpy) = (Python::new(settings.seed.into()), Numpy::new(settings.seed));
        let dataset = dataset(&settings.data, &mut numpy)?;
        Ok(Trainer(train::Trainer::new(settings.settings()?, &dataset, &mut python, numpy)?))
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
        let row = |row| (0..columns).map(move |column| [at(left, right, columns, column), at(top, bottom, rows, row)]);
        let points: Vec<f64> = (0..rows).flat_map(row).flatten().collect();
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
