//! Planning a template: which of its nodes become dense layers, and which are computed one by one.

use super::reroll::{Operand, Template};
use crate::op::Op;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;

/// How to run a template over its lanes.
pub(super) struct Plan {
    /// In the order of the forward pass; the backward pass runs through them from the end.
    pub(super) steps: Vec<Step>,
    /// How many numbers each lane keeps.
    pub(super) slots: usize,
    /// The slot of each template node; none for a node inside a dense layer.
    pub(super) slot_of: Vec<Option<u32>>,
    /// Where lanes without a gradient can be left out.
    pub(super) gate: Option<Gate>,
    /// The contributions that have to wait until all lanes are done, in the order within a lane.
    pub(super) deferred: Vec<Deferred>,
}

/// The last of the layers that a plan starts with, when every gradient that they get comes through it: a lane whose
/// gradient is zero there, such as a sample that meets the margin, adds zero to every gradient and can be left out.
///
/// That needs numbers that are finite, since `0 * inf` is a NaN. They are when no parameter and no input is larger
/// than a limit.
pub(super) struct Gate {
    /// The index of the step.
    pub(super) step: usize,
    /// The slots of its results.
    pub(super) outputs: Range<u32>,
    /// The slots of the inputs from outside the layers.
    pub(super) inputs: Vec<u32>,
    /// The parameters of the layers, as indices in the rest.
    pub(super) parameters: Vec<Range<usize>>,
    /// How large a parameter or an input may be.
    pub(super) limit: f64,
}

/// One instruction for all lanes.
pub(super) enum Step {
    Dense(Dense),
    Elementwise(Elementwise),
}

/// A layer: `activation(((b + w0 * x0) + w1 * x1) + …)` for each of its neurons.
pub(super) struct Dense {
    /// The slots of the inputs.
    pub(super) inputs: Vec<u32>,
    /// The slot of the first neuron; the others follow.
    pub(super) first_output: u32,
    pub(super) neurons: usize,
    /// Of each neuron, its weights and then its bias, as indices in the rest.
    pub(super) parameters: Vec<u32>,
    pub(super) activation: Option<Op>,
    /// What each input's gradient becomes.
    pub(super) to_inputs: Vec<Contribution>,
}

/// One operation.
pub(super) struct Elementwise {
    pub(super) op: Op,
    pub(super) a: Source,
    pub(super) b: Source,
    pub(super) output: u32,
    pub(super) to_a: Target,
    pub(super) to_b: Target,
}

/// Where an operation reads an operand.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Source {
    /// A number of the lane.
    Slot(u32),
    /// The same scalar of the rest for all lanes.
    Shared(u32),
    /// Neighbouring scalars of the rest, from this one on.
    Consecutive(u32),
    /// A scalar of the rest for each lane.
    Gathered(Vec<u32>),
    /// A number that never changes: an exponent, or nothing.
    Constant(f64),
}

/// Where an operation adds to a gradient.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Target {
    /// To none, as nothing below needs it, or later.
    None,
    /// To a number of the lane.
    Slot(u32, Contribution),
    /// To one scalar of the rest, lane by lane from the last.
    Shared(u32),
    /// To neighbouring scalars of the rest, from this one on.
    Consecutive(u32),
}

/// How a contribution meets those before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Contribution {
    /// Nothing needs the gradient.
    Unneeded,
    /// It is the first.
    First,
    /// It is added.
    Added,
}

/// A contribution to a scalar of the rest that has other contributions from the same lane, or from others.
pub(super) struct Deferred {
    /// The step, an elementwise one.
    pub(super) step: usize,
    /// The second operand's contribution rather than the first's.
    pub(super) is_second: bool,
}

/// A weighted sum in a template.
#[derive(Clone, PartialEq)]
struct Neuron {
    /// The template nodes of the inputs.
    inputs: Vec<u32>,
    /// The weights and then the bias, as indices in the rest.
    parameters: Vec<u32>,
    activation: Option<Op>,
    /// The template node of the result.
    output: u32,
    /// The template nodes that nothing else reads.
    interior: Vec<u32>,
}

/// Nodes that run together.
enum Unit {
    Layer(Vec<Neuron>),
    Node(u32),
}

impl Plan {
    pub(super) fn new(template: &Template) -> Plan {
        let uses = Uses::of(template);
        let neurons = neurons(template, &uses);
        let mut layers: BTreeMap<u32, Vec<Neuron>> = BTreeMap::new();
        let mut layer_of: HashMap<(Vec<u32>, Option<Op>), u32> = HashMap::new();
        for neuron in neurons {
            let key = (neuron.inputs.clone(), neuron.activation);
            let layer = *layer_of.entry(key).or_insert(neuron.output);
            layers.entry(layer).or_default().push(neuron);
        }
        let units = in_order(template, layers.into_values().map(Unit::Layer).collect())
            .filter(|units| adds_in_order(template, units))
            .unwrap_or_else(|| in_order(template, vec![]).expect("single nodes are in order"));
        lower(template, &uses, units)
    }
}

