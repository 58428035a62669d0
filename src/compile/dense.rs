//! The kernels of a dense layer. Lanes lie in the SIMD registers, except where a weight's gradient is summed: there
//! two neighbouring weights do, so that the lanes still add one after another, from the last to the first.

use super::plan::Insertion;
use super::recording;
use super::simd::{F64x2, LANES, Row, VECTORS, weighted_sums, weighted_sums_from_last};
use crate::op::Op;

/// `outputs[o] = activation(((b + w0 * inputs[0]) + w1 * inputs[1]) + …)` for ten lanes.
#[inline(never)]
pub(super) fn forward(parameters: &[f64], inputs: &[Row], outputs: &mut [Row], activation: Option<Op>) {
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
        outputs.iter_mut().for_each(|output| any_forward_in_place(op, output));
    }
}

/// A sum through a ReLU; other activations come later.
#[inline(always)]
fn rectified(activation: Option<Op>, sum: Row) -> Row {
    if activation == Some(Op::Relu) { Op::Relu.forward(sum, sum) } else { sum }
}

/// An operation on ten lanes.
#[inline(always)]
pub(super) fn forward_row(op: Op, a: &Row, b: &Row, out: &mut Row) {
    match op {
        Op::Add => out.set(Op::Add.forward(*a, *b)),
        Op::Mul => out.set(Op::Mul.forward(*a, *b)),
        Op::Relu => out.set(Op::Relu.forward(*a, *b)),
        op => any_forward_row(op, a, b, out),
    }
}

#[inline(never)]
fn any_forward_row(op: Op, a: &Row, b: &Row, out: &mut Row) {
    // Lane by lane, through one call: a copy of each elementary function's call for each lane is long, and no faster.
    let (mut lanes, others) = (a.to_array(), b.to_array());
    for (x, y) in lanes.iter_mut().zip(others) {
        *x = recording::forward(op, *x, y);
    }
    *out = Row::from_array(&lanes);
}

fn any_forward_in_place(op: Op, x: &mut Row) {
    let sum = *x;
    any_forward_row(op, &sum, &sum, x);
}

/// What an operation adds to the gradients of its first and of its second operand, on ten lanes.
#[inline(always)]
pub(super) fn backward_row(op: Op, operands: [&Row; 2], out: &Row, grad: &Row, to: &mut [Row; 2]) {
    let [a, b] = operands;
    match op {
        Op::Add => set_both(to, Op::Add.backward(*a, *b, *out, *grad)),
        Op::Mul => set_both(to, Op::Mul.backward(*a, *b, *out, *grad)),
        Op::Relu => set_both(to, Op::Relu.backward(*a, *b, *out, *grad)),
        op => any_backward_row(op, operands, out, grad, to),
    }
}

#[inline(never)]
fn any_backward_row(op: Op, [a, b]: [&Row; 2], out: &Row, grad: &Row, to: &mut [Row; 2]) {
    match op {
        Op::Tanh => set_both(to, Op::Tanh.backward(*a, *b, *out, *grad)),
        Op::Sigmoid => set_both(to, Op::Sigmoid.backward(*a, *b, *out, *grad)),
        op => {
            let (mut to_a, mut to_b) = (a.to_array(), b.to_array());
            let lanes = to_a.iter_mut().zip(&mut to_b).zip(out.to_array().into_iter().zip(grad.to_array()));
            for ((a, b), (out, grad)) in lanes {
                (*a, *b) = recording::backward(op, *a, *b, out, grad);
            }
            set_both(to, (Row::from_array(&to_a), Row::from_array(&to_b)));
        }
    }
}

#[inline(always)]
fn set_both(to: &mut [Row; 2], (first, second): (Row, Row)) {
    to[0].set(first);
    to[1].set(second);
}

