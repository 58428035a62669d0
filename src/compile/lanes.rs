//! Running a plan over all lanes, one step after another.

use super::kernels::elementwise::{backward_row, forward_row};
use super::kernels::simd::{LANES, Row, numbers, numbers_mut, rows};
use super::plan::{Contribution, Deferred, Elementwise, Plan, Source, Step, Target, ZeroGradientSkip};
use super::recording;
use super::tiles::{Scratch, SharedScalars, Tiles};
use crate::op::Op;

/// The lanes of a group.
pub(super) struct Lanes {
    all: Tiles,
    /// The lanes that reach the layers with a gradient, without the others. See [`ZeroGradientSkip`].
    packed: Tiles,
    /// Which these are.
    open: Vec<u32>,
    /// Whether no input exceeds the limit of the zero-gradient skip; unknown after a change.
    are_inputs_small: Option<bool>,
    scratch: Scratch,
}

impl Lanes {
    pub(super) fn new(lanes: usize, plan: &Plan) -> Lanes {
        let tiles = lanes.div_ceil(LANES);
        let (mut parameters, mut inputs) = (0, 0);
        for step in &plan.steps {
            if let Step::Dense(dense) = step {
                parameters = parameters.max(dense.parameters.len());
                inputs = inputs.max(dense.inputs.len());
            }
        }
        Lanes {
            all: Tiles::new(lanes, plan.slots),
            packed: Tiles::new(if plan.zero_gradient_skip.is_some() { lanes } else { 0 }, plan.slots),
            open: Vec::with_capacity(lanes),
            are_inputs_small: None,
            scratch: Scratch::new(parameters, inputs, tiles),
        }
    }

    /// Returns how many bytes the numbers take.
    pub(super) fn bytes(&self) -> usize {
        let rows = [&self.all, &self.packed].map(|tiles| tiles.data.len() + tiles.grad.len());
        size_of::<Row>() * (rows[0] + rows[1]) + self.scratch.bytes()
    }

    /// Sets a number of every lane, `of_lane(lane)`. The lanes beyond the last repeat it, so that they compute nothing
    /// unusual.
    pub(super) fn fill(&mut self, slot: u32, of_lane: impl Fn(usize) -> f64) {
        self.are_inputs_small = None;
        let last = self.all.lanes - 1;
        for lane in 0..self.all.count() * LANES {
            let at = self.all.number_at(slot, lane);
            numbers_mut(&mut self.all.data)[at] = of_lane(lane.min(last));
        }
    }

    /// Returns the number of one lane.
    pub(super) fn number_of(&self, slot: u32, lane: usize) -> f64 {
        numbers(&self.all.data)[self.all.number_at(slot, lane)]
    }

    /// Returns the numbers of a slot, lane by lane.
    pub(super) fn numbers(&self, slot: u32) -> impl Iterator<Item = f64> {
        (0..self.all.lanes).map(move |lane| self.number_of(slot, lane))
    }

    /// Adds the numbers of a slot from lane `from` to before lane `to`, one after another, to `sum`.
    pub(super) fn add_up(&self, slot: u32, from: usize, to: usize, mut sum: f64) -> f64 {
        for tile in from / LANES..to.div_ceil(LANES) {
            let start = self.all.number_at(slot, tile * LANES);
            let row = &numbers(&self.all.data)[start..start + LANES];
            let first = tile * LANES;
            row[from.max(first) - first..to.min(first + LANES) - first].iter().for_each(|&x| sum += x);
        }
        sum
    }

