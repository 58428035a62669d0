//! Any recorded node of any sample, computed again on demand: a program keeps no more than it needs.

use super::program::Program;
use super::recording::{backward, forward};
use super::reroll::{Operand, Place};
use crate::error::Error;
use crate::op::Op;
use crate::value::Value;

/// What the tape would hold for a node after the program's last pass.
///
/// ```
/// use micrograd::{Tape, compile};
/// let tape = Tape::new();
/// let w = tape.value(3.0);
/// let square = w * w;
/// let mut program = compile(square * 2.0, &[w])?;
/// program.pass();
/// let inspection = program.inspect(square)?;
/// assert_eq!((inspection.data, inspection.grad), (9.0, 2.0));
/// # Ok::<(), micrograd::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Inspection {
    /// The number.
    pub data: f64,
    /// The gradient.
    pub grad: f64,
}

/// One lane with all its nodes, as of one pass.
#[derive(Default)]
pub(super) struct Rematerialised {
    /// The group, the lane and the number of the pass.
    of: Option<(u32, u32, u64)>,
    data: Vec<f64>,
    grad: Vec<f64>,
    /// The operands of each node.
    operands: Vec<(f64, f64)>,
}

impl Program {
    /// The number and the gradient of a recorded value, as of the last pass. A parameter's number is the present one.
    ///
    /// # Errors
    /// When the loss does not depend on the value.
    pub fn inspect(&mut self, value: Value<'_>) -> Result<Inspection, Error> {
        self.inspect_node(self.known(value)?)
    }

    /// [`Program::inspect`] by index on the tape.
    pub(crate) fn inspect_node(&mut self, id: u32) -> Result<Inspection, Error> {
        let place =
            self.place(id).ok_or(Error::NotPart { name: "value", expected: "what the loss is computed from" })?;
        Ok(match place {
            Place::Unreached => Inspection { data: 0.0, grad: 0.0 },
            Place::Rest(index) => {
                let index = index as usize;
                Inspection { data: self.rest_data[index], grad: self.rest_grad[index] }
            }
            Place::Partial { group, term } => {
                let sum = self.rerolled.groups[group as usize].sum as usize;
                Inspection { data: self.partial_sum(group as usize, term as usize), grad: 0.0 + self.rest_grad[sum] }
            }
            Place::Lane { group, lane, local } => {
                self.rematerialise(group, lane);
                let lane = &self.rematerialised;
                Inspection { data: lane.data[local as usize], grad: lane.grad[local as usize] }
            }
        })
    }

    /// Computes a lane with the tape's arithmetic, unless it is the one computed last.
    fn rematerialise(&mut self, group: u32, lane: u32) {
        if self.rematerialised.of == Some((group, lane, self.passes)) {
            return;
        }
        let mut now = std::mem::take(&mut self.rematerialised);
        let template = &self.rerolled.groups[group as usize].template;
        let (lanes, plan) = (&self.lanes[group as usize], &self.plans[group as usize]);
        now.data.resize(template.len(), 0.0);
        now.operands.resize(template.len(), (0.0, 0.0));
        now.grad.clear();
        now.grad.resize(template.len(), 0.0);
        let number = |data: &[f64], operand: &Operand| match operand {
            Operand::Local(local) => data[*local as usize],
            Operand::Shared(index) => self.data_of_pass(*index as usize),
            Operand::Gathered(list) => self.data_of_pass(list[lane as usize] as usize),
        };
        for (local, node) in template.iter().enumerate() {
            let operands = match node.operands.as_slice() {
                [] => (0.0, 0.0),
                [a] => (number(&now.data, a), node.exponent),
                [a, b, ..] => (number(&now.data, a), number(&now.data, b)),
            };
            now.operands[local] = operands;
            now.data[local] = match node.op {
                Op::Leaf => lanes.number_of(plan.slot_of[local].expect("leaves keep their numbers"), lane as usize),
                op => forward(op, operands.0, operands.1),
            };
        }
        now.grad[template.len() - 1] += self.rest_grad[self.rerolled.groups[group as usize].sum as usize];
        for (local, node) in template.iter().enumerate().rev() {
            let (a, b) = now.operands[local];
            let (to_a, to_b) = backward(node.op, a, b, now.data[local], now.grad[local]);
            for (operand, contribution) in node.operands.iter().zip([to_a, to_b]) {
                if let Operand::Local(operand) = operand {
                    now.grad[*operand as usize] += contribution;
                }
            }
        }
        now.of = Some((group, lane, self.passes));
        self.rematerialised = now;
    }
}