/// Turns the gradients of a layer's outputs into those of its sums, in place.
#[inline(never)]
pub(super) fn through_activation(activation: Option<Op>, outputs: &[Row], grads: &mut [Row]) {
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
/// `insertions`, whose slots count from there.
pub(super) fn backward(
    parameters: &[f64],
    grads: (&[Row], usize),
    to_inputs: &mut [Row],
    are_first: bool,
    insertions: &[Insertion],
) {
    // Without insertions the compiler keeps all sums in registers.
    if insertions.is_empty() {
        backward_with(parameters, grads, to_inputs, are_first, &[]);
    } else {
        backward_with_insertions(parameters, grads, to_inputs, are_first, insertions);
    }
}

#[inline(never)]
fn backward_with_insertions(
    parameters: &[f64],
    grads: (&[Row], usize),
    to_inputs: &mut [Row],
    are_first: bool,
    insertions: &[Insertion],
) {
    backward_with(parameters, grads, to_inputs, are_first, insertions);
}

#[inline(always)]
fn backward_with(
    parameters: &[f64],
    (grads, neurons): (&[Row], usize),
    to_inputs: &mut [Row],
    are_first: bool,
    mut insertions: &[Insertion],
) {
    let width = to_inputs.len() + 1;
    let before = |row: &Row| if are_first { Row::splat(0.0) } else { *row };
    let mut pairs = to_inputs.chunks_exact_mut(2);
    for (pair, inputs) in pairs.by_ref().enumerate() {
        let (mut p, mut q) = (before(&inputs[0]), before(&inputs[1]));
        let mut left = neurons;
        while let [insertion, others @ ..] = insertions
            && insertion.input / 2 == pair
        {
            let from = neurons - insertion.after;
            let weights = &parameters[from * width + 2 * pair..];
            [p, q] = weighted_sums_from_last(&grads[from..left], weights, width, [p, q]);
            let sum = if insertion.input.is_multiple_of(2) { &mut p } else { &mut q };
            sum.set(*sum + grads[insertion.slot as usize]);
            (left, insertions) = (from, others);
        }
        [p, q] = weighted_sums_from_last(&grads[..left], &parameters[2 * pair..], width, [p, q]);
        inputs[0].set(p);
        inputs[1].set(q);
    }
    if let [input] = pairs.into_remainder() {
        let mut sum = before(input);
        for neuron in (0..neurons).rev() {
            sum.add_scaled(F64x2::splat(parameters[neuron * width + width - 2]), &grads[neuron]);
            while let [insertion, others @ ..] = insertions
                && insertion.after == neurons - neuron
            {
                sum = sum + grads[insertion.slot as usize];
                insertions = others;
            }
        }
        input.set(sum);
    }
}

/// The gradients of a layer's parameters, to be summed over all lanes, from the last to the first.
pub(super) struct ParameterGradients<'a> {
    pub(super) inputs: &'a [Row],
    /// How many rows a tile of `inputs` has.
    pub(super) input_slots: usize,
    /// Where the layer's inputs start in a tile.
    pub(super) first_input: usize,
    pub(super) input_count: usize,
    /// The gradients of the layer's sums, among others.
    pub(super) grads: &'a [Row],
    /// How many rows a tile of `grads` has.
    pub(super) grad_slots: usize,
    /// Where the gradients of the layer's sums start in a tile.
    pub(super) first_grad: usize,
    pub(super) neurons: usize,
    pub(super) tiles: usize,
    /// The lanes of the last tile that count.
    pub(super) lanes_of_last: usize,
}