/// How often nodes are read.
struct Uses {
    /// Of each template node: by others of the template.
    local: Vec<u32>,
    /// Of each scalar of the rest: by nodes of the template.
    shared: BTreeMap<u32, u32>,
    /// The scalars of the rest that are among those gathered.
    gathered: BTreeSet<u32>,
    /// The scalars of the rest that stand in two different lists, or twice in one.
    repeated: BTreeSet<u32>,
}

impl Uses {
    fn of(template: &Template) -> Uses {
        let mut uses = Uses {
            local: vec![0; template.len()],
            shared: BTreeMap::new(),
            gathered: BTreeSet::new(),
            repeated: BTreeSet::new(),
        };
        let mut lists: BTreeSet<&[u32]> = BTreeSet::new();
        for operand in template.iter().flat_map(|node| &node.operands) {
            match operand {
                Operand::Local(local) => uses.local[*local as usize] += 1,
                Operand::Shared(index) => *uses.shared.entry(*index).or_default() += 1,
                Operand::Gathered(list) => {
                    if lists.insert(list) {
                        for &index in list {
                            if !uses.gathered.insert(index) {
                                uses.repeated.insert(index);
                            }
                        }
                    }
                }
            }
        }
        uses
    }

    /// Whether a scalar gets one contribution from each lane and no others.
    fn is_single(&self, index: u32) -> bool {
        self.shared.get(&index) == Some(&1) && !self.gathered.contains(&index)
    }

    /// Whether each lane contributes to a scalar of its own and none is read otherwise.
    fn is_apart(&self, list: &[u32]) -> bool {
        list.iter().all(|index| !self.repeated.contains(index) && !self.shared.contains_key(index))
    }
}

/// The weighted sums of a template, by their results.
fn neurons(template: &Template, uses: &Uses) -> Vec<Neuron> {
    let mut interior = vec![false; template.len()];
    let mut neurons: Vec<Neuron> = Vec::new();
    for top in (0..template.len() as u32).rev() {
        if interior[top as usize] {
            continue;
        }
        if let Some(neuron) = neuron_at(template, uses, top) {
            neuron.interior.iter().for_each(|&node| interior[node as usize] = true);
            neurons.push(neuron);
        }
    }
    neurons.reverse();
    neurons
}

/// The weighted sum whose result, before or after an activation, is node `top`.
fn neuron_at(template: &Template, uses: &Uses, top: u32) -> Option<Neuron> {
    let node = &template[top as usize];
    let alone = |node: u32| uses.local[node as usize] == 1;
    let mut interior = vec![];
    let (activation, sum) = match (node.op, node.operands.as_slice()) {
        (op @ (Op::Relu | Op::Tanh | Op::Sigmoid), &[Operand::Local(sum)]) if alone(sum) => {
            interior.push(sum);
            (Some(op), sum)
        }
        _ => (None, top),
    };
    let (mut inputs, mut parameters) = (vec![], vec![]);
    let mut partial = sum;
    let bias = loop {
        let node = &template[partial as usize];
        let [rest, Operand::Local(product)] = node.operands.as_slice() else { return None };
        let weighted = &template[*product as usize];
        if node.op != Op::Add || weighted.op != Op::Mul || !alone(*product) {
            return None;
        }
        let (weight, input) = match weighted.operands.as_slice() {
            [Operand::Shared(weight), Operand::Local(input)] => (*weight, *input),
            [Operand::Local(input), Operand::Shared(weight)] => (*weight, *input),
            _ => return None,
        };
        interior.push(*product);
        inputs.push(input);
        parameters.push(weight);
        match rest {
            Operand::Shared(bias) => break *bias,
            Operand::Local(before) if alone(*before) => {
                interior.push(*before);
                partial = *before;
            }
            _ => return None,
        }
    };
    inputs.reverse();
    parameters.reverse();
    parameters.push(bias);
    let is_single = parameters.iter().all(|&parameter| uses.is_single(parameter));
    let is_distinct = inputs.iter().collect::<BTreeSet<_>>().len() == inputs.len();
    (is_single && is_distinct).then_some(Neuron { inputs, parameters, activation, output: top, interior })
}

