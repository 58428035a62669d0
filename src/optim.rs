//! Gradient descent.

use crate::error::Error;
use crate::tape::Value;

/// The step size as a function of the step.
///
/// ```
/// use micrograd::LearningRate;
/// let demo = LearningRate::DEMO;
/// assert_eq!((demo.at(0), demo.at(50), demo.at(1000)), (1.0, 0.55, 0.09999999999999998));
/// assert_eq!(LearningRate::from(0.1).at(7), 0.1);
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum LearningRate {
    /// The same at every step.
    Constant(f64),
    /// From `start` down by `fall * step / steps`, and from step `steps` on as it is there: `start - fall` at every step
    /// when `steps` is 0.
    Linear {
        /// The rate at step 0.
        start: f64,
        /// By how much it falls.
        fall: f64,
        /// In how many steps.
        steps: u32,
    },
}

impl From<f64> for LearningRate {
    /// Returns the same rate at every step.
    fn from(rate: f64) -> LearningRate {
        LearningRate::Constant(rate)
    }
}

impl Default for LearningRate {
    /// Returns the learning rate of the training demo.
    fn default() -> LearningRate {
        LearningRate::DEMO
    }
}

impl LearningRate {
    /// The training demo's `1.0 - 0.9 * k / 100`, held after its 100 steps, as it would turn negative.
    pub const DEMO: LearningRate = LearningRate::Linear { start: 1.0, fall: 0.9, steps: 100 };