impl ParameterGradients<'_> {
    /// Adds every lane's contributions to `grad`: of each neuron its weights, then its bias.
    pub(super) fn add_to(&self, grad: &mut [f64]) {
        // The last tile may have fewer lanes; its lanes come first.
        let whole = if self.lanes_of_last < LANES { self.tiles - 1 } else { self.tiles };
        if whole < self.tiles {
            self.few_lanes(grad);
        }
        let wide = if self.input_count >= 4 { 4 } else { 8 };
        let mut neuron = 0;
        while neuron < self.neurons {
            let left = self.neurons - neuron;
            let neurons = if left >= wide {
                wide
            } else if left >= 4 {
                4
            } else {
                1
            };
            let mut input = 0;
            while input < self.input_count {
                let inputs = match (neurons, self.input_count - input) {
                    (4, 4..) => 4,
                    (1, 8..) => 8,
                    (_, 2..) => 2,
                    _ => 1,
                };
                match (neurons, inputs) {
                    (8, 2) => self.weights::<8, 1>(whole, neuron, input, grad),
                    (4, 4) => self.weights::<4, 2>(whole, neuron, input, grad),
                    (4, 2) => self.weights::<4, 1>(whole, neuron, input, grad),
                    (1, 8) => self.weights::<1, 4>(whole, neuron, input, grad),
                    (1, 2) => self.weights::<1, 1>(whole, neuron, input, grad),
                    _ => (neuron..neuron + neurons).for_each(|neuron| self.one_weight(whole, neuron, input, grad)),
                }
                input += inputs;
            }
            neuron += neurons;
        }
        self.all_biases(whole, grad);
    }

    fn input_at(&self, tile: usize, input: usize) -> usize {
        tile * self.input_slots + self.first_input + input
    }

    fn grad_at(&self, tile: usize, neuron: usize) -> usize {
        tile * self.grad_slots + self.first_grad + neuron
    }

    /// Where the gradient of a weight is; that of the bias comes after the last.
    fn weight_at(&self, neuron: usize, input: usize) -> usize {
        neuron * (self.input_count + 1) + input
    }

    /// `PAIRS` pairs of weights of each of `NEURONS` neurons, over whole tiles.
    #[inline(never)]
    fn weights<const NEURONS: usize, const PAIRS: usize>(
        &self,
        tiles: usize,
        neuron: usize,
        input: usize,
        grad: &mut [f64],
    ) {
        let mut sums = [[F64x2::splat(0.0); PAIRS]; NEURONS];
        for (n, sums) in sums.iter_mut().enumerate() {
            for (pair, sum) in sums.iter_mut().enumerate() {
                let at = self.weight_at(neuron + n, input + 2 * pair);
                *sum = F64x2::new(grad[at], grad[at + 1]);
            }
        }
        for tile in (0..tiles).rev() {
            let inputs = self.inputs[self.input_at(tile, input)..].as_chunks::<2>().0;
            let Some(inputs) = inputs.first_chunk::<PAIRS>() else { return };
            let Some(grads) = self.grads[self.grad_at(tile, neuron)..].first_chunk::<NEURONS>() else { return };
            for vector in (0..VECTORS).rev() {
                let mut low = [F64x2::splat(0.0); PAIRS];
                let mut high = [F64x2::splat(0.0); PAIRS];
                for pair in 0..PAIRS {
                    let (x, y) = (inputs[pair][0].0[vector], inputs[pair][1].0[vector]);
                    (low[pair], high[pair]) = (x.lows(y), x.highs(y));
                }
                for n in 0..NEURONS {
                    let (to_low, to_high) = grads[n].0[vector].splats();
                    for pair in 0..PAIRS {
                        sums[n][pair] = sums[n][pair] + high[pair] * to_high;
                        sums[n][pair] = sums[n][pair] + low[pair] * to_low;
                    }
                }
            }
        }
        for (n, sums) in sums.iter().enumerate() {
            for (pair, sum) in sums.iter().enumerate() {
                let at = self.weight_at(neuron + n, input + 2 * pair);
                [grad[at], grad[at + 1]] = sum.to_array();
            }
        }
    }

    /// One weight of one neuron, over whole tiles.
    fn one_weight(&self, tiles: usize, neuron: usize, input: usize, grad: &mut [f64]) {
        let sum = &mut grad[self.weight_at(neuron, input)];
        for tile in (0..tiles).rev() {
            let contributions = self.inputs[self.input_at(tile, input)] * self.grads[self.grad_at(tile, neuron)];
            contributions.to_array().iter().rev().for_each(|&contribution| *sum += contribution);
        }
    }

    fn all_biases(&self, tiles: usize, grad: &mut [f64]) {
        let mut neuron = 0;
        while neuron < self.neurons {
            neuron += match self.neurons - neuron {
                8.. => self.biases::<4>(tiles, neuron, grad),
                2.. => self.biases::<1>(tiles, neuron, grad),
                _ => {
                    let sum = &mut grad[self.weight_at(neuron, self.input_count)];
                    for tile in (0..tiles).rev() {
                        let row = self.grads[self.grad_at(tile, neuron)].to_array();
                        row.iter().rev().for_each(|&contribution| *sum += contribution);
                    }
                    1
                }
            };
        }
    }

    /// The biases of `PAIRS` pairs of neurons, over whole tiles. Returns how many neurons that are.
    #[inline(never)]
    fn biases<const PAIRS: usize>(&self, tiles: usize, neuron: usize, grad: &mut [f64]) -> usize {
        let place = |pair: usize| [0, 1].map(|n| self.weight_at(neuron + 2 * pair + n, self.input_count));
        let mut sums = [F64x2::splat(0.0); PAIRS];
        for (pair, sum) in sums.iter_mut().enumerate() {
            let [low, high] = place(pair);
            *sum = F64x2::new(grad[low], grad[high]);
        }
        for tile in (0..tiles).rev() {
            let grads = self.grads[self.grad_at(tile, neuron)..].as_chunks::<2>().0;
            let Some(grads) = grads.first_chunk::<PAIRS>() else { break };
            for vector in (0..VECTORS).rev() {
                for pair in 0..PAIRS {
                    let (x, y) = (grads[pair][0].0[vector], grads[pair][1].0[vector]);
                    sums[pair] = sums[pair] + x.highs(y) + x.lows(y);
                }
            }
        }
        for (pair, sum) in sums.iter().enumerate() {
            let [low, high] = place(pair);
            [grad[low], grad[high]] = sum.to_array();
        }
        2 * PAIRS
    }

    /// All parameters over the last tile, which is not full.
    fn few_lanes(&self, grad: &mut [f64]) {
        let tile = self.tiles - 1;
        for neuron in 0..self.neurons {
            let grads = self.grads[self.grad_at(tile, neuron)];
            for input in 0..=self.input_count {
                let is_bias = input == self.input_count;
                let contributions = if is_bias { grads } else { self.inputs[self.input_at(tile, input)] * grads };
                let sum = &mut grad[self.weight_at(neuron, input)];
                let contributions = &contributions.to_array()[..self.lanes_of_last];
                contributions.iter().rev().for_each(|&contribution| *sum += contribution);
            }
        }
    }
}