/// The layers, and every node outside them, so that each comes after what it reads; nothing when two wait for each
/// other.
fn in_order(template: &Template, layers: Vec<Unit>) -> Option<Vec<Unit>> {
    let mut inside = vec![false; template.len()];
    for neuron in layers.iter().flat_map(neurons_of) {
        inside[neuron.output as usize] = true;
        neuron.interior.iter().for_each(|&node| inside[node as usize] = true);
    }
    let single = (0..template.len()).filter(|&node| !inside[node] && template[node].op != Op::Leaf);
    let mut waiting: Vec<Unit> = layers.into_iter().chain(single.map(|node| Unit::Node(node as u32))).collect();
    waiting.sort_by_key(|unit| outputs(unit).last().copied());
    let mut is_known: Vec<bool> = template.iter().map(|node| node.op == Op::Leaf).collect();
    let mut ordered = Vec::new();
    while !waiting.is_empty() {
        let (ready, blocked) = waiting.into_iter().partition::<Vec<_>, _>(|unit| {
            let is_ready = inputs(template, unit).iter().all(|&input| is_known[input as usize]);
            if is_ready {
                outputs(unit).iter().for_each(|&output| is_known[output as usize] = true);
            }
            is_ready
        });
        if ready.is_empty() {
            return None;
        }
        ordered.extend(ready);
        waiting = blocked;
    }
    Some(ordered)
}

fn neurons_of(unit: &Unit) -> &[Neuron] {
    match unit {
        Unit::Layer(neurons) => neurons,
        Unit::Node(_) => &[],
    }
}

/// The template nodes that a unit computes for others to read.
fn outputs(unit: &Unit) -> Vec<u32> {
    match unit {
        Unit::Layer(neurons) => neurons.iter().map(|neuron| neuron.output).collect(),
        Unit::Node(node) => vec![*node],
    }
}

/// The template nodes that a unit reads.
fn inputs(template: &Template, unit: &Unit) -> Vec<u32> {
    match unit {
        Unit::Layer(neurons) => neurons[0].inputs.clone(),
        Unit::Node(node) => locals(template, *node).collect(),
    }
}

fn locals(template: &Template, node: u32) -> impl Iterator<Item = u32> {
    template[node as usize].operands.iter().filter_map(|operand| match operand {
        Operand::Local(local) => Some(*local),
        _ => None,
    })
}

/// Whether running the units backward, the neurons of a layer from the last, adds to the gradient of every node in
/// the order of the tape's sweep: the nodes from the last.
fn adds_in_order(template: &Template, units: &[Unit]) -> bool {
    let mut time = vec![(0, 0); template.len()];
    for (turn, unit) in units.iter().rev().enumerate() {
        match unit {
            Unit::Node(node) => time[*node as usize] = (turn, 0),
            Unit::Layer(neurons) => {
                for (place, neuron) in neurons.iter().rev().enumerate() {
                    time[neuron.output as usize] = (turn, place);
                    neuron.interior.iter().for_each(|&node| time[node as usize] = (turn, place));
                }
            }
        }
    }
    let mut last = vec![(0, 0); template.len()];
    (0..template.len() as u32).rev().all(|node| {
        locals(template, node).all(|operand| {
            let now = time[node as usize];
            std::mem::replace(&mut last[operand as usize], now) <= now
        })
    })
}

