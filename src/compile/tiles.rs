//! The numbers and gradients of lanes, ten to a tile, and what a dense layer does to them.

use super::kernels::dense;
use super::kernels::parameter_gradients::ParameterGradients;
use super::kernels::simd::{LANES, Row, rows, rows_mut};
use super::plan::{Contribution, Dense};
use crate::op::Number;
use std::ops::Range;

/// Some lanes, each with the same number of slots.
pub(super) struct Tiles {
    pub(super) lanes: usize,
    pub(super) slots: usize,
    /// `data[tile * slots + slot]`. Lanes beyond the last hold what computes nothing unusual.
    pub(super) data: Vec<Row>,
    pub(super) grad: Vec<Row>,
}

/// The scalars outside the lanes.
pub(super) struct SharedScalars<'a> {
    pub(super) data: &'a [f64],
    pub(super) grad: &'a mut [f64],
}

/// Room for what a dense layer needs side by side and does not find so.
pub(super) struct Scratch {
    parameters: Vec<f64>,
    grads: Vec<f64>,
    inputs: Vec<Row>,
    to_inputs: Vec<Row>,
}

impl Scratch {
    /// Makes room for layers of at most so many parameters and inputs.
    pub(super) fn new(parameters: usize, inputs: usize, tiles: usize) -> Scratch {
        let zero = Row::constant(0.0);
        Scratch {
            parameters: vec![0.0; parameters],
            grads: vec![0.0; parameters],
            inputs: vec![zero; inputs * tiles],
            to_inputs: vec![zero; inputs],
        }
    }

    pub(super) fn bytes(&self) -> usize {
        size_of::<Row>() * (self.inputs.len() + self.to_inputs.len())
            + size_of::<f64>() * (self.parameters.len() + self.grads.len())
    }
}

impl Tiles {
    pub(super) fn new(lanes: usize, slots: usize) -> Tiles {
        let rows = lanes.div_ceil(LANES) * slots;
        let zero = Row::constant(0.0);
        Tiles { lanes, slots, data: vec![zero; rows], grad: vec![zero; rows] }
    }

    /// Returns how many tiles the lanes take.
    pub(super) fn count(&self) -> usize {
        self.lanes.div_ceil(LANES)
    }

    /// Returns the place of a row.
    #[inline(always)]
    pub(super) fn at(&self, tile: usize, slot: u32) -> usize {
        tile * self.slots + slot as usize
    }

    /// Returns the place of one number among all numbers.
    #[inline(always)]
    pub(super) fn number_at(&self, slot: u32, lane: usize) -> usize {
        self.at(lane / LANES, slot) * LANES + lane % LANES
    }

    /// Returns how many lanes of a tile are in use.
    pub(super) fn lanes_of(&self, tile: usize) -> usize {
        LANES.min(self.lanes - tile * LANES)
    }

    /// Takes over the lanes of a list, but for the slots from `slots` on, and makes the lanes beyond them zero, where
    /// they neither become nor add anything but zero.
    pub(super) fn pack(&mut self, from: &Tiles, lanes: &[u32], slots: usize, gradients: Range<usize>) {
        self.lanes = lanes.len();
        for lane in 0..self.count() * LANES {
            let to = lane / LANES * self.slots;
            let from = lanes.get(lane).map(|&lane| (lane as usize / LANES * from.slots, lane as usize % LANES, from));
            let column = lane % LANES;
            let data = &mut rows_mut(&mut self.data)[to..to + slots];
            let grad = &mut rows_mut(&mut self.grad)[to + gradients.start..to + gradients.end];
            match from {
                None => data.iter_mut().chain(grad).for_each(|row| row[column] = 0.0),
                Some((start, old, from)) => {
                    let old_data = &rows(&from.data)[start..start + slots];
                    let old_grad = &rows(&from.grad)[start + gradients.start..start + gradients.end];
                    data.iter_mut().zip(old_data).for_each(|(row, from)| row[column] = from[old]);
                    grad.iter_mut().zip(old_grad).for_each(|(row, from)| row[column] = from[old]);
                }
            }
        }
    }

    /// Runs a layer forward.
    pub(super) fn dense_forward(&mut self, dense: &Dense, shared: &[f64], scratch: &mut Scratch) {
        let parameters = side_by_side(&dense.parameters, shared, &mut scratch.parameters);
        let (first_output, count) = (dense.first_output as usize, dense.inputs.len());
        let run = run_of(&dense.inputs);
        for tile in self.data.chunks_exact_mut(self.slots) {
            let (before, outputs) = tile.split_at_mut(first_output);
            let inputs = match run {
                Some(first) => &before[first..first + count],
                None => {
                    let inputs = &mut scratch.inputs[..count];
                    inputs.iter_mut().zip(&dense.inputs).for_each(|(row, &slot)| *row = before[slot as usize]);
                    inputs
                }
            };
            dense::forward(parameters, inputs, &mut outputs[..dense.neurons], dense.activation);
        }
    }

