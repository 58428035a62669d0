//! Planning a template: which of its nodes become dense layers, and which are computed one by one.

use super::reroll::{Operand, Template, TemplateNode};
use crate::op::Op;
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
    /// What else is added to the inputs' gradients, by pairs of inputs and then by time.
    pub(super) insertions: Vec<Insertion>,
}

/// A contribution to the gradient of a layer's input that comes between those of the layer's neurons: that of a skip
/// connection, which adds the input to something that is computed from the layer. The gradient of such a sum goes on to
/// the input as it is.
pub(super) struct Insertion {
    /// The place in the layer's inputs.
    pub(super) input: usize,
    /// How many neurons, from the last, come before.
    pub(super) after: usize,
    /// The slot of the sum, counted from the layer's first output, before which it cannot be.
    pub(super) slot: u32,
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

/// Weighted sums of the same inputs through the same activation.
struct Layer {
    /// The template nodes of the inputs.
    inputs: Vec<u32>,
    activation: Option<Op>,
    neurons: Vec<Neuron>,
}

/// A weighted sum in a template.
struct Neuron {
    /// The weights and then the bias, as indices in the rest.
    parameters: Vec<u32>,
    /// The template node of the result.
    output: u32,
    /// The template nodes that nothing else reads.
    interior: Vec<u32>,
}

/// Nodes that run together.
enum Unit {
    Layer(Layer),
    Node(u32),
}

impl Plan {
    /// Plans a template. `rest` has an element for each scalar of the rest; it is all zero before and after.
    pub(super) fn new(template: &Template, rest: &mut [RestUses]) -> Plan {
        let uses = Uses::of(template, rest);
        let in_layers = in_order(template, layers(template, &uses)).and_then(|units| {
            let inserted = adds_in_order(template, &units)?;
            Some((units, inserted))
        });
        let (units, inserted) =
            in_layers.unwrap_or_else(|| (in_order(template, vec![]).expect("single nodes are in order"), vec![]));
        let plan = lower(template, &uses, &units, &inserted);
        uses.forget(template);
        plan
    }
}

/// How often nodes are read.
struct Uses<'a> {
    /// Of each template node: by others of the template.
    local: Vec<u32>,
    /// Of each scalar of the rest.
    rest: &'a mut [RestUses],
}

/// How often a template reads a scalar of the rest.
#[derive(Clone, Copy, Default)]
pub(super) struct RestUses {
    /// How many operands are this scalar for all lanes.
    shared: u32,
    /// In how many places of gathered lists it stands. A list that is read again counts once.
    gathered: u32,
    /// How many nodes read a list that starts with it.
    readers: u32,
    /// The node that did so last, and its list.
    last: (u32, u32),
}

