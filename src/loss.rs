//! Losses: one number that says how far the scores are from the targets. Shapes: one score and one target a sample.

use crate::error::Error;
use crate::tape::Value;
use std::fmt;

/// How a score and its target become a loss, and the losses of the samples one number.
///
/// ```
/// use micrograd::{Loss, Tape};
/// let tape = Tape::new();
/// let scores = [tape.value(0.5), tape.value(-2.0)];
/// assert_eq!(Loss::MaxMargin.of(&scores, &[1.0, -1.0]).unwrap().data(), 0.25);
/// assert_eq!(Loss::SumOfSquares.of(&scores, &[1.0, -1.0]).unwrap().data(), 1.25);
/// assert_eq!(Loss::MaxMargin.to_string(), "max-margin");
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Loss {
    /// `relu(1 - y * score)`, averaged: the training demo's. Targets are -1 and 1.
    #[default]
    MaxMargin,
    /// `(score - y) ** 2`, summed: the tutorial's.
    SumOfSquares,
    /// `(score - y) ** 2`, averaged.
    MeanSquare,
    /// `log(1 + e ** (-y * score))`, averaged, in a form that holds for any score. Targets are -1 and 1.
    Logistic,
}

impl Loss {
    /// Every loss.
    pub const ALL: [Loss; 4] = [Loss::MaxMargin, Loss::SumOfSquares, Loss::MeanSquare, Loss::Logistic];

    /// The name in settings.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Loss::MaxMargin => "max-margin",
            Loss::SumOfSquares => "mse-sum",
            Loss::MeanSquare => "mse",
            Loss::Logistic => "logistic",
        }
    }

    /// Records the loss of all samples: first each sample's own, then their sum.
    ///
    /// # Errors
    /// When there are no scores, or not as many targets as scores.
    pub fn of<'t>(self, scores: &[Value<'t>], targets: &[f64]) -> Result<Value<'t>, Error> {
        let first = scores.first().ok_or(Error::Empty { name: "scores" })?;
        if targets.len() != scores.len() {
            return Err(Error::Length { name: "targets", expected: scores.len(), found: targets.len() });
        }
        let samples = scores.iter().zip(targets);
        let losses: Vec<_> = samples.map(|(&score, &target)| self.of_sample(score, target)).collect();
        let sum = first.tape.sum(losses);
        Ok(if self == Loss::SumOfSquares { sum } else { sum * (1.0 / scores.len() as f64) })
    }

    fn of_sample(self, score: Value<'_>, target: f64) -> Value<'_> {
        match self {
            Loss::MaxMargin => (1.0 + -target * score).relu(),
            Loss::SumOfSquares | Loss::MeanSquare => (score - target).pow(2),
            Loss::Logistic => {
                // log(1 + e^z) = max(z, 0) + log(1 + e^-|z|): the exponential cannot overflow.
                let z = -target * score;
                z.relu() + (1.0 + (-z.abs()).exp()).log()
            }
        }
    }
}

impl fmt::Display for Loss {
    /// The name in settings.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.name())
    }
}

/// `-log(softmax(scores)[class])` of each sample, averaged: the loss of one class among several. It is recorded as
/// `m + log(e ** (z0 - m) + e ** (z1 - m) + …) - z[class]` with the largest score `m`, so that no exponential can overflow;
/// the class is picked by a factor of each score, so that samples of all classes have the same shape.
///
/// Shapes: one slice of scores a sample, all as long, and the index of its class. The derivative by a score is
/// `softmax(scores)[i] - (1 if i is the class else 0)`.
///
/// ```
/// use micrograd::{Tape, loss::cross_entropy};
/// let tape = Tape::new();
/// let scores = [1.0, 1.0, 1.0].map(|score| tape.value(score));
/// let loss = cross_entropy(&[&scores], &[2]).unwrap();
/// // The platform's logarithm may round otherwise than libm's.
/// assert!((loss.data() - 3f64.ln()).abs() < 1e-15);
/// loss.backward();
/// assert!((scores[2].grad() + 2.0 / 3.0).abs() < 1e-15);
/// ```
///
/// # Errors
/// When there are no samples or a sample has no scores, not as many classes as samples, or a class is not one of the
/// scores.
pub fn cross_entropy<'t>(scores: &[&[Value<'t>]], classes: &[usize]) -> Result<Value<'t>, Error> {
    let first = scores.first().and_then(|sample| sample.first()).ok_or(Error::Empty { name: "scores" })?;
    if classes.len() != scores.len() {
        return Err(Error::Length { name: "classes", expected: scores.len(), found: classes.len() });
    }
    let losses: Result<Vec<_>, Error> =
        scores.iter().zip(classes).map(|(sample, &class)| cross_entropy_of(sample, class)).collect();
    Ok(first.tape.sum(losses?) * (1.0 / scores.len() as f64))
}

fn cross_entropy_of<'t>(scores: &[Value<'t>], class: usize) -> Result<Value<'t>, Error> {
    let (first, others) = scores.split_first().ok_or(Error::Empty { name: "scores" })?;
    if class >= scores.len() {
        return Err(Error::Range { name: "a class", expected: "the index of a score", found: class as f64 });
    }
    let tape = first.tape;
    let most = others.iter().fold(*first, |most, &score| most.max(score));
    let below = -most;
    let powers: Vec<_> = scores.iter().map(|&score| (score + below).exp()).collect();
    let all = tape.sum(powers).log() + most;
    let picked = scores.iter().enumerate().map(|(index, &score)| {
        let factor = tape.value(if index == class { -1.0 } else { 0.0 });
        score * factor
    });
    Ok(picked.fold(all, |sum, term| sum + term))
}

/// `alpha * (p0 * p0 + p1 * p1 + …)`, recorded: L2 regularisation.
///
/// ```
/// use micrograd::{Tape, loss::l2};
/// let tape = Tape::new();
/// assert_eq!(l2(&[tape.value(3.0), tape.value(4.0)], 0.5).unwrap().data(), 12.5);
/// ```
///
/// # Errors
/// When there are no parameters.
pub fn l2<'t>(parameters: &[Value<'t>], alpha: f64) -> Result<Value<'t>, Error> {
    let first = parameters.first().ok_or(Error::Empty { name: "parameters" })?;
    Ok(alpha * first.tape.sum(parameters.iter().map(|&parameter| parameter * parameter)))
}

/// The share of scores whose sign is that of their target: `(y > 0) == (score > 0)`, from 0 to 1.
///
/// ```
/// assert_eq!(micrograd::loss::accuracy(&[0.2, -0.1, 3.0, 0.0], &[1.0, -1.0, -1.0, 1.0]), 0.5);
/// ```
///
/// # Panics
/// When there are no scores, or not as many targets as scores.
#[must_use]
pub fn accuracy(scores: &[f64], targets: &[f64]) -> f64 {
    assert!(!scores.is_empty() && scores.len() == targets.len(), "one target is needed for each of some scores");
    let right = scores.iter().zip(targets).filter(|&(&score, &target)| (target > 0.0) == (score > 0.0));
    right.count() as f64 / scores.len() as f64
}