/// Turns units into steps: gives every node its slot, and decides how each gradient is added.
fn lower(template: &Template, uses: &Uses, units: Vec<Unit>) -> Plan {
    let mut slot_of: Vec<Option<u32>> = vec![None; template.len()];
    let mut slots = 0;
    let mut assign = |slot_of: &mut [Option<u32>], node: u32| {
        *slot_of[node as usize].get_or_insert_with(|| {
            slots += 1;
            slots - 1
        })
    };
    for unit in &units {
        inputs(template, unit).into_iter().for_each(|node| _ = assign(&mut slot_of, node));
        outputs(unit).into_iter().for_each(|node| _ = assign(&mut slot_of, node));
    }
    // A template that is a leaf alone has no units.
    assign(&mut slot_of, template.len() as u32 - 1);
    let slot = |node: u32| slot_of[node as usize].expect("assigned above");

    let needs = needs_gradient(template);
    let mut has_gradient = vec![false; template.len()];
    has_gradient[template.len() - 1] = true;
    let mut contribution = |node: u32| match (needs[node as usize], has_gradient[node as usize]) {
        (false, _) => Contribution::Unneeded,
        (true, true) => Contribution::Added,
        (true, false) => {
            has_gradient[node as usize] = true;
            Contribution::First
        }
    };
    let last_step = units.len().wrapping_sub(1);
    let mut deferred = Vec::new();
    let mut steps = Vec::with_capacity(units.len());
    for (turn, unit) in units.iter().rev().enumerate() {
        steps.push(match unit {
            Unit::Layer(neurons) => Step::Dense(Dense {
                inputs: neurons[0].inputs.iter().map(|&input| slot(input)).collect(),
                first_output: slot(neurons[0].output),
                neurons: neurons.len(),
                parameters: neurons.iter().flat_map(|neuron| neuron.parameters.iter().copied()).collect(),
                activation: neurons[0].activation,
                to_inputs: neurons[0].inputs.iter().map(|&input| contribution(input)).collect(),
            }),
            Unit::Node(node) => {
                let template_node = &template[*node as usize];
                let source = |nth: usize| match template_node.operands.get(nth) {
                    None => Source::Constant(template_node.exponent),
                    Some(Operand::Local(local)) => Source::Slot(slot(*local)),
                    Some(Operand::Shared(index)) => Source::Shared(*index),
                    Some(Operand::Gathered(list)) if is_consecutive(list) => Source::Consecutive(list[0]),
                    Some(Operand::Gathered(list)) => Source::Gathered(list.clone()),
                };
                let mut target = |nth: usize| {
                    let now = match template_node.operands.get(nth) {
                        None => return Target::None,
                        Some(Operand::Local(local)) => match contribution(*local) {
                            Contribution::Unneeded => return Target::None,
                            contribution => return Target::Slot(slot(*local), contribution),
                        },
                        Some(Operand::Shared(index)) => uses.is_single(*index).then_some(Target::Shared(*index)),
                        Some(Operand::Gathered(list)) => {
                            let is_apart = is_consecutive(list) && uses.is_apart(list) && is_one_node(template, list);
                            is_apart.then_some(Target::Consecutive(list[0]))
                        }
                    };
                    now.unwrap_or_else(|| {
                        deferred.push(Deferred { step: last_step - turn, is_second: nth == 1 });
                        Target::None
                    })
                };
                Step::Elementwise(Elementwise {
                    op: template_node.op,
                    a: source(0),
                    b: source(1),
                    output: slot(*node),
                    to_a: target(0),
                    to_b: target(1),
                })
            }
        });
    }
    steps.reverse();
    let gate = gate(&steps).filter(|_| deferred.is_empty());
    Plan { steps, slots: slots as usize, slot_of, deferred, gate }
}

/// The gate of a plan, if it has one.
fn gate(steps: &[Step]) -> Option<Gate> {
    let layers = steps.iter().map_while(|step| match step {
        Step::Dense(dense) => Some(dense),
        Step::Elementwise(_) => None,
    });
    let layers: Vec<&Dense> = layers.collect();
    let last = layers.last()?;
    let outputs = last.first_output..last.first_output + last.neurons as u32;
    // What comes after the layers may add to the gradients of the last one's results, and of its own.
    let is_through = |target: &Target| match target {
        Target::Slot(slot, _) => *slot >= outputs.start,
        _ => true,
    };
    let is_gate = steps[layers.len()..].iter().all(|step| match step {
        Step::Dense(_) => false,
        Step::Elementwise(step) => is_through(&step.to_a) && is_through(&step.to_b),
    });
    if !is_gate {
        return None;
    }
    let computed: BTreeSet<u32> =
        layers.iter().flat_map(|layer| layer.first_output..layer.first_output + layer.neurons as u32).collect();
    let read: BTreeSet<u32> = layers.iter().flat_map(|layer| layer.inputs.iter().copied()).collect();
    // A sum is at most (inputs + 1) * limit times the largest number before it.
    let digits: f64 = layers.iter().map(|layer| ((layer.inputs.len() + 1) as f64).log10()).sum();
    let exponent = ((300.0 - digits) / (layers.len() + 1) as f64).floor();
    let mut parameters: Vec<u32> = layers.iter().flat_map(|layer| layer.parameters.iter().copied()).collect();
    parameters.sort_unstable();
    let runs = parameters.chunk_by(|a, b| a + 1 == *b).map(|run| run[0] as usize..run[0] as usize + run.len());
    Some(Gate {
        step: layers.len() - 1,
        outputs,
        inputs: read.difference(&computed).copied().collect(),
        parameters: runs.collect(),
        limit: libm::pow(10.0, exponent).max(1.0),
    })
}

/// Whether one node alone reads this list, so that its contributions meet no others of the lane.
fn is_one_node(template: &Template, list: &[u32]) -> bool {
    let reads = |operand: &Operand| matches!(operand, Operand::Gathered(other) if other == list);
    template.iter().filter(|node| node.operands.iter().any(reads)).count() == 1
}

fn is_consecutive(list: &[u32]) -> bool {
    list.windows(2).all(|pair| pair[1] == pair[0] + 1)
}

/// Of each template node: whether it depends on a scalar of the rest, whose gradient is wanted.
fn needs_gradient(template: &Template) -> Vec<bool> {
    let mut needs = vec![false; template.len()];
    for (index, node) in template.iter().enumerate() {
        needs[index] = node.operands.iter().any(|operand| match operand {
            Operand::Local(local) => needs[*local as usize],
            Operand::Shared(_) | Operand::Gathered(_) => true,
        });
    }
    needs
}
