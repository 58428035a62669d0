//! Gradient descent.

use crate::value::Value;

/// The step size as a function of the step.
///
/// ```
/// use micrograd::LearningRate;
/// let demo = LearningRate::DEMO;
/// assert_eq!((demo.at(0), demo.at(50), demo.at(1000)), (1.0, 0.55, 0.09999999999999998));
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum LearningRate {
    /// The same at every step.
    Constant(f64),
    /// From `start` down by `fall * step / steps`, and from step `steps` on as it is there.
    Linear {
        /// The rate at step 0.
        start: f64,
        /// By how much it falls.
        fall: f64,
        /// In how many steps.
        steps: u32,
    },
}

impl LearningRate {
    /// The training demo's `1.0 - 0.9 * k / 100`, held after its 100 steps, as it would turn negative.
    pub const DEMO: LearningRate = LearningRate::Linear { start: 1.0, fall: 0.9, steps: 100 };

    /// The rate at `step`, counted from 0.
    pub fn at(self, step: u64) -> f64 {
        match self {
            LearningRate::Constant(rate) => rate,
            LearningRate::Linear { start, fall, steps } => {
                start - fall * step.min(steps.into()) as f64 / f64::from(steps)
            }
        }
    }
}

/// One step of gradient descent: `p -= rate * dp` for every parameter.
///
/// ```
/// use micrograd::{Tape, optim::descend};
/// let tape = Tape::new();
/// let p = tape.value(3.0);
/// (p * p).backward();
/// descend(&[p], 0.1);
/// assert_eq!(p.data(), 3.0 - 0.1 * 6.0);
/// ```
pub fn descend(parameters: &[Value<'_>], rate: f64) {
    for parameter in parameters {
        parameter.set_data(parameter.data() - rate * parameter.grad());
    }
}