    /// Runs the steps forward.
    pub(super) fn forward<'a>(&mut self, steps: impl IntoIterator<Item = &'a Step>, shared: &[f64]) {
        for step in steps {
            match step {
                Step::Dense(dense) => self.all.dense_forward(dense, shared, &mut self.scratch),
                Step::Elementwise(step) => self.elementwise_forward(step, shared),
            }
        }
    }

    /// Runs the plan backward from `upstream`, the gradient of every lane's result in slot `result`.
    pub(super) fn backward(&mut self, plan: &Plan, result: u32, upstream: f64, shared: &mut SharedScalars<'_>) {
        for tile in 0..self.all.count() {
            let at = self.all.at(tile, result);
            self.all.grad[at] = Row::splat(upstream);
        }
        let mut is_packed = false;
        for (index, step) in plan.steps.iter().enumerate().rev() {
            if let Some(skip) = plan.zero_gradient_skip.as_ref().filter(|skip| skip.step == index) {
                is_packed = self.pack(skip, shared.data);
            }
            match step {
                Step::Dense(dense) if is_packed => {
                    if self.packed.lanes > 0 {
                        self.packed.dense_backward(dense, shared, &mut self.scratch, true);
                    }
                }
                Step::Dense(dense) => self.all.dense_backward(dense, shared, &mut self.scratch, false),
                Step::Elementwise(step) => self.elementwise_backward(step, shared),
            }
        }
        if !plan.deferred.is_empty() {
            self.add_deferred(plan, shared);
        }
    }

    /// Leaves out the lanes whose gradient is zero where they can be skipped, if that provably changes no bit. Returns
    /// whether it did.
    fn pack(&mut self, skip: &ZeroGradientSkip, shared: &[f64]) -> bool {
        let are_small = |numbers: &[f64]| numbers.iter().fold(true, |ok, x| ok & (x.abs() <= skip.limit));
        let all = &self.all;
        let are_inputs_small = *self.are_inputs_small.get_or_insert_with(|| {
            let rows = skip.inputs.iter().flat_map(|&slot| (0..all.count()).map(move |tile| all.at(tile, slot)));
            rows.into_iter().all(|at| are_small(numbers(&all.data[at..at + 1])))
        });
        if !are_inputs_small || !skip.parameters.iter().all(|range| are_small(&shared[range.clone()])) {
            return false;
        }
        self.open.clear();
        for tile in 0..self.all.count() {
            let grads =
                rows(&self.all.grad[self.all.at(tile, skip.outputs.start)..self.all.at(tile, skip.outputs.end)]);
            for lane in 0..self.all.lanes_of(tile) {
                // A NaN is not zero: it goes on.
                if grads.iter().any(|row| row[lane] != 0.0) {
                    self.open.push((tile * LANES + lane) as u32);
                }
            }
        }
        let gradient_slots = skip.outputs.start as usize..skip.outputs.end as usize;
        self.packed.pack(&self.all, &self.open, skip.outputs.end as usize, gradient_slots);
        true
    }

    fn elementwise_forward(&mut self, step: &Elementwise, shared: &[f64]) {
        let output = step.output as usize;
        if let Some((a, b)) = step.slots() {
            for tile in self.all.data.chunks_exact_mut(self.all.slots) {
                let (before, after) = tile.split_at_mut(output);
                forward_row(step.op, &before[a], &before[b], &mut after[0]);
            }
            return;
        }
        for tile in 0..self.all.count() {
            let a = self.read(&step.a, tile, shared);
            let b = self.read(&step.b, tile, shared);
            let at = self.all.at(tile, step.output);
            forward_row(step.op, &a, &b, &mut self.all.data[at]);
        }
    }

    fn elementwise_backward(&mut self, step: &Elementwise, shared: &mut SharedScalars<'_>) {
        let output = step.output as usize;
        let mut to = [Row::splat(0.0); 2];
        match (&step.to_a, &step.to_b, step.slots()) {
            (Target::None, Target::None, _) => {}
            (&Target::Slot(slot, how), Target::None, Some((a, b))) => {
                let Tiles { data, grad, slots, .. } = &mut self.all;
                for (data, grad) in data.chunks_exact(*slots).zip(grad.chunks_exact_mut(*slots)) {
                    backward_row(step.op, [&data[a], &data[b]], &data[output], &grad[output], &mut to);
                    add_to_slot(&mut grad[slot as usize], how, &to[0]);
                }
            }
            _ => {
                for tile in (0..self.all.count()).rev() {
                    let a = self.read(&step.a, tile, shared.data);
                    let b = self.read(&step.b, tile, shared.data);
                    let at = self.all.at(tile, step.output);
                    let (data, grad) = (&self.all.data[at], &self.all.grad[at]);
                    backward_row(step.op, [&a, &b], data, grad, &mut to);
                    self.add(&step.to_a, tile, &to[0], shared);
                    self.add(&step.to_b, tile, &to[1], shared);
                }
            }
        }
    }

    #[inline(always)]
    fn add(&mut self, target: &Target, tile: usize, contribution: &Row, shared: &mut SharedScalars<'_>) {
        let count = self.all.lanes_of(tile);
        match *target {
            Target::None => {}
            Target::Slot(slot, how) => {
                let at = self.all.at(tile, slot);
                add_to_slot(&mut self.all.grad[at], how, contribution);
            }
            Target::Uniform(index) => {
                let sum = &mut shared.grad[index as usize];
                contribution.to_array()[..count].iter().rev().for_each(|&x| *sum += x);
            }
            Target::Consecutive(first) => {
                let sums = &mut shared.grad[first as usize + tile * LANES..][..count];
                match sums.first_chunk_mut::<LANES>() {
                    Some(sums) => (Row::from_array(sums) + *contribution).store(sums),
                    None => sums.iter_mut().zip(contribution.to_array()).for_each(|(sum, x)| *sum += x),
                }
            }
        }
    }

    #[inline(always)]
    fn read(&self, source: &Source, tile: usize, shared: &[f64]) -> Row {
        match source {
            Source::Slot(slot) => self.all.data[self.all.at(tile, *slot)],
            Source::Uniform(index) => Row::splat(shared[*index as usize]),
            Source::Constant(x) => Row::splat(*x),
            Source::Consecutive(first) => {
                let start = *first as usize + tile * LANES;
                let numbers = &shared[start..start + self.all.lanes_of(tile)];
                match numbers.first_chunk::<LANES>() {
                    Some(numbers) => Row::from_array(numbers),
                    None => {
                        let at = |lane: usize| numbers.get(lane).copied().unwrap_or(1.0);
                        Row::from_array(&std::array::from_fn(at))
                    }
                }
            }
            Source::Gathered(list) => {
                let of_lane = |lane: usize| shared[list[(tile * LANES + lane).min(self.all.lanes - 1)] as usize];
                Row::from_array(&std::array::from_fn(of_lane))
            }
        }
    }

    /// Adds the contributions that had to wait, lane by lane.
    fn add_deferred(&self, plan: &Plan, shared: &mut SharedScalars<'_>) {
        for lane in (0..self.all.lanes).rev() {
            for Deferred { step, is_second } in &plan.deferred {
                let Step::Elementwise(step) = &plan.steps[*step] else { continue };
                let (a, index_of_a) = self.operand(&step.a, lane, shared.data);
                let (b, index_of_b) = self.operand(&step.b, lane, shared.data);
                let at = self.all.number_at(step.output, lane);
                let (out, grad) = (numbers(&self.all.data)[at], numbers(&self.all.grad)[at]);
                let (to_a, to_b) = recording::backward(step.op, a, b, out, grad);
                let (index, contribution) = if *is_second { (index_of_b, to_b) } else { (index_of_a, to_a) };
                shared.grad[index.expect("a shared scalar")] += contribution;
            }
        }
    }

    /// Returns an operand of one lane, and its index among the shared scalars if it is one.
    fn operand(&self, source: &Source, lane: usize, shared: &[f64]) -> (f64, Option<usize>) {
        let index = match source {
            Source::Slot(slot) => return (self.number_of(*slot, lane), None),
            Source::Constant(x) => return (*x, None),
            Source::Uniform(index) => *index as usize,
            Source::Consecutive(first) => *first as usize + lane,
            Source::Gathered(list) => list[lane] as usize,
        };
        (shared[index], Some(index))
    }
}

#[inline(always)]
fn add_to_slot(sum: &mut Row, how: Contribution, contribution: &Row) {
    sum.set(if how == Contribution::First { *contribution } else { *sum + *contribution });
}

impl Elementwise {
    /// Returns the slots of the operands if both are numbers of the lane. The slot of a missing operand means nothing.
    fn slots(&self) -> Option<(usize, usize)> {
        match (&self.a, &self.b) {
            (&Source::Slot(a), &Source::Slot(b)) => Some((a as usize, b as usize)),
            (&Source::Slot(a), Source::Constant(_)) if self.op != Op::Pow => Some((a as usize, a as usize)),
            _ => None,
        }
    }
}