impl<'a> Uses<'a> {
    fn of(template: &Template, rest: &'a mut [RestUses]) -> Uses<'a> {
        let mut local = vec![0; template.nodes.len()];
        for (index, node) in (0..).zip(&template.nodes) {
            for &operand in node.operands() {
                match operand {
                    Operand::Local(operand) => local[operand as usize] += 1,
                    Operand::Shared(index) => rest[index as usize].shared += 1,
                    Operand::Gathered(list) => {
                        let scalars = &template.lists[list as usize];
                        let first = &mut rest[scalars[0] as usize];
                        // Of two lists that start alike and alternate, one counts twice, which is on the safe side:
                        // its contributions wait.
                        let (last, last_list) = first.last;
                        let is_known = first.readers > 0 && template.lists[last_list as usize] == *scalars;
                        first.readers += u32::from(first.readers == 0 || last != index);
                        first.last = (index, list);
                        if !is_known {
                            scalars.iter().for_each(|&index| rest[index as usize].gathered += 1);
                        }
                    }
                }
            }
        }
        Uses { local, rest }
    }

    /// Makes the counts of the rest zero again.
    fn forget(self, template: &Template) {
        for operand in template.nodes.iter().flat_map(TemplateNode::operands) {
            let scalars = match operand {
                Operand::Local(_) => continue,
                Operand::Shared(index) => std::slice::from_ref(index),
                Operand::Gathered(list) => &template.lists[*list as usize],
            };
            scalars.iter().for_each(|&index| self.rest[index as usize] = RestUses::default());
        }
    }

    /// Whether a scalar gets one contribution from each lane and no others.
    fn is_single(&self, index: u32) -> bool {
        let uses = self.rest[index as usize];
        uses.shared == 1 && uses.gathered == 0
    }

    /// Whether each lane contributes, by one node, to a scalar of its own, and none is read otherwise.
    fn is_apart(&self, list: &[u32]) -> bool {
        let is_read_once = |uses: RestUses| uses.shared == 0 && uses.gathered == 1;
        self.rest[list[0] as usize].readers == 1 && list.iter().all(|&index| is_read_once(self.rest[index as usize]))
    }
}

/// The weighted sums of a template, by their inputs, each layer at the place of its first result.
fn layers(template: &Template, uses: &Uses) -> Vec<Layer> {
    let mut is_interior = vec![false; template.nodes.len()];
    let mut found: Vec<Layer> = Vec::new();
    for top in (0..template.nodes.len() as u32).rev() {
        if !is_interior[top as usize]
            && let Some(layer) = neuron_at(template, uses, top)
        {
            layer.neurons[0].interior.iter().for_each(|&node| is_interior[node as usize] = true);
            found.push(layer);
        }
    }
    let mut layers: Vec<Layer> = Vec::new();
    while let Some(neuron) = found.pop() {
        let is_same = |layer: &&mut Layer| layer.activation == neuron.activation && layer.inputs == neuron.inputs;
        match layers.iter_mut().rev().find(is_same) {
            Some(layer) => layer.neurons.extend(neuron.neurons),
            None => layers.push(neuron),
        }
    }
    layers
}

/// The weighted sum whose result, before or after an activation, is node `top`, as a layer of its own.
fn neuron_at(template: &Template, uses: &Uses, top: u32) -> Option<Layer> {
    let node = &template.nodes[top as usize];
    let is_alone = |node: u32| uses.local[node as usize] == 1;
    let mut interior = vec![];
    let (activation, sum) = match *node.operands() {
        [Operand::Local(sum)] if is_alone(sum) && is_activation(node.op) => {
            interior.push(sum);
            (Some(node.op), sum)
        }
        _ => (None, top),
    };
    let (mut inputs, mut parameters) = (vec![], vec![]);
    let mut partial = sum;
    let bias = loop {
        let node = &template.nodes[partial as usize];
        let [rest, Operand::Local(product)] = node.operands() else { return None };
        let weighted = &template.nodes[*product as usize];
        if node.op != Op::Add || weighted.op != Op::Mul || !is_alone(*product) {
            return None;
        }
        let (weight, input) = match weighted.operands() {
            [Operand::Shared(weight), Operand::Local(input)] => (*weight, *input),
            [Operand::Local(input), Operand::Shared(weight)] => (*weight, *input),
            _ => return None,
        };
        if !uses.is_single(weight) || inputs.contains(&input) {
            return None;
        }
        interior.push(*product);
        inputs.push(input);
        parameters.push(weight);
        match rest {
            Operand::Shared(bias) if uses.is_single(*bias) => break *bias,
            Operand::Local(before) if is_alone(*before) => {
                interior.push(*before);
                partial = *before;
            }
            _ => return None,
        }
    };
    inputs.reverse();
    parameters.reverse();
    parameters.push(bias);
    Some(Layer { inputs, activation, neurons: vec![Neuron { parameters, output: top, interior }] })
}

/// Whether a layer may end with an operation. A layer keeps its results, not the sums that they are made from, so the
/// derivative must not read the operand.
fn is_activation(op: Op) -> bool {
    let reads = op.reads();
    op.arity() == 1 && !reads.a && !reads.b
}

/// The layers, and every node outside them, so that each comes after what it reads; nothing when two wait for each
/// other.
fn in_order(template: &Template, layers: Vec<Layer>) -> Option<Vec<Unit>> {
    let is_leaf = |node: u32| template.nodes[node as usize].op == Op::Leaf;
    // Each unit at the place of its last result.
    let mut waiting: Vec<Option<Unit>> =
        (0..template.nodes.len() as u32).map(|node| (!is_leaf(node)).then_some(Unit::Node(node))).collect();
    for layer in layers {
        let mut last = 0;
        for neuron in &layer.neurons {
            neuron.interior.iter().for_each(|&node| waiting[node as usize] = None);
            waiting[neuron.output as usize] = None;
            last = neuron.output as usize;
        }
        waiting[last] = Some(Unit::Layer(layer));
    }
    let mut is_known: Vec<bool> = (0..template.nodes.len() as u32).map(is_leaf).collect();
    let mut ordered = Vec::new();
    loop {
        let before = ordered.len();
        for place in &mut waiting {
            let is_ready = |unit: &mut Unit| inputs(template, unit).iter().all(|&input| is_known[input as usize]);
            if let Some(unit) = place.take_if(is_ready) {
                match &unit {
                    Unit::Node(node) => is_known[*node as usize] = true,
                    Unit::Layer(layer) => layer.neurons.iter().for_each(|it| is_known[it.output as usize] = true),
                }
                ordered.push(unit);
            }
        }
        if ordered.len() == before {
            return waiting.iter().all(Option::is_none).then_some(ordered);
        }
    }
}

/// The template nodes that a unit reads.
fn inputs(template: &Template, unit: &Unit) -> Vec<u32> {
    match unit {
        Unit::Layer(layer) => layer.inputs.clone(),
        Unit::Node(node) => locals(template, *node).collect(),
    }
}

fn locals(template: &Template, node: u32) -> impl Iterator<Item = u32> {
    template.nodes[node as usize].operands().iter().filter_map(|operand| match operand {
        Operand::Local(local) => Some(*local),
        _ => None,
    })
}

/// A contribution of an elementwise sum that has to be made by a layer; see [`Insertion`].
struct Inserted {
    /// The sum's template node, and which operand of it.
    node: u32,
    nth: usize,
    /// The operand: an input of the layer that runs at this turn of the backward pass.
    operand: u32,
    turn: usize,
    /// How many of its neurons come before.
    after: usize,
}

/// Whether running the units backward, the neurons of a layer from the last, adds to the gradient of every node in
/// the order of the tape's sweep: the nodes from the last. It does when the contributions that are returned are
/// inserted into layers; nothing is returned when that is not enough.
fn adds_in_order(template: &Template, units: &[Unit]) -> Option<Vec<Inserted>> {
    let mut time = vec![(0, 0); template.nodes.len()];
    let mut is_node = vec![false; template.nodes.len()];
    for (turn, unit) in units.iter().rev().enumerate() {
        match unit {
            Unit::Node(node) => {
                time[*node as usize] = (turn, 0);
                is_node[*node as usize] = true;
            }
            Unit::Layer(layer) => {
                for (place, neuron) in layer.neurons.iter().rev().enumerate() {
                    time[neuron.output as usize] = (turn, place);
                    neuron.interior.iter().for_each(|&node| time[node as usize] = (turn, place));
                }
            }
        }
    }
    let is_layer = |turn: usize| matches!(units[units.len() - 1 - turn], Unit::Layer(_));
    let mut last: Vec<Option<(usize, usize)>> = vec![None; template.nodes.len()];
    let mut inserted = vec![];
    for node in (0..template.nodes.len() as u32).rev() {
        for (nth, operand) in template.nodes[node as usize].operands().iter().enumerate() {
            let &Operand::Local(operand) = operand else { continue };
            let now = time[node as usize];
            match last[operand as usize] {
                Some((turn, place)) if (turn, place) > now => {
                    let is_sum = is_node[node as usize] && template.nodes[node as usize].op == Op::Add;
                    if !is_sum || !is_layer(turn) {
                        return None;
                    }
                    inserted.push(Inserted { node, nth, operand, turn, after: place + 1 });
                }
                _ => last[operand as usize] = Some(now),
            }
        }
    }
    Some(inserted)
}

/// Turns units into steps: gives every node its slot, and decides how each gradient is added.
fn lower(template: &Template, uses: &Uses, units: &[Unit], inserted: &[Inserted]) -> Plan {
    let mut slot_of: Vec<Option<u32>> = vec![None; template.nodes.len()];
    let mut slots = 0;
    let mut assign = |slot_of: &mut [Option<u32>], node: u32| {
        *slot_of[node as usize].get_or_insert_with(|| {
            slots += 1;
            slots - 1
        })
    };
    for unit in units {
        inputs(template, unit).into_iter().for_each(|node| _ = assign(&mut slot_of, node));
        match unit {
            Unit::Node(node) => _ = assign(&mut slot_of, *node),
            Unit::Layer(layer) => layer.neurons.iter().for_each(|neuron| _ = assign(&mut slot_of, neuron.output)),
        }
    }
    // A template that is a leaf alone has no units.
    assign(&mut slot_of, template.nodes.len() as u32 - 1);
    let slot = |node: u32| slot_of[node as usize].expect("assigned above");

    let needs = needs_gradient(template);
    let mut has_gradient = vec![false; template.nodes.len()];
    has_gradient[template.nodes.len() - 1] = true;
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
            Unit::Layer(layer) => Step::Dense(Dense {
                inputs: layer.inputs.iter().map(|&input| slot(input)).collect(),
                first_output: slot(layer.neurons[0].output),
                neurons: layer.neurons.len(),
                parameters: layer.neurons.iter().flat_map(|neuron| &neuron.parameters).copied().collect(),
                activation: layer.activation,
                to_inputs: layer.inputs.iter().map(|&input| contribution(input)).collect(),
                insertions: insertions(layer, inserted.iter().filter(|inserted| inserted.turn == turn), slot),
            }),
            Unit::Node(node) => {
                let template_node = &template.nodes[*node as usize];
                let source = |nth: usize| match template_node.operands().get(nth) {
                    None => Source::Constant(template_node.exponent),
                    Some(Operand::Local(local)) => Source::Slot(slot(*local)),
                    Some(Operand::Shared(index)) => Source::Shared(*index),
                    Some(Operand::Gathered(list)) => {
                        let list = &template.lists[*list as usize];
                        if is_consecutive(list) { Source::Consecutive(list[0]) } else { Source::Gathered(list.clone()) }
                    }
                };
                let mut target = |nth: usize| {
                    if inserted.iter().any(|inserted| (inserted.node, inserted.nth) == (*node, nth)) {
                        return Target::None;
                    }
                    let now = match template_node.operands().get(nth) {
                        None => return Target::None,
                        Some(Operand::Local(local)) => match contribution(*local) {
                            Contribution::Unneeded => return Target::None,
                            contribution => return Target::Slot(slot(*local), contribution),
                        },
                        Some(Operand::Shared(index)) => uses.is_single(*index).then_some(Target::Shared(*index)),
                        Some(Operand::Gathered(list)) => {
                            let list = &template.lists[*list as usize];
                            (is_consecutive(list) && uses.is_apart(list)).then_some(Target::Consecutive(list[0]))
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

/// What a layer inserts, in the order in which its kernel does.
fn insertions<'a>(
    layer: &Layer,
    inserted: impl Iterator<Item = &'a Inserted>,
    slot: impl Fn(u32) -> u32,
) -> Vec<Insertion> {
    let place = |operand| layer.inputs.iter().position(|&input| input == operand).expect("an input of the layer");
    let inserted: Vec<(usize, &Inserted)> = inserted.map(|inserted| (place(inserted.operand), inserted)).collect();
    let first_output = slot(layer.neurons[0].output);
    let mut insertions = vec![];
    for pair in 0..layer.inputs.len().div_ceil(2) {
        for &(input, inserted) in inserted.iter().filter(|(input, _)| input / 2 == pair) {
            insertions.push(Insertion { input, after: inserted.after, slot: slot(inserted.node) - first_output });
        }
    }
    insertions
}

/// The gate of a plan, if it has one.
fn gate(steps: &[Step]) -> Option<Gate> {
    let is_tame = |dense: &Dense| dense.activation.is_none_or(Op::is_tame);
    let layers = steps.iter().map_while(|step| match step {
        Step::Dense(dense) if dense.insertions.is_empty() && is_tame(dense) => Some(dense),
        _ => None,
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
    let is_computed = |slot: u32| {
        let mut outputs = layers.iter().map(|layer| layer.first_output..layer.first_output + layer.neurons as u32);
        outputs.any(|outputs| outputs.contains(&slot))
    };
    let (mut inputs, mut parameters) = (Vec::new(), Vec::new());
    // A sum is at most (inputs + 1) * limit times the largest number before it.
    let mut bits = 0;
    for layer in &layers {
        bits += usize::BITS - (layer.inputs.len() + 1).leading_zeros();
        for &slot in &layer.inputs {
            if !is_computed(slot) && !inputs.contains(&slot) {
                inputs.push(slot);
            }
        }
        for &parameter in &layer.parameters {
            let parameter = parameter as usize;
            match parameters.last_mut() {
                Some(Range { end, .. }) if *end == parameter => *end += 1,
                _ => parameters.push(parameter..parameter + 1),
            }
        }
    }
    // Of the 1023 doublings from 1 to the largest number, with some to spare.
    let exponent = 1000_u32.saturating_sub(bits) / (layers.len() as u32 + 1);
    let limit = f64::from_bits(u64::from(1023 + exponent) << 52);
    Some(Gate { step: layers.len() - 1, outputs, inputs, parameters, limit })
}

fn is_consecutive(list: &[u32]) -> bool {
    list.windows(2).all(|pair| pair[1] == pair[0] + 1)
}

/// Of each template node: whether it depends on a scalar of the rest, whose gradient is wanted.
fn needs_gradient(template: &Template) -> Vec<bool> {
    let mut needs = vec![false; template.nodes.len()];
    for (index, node) in template.nodes.iter().enumerate() {
        needs[index] = node.operands().iter().any(|operand| match operand {
            Operand::Local(local) => needs[*local as usize],
            Operand::Shared(_) | Operand::Gathered(_) => true,
        });
    }
    needs
}
