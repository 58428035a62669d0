//! A dense layer, forward and back to its inputs. Lanes lie in the SIMD registers, a weight is in all of a register.
//!
//! ```text
//! forward, of each tile:              backward, of each tile from the last:
//!   for each two neurons                for each two inputs
//!     sum = bias                          sum = the gradient so far
//!     for each input                      for each neuron, from the last
//!       sum += weight * input               sum += weight * its sum's gradient
//!     output = activation(sum)            the input's gradient = sum
//! ```
//!
//! Two at a time, since five registers of two lanes for each make ten accumulators, which fit the sixteen registers of
//! x86-64 with room for the operands.

use super::elementwise::{any_backward_row, any_forward_row};
use super::simd::{F64x2, Row, weighted_sums, weighted_sums_from_last};
use crate::compile::plan::SkipConnectionGradient;
use crate::op::Op;

/// `outputs[o] = activation(((b + w0 * inputs[0]) + w1 * inputs[1]) + …)` for ten lanes.
#[inline(never)]
pub(in crate::compile) fn forward(parameters: &[f64], inputs: &[Row], outputs: &mut [Row], activation: Option<Op>) {
    let width = inputs.len() + 1;
    let mut pairs = outputs.chunks_exact_mut(2);
    let mut rows = parameters.chunks_exact(2 * width);
    for (outputs, parameters) in pairs.by_ref().zip(rows.by_ref()) {
        let (first, second) = parameters.split_at(width);
        let biases = [Row::splat(first[inputs.len()]), Row::splat(second[inputs.len()])];
        let [p, q] = weighted_sums(inputs, [first, second], biases);
        outputs[0].set(rectified(activation, p));
        outputs[1].set(rectified(activation, q));
    }
    if let [output] = pairs.into_remainder() {
        let parameters = rows.remainder();
        let mut p = Row::splat(parameters[inputs.len()]);
        for (input, &w) in inputs.iter().zip(parameters) {
            p.add_scaled(F64x2::splat(w), input);
        }
        output.set(rectified(activation, p));
    }
    if let Some(op) = activation.filter(|&op| op != Op::Relu) {
        for output in outputs {
            let sum = *output;
            any_forward_row(op, &sum, &sum, output);
        }
    }
}

/// Applies a ReLU to a sum; other activations come later.
#[inline(always)]
fn rectified(activation: Option<Op>, sum: Row) -> Row {
    if activation == Some(Op::Relu) { Op::Relu.forward(sum, sum) } else { sum }
}
/// Turns the gradients of a layer's outputs into those of its sums, in place.
#[inline(never)]
pub(in crate::compile) fn through_activation(activation: Option<Op>, outputs: &[Row], grads: &mut [Row]) {
    let Some(op) = activation else { return };
    for (out, grad) in outputs.iter().zip(grads) {
        // The derivative of an activation does not read its operand, which is not kept.
        if op == Op::Relu {
            grad.set(Op::Relu.backward(*out, *out, *out, *grad).0);
        } else {
            let mut to = [Row::splat(0.0); 2];
            any_backward_row(op, [out, out], out, grad, &mut to);
            grad.set(to[0]);
        }
    }
}

/// `to_inputs[i] += w[o][i] * grads[o]`, the neurons `o` from the last to the first. What is in `to_inputs` before is
/// the earlier contributions, unless these are the first. `grads` starts with the layer's neurons and holds the rows of
/// `skip_gradients`, whose slots count from there.
pub(in crate::compile) fn backward(
    parameters: &[f64],
    grads: (&[Row], usize),
    to_inputs: &mut [Row],
    are_first: bool,
    skip_gradients: &[SkipConnectionGradient],
) {
    // Without skip_gradients the compiler keeps all sums in registers.
    if skip_gradients.is_empty() {
        backward_with(parameters, grads, to_inputs, are_first, &[]);
    } else {
        backward_with_skip_gradients(parameters, grads, to_inputs, are_first, skip_gradients);
    }
}

#[inline(never)]
fn backward_with_skip_gradients(
    parameters: &[f64],
    grads: (&[Row], usize),
    to_inputs: &mut [Row],
    are_first: bool,
    skip_gradients: &[SkipConnectionGradient],
) {
    backward_with(parameters, grads, to_inputs, are_first, skip_gradients);
}

#[inline(always)]
fn backward_with(
    parameters: &[f64],
    (grads, neurons): (&[Row], usize),
    to_inputs: &mut [Row],
    are_first: bool,
    mut skip_gradients: &[SkipConnectionGradient],
) {
    let width = to_inputs.len() + 1;
    let before = |row: &Row| if are_first { Row::splat(0.0) } else { *row };
    let mut pairs = to_inputs.chunks_exact_mut(2);
    for (pair, inputs) in pairs.by_ref().enumerate() {
        let (mut p, mut q) = (before(&inputs[0]), before(&inputs[1]));
        let mut left = neurons;
        while let [skip_gradient, others @ ..] = skip_gradients
            && skip_gradient.input / 2 == pair
        {
            let from = neurons - skip_gradient.after;
            let weights = &parameters[from * width + 2 * pair..];
            [p, q] = weighted_sums_from_last(&grads[from..left], weights, width, [p, q]);
            let sum = if skip_gradient.input.is_multiple_of(2) { &mut p } else { &mut q };
            sum.set(*sum + grads[skip_gradient.slot as usize]);
            (left, skip_gradients) = (from, others);
        }
        [p, q] = weighted_sums_from_last(&grads[..left], &parameters[2 * pair..], width, [p, q]);
        inputs[0].set(p);
        inputs[1].set(q);
    }
    if let [input] = pairs.into_remainder() {
        let mut sum = before(input);
        for neuron in (0..neurons).rev() {
            sum.add_scaled(F64x2::splat(parameters[neuron * width + width - 2]), &grads[neuron]);
            while let [skip_gradient, others @ ..] = skip_gradients
                && skip_gradient.after == neurons - neuron
            {
                sum = sum + grads[skip_gradient.slot as usize];
                skip_gradients = others;
            }
        }
        input.set(sum);
    }
}
