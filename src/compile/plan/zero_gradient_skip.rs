//! Where lanes whose gradient is zero can be skipped.

use super::{Dense, Step, Target};
use crate::op::Op;
use std::ops::Range;

/// The last of the layers that a plan starts with, when every gradient that they get comes through it: a lane whose
/// gradient is zero there, such as a sample that meets the margin, adds zero to every gradient and can be left out.
///
/// That needs numbers that are finite, since `0 * inf` is a NaN. They are when no parameter and no input is larger
/// than a limit.
pub(in crate::compile) struct ZeroGradientSkip {
    /// The index of the step.
    pub(in crate::compile) step: usize,
    /// The slots of its results.
    pub(in crate::compile) outputs: Range<u32>,
    /// The slots of the inputs from outside the layers.
    pub(in crate::compile) inputs: Vec<u32>,
    /// The parameters of the layers, as indices among the shared scalars.
    pub(in crate::compile) parameters: Vec<Range<usize>>,
    /// How large a parameter or an input may be.
    pub(in crate::compile) limit: f64,
}

/// Returns where the lanes of a plan can be skipped, or `None` if they cannot.
pub(super) fn zero_gradient_skip(steps: &[Step]) -> Option<ZeroGradientSkip> {
    let is_tame = |dense: &Dense| dense.activation.is_none_or(Op::is_tame);
    let layers = steps.iter().map_while(|step| match step {
        Step::Dense(dense) if dense.skip_gradients.is_empty() && is_tame(dense) => Some(dense),
        _ => None,
    });
    let layers: Vec<&Dense> = layers.collect();
    let last = layers.last()?;
    let outputs = last.first_output..last.first_output + last.neurons as u32;
    // What comes after the layers may add to the gradients of the last one's results, and of its own.
    let is_through = |target: &Target| match target {
        Target::Slot(slot, _) => *slot >= outputs.start,
        _ => true,
    };
    let can_skip = steps[layers.len()..].iter().all(|step| match step {
        Step::Dense(_) => false,
        Step::Elementwise(step) => is_through(&step.to_a) && is_through(&step.to_b),
    });
    if !can_skip {
        return None;
    }
    let is_computed = |slot: u32| {
        let mut outputs = layers.iter().map(|layer| layer.first_output..layer.first_output + layer.neurons as u32);
        outputs.any(|outputs| outputs.contains(&slot))
    };
    let (mut inputs, mut parameters) = (Vec::new(), Vec::new());
    // A sum is at most (inputs + 1) * limit times the largest number before it.
    let mut bits = 0;
    for layer in &layers {
        bits += usize::BITS - (layer.inputs.len() + 1).leading_zeros();
        for &slot in &layer.inputs {
            if !is_computed(slot) && !inputs.contains(&slot) {
                inputs.push(slot);
            }
        }
        for &parameter in &layer.parameters {
            let parameter = parameter as usize;
            match parameters.last_mut() {
                Some(Range { end, .. }) if *end == parameter => *end += 1,
                _ => parameters.push(parameter..parameter + 1),
            }
        }
    }
    // Of the 1023 doublings from 1 to the largest number, with some to spare.
    let exponent = 1000_u32.saturating_sub(bits) / (layers.len() as u32 + 1);
    let limit = f64::from_bits(u64::from(1023 + exponent) << 52);
    Some(ZeroGradientSkip { step: layers.len() - 1, outputs, inputs, parameters, limit })
}
