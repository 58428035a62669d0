//! The gradients of a dense layer's weights and biases. Here two neighbouring *weights* share a register rather than two
//! lanes, so that each weight adds up its lanes one after another, from the last to the first, as the tape does.
//!
//! ```text
//! for each block of neurons and pairs of inputs, whose sums all stay in registers
//!   sums = the weights' gradients so far
//!   for each tile, each lane of it, from the last
//!     sums += (input, next input) of the lane * the gradient of the neuron's sum in the lane
//!   the weights' gradients = sums
//! ```

use super::simd::{F64x2, LANES, Row, VECTORS};

/// The gradients of a layer's parameters, to be summed over all lanes, from the last to the first.
pub(in crate::compile) struct ParameterGradients<'a> {
    pub(in crate::compile) inputs: &'a [Row],
    /// How many rows a tile of `inputs` has.
    pub(in crate::compile) input_slots: usize,
    /// Where the layer's inputs start in a tile.
    pub(in crate::compile) first_input: usize,
    pub(in crate::compile) input_count: usize,
    /// The gradients of the layer's sums, among others.
    pub(in crate::compile) grads: &'a [Row],
    /// How many rows a tile of `grads` has.
    pub(in crate::compile) grad_slots: usize,
    /// Where the gradients of the layer's sums start in a tile.
    pub(in crate::compile) first_grad: usize,
    pub(in crate::compile) neurons: usize,
    pub(in crate::compile) tiles: usize,
    /// The lanes of the last tile that count.
    pub(in crate::compile) lanes_of_last: usize,
}

impl ParameterGradients<'_> {
    /// Adds every lane's contributions to `grad`: of each neuron its weights, then its bias.
    pub(in crate::compile) fn add_to(&self, grad: &mut [f64]) {
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

    /// Returns where the gradient of a weight is; that of the bias comes after the last.
    fn weight_at(&self, neuron: usize, input: usize) -> usize {
        neuron * (self.input_count + 1) + input
    }

    /// Adds up the gradients of `PAIRS` pairs of weights of each of `NEURONS` neurons, over whole tiles.
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

    /// Adds up the gradient of one weight of one neuron over whole tiles.
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

    /// Adds up the gradients of the biases of `PAIRS` pairs of neurons over whole tiles. Returns how many neurons that is.
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

    /// Adds up the gradients of all parameters over the last tile, which is not full.
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
