//! The compiled program: passes and steps.

use super::inspect::Rematerialised;
use super::lanes::Lanes;
use super::plan::{Plan, SharedUses};
use super::recording::{Recording, backward, forward};
use super::reroll::{self, Place, Rerolled, Template, Term, Unit};
use super::tiles::SharedScalars;
use crate::error::Error;
use crate::op::Op;
use crate::optim::Optimizer;
use crate::tape::{TapeId, Value};
use std::fmt;

/// A compiled loss. See [`compile`](super::compile()).
///
/// ```
/// use micrograd::{Tape, compile};
/// let tape = Tape::new();
/// let w = tape.value(2.0);
/// let mut program = compile((w - 5.0).pow(2), &[w])?;
/// let losses = program.train(3, |_| 0.5);
/// assert_eq!(losses, [9.0, 0.0, 0.0]);
/// # Ok::<(), micrograd::Error>(())
/// ```
pub struct Program {
    pub(super) recording: Recording,
    pub(super) rerolled: Rerolled,
    pub(super) plans: Vec<Plan>,
    pub(super) lanes: Vec<Lanes>,
    /// The scalars outside the lanes; the parameters come first.
    pub(super) shared_data: Vec<f64>,
    pub(super) shared_grad: Vec<f64>,
    /// The parameters as the last pass read them.
    read: Vec<f64>,
    /// The tape, and how often it had been rewound.
    origin: (TapeId, u32),
    pub(super) passes: u64,
    pub(super) rematerialised: Rematerialised,
}

impl fmt::Debug for Program {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (parameters, lanes) = (self.parameters().len(), self.rerolled.groups.iter().map(|group| group.lanes.len()));
        let mut program = formatter.debug_struct("Program");
        program.field("loss", &self.loss()).field("parameters", &parameters);
        program.field("lanes", &lanes.collect::<Vec<_>>()).finish_non_exhaustive()
    }
}

impl Program {
    /// Makes a program of a recording; `data` and `parameters` are by index on the tape.
    pub(super) fn new(recording: Recording, data: &[f64], parameters: &[u32], origin: (TapeId, u32)) -> Program {
        let parameters: Vec<u32> = parameters.iter().filter_map(|&id| recording.position(id)).collect();
        let rerolled = reroll::reroll(&recording, data, &parameters);
        let mut uses = vec![SharedUses::default(); rerolled.shared.len()];
        let (mut plans, mut lanes) = (vec![], vec![]);
        for (index, group) in rerolled.groups.iter().enumerate() {
            let plan = Plan::new(&group.template, &mut uses);
            let mut of_group = Lanes::new(group.lanes.len(), &plan);
            for (local, slot) in leaves(&group.template, &plan) {
                let node = |lane: usize| recording.ids[rerolled.nodes(index, lane)[local] as usize];
                of_group.fill(slot, |lane| data[node(lane) as usize]);
            }
            plans.push(plan);
            lanes.push(of_group);
        }
        let shared_data: Vec<f64> = rerolled.shared.iter().map(|node| node.data).collect();
        Program {
            shared_grad: vec![0.0; shared_data.len()],
            read: shared_data[..parameters.len()].to_vec(),
            recording,
            rerolled,
            plans,
            lanes,
            shared_data,
            origin,
            passes: 0,
            rematerialised: Rematerialised::default(),
        }
    }

    /// Returns the parameters, in the order in which they were given.
    #[must_use]
    pub fn parameters(&self) -> &[f64] {
        &self.shared_data[..self.read.len()]
    }

    /// Returns the parameters for writing.
    pub fn parameters_mut(&mut self) -> &mut [f64] {
        let count = self.read.len();
        &mut self.shared_data[..count]
    }

    /// Returns the gradients of the parameters, as of the last pass.
    #[must_use]
    pub fn gradients(&self) -> &[f64] {
        &self.shared_grad[..self.read.len()]
    }

    /// Returns the loss, as of the last pass.
    #[must_use]
    pub fn loss(&self) -> f64 {
        self.shared_data[self.loss_index()]
    }

    /// Returns the index of the loss among the shared scalars.
    fn loss_index(&self) -> usize {
        match self.rerolled.place(self.recording.loss) {
            Place::Shared(index) => index as usize,
            _ => unreachable!("the loss is outside the lanes"),
        }
    }

    /// Computes the loss, every number and every gradient, and returns the loss. Changes no parameter.
    pub fn pass(&mut self) -> f64 {
        self.forward();
        self.backward();
        self.passes += 1;
        self.loss()
    }

    /// Takes one step of gradient descent, `p -= rate * dp`. Returns the loss before the step.
    pub fn step(&mut self, rate: f64) -> f64 {
        let loss = self.pass();
        let parameters = self.shared_data[..self.read.len()].iter_mut();
        for (parameter, &grad) in parameters.zip(&self.shared_grad) {
            *parameter -= rate * grad;
        }
        loss
    }

    /// Takes one step of an optimizer, such as Adam. Returns the loss before the step.
    pub fn step_with(&mut self, optimizer: &mut Optimizer, rate: f64) -> f64 {
        let loss = self.pass();
        let count = self.read.len();
        optimizer.update(&mut self.shared_data[..count], &self.shared_grad[..count], rate);
        loss
    }

    /// Takes steps, each at the rate that `schedule` gives for it. Returns the loss before each.
    pub fn train(&mut self, steps: usize, mut schedule: impl FnMut(usize) -> f64) -> Vec<f64> {
        (0..steps).map(|step| self.step(schedule(step))).collect()
    }

