//! The training demo: a network, a dataset, and one step of gradient descent after another.

use crate::compile::{Program, compile};
use crate::data::Dataset;
use crate::error::Error;
use crate::loss::{Loss, accuracy, l2};
use crate::nn::{Architecture, Biases, Mlp};
use crate::optim::LearningRate;
use crate::random::{Numpy, Python};
use crate::tape::Tape;

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
            architecture: Architecture::new(2, &[16, 16, 1]).unwrap_or_else(|error| panic!("{error}")),
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

/// A network in training. The demo's scalar loss is recorded once and compiled; each step runs the program.
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
#[derive(Debug)]
pub struct Trainer {
    settings: Settings,
    points: Vec<[f64; 2]>,
    targets: Vec<f64>,
    /// The loss over all points.
    whole: Compiled,
    /// The loss over a minibatch, when there are any.
    batch: Option<Compiled>,
    /// Draws the minibatches.
    numpy: Numpy,
    steps: u64,
}

/// The loss over some points, and those of the nodes of its first sample that the trainer asks for.
#[derive(Debug)]
struct Compiled {
    program: Program,
    /// The two coordinates and the negated target.
    leaves: [u32; 3],
    score: u32,
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
        let (points, targets) = (dataset.points.clone(), dataset.signs());
        let mut random = python.clone();
        let whole = Compiled::new(&settings, &points, &targets, &mut random)?;
        let batch = match settings.batch_size {
            None => None,
            Some(size) => Some(Compiled::new(&settings, &points[..size], &targets[..size], &mut python.clone())?),
        };
        *python = random;
        Ok(Trainer { settings, points, targets, whole, batch, numpy, steps: 0 })
    }

    /// One step of gradient descent. What it returns is from before the update, as the tutorial prints it.
    pub fn step(&mut self) -> Measure {
        let rate = self.learning_rate();
        self.steps += 1;
        let Some(batch) = &mut self.batch else {
            let loss = self.whole.program.step(rate);
            return Measure { loss, accuracy: self.whole.accuracy(&self.targets) };
        };
        let mut chosen = self.numpy.permutation(self.points.len());
        chosen.truncate(self.settings.batch_size.unwrap_or(chosen.len()));
        let targets: Vec<f64> = chosen.iter().map(|&index| self.targets[index]).collect();
        let numbers = chosen.iter().flat_map(|&index| {
            let [x, y] = self.points[index];
            [x, y, -self.targets[index]]
        });
        let numbers: Vec<f64> = numbers.collect();
        batch.program.set_leaves(&batch.leaves, &numbers).unwrap_or_else(|error| panic!("{error}"));
        let loss = batch.program.step(rate);
        self.whole.program.parameters_mut().copy_from_slice(batch.program.parameters());
        Measure { loss, accuracy: batch.accuracy(&targets) }
    }

    /// The loss and accuracy over all points, with the parameters as they are.
    pub fn evaluate(&mut self) -> Measure {
        let loss = self.whole.program.pass();
        Measure { loss, accuracy: self.whole.accuracy(&self.targets) }
    }

    /// The network's score for each point: x0, y0, x1, y1, …
    #[must_use]
    pub fn scores(&self, points: &[f64]) -> Vec<f64> {
        let Compiled { program, leaves: [x, y, _], score } = &self.whole;
        program.evaluate_node(*score, &[*x, *y], points).unwrap_or_else(|error| panic!("{error}"))
    }

    /// How many steps have been taken.
    #[must_use]
    pub fn steps(&self) -> u64 {
        self.steps
    }

    /// The learning rate of the next step.
    #[must_use]
    pub fn learning_rate(&self) -> f64 {
        self.settings.learning_rate.at(self.steps)
    }

    /// The points that are learned.
    #[must_use]
    pub fn points(&self) -> &[[f64; 2]] {
        &self.points
    }

    /// The class of each point: -1 or 1.
    #[must_use]
    pub fn targets(&self) -> &[f64] {
        &self.targets
    }
}

impl Compiled {
    /// Records the demo's `loss()` over some points: all forward passes, the data loss, the regularisation, their sum.
    fn new(settings: &Settings, points: &[[f64; 2]], targets: &[f64], random: &mut Python) -> Result<Compiled, Error> {
        let tape = Tape::new();
        let model = Mlp::new(&tape, &settings.architecture, settings.biases, random);
        let inputs: Vec<_> = points.iter().map(|point| point.map(|x| tape.value(x))).collect();
        let mut scores = Vec::with_capacity(inputs.len());
        for x in &inputs {
            scores.push(model.forward(x)?[0]);
        }
        // Every loss starts with the first sample's negated target.
        let target = tape.len() as u32;
        let parameters = model.parameters();
        let loss = settings.loss.of(&scores, targets)? + l2(&parameters, settings.alpha)?;
        let leaves = [inputs[0][0].id, inputs[0][1].id, target];
        Ok(Compiled { program: compile(loss, &parameters)?, leaves, score: scores[0].id })
    }

    fn accuracy(&mut self, targets: &[f64]) -> f64 {
        let scores = self.program.across_lanes(self.score).unwrap_or_else(|error| panic!("{error}"));
        accuracy(&scores, targets)
    }
}
