//! What a program runs: in words, and as numbers for those who write the words themselves.

use super::lanes::Lanes;
use super::plan::Step;
use super::program::Program;
use super::reroll::Unit;
use crate::op::Op;
use std::fmt;

/// How a program runs.
///
/// ```
/// use micrograd::{Tape, compile};
/// let tape = Tape::new();
/// let w = tape.value(2.0);
/// let report = compile(w * w, &[w])?.report();
/// assert_eq!((report.nodes, report.lanes, report.exact), (2, 0, true));
/// assert!(report.to_string().ends_with("the tape's bits\n1 scalar operations"));
/// # Ok::<(), micrograd::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// How many recorded nodes the loss is computed from.
    pub nodes: usize,
    /// The samples that run side by side; 0 when nothing repeats.
    pub lanes: usize,
    /// How many recorded nodes each of them has.
    pub per_lane: usize,
    /// What is run, a line each.
    pub plan: Vec<String>,
    /// How many bytes the numbers of the lanes take.
    pub bytes: usize,
    /// Whether every number and gradient has the bits of the tape's.
    pub exact: bool,
}

impl fmt::Display for Report {
    /// A line for each group of lanes, and for the scalars.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Report { nodes, bytes, exact, .. } = self;
        let bits = if *exact { "the tape's bits" } else { "other bits than the tape" };
        write!(formatter, "{nodes} nodes, {bytes} bytes, {bits}")?;
        self.plan.iter().try_for_each(|line| write!(formatter, "\n{line}"))
    }
}

impl Program {
    /// What the program runs. Verifies it, and therefore runs a pass.
    pub fn report(&mut self) -> Report {
        let exact = self.verify().is_ok();
        let [nodes, lanes, per_lane, bytes, scalars] = self.sizes();
        let groups = self.rerolled.groups.iter().zip(&self.plans);
        let lines = groups.map(|(group, plan)| {
            let steps: Vec<String> = plan.steps.iter().map(describe).collect();
            format!("{} lanes of {} nodes: {}", group.lanes.len(), group.template.nodes.len(), steps.join(", "))
        });
        let plan = lines.chain([format!("{scalars} scalar operations")]).collect();
        Report { nodes, lanes, per_lane, plan, bytes, exact }
    }

    /// The recorded nodes, the lanes, the nodes of each lane, the bytes, and the scalar operations. The lanes are those
    /// of the largest group.
    fn sizes(&self) -> [usize; 5] {
        let largest = self.rerolled.groups.iter().max_by_key(|group| group.lanes.len() * group.template.nodes.len());
        [
            self.recording.loss as usize + 1,
            largest.map_or(0, |group| group.lanes.len()),
            largest.map_or(0, |group| group.template.nodes.len()),
            self.lanes.iter().map(Lanes::bytes).sum(),
            self.rerolled.units.iter().filter(|unit| matches!(unit, Unit::Scalar(_))).count(),
        ]
    }

    /// [`Program::report`] as numbers: the sizes; then of each group its lanes, its nodes and how many steps it has; and
    /// of each step its inputs and neurons, 0 for what is no layer, and the number of its operation.
    pub(crate) fn outline(&self) -> Vec<u32> {
        let mut outline = self.sizes().to_vec();
        for (group, plan) in self.rerolled.groups.iter().zip(&self.plans) {
            outline.extend([group.lanes.len(), group.template.nodes.len(), plan.steps.len()]);
            for step in &plan.steps {
                outline.extend(match step {
                    Step::Dense(dense) => {
                        [dense.inputs.len(), dense.neurons, dense.activation.map_or(0, |op| op as usize)]
                    }
                    Step::Elementwise(elementwise) => [0, 0, elementwise.op as usize],
                });
            }
        }
        outline.into_iter().map(|number| number as u32).collect()
    }
}

fn describe(step: &Step) -> String {
    match step {
        Step::Dense(dense) => {
            let activation = dense.activation.map_or("", Op::symbol);
            format!("dense {}→{} {activation}", dense.inputs.len(), dense.neurons).trim_end().to_owned()
        }
        Step::Elementwise(elementwise) => elementwise.op.symbol().to_owned(),
    }
}