    /// Runs a layer backward. `are_spare_lanes_zero` when the lanes beyond the last add zero to every gradient.
    pub(super) fn dense_backward(
        &mut self,
        dense: &Dense,
        shared: &mut SharedScalars<'_>,
        scratch: &mut Scratch,
        are_spare_lanes_zero: bool,
    ) {
        let (first_output, count) = (dense.first_output as usize, dense.inputs.len());
        let outputs = first_output..first_output + dense.neurons;
        let parameters = side_by_side(&dense.parameters, shared.data, &mut scratch.parameters);
        let is_wanted = dense.to_inputs.iter().any(|&contribution| contribution != Contribution::Unneeded);
        let (run, same) = (run_of(&dense.inputs), same(&dense.to_inputs));
        for tile in (0..self.count()).rev() {
            let rows = tile * self.slots..(tile + 1) * self.slots;
            let (data, grad) = (&self.data[rows.clone()], &mut self.grad[rows]);
            dense::through_activation(dense.activation, &data[outputs.clone()], &mut grad[outputs.clone()]);
            if !is_wanted {
                continue;
            }
            let (before, grads) = grad.split_at_mut(first_output);
            let grads = (&*grads, dense.neurons);
            if let (Some(first), Some(contribution)) = (run, same) {
                let are_first = contribution == Contribution::First;
                let to_inputs = &mut before[first..first + count];
                dense::backward(parameters, grads, to_inputs, are_first, &dense.skip_gradients);
                continue;
            }
            let to_inputs = &mut scratch.to_inputs[..count];
            for ((row, &slot), contribution) in to_inputs.iter_mut().zip(&dense.inputs).zip(&dense.to_inputs) {
                let is_added = *contribution == Contribution::Added;
                *row = if is_added { before[slot as usize] } else { Row::constant(0.0) };
            }
            dense::backward(parameters, grads, to_inputs, false, &dense.skip_gradients);
            for ((row, &slot), contribution) in to_inputs.iter().zip(&dense.inputs).zip(&dense.to_inputs) {
                if *contribution != Contribution::Unneeded {
                    before[slot as usize] = *row;
                }
            }
        }
        self.dense_parameter_gradients(dense, shared, scratch, are_spare_lanes_zero);
    }

    fn dense_parameter_gradients(
        &self,
        dense: &Dense,
        shared: &mut SharedScalars<'_>,
        scratch: &mut Scratch,
        are_spare_lanes_zero: bool,
    ) {
        let (tiles, count) = (self.count(), dense.inputs.len());
        let (inputs, input_slots, first_input) = match run_of(&dense.inputs) {
            Some(first) => (&self.data, self.slots, first),
            None => {
                for tile in 0..tiles {
                    for (input, &slot) in dense.inputs.iter().enumerate() {
                        scratch.inputs[tile * count + input] = self.data[self.at(tile, slot)];
                    }
                }
                (&scratch.inputs, count, 0)
            }
        };
        let gradients = ParameterGradients {
            inputs,
            input_slots,
            first_input,
            input_count: count,
            grads: &self.grad,
            grad_slots: self.slots,
            first_grad: dense.first_output as usize,
            neurons: dense.neurons,
            tiles,
            lanes_of_last: if are_spare_lanes_zero { LANES } else { self.lanes_of(tiles - 1) },
        };
        match run_of(&dense.parameters) {
            Some(first) => gradients.add_to(&mut shared.grad[first..first + dense.parameters.len()]),
            None => {
                let grads = &mut scratch.grads[..dense.parameters.len()];
                grads.iter_mut().zip(&dense.parameters).for_each(|(x, &index)| *x = shared.grad[index as usize]);
                gradients.add_to(grads);
                grads.iter().zip(&dense.parameters).for_each(|(&x, &index)| shared.grad[index as usize] = x);
            }
        }
    }
}

/// Returns where a list of neighbours starts, or `None` if they are not neighbours.
fn run_of(list: &[u32]) -> Option<usize> {
    let first = *list.first()?;
    list.iter().zip(first..).all(|(&index, expected)| index == expected).then_some(first as usize)
}

fn same(contributions: &[Contribution]) -> Option<Contribution> {
    let first = *contributions.first()?;
    contributions.iter().all(|&contribution| contribution == first).then_some(first)
}

/// Returns the parameters of a layer next to each other: where they are, or gathered.
fn side_by_side<'a>(list: &[u32], shared: &'a [f64], scratch: &'a mut [f64]) -> &'a [f64] {
    match run_of(list) {
        Some(first) => &shared[first..first + list.len()],
        None => {
            let gathered = &mut scratch[..list.len()];
            gathered.iter_mut().zip(list).for_each(|(x, &index)| *x = shared[index as usize]);
            gathered
        }
    }
}
