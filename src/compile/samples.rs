//! The samples of a program: other inputs for them, and what a value is in each.

use super::kernels::simd::LANES;
use super::lanes::Lanes;
use super::plan::Step;
use super::program::{Program, leaves, second};
use super::recording::forward;
use super::reroll::{Operand, Place, Template, Unit};
use crate::error::Error;
use crate::op::Op;
use crate::tape::Value;

impl Program {
    /// Replaces leaves of the samples: `leaves` are those of any one sample, and `numbers` has, for each sample in the
    /// order of the sum, a number for each of them. A minibatch of the same size needs no new recording.
    ///
    /// # Errors
    /// Returns an error if a leaf is not a sample's own, or there are not as many numbers as samples times leaves.
    pub fn set_inputs(&mut self, leaves: &[Value<'_>], numbers: &[f64]) -> Result<(), Error> {
        self.set_leaves(&self.known_leaves(leaves)?, numbers)
    }

    /// Does what [`Program::set_inputs`] does, by indices on the tape.
    pub(crate) fn set_leaves(&mut self, leaves: &[u32], numbers: &[f64]) -> Result<(), Error> {
        let &first = leaves.first().ok_or(Error::Empty { name: "leaves" })?;
        let (group, ..) = self.lane_node(first)?;
        let columns = leaves.len();
        let expected = self.rerolled.groups[group].lanes.len() * columns;
        if numbers.len() != expected {
            return Err(Error::Length { name: "numbers", expected, found: numbers.len() });
        }
        for (column, &leaf) in leaves.iter().enumerate() {
            let slot = self.leaf_slot(group, leaf)?;
            self.lanes[group].fill(slot, |lane| numbers[lane * columns + column]);
        }
        Ok(())
    }

    /// Returns the slot of a leaf of a group's lanes.
    fn leaf_slot(&self, group: usize, id: u32) -> Result<u32, Error> {
        let slot = self
            .lane_node(id)
            .ok()
            .filter(|&(of, _, local)| of == group && self.rerolled.groups[group].template.nodes[local].op == Op::Leaf);
        let slot = slot.and_then(|(.., local)| self.plans[group].slot_of[local]);
        slot.ok_or(Error::NotPart { name: "leaf", expected: "the leaves that a sample has of its own" })
    }

    /// Returns the number of `value` in every sample, as of the last pass; `value` belongs to any one of them.
    ///
    /// # Errors
    /// Returns an error if it belongs to none.
    pub fn across_samples(&mut self, value: Value<'_>) -> Result<Vec<f64>, Error> {
        self.across_lanes(self.known("the value", value)?)
    }

    /// Does what [`Program::across_samples`] does, by index on the tape.
    pub(crate) fn across_lanes(&mut self, id: u32) -> Result<Vec<f64>, Error> {
        let (group, _, local) = self.lane_node(id)?;
        match self.plans[group].slot_of[local] {
            Some(slot) => Ok(self.lanes[group].numbers(slot).collect()),
            None => {
                let mut numbers = Vec::new();
                for lane in 0..self.rerolled.groups[group].lanes.len() {
                    let position = self.rerolled.nodes(group, lane)[local];
                    numbers.push(self.inspect_position(position).data);
                }
                Ok(numbers)
            }
        }
    }

    /// Returns the group, the lane and the template node of a node inside a lane.
    fn lane_node(&self, id: u32) -> Result<(usize, usize, usize), Error> {
        match self.recording.position(id).map(|position| self.rerolled.place(position)) {
            Some(Place::Lane { lane, local }) => {
                let (group, lane) = self.rerolled.lane(lane);
                Ok((group, lane, local as usize))
            }
            _ => Err(Error::NotPart { name: "value", expected: "a sample" }),
        }
    }

    /// Returns what `output`, a value of any one sample, would be for other inputs, with the parameters as they are: the
    /// scores of a grid of points, say. `leaves` are inputs of that sample, and `points` has a number for each of them for
    /// each point. The sample's other leaves keep their numbers.
    ///
    /// # Errors
    /// Returns an error if `output` does not belong to a sample or `leaves` are not its own, or the numbers do not make
    /// whole points.
    pub fn evaluate(&self, output: Value<'_>, leaves: &[Value<'_>], points: &[f64]) -> Result<Vec<f64>, Error> {
        self.evaluate_node(self.known("the output", output)?, &self.known_leaves(leaves)?, points)
    }

