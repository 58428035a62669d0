//! Planning a template: which of its nodes become dense layers, and which are computed one by one.

mod layers;
mod lower;
mod order;
mod uses;
mod zero_gradient_skip;

use super::reroll::Template;
use crate::op::Op;
use layers::layers;
use lower::lower;
use order::{adds_in_order, in_order};
pub(super) use uses::SharedUses;
use uses::Uses;
pub(super) use zero_gradient_skip::ZeroGradientSkip;

/// How to run a template over its lanes.
pub(super) struct Plan {
    /// In the order of the forward pass; the backward pass runs through them from the end.
    pub(super) steps: Vec<Step>,
    /// How many numbers each lane keeps.
    pub(super) slots: usize,
    /// The slot of each template node; none for a node inside a dense layer.
    pub(super) slot_of: Vec<Option<u32>>,
    /// Where lanes without a gradient can be left out.
    pub(super) zero_gradient_skip: Option<ZeroGradientSkip>,
    /// The contributions that have to wait until all lanes are done, in the order within a lane.
    pub(super) deferred: Vec<Deferred>,
}

/// One instruction for all lanes.
pub(super) enum Step {
    Dense(Dense),
    Elementwise(Elementwise),
}

/// A layer: `activation(((b + w0 * x0) + w1 * x1) + …)` for each of its neurons.
pub(super) struct Dense {
    /// The slots of the inputs.
    pub(super) inputs: Vec<u32>,
    /// The slot of the first neuron; the others follow.
    pub(super) first_output: u32,
    pub(super) neurons: usize,
    /// Of each neuron, its weights and then its bias, as indices among the shared scalars.
    pub(super) parameters: Vec<u32>,
    pub(super) activation: Option<Op>,
    /// What each input's gradient becomes.
    pub(super) to_inputs: Vec<Contribution>,
    /// What else is added to the inputs' gradients, by pairs of inputs and then by time.
    pub(super) skip_gradients: Vec<SkipConnectionGradient>,
}

/// A contribution to the gradient of a layer's input that comes between those of the layer's neurons: that of a skip
/// connection, which adds the input to something that is computed from the layer. The gradient of such a sum goes on to
/// the input as it is.
pub(super) struct SkipConnectionGradient {
    /// The place in the layer's inputs.
    pub(super) input: usize,
    /// How many neurons, from the last, come before.
    pub(super) after: usize,
    /// The slot of the sum, counted from the layer's first output, before which it cannot be.
    pub(super) slot: u32,
}

/// One operation.
pub(super) struct Elementwise {
    pub(super) op: Op,
    pub(super) a: Source,
    pub(super) b: Source,
    pub(super) output: u32,
    pub(super) to_a: Target,
    pub(super) to_b: Target,
}

/// Where an operation reads an operand.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Source {
    /// A number of the lane.
    Slot(u32),
    /// A shared scalar, the same one for all lanes.
    Uniform(u32),
    /// Neighbouring shared scalars, from this one on.
    Consecutive(u32),
    /// A shared scalar for each lane.
    Gathered(Vec<u32>),
    /// A number that never changes: an exponent, or nothing.
    Constant(f64),
}

/// Where an operation adds to a gradient.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Target {
    /// To none, as nothing below needs it, or later.
    None,
    /// To a number of the lane.
    Slot(u32, Contribution),
    /// To a shared scalar, lane by lane from the last.
    Uniform(u32),
    /// To neighbouring shared scalars, from this one on.
    Consecutive(u32),
}

/// How a contribution meets those before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Contribution {
    /// Nothing needs the gradient.
    Unneeded,
    /// It is the first.
    First,
    /// It is added.
    Added,
}

/// A contribution to a shared scalar that has other contributions from the same lane, or from others.
pub(super) struct Deferred {
    /// The step, an elementwise one.
    pub(super) step: usize,
    /// The second operand's contribution rather than the first's.
    pub(super) is_second: bool,
}

impl Plan {
    /// Plans a template. `shared` has an element for each shared scalar; it is all zero before and after.
    pub(super) fn new(template: &Template, shared: &mut [SharedUses]) -> Plan {
        let uses = Uses::of(template, shared);
        let in_layers = in_order(template, layers(template, &uses)).and_then(|units| {
            let skips = adds_in_order(template, &units)?;
            Some((units, skips))
        });
        let (units, skips) =
            in_layers.unwrap_or_else(|| (in_order(template, vec![]).expect("single nodes are in order"), vec![]));
        let plan = lower(template, &uses, &units, &skips);
        uses.forget(template);
        plan
    }
}
