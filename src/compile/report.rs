//! What a program runs: in words, and as an outline for those who write the words themselves.

use super::lanes::Lanes;
use super::plan::Step;
use super::program::Program;
use super::reroll::Unit;
use crate::op::Op;
use serde::Serialize;
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
    /// Writes a line for each group of lanes, and for the scalars.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Report { nodes, bytes, exact, .. } = self;
        let bits = if *exact { "the tape's bits" } else { "other bits than the tape" };
        write!(formatter, "{nodes} nodes, {bytes} bytes, {bits}")?;
        self.plan.iter().try_for_each(|line| write!(formatter, "\n{line}"))
    }
}

/// What a program runs, for those who write the words themselves.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Outline {
    pub nodes: usize,
    /// The lanes of the largest group.
    pub lanes: usize,
    /// The nodes of each of them.
    pub per_lane: usize,
    pub bytes: usize,
    /// How many operations run by themselves.
    pub scalars: usize,
    pub groups: Vec<GroupOutline>,
}

/// Lanes of the same template.
#[derive(Serialize)]
pub(crate) struct GroupOutline {
    pub lanes: usize,
    pub nodes: usize,
    pub steps: Vec<StepOutline>,
}

/// What runs over all lanes of a group at once: a layer, or an operation, written as micrograd does.
#[derive(Serialize)]
#[serde(rename_all = "camelCase", tag = "kind")]
pub(crate) enum StepOutline {
    Dense { inputs: usize, neurons: usize, activation: &'static str },
    Elementwise { operation: &'static str },
}

impl Program {
    /// Reports what the program runs. It verifies the program, and therefore runs a pass.
    pub fn report(&mut self) -> Report {
        let exact = self.verify().is_ok();
        let Outline { nodes, lanes, per_lane, bytes, scalars, groups } = self.outline();
        let lines = groups.iter().map(|GroupOutline { lanes, nodes, steps }| {
            let steps: Vec<String> = steps.iter().map(StepOutline::describe).collect();
            format!("{lanes} lanes of {nodes} nodes: {}", steps.join(", "))
        });
        let plan = lines.chain([format!("{scalars} scalar operations")]).collect();
        Report { nodes, lanes, per_lane, plan, bytes, exact }
    }

    pub(crate) fn outline(&self) -> Outline {
        let groups = self.rerolled.groups.iter().zip(&self.plans).map(|(group, plan)| GroupOutline {
            lanes: group.lanes.len(),
            nodes: group.template.nodes.len(),
            steps: plan.steps.iter().map(StepOutline::of).collect(),
        });
        let groups: Vec<GroupOutline> = groups.collect();
        let largest = groups.iter().max_by_key(|group| group.lanes * group.nodes);
        Outline {
            nodes: self.recording.loss as usize + 1,
            lanes: largest.map_or(0, |group| group.lanes),
            per_lane: largest.map_or(0, |group| group.nodes),
            bytes: self.lanes.iter().map(Lanes::bytes).sum(),
            scalars: self.rerolled.units.iter().filter(|unit| matches!(unit, Unit::Scalar(_))).count(),
            groups,
        }
    }
}

impl StepOutline {
    fn of(step: &Step) -> StepOutline {
        match step {
            Step::Dense(dense) => StepOutline::Dense {
                inputs: dense.inputs.len(),
                neurons: dense.neurons,
                activation: dense.activation.map_or("", Op::symbol),
            },
            Step::Elementwise(elementwise) => StepOutline::Elementwise { operation: elementwise.op.symbol() },
        }
    }

    fn describe(&self) -> String {
        match self {
            StepOutline::Dense { inputs, neurons, activation } => {
                format!("dense {inputs}→{neurons} {activation}").trim_end().to_owned()
            }
            StepOutline::Elementwise { operation } => (*operation).to_owned(),
        }
    }
}