    /// Does what [`Program::evaluate`] does, by indices on the tape.
    pub(crate) fn evaluate_node(&self, output: u32, leaves: &[u32], points: &[f64]) -> Result<Vec<f64>, Error> {
        let (group, lane, local) = self.lane_node(output)?;
        let (template, plan) = (&self.rerolled.groups[group].template, &self.plans[group]);
        let columns = leaves.len();
        if columns == 0 {
            return Err(Error::Empty { name: "leaves" });
        }
        if !points.len().is_multiple_of(columns) {
            let expected = points.len().next_multiple_of(columns);
            return Err(Error::Length { name: "points", expected, found: points.len() });
        }
        let slot = plan.slot_of[local].ok_or(Error::NotPart { name: "output", expected: "what the program keeps" })?;
        let mut slots = Vec::with_capacity(columns);
        for &leaf in leaves {
            slots.push(self.leaf_slot(group, leaf)?);
        }
        let mut is_needed = vec![false; plan.slots];
        for (slot, needed) in plan.slot_of.iter().zip(below(template, local)) {
            if let Some(slot) = *slot {
                is_needed[slot as usize] |= needed;
            }
        }
        let steps = plan.steps.iter().filter(|step| is_needed[step_outputs(step)].contains(&true));
        let steps: Vec<&Step> = steps.collect();
        let shared = self.shared_of_parameters();
        // Tiles that stay in the fastest memory.
        const AT_ONCE: usize = 10 * LANES;
        let mut lanes = Lanes::new(AT_ONCE, plan);
        for (_, slot) in self::leaves(template, plan) {
            let own = self.lanes[group].number_of(slot, lane);
            lanes.fill(slot, |_| own);
        }
        let mut outputs = Vec::with_capacity(points.len() / columns);
        for points in points.chunks(AT_ONCE * columns) {
            let count = points.len() / columns;
            for (column, &slot) in slots.iter().enumerate() {
                lanes.fill(slot, |lane| points[lane.min(count - 1) * columns + column]);
            }
            lanes.forward(steps.iter().copied(), &shared);
            outputs.extend(lanes.numbers(slot).take(count));
        }
        Ok(outputs)
    }

    /// Returns the scalars outside the lanes, computed anew from the parameters as they are.
    fn shared_of_parameters(&self) -> Vec<f64> {
        let mut shared = self.shared_data.clone();
        for unit in &self.rerolled.units {
            if let Unit::Scalar(index) = *unit {
                let node = self.rerolled.shared[index as usize];
                shared[index as usize] = forward(node.op, shared[node.a as usize], second(&shared, node));
            }
        }
        shared
    }

    fn known_leaves(&self, leaves: &[Value<'_>]) -> Result<Vec<u32>, Error> {
        leaves.iter().map(|&leaf| self.known("a leaf", leaf)).collect()
    }
}

/// Returns the slots that a step computes: those of all neurons of a layer.
fn step_outputs(step: &Step) -> std::ops::Range<usize> {
    let (first, count) = match step {
        Step::Dense(dense) => (dense.first_output as usize, dense.neurons),
        Step::Elementwise(elementwise) => (elementwise.output as usize, 1),
    };
    first..first + count
}

/// Returns, for each template node, whether `top` depends on it.
fn below(template: &Template, top: usize) -> Vec<bool> {
    let mut needed = vec![false; template.nodes.len()];
    needed[top] = true;
    for node in (0..=top).rev() {
        if needed[node] {
            for operand in template.nodes[node].operands() {
                if let Operand::Local(operand) = operand {
                    needed[*operand as usize] = true;
                }
            }
        }
    }
    needed
}