    /// Returns the rate at `step`, counted from 0.
    #[must_use]
    pub fn at(self, step: u64) -> f64 {
        match self {
            LearningRate::Constant(rate) => rate,
            LearningRate::Linear { start, fall, steps: 0 } => start - fall,
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

/// How gradients become updates, and what it remembers from step to step.
///
/// ```
/// use micrograd::Optimizer;
/// let mut adam = Optimizer::adam();
/// let mut parameters = [1.0, 1.0];
/// adam.update(&mut parameters, &[0.001, -50.0], 0.1);
/// // The first step of Adam is as long for a small gradient as for a large one.
/// assert!((parameters[0] - 0.9).abs() < 1e-5 && (parameters[1] - 1.1).abs() < 1e-5);
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Optimizer {
    /// Plain gradient descent: `p -= rate * g`.
    #[default]
    Descent,
    /// `v = decay * v + g; p -= rate * v`, the form of PyTorch's `SGD(momentum=decay)`.
    Momentum {
        /// What remains of the velocity after a step.
        decay: f64,
        /// The velocity `v` of each parameter.
        velocity: Vec<f64>,
    },
    /// Kingma and Ba, "Adam: A Method for Stochastic Optimization" (2015), algorithm 1.
    Adam {
        /// The decay of the mean gradient, β₁.
        decay: f64,
        /// The decay of the mean square of the gradient, β₂.
        square_decay: f64,
        /// What keeps the divisor above zero, ε.
        epsilon: f64,
        /// The mean gradient `m` of each parameter.
        mean: Vec<f64>,
        /// The mean square `v` of the gradient of each parameter.
        mean_square: Vec<f64>,
        /// How many steps have been taken.
        steps: i32,
    },
}

impl Optimizer {
    /// Momentum with a decay, such as 0.9.
    #[must_use]
    pub fn momentum(decay: f64) -> Optimizer {
        Optimizer::Momentum { decay, velocity: Vec::new() }
    }

    /// Returns Adam with the paper's β₁ = 0.9, β₂ = 0.999 and ε = 1e-8.
    #[must_use]
    pub fn adam() -> Optimizer {
        Optimizer::adam_with(0.9, 0.999, 1e-8)
    }

    /// Returns Adam with other β₁, β₂ and ε.
    #[must_use]
    pub fn adam_with(decay: f64, square_decay: f64, epsilon: f64) -> Optimizer {
        let (mean, mean_square) = (Vec::new(), Vec::new());
        Optimizer::Adam { decay, square_decay, epsilon, mean, mean_square, steps: 0 }
    }

    /// Returns what it remembers of `count` parameters: nothing, the velocity, or the steps taken, `mean` and
    /// `mean_square`.
    ///
    /// ```
    /// use micrograd::Optimizer;
    /// let mut optimizer = Optimizer::momentum(0.9);
    /// assert_eq!(optimizer.state(1), [0.0]);
    /// optimizer.update(&mut [3.0], &[6.0], 0.1);
    /// assert_eq!(optimizer.state(1), [6.0]);
    /// ```
    #[must_use]
    pub fn state(&self, count: usize) -> Vec<f64> {
        // Nothing is remembered before the first step.
        let filled = |numbers: &[f64]| (0..count).map(|index| numbers.get(index).copied().unwrap_or(0.0)).collect();
        match self {
            Optimizer::Descent => Vec::new(),
            Optimizer::Momentum { velocity, .. } => filled(velocity),
            Optimizer::Adam { mean, mean_square, steps, .. } => {
                let mut state: Vec<f64> = vec![f64::from(*steps)];
                state.extend::<Vec<f64>>(filled(mean));
                state.extend::<Vec<f64>>(filled(mean_square));
                state
            }
        }
    }

    /// Puts a [`state`](Optimizer::state) back, so that the next step is the one that would have followed.
    ///
    /// # Errors
    /// Returns an error if it has not as many numbers as the state of `count` parameters, or the steps that Adam has taken
    /// are not a number of steps.
    pub fn set_state(&mut self, state: &[f64], count: usize) -> Result<(), Error> {
        let (expected, found) = (self.state(count).len(), state.len());
        if found != expected {
            return Err(Error::Length { name: "state", expected, found });
        }
        match self {
            Optimizer::Descent => {}
            Optimizer::Momentum { velocity, .. } => *velocity = state.to_vec(),
            Optimizer::Adam { mean, mean_square, steps, .. } => {
                let taken = state[0] as i32;
                if taken < 0 || f64::from(taken) != state[0] {
                    return Err(Error::Range { name: "state[0]", expected: "a number of steps", found: state[0] });
                }
                *steps = taken;
                *mean = state[1..=count].to_vec();
                *mean_square = state[count + 1..].to_vec();
            }
        }
        Ok(())
    }

    /// Changes the parameters by one step.
    ///
    /// # Panics
    /// Panics if there are not as many gradients as parameters, or not as many parameters as at the step before.
    pub fn update(&mut self, parameters: &mut [f64], gradients: &[f64], rate: f64) {
        let count = parameters.len();
        assert!(gradients.len() == count, "there are {} gradients for {count} parameters", gradients.len());
        let remembered = match self {
            Optimizer::Descent => 0,
            Optimizer::Momentum { velocity: of_each, .. } | Optimizer::Adam { mean: of_each, .. } => of_each.len(),
        };
        assert!([0, count].contains(&remembered), "the optimizer's state is of {remembered} parameters, not {count}");
        match self {
            Optimizer::Descent => {
                for (parameter, &gradient) in parameters.iter_mut().zip(gradients) {
                    *parameter -= rate * gradient;
                }
            }
            Optimizer::Momentum { decay, velocity } => {
                velocity.resize(count, 0.0);
                for ((parameter, &gradient), velocity) in parameters.iter_mut().zip(gradients).zip(velocity) {
                    *velocity = *decay * *velocity + gradient;
                    *parameter -= rate * *velocity;
                }
            }
            Optimizer::Adam { decay, square_decay, epsilon, mean, mean_square, steps } => {
                mean.resize(count, 0.0);
                mean_square.resize(count, 0.0);
                *steps = steps.saturating_add(1);
                // The means start at zero; dividing by these corrects for it.
                let correction = 1.0 - libm::pow(*decay, f64::from(*steps));
                let square_correction = 1.0 - libm::pow(*square_decay, f64::from(*steps));
                let means = mean.iter_mut().zip(mean_square);
                for ((parameter, &gradient), (mean, square)) in parameters.iter_mut().zip(gradients).zip(means) {
                    *mean = *decay * *mean + (1.0 - *decay) * gradient;
                    *square = *square_decay * *square + (1.0 - *square_decay) * gradient * gradient;
                    *parameter -= rate * (*mean / correction) / ((*square / square_correction).sqrt() + *epsilon);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{LearningRate, Optimizer};
    use std::panic::catch_unwind;

    /// Of `p * p`, whose gradient is `2 * p`, from 3 on.
    fn trajectory(mut optimizer: Optimizer, rate: f64) -> Vec<f64> {
        let mut p = [3.0];
        (0..3)
            .map(|_| {
                let gradient = [2.0 * p[0]];
                optimizer.update(&mut p, &gradient, rate);
                p[0]
            })
            .collect()
    }

    fn assert_close(found: Vec<f64>, expected: [f64; 3]) {
        // The references were computed with other roundings.
        let is_close = found.iter().zip(expected).all(|(found, expected)| (found - expected).abs() < 1e-12);
        assert!(is_close, "{found:?} for {expected:?}");
    }

    #[test]
    fn momentum_by_hand() {
        // v: 6, 5.4 + 4.8 = 10.2, 9.18 + 2.76 = 11.94
        assert_close(trajectory(Optimizer::momentum(0.9), 0.1), [2.4, 1.38, 0.186]);
    }

    #[test]
    fn adam_as_in_the_paper() {
        // Computed from the paper's formulas with 40 decimal digits.
        assert_close(trajectory(Optimizer::adam(), 0.1), [2.900000000166666, 2.800102707414788, 2.700381523450746]);
    }

    #[test]
    fn a_state_put_back_goes_on_as_before() {
        for mut optimizer in optimizers() {
            let fresh = optimizer.clone();
            let (mut p, mut q) = ([3.0, -1.0], [0.0, 0.0]);
            optimizer.update(&mut p, &[6.0, -2.0], 0.1);
            let mut other = fresh.clone();
            other.set_state(&optimizer.state(2), 2).unwrap();
            q.copy_from_slice(&p);
            optimizer.update(&mut p, &[1.0, 0.5], 0.1);
            other.update(&mut q, &[1.0, 0.5], 0.1);
            assert_eq!((p, optimizer), (q, other.clone()));
            assert!(other.set_state(&[0.0; 7], 2).is_err());
            // A fresh state, put back, is a fresh start.
            other.set_state(&fresh.state(2), 2).unwrap();
            let (mut p, mut q) = ([3.0, -1.0], [3.0, -1.0]);
            other.update(&mut p, &[6.0, -2.0], 0.1);
            fresh.clone().update(&mut q, &[6.0, -2.0], 0.1);
            assert_eq!(p, q);
        }
    }

    #[test]
    fn a_line_of_no_steps_is_at_its_end() {
        let line = LearningRate::Linear { start: 1.0, fall: 0.75, steps: 0 };
        assert_eq!([line.at(0), line.at(7)], [0.25; 2]);
    }

    fn optimizers() -> [Optimizer; 3] {
        [Optimizer::Descent, Optimizer::momentum(0.9), Optimizer::adam()]
    }

    #[test]
    fn as_many_gradients_as_parameters_or_a_panic() {
        for optimizer in optimizers() {
            for gradients in [&[1.0][..], &[1.0; 3]] {
                let update = || optimizer.clone().update(&mut [0.0; 2], gradients, 0.1);
                assert!(catch_unwind(update).is_err(), "{} gradients for 2 parameters: {optimizer:?}", gradients.len());
            }
        }
    }

    #[test]
    fn what_is_remembered_of_other_parameters_is_refused() {
        for mut optimizer in [Optimizer::momentum(0.9), Optimizer::adam()] {
            optimizer.update(&mut [0.0; 2], &[1.0; 2], 0.1);
            let update = || optimizer.clone().update(&mut [0.0; 3], &[1.0; 3], 0.1);
            assert!(catch_unwind(update).is_err(), "{optimizer:?}");
        }
        for steps in [-1.0, 0.5, f64::NAN, 1e300] {
            assert!(Optimizer::adam().set_state(&[steps, 0.0, 0.0], 1).is_err(), "{steps} steps");
        }
    }

    #[test]
    fn descent_by_hand() {
        assert_close(trajectory(Optimizer::Descent, 0.25), [1.5, 0.75, 0.375]);
    }
}
