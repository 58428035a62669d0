//! The training demo: a network, a dataset, and one step of gradient descent after another.

use crate::data::Dataset;
use crate::error::Error;
use crate::loss::{Loss, accuracy, l2};
use crate::nn::{Architecture, Biases, Mlp};
use crate::optim::{LearningRate, descend};
use crate::random::{Numpy, Python};
use crate::tape::{Mark, Tape};
use crate::value::Value;

/// How to train. The default is the tutorial's demo.
///
/// ```
/// use micrograd::train::Settings;
/// let demo = Settings::default();
/// assert_eq!((demo.architecture.parameters(), demo.alpha), (337, 1e-4));
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// The network: as many inputs as a point has coordinates, and one output.
    pub architecture: Architecture,
    /// How the biases start.
    pub biases: Biases,
    /// The loss of the scores.
    pub loss: Loss,
    /// The weight of the L2 regularisation.
    pub alpha: f64,
    /// The step sizes.
    pub learning_rate: LearningRate,
    /// How many points each step looks at, drawn anew by permutation; all of them when absent.
    pub batch_size: Option<usize>,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            architecture: Architecture::new(2, &[16, 16, 1]).expect("sizes above zero"),
            biases: Biases::Zero,
            loss: Loss::MaxMargin,
            alpha: 1e-4,
            learning_rate: LearningRate::DEMO,
            batch_size: None,
        }
    }
}

/// What a step, or a look at the network, found.
///
/// ```
/// use micrograd::train::Measure;
/// let measure = Measure { loss: 0.5, accuracy: 0.97 };
/// assert_eq!(measure.accuracy * 100.0, 97.0);
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Measure {
    /// The loss with its regularisation.
    pub loss: f64,
    /// The share of points on the right side, from 0 to 1.
    pub accuracy: f64,
}

/// A network in training.
///
/// ```
/// use micrograd::data::make_moons;
/// use micrograd::random::{Numpy, Python};
/// use micrograd::train::{Settings, Trainer};
/// let mut numpy = Numpy::new(1337);
/// let moons = make_moons(100, Some(0.1), true, &mut numpy).unwrap();
/// let mut trainer = Trainer::new(Settings::default(), &moons, &mut Python::new(1337), numpy).unwrap();
/// let first = trainer.step();
/// assert_eq!(format!("loss {}, accuracy {}%", first.loss, first.accuracy * 100.0), "loss 0.8958441028683222, accuracy 50%");
/// ```
pub struct Trainer {
    /// Holds the parameters, and while a step lasts its whole graph.
    tape: Tape,
    /// The end of the parameters.
    start: Mark,
    settings: Settings,
    points: Vec<[f64; 2]>,
    targets: Vec<f64>,
    /// Draws the minibatches.
    numpy: Numpy,
    steps: u64,
}

impl Trainer {
    /// Draws the parameters from `python`. Minibatches are drawn from `numpy`.
    ///
    /// # Errors
    /// When the network does not take two numbers and give one, or the batch size is 0 or more than the points.
    pub fn new(settings: Settings, dataset: &Dataset, python: &mut Python, numpy: Numpy) -> Result<Trainer, Error> {
        let sizes = [("inputs", settings.architecture.inputs(), 2), ("outputs", settings.architecture.outputs(), 1)];
        for (name, found, expected) in sizes {
            if found != expected {
                return Err(Error::Length { name, expected, found });
            }
        }
        if dataset.points.is_empty() {
            return Err(Error::Empty { name: "points" });
        }
        if let Some(size) = settings.batch_size
            && !(1..=dataset.points.len()).contains(&size)
        {
            let expected = "from 1 to the number of points";
            return Err(Error::Range { name: "batchSize", expected, found: size as f64 });
        }
        let tape = Tape::new();
        Mlp::new(&tape, &settings.architecture, settings.biases, python);
        let start = tape.mark();
        let (points, targets) = (dataset.points.clone(), dataset.signs());
        Ok(Trainer { tape, start, settings, points, targets, numpy, steps: 0 })
    }

    /// One step of gradient descent. What it returns is from before the update, as the tutorial prints it.
    pub fn step(&mut self) -> Measure {
        let points = self.points.len();
        let batch = match self.settings.batch_size {
            None => (0..points).collect(),
            Some(size) => {
                let mut order = self.numpy.permutation(points);
                order.truncate(size);
                order
            }
        };
        let parameters = self.parameters();
        let (loss, measure) = self.record(&parameters, &batch);
        self.tape.zero_grad();
        loss.backward();
        descend(&parameters, self.learning_rate());
        self.tape.rewind(self.start);
        self.steps += 1;
        measure
    }

    /// The loss and accuracy over all points, with the parameters as they are.
    pub fn evaluate(&self) -> Measure {
        let all: Vec<usize> = (0..self.points.len()).collect();
        let (_, measure) = self.record(&self.parameters(), &all);
        self.tape.rewind(self.start);
        measure
    }

    /// The network's score for each point.
    pub fn scores(&self, points: impl IntoIterator<Item = [f64; 2]>) -> Vec<f64> {
        let model = self.model(&self.parameters());
        let score = |point| {
            let score = self.forward(&model, point).data();
            self.tape.rewind(self.start);
            score
        };
        points.into_iter().map(score).collect()
    }

    /// How many steps have been taken.
    pub fn steps(&self) -> u64 {
        self.steps
    }

    /// The learning rate of the next step.
    pub fn learning_rate(&self) -> f64 {
        self.settings.learning_rate.at(self.steps)
    }

    /// The points that are learned.
    pub fn points(&self) -> &[[f64; 2]] {
        &self.points
    }

    /// The class of each point: -1 or 1.
    pub fn targets(&self) -> &[f64] {
        &self.targets
    }

    fn parameters(&self) -> Vec<Value<'_>> {
        (0..self.settings.architecture.parameters()).map(|id| self.tape.handle(id as u32)).collect()
    }

    fn model<'t>(&'t self, parameters: &[Value<'t>]) -> Mlp<'t> {
        Mlp::with_parameters(&self.tape, &self.settings.architecture, parameters).expect("as many as were drawn")
    }

    fn forward<'t>(&'t self, model: &Mlp<'t>, point: [f64; 2]) -> Value<'t> {
        let inputs = point.map(|x| self.tape.value(x));
        model.forward(&inputs).expect("two inputs")[0]
    }

    /// Records the demo's `loss()` over a batch: all forward passes, the data loss, the regularisation, their sum.
    fn record<'t>(&'t self, parameters: &[Value<'t>], batch: &[usize]) -> (Value<'t>, Measure) {
        let model = self.model(parameters);
        let scores: Vec<_> = batch.iter().map(|&index| self.forward(&model, self.points[index])).collect();
        let targets: Vec<_> = batch.iter().map(|&index| self.targets[index]).collect();
        let data_loss = self.settings.loss.of(&scores, &targets).expect("a score for each target");
        let loss = data_loss + l2(parameters, self.settings.alpha).expect("at least one parameter");
        let scores: Vec<_> = scores.into_iter().map(Value::data).collect();
        (loss, Measure { loss: loss.data(), accuracy: accuracy(&scores, &targets) })
    }
}