    fn forward(&mut self) {
        let parameters = self.read.len();
        self.read.copy_from_slice(&self.shared_data[..parameters]);
        for unit in &self.rerolled.units {
            match *unit {
                Unit::Scalar(index) => {
                    let node = self.rerolled.shared[index as usize];
                    let (a, b) = (self.shared_data[node.a as usize], second(&self.shared_data, node));
                    self.shared_data[index as usize] = forward(node.op, a, b);
                }
                Unit::Group(group) => {
                    let group = group as usize;
                    self.lanes[group].forward(&self.plans[group].steps, &self.shared_data);
                    let terms = self.rerolled.groups[group].terms.len();
                    let sum = self.rerolled.groups[group].sum as usize;
                    self.shared_data[sum] = self.partial_sum(group, terms - 1);
                }
            }
        }
    }

    fn backward(&mut self) {
        self.shared_grad.fill(0.0);
        let loss = self.loss_index();
        self.shared_grad[loss] = 1.0;
        for unit in self.rerolled.units.iter().rev() {
            match *unit {
                Unit::Scalar(index) => {
                    let node = self.rerolled.shared[index as usize];
                    let (a, b) = (self.shared_data[node.a as usize], second(&self.shared_data, node));
                    let (out, grad) = (self.shared_data[index as usize], self.shared_grad[index as usize]);
                    let (to_a, to_b) = backward(node.op, a, b, out, grad);
                    self.shared_grad[node.a as usize] += to_a;
                    if node.op.arity() == 2 {
                        self.shared_grad[node.b as usize] += to_b;
                    }
                }
                Unit::Group(index) => {
                    let group = &self.rerolled.groups[index as usize];
                    let upstream = self.shared_grad[group.sum as usize];
                    for term in group.terms[..group.irregular_terms].iter().rev() {
                        if let Term::Shared(term) = *term {
                            self.shared_grad[term as usize] += upstream;
                        }
                    }
                    let plan = &self.plans[index as usize];
                    let mut shared = SharedScalars { data: &self.shared_data, grad: &mut self.shared_grad };
                    self.lanes[index as usize].backward(plan, result_slot(plan), upstream, &mut shared);
                }
            }
        }
    }

    /// Returns a group's sum up to and with the term `last`.
    pub(super) fn partial_sum(&self, group: usize, last: usize) -> f64 {
        let (lanes, slot) = (&self.lanes[group], result_slot(&self.plans[group]));
        let term = |term: Term| match term {
            Term::Lane(lane) => lanes.number_of(slot, lane as usize),
            Term::Shared(index) => self.data_of_pass(index as usize),
        };
        let terms = &self.rerolled.groups[group].terms[..=last];
        // After a few shared terms, if any, all that is left are lanes, one after another.
        let start = self.rerolled.groups[group].irregular_terms.min(terms.len());
        let sum = terms[..start].iter().map(|&x| term(x)).reduce(|sum, x| sum + x).expect("at least one term");
        match terms[start..] {
            [Term::Lane(first), ..] => lanes.add_up(slot, first as usize, first as usize + terms.len() - start, sum),
            _ => sum,
        }
    }

    /// Returns a scalar outside the lanes as the last pass read it.
    pub(super) fn data_of_pass(&self, index: usize) -> f64 {
        self.read.get(index).copied().unwrap_or_else(|| self.shared_data[index])
    }

    /// Returns the index of a value that may have been compiled: since then nothing else has taken its place.
    pub(super) fn known(&self, name: &'static str, value: Value<'_>) -> Result<u32, Error> {
        let id = self.on_tape(name, value)?;
        if value.tape.is_live(id, self.origin.1) {
            Ok(id)
        } else {
            Err(Error::NotPart { name, expected: "what was compiled: it was recorded, or moved, later" })
        }
    }

    /// Returns the index of a value on the tape that was compiled.
    fn on_tape(&self, name: &'static str, value: Value<'_>) -> Result<u32, Error> {
        self.origin.0.check(value.tape.id(), name)?;
        value.id_on(value.tape, name)
    }

    /// Writes the parameters and their gradients back to the values that they were compiled from.
    ///
    /// # Errors
    /// Returns an error if these are not as many values as there are parameters, or one belongs to another tape or is no
    /// longer live. Then nothing is written.
    pub fn store(&self, parameters: &[Value<'_>]) -> Result<(), Error> {
        if parameters.len() != self.read.len() {
            return Err(Error::Length { name: "parameters", expected: self.read.len(), found: parameters.len() });
        }
        parameters.iter().try_for_each(|&parameter| self.on_tape("a parameter", parameter).map(drop))?;
        for ((parameter, &data), &grad) in parameters.iter().zip(self.parameters()).zip(self.gradients()) {
            parameter.set_data(data);
            parameter.set_grad(grad);
        }
        Ok(())
    }
}

/// Returns the template nodes that are leaves, each with its slot.
pub(super) fn leaves<'a>(template: &'a Template, plan: &'a Plan) -> impl Iterator<Item = (usize, u32)> + 'a {
    let nodes = template.nodes.iter().zip(&plan.slot_of).enumerate();
    nodes
        .filter(|(_, (node, _))| node.op == Op::Leaf)
        .map(|(local, (_, slot))| (local, slot.expect("leaves have slots")))
}

/// Returns the slot of a lane's result.
fn result_slot(plan: &Plan) -> u32 {
    plan.slot_of[plan.slot_of.len() - 1].expect("the result is read")
}

/// Returns the second operand of a scalar: a shared one, or an exponent.
pub(super) fn second(data: &[f64], node: reroll::SharedScalar) -> f64 {
    if node.op == Op::Pow { node.exponent } else { data[node.b as usize] }
}
