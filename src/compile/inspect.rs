//! Any recorded node of any sample, computed again on demand: a program keeps no more than it needs.

use super::program::Program;
use super::recording::{backward, forward};
use super::reroll::{Operand, Place, Template};
use crate::error::Error;
use crate::op::Op;
use crate::tape::Value;

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
    /// The lane and the number of the pass.
    of: Option<(u32, u64)>,
    /// The nodes of the group's template.
    instructions: Vec<Instruction>,
    /// What these read from outside the lane.
    outside: Vec<Outside>,
    /// The numbers of the nodes, then those from outside.
    data: Vec<f64>,
    grad: Vec<f64>,
}

/// A node of a template whose operands are places among the numbers of a lane.
struct Instruction {
    op: Op,
    a: u32,
    b: u32,
}

/// A number from outside a lane.
enum Outside {
    Scalar(Operand),
    Exponent(f64),
}

impl Program {
    /// Returns the number and the gradient of a recorded value, as of the last pass. A parameter's number is the present
    /// one.
    ///
    /// # Errors
    /// Returns an error if the loss does not depend on the value.
    pub fn inspect(&mut self, value: Value<'_>) -> Result<Inspection, Error> {
        self.inspect_node(self.known("the value", value)?)
    }

    /// Does what [`Program::inspect`] does, by index on the tape.
    #[inline]
    pub(crate) fn inspect_node(&mut self, id: u32) -> Result<Inspection, Error> {
        match self.recording.position(id) {
            Some(position) => Ok(self.inspect_position(position)),
            None => Err(Error::NotPart { name: "value", expected: "what the loss is computed from" }),
        }
    }

    /// Does what [`Program::inspect`] does, by position in the recording.
    #[inline]
    pub(super) fn inspect_position(&mut self, position: u32) -> Inspection {
        match self.rerolled.place(position) {
            Place::Shared(index) => {
                let index = index as usize;
                Inspection { data: self.shared_data[index], grad: self.shared_grad[index] }
            }
            Place::Partial { group, term } => {
                let sum = self.rerolled.groups[group as usize].sum as usize;
                Inspection { data: self.partial_sum(group as usize, term as usize), grad: 0.0 + self.shared_grad[sum] }
            }
            Place::Lane { lane, local } => {
                if self.rematerialised.of != Some((lane, self.passes)) {
                    self.rematerialise(lane);
                }
                let (now, local) = (&self.rematerialised, local as usize);
                Inspection { data: now.data[local], grad: now.grad[local] }
            }
        }
    }

    /// Computes a lane with the tape's arithmetic.
    fn rematerialise(&mut self, lane: u32) {
        let mut now = std::mem::take(&mut self.rematerialised);
        let (group, index) = self.rerolled.lane(lane);
        let (lanes, plan, of_group) = (&self.lanes[group], &self.plans[group], &self.rerolled.groups[group]);
        if now.of.is_none_or(|(known, _)| self.rerolled.lane(known).0 != group) {
            now.read(&of_group.template);
        }
        let nodes = now.instructions.len();
        for (number, outside) in now.data[nodes..].iter_mut().zip(&now.outside) {
            *number = match *outside {
                Outside::Exponent(exponent) => exponent,
                Outside::Scalar(Operand::Gathered(list)) => {
                    self.data_of_pass(of_group.template.lists[list as usize][index] as usize)
                }
                Outside::Scalar(Operand::Local(index) | Operand::Uniform(index)) => self.data_of_pass(index as usize),
            };
        }
        for (local, &Instruction { op, a, b }) in now.instructions.iter().enumerate() {
            let (a, b) = (now.data[a as usize], now.data[b as usize]);
            now.data[local] = match op {
                Op::Leaf => lanes.number_of(plan.slot_of[local].expect("leaves keep their numbers"), index),
                Op::Add => Op::Add.forward(a, b),
                Op::Mul => Op::Mul.forward(a, b),
                op => forward(op, a, b),
            };
        }
        now.grad.fill(0.0);
        now.grad[nodes - 1] += self.shared_grad[of_group.sum as usize];
        for (local, &Instruction { op, a, b }) in now.instructions.iter().enumerate().rev() {
            let (x, y, out, grad) = (now.data[a as usize], now.data[b as usize], now.data[local], now.grad[local]);
            let (to_a, to_b) = match op {
                Op::Add => Op::Add.backward(x, y, out, grad),
                Op::Mul => Op::Mul.backward(x, y, out, grad),
                op => backward(op, x, y, out, grad),
            };
            // A second operand that there is not is the first, which gets zero: that changes no gradient.
            now.grad[a as usize] += to_a;
            now.grad[b as usize] += to_b;
        }
        now.of = Some((lane, self.passes));
        self.rematerialised = now;
    }
}

impl Rematerialised {
    /// Lays out the numbers of a template's lanes.
    fn read(&mut self, template: &Template) {
        self.instructions.clear();
        self.outside.clear();
        for (local, node) in (0..).zip(&template.nodes) {
            let mut place_of = |outside: Outside| {
                self.outside.push(outside);
                (template.nodes.len() + self.outside.len() - 1) as u32
            };
            let mut places = [local; 2];
            for (place, &operand) in places.iter_mut().zip(node.operands()) {
                *place = match operand {
                    Operand::Local(local) => local,
                    outside => place_of(Outside::Scalar(outside)),
                };
            }
            let [a, b] = match node.op.arity() {
                1 if node.op == Op::Pow => [places[0], place_of(Outside::Exponent(node.exponent))],
                1 => [places[0]; 2],
                _ => places,
            };
            self.instructions.push(Instruction { op: node.op, a, b });
        }
        let count = self.instructions.len() + self.outside.len();
        self.data.resize(count, 0.0);
        self.grad.resize(count, 0.0);
    }
}
