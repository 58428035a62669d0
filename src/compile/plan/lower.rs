//! Lowering: from layers and nodes to steps, which know where each number and each gradient is.

use super::layers::Layer;
use super::order::{SkipConnection, Unit, inputs};
use super::uses::Uses;
use super::zero_gradient_skip::zero_gradient_skip;
use super::{Contribution, Deferred, Dense, Elementwise, Plan, SkipConnectionGradient, Source, Step, Target};
use crate::compile::reroll::{Operand, Template};

/// Turns units into steps: gives every node its slot, and decides how each gradient is added.
pub(super) fn lower(template: &Template, uses: &Uses, units: &[Unit], skips: &[SkipConnection]) -> Plan {
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
                skip_gradients: skip_gradients(layer, skips.iter().filter(|skip| skip.turn == turn), slot),
            }),
            Unit::Node(node) => {
                let template_node = &template.nodes[*node as usize];
                let source = |nth: usize| match template_node.operands().get(nth) {
                    None => Source::Constant(template_node.exponent),
                    Some(Operand::Local(local)) => Source::Slot(slot(*local)),
                    Some(Operand::Uniform(index)) => Source::Uniform(*index),
                    Some(Operand::Gathered(list)) => {
                        let list = &template.lists[*list as usize];
                        if is_consecutive(list) { Source::Consecutive(list[0]) } else { Source::Gathered(list.clone()) }
                    }
                };
                let mut target = |nth: usize| {
                    if skips.iter().any(|skip| (skip.node, skip.nth) == (*node, nth)) {
                        return Target::None;
                    }
                    let now = match template_node.operands().get(nth) {
                        None => return Target::None,
                        Some(Operand::Local(local)) => match contribution(*local) {
                            Contribution::Unneeded => return Target::None,
                            contribution => return Target::Slot(slot(*local), contribution),
                        },
                        Some(Operand::Uniform(index)) => uses.is_single(*index).then_some(Target::Uniform(*index)),
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
    let zero_gradient_skip = zero_gradient_skip(&steps).filter(|_| deferred.is_empty());
    Plan { steps, slots: slots as usize, slot_of, deferred, zero_gradient_skip }
}

/// Returns what a layer inserts, in the order in which its kernel does.
fn skip_gradients<'a>(
    layer: &Layer,
    skips: impl Iterator<Item = &'a SkipConnection>,
    slot: impl Fn(u32) -> u32,
) -> Vec<SkipConnectionGradient> {
    let place = |operand| layer.inputs.iter().position(|&input| input == operand).expect("an input of the layer");
    let skips: Vec<(usize, &SkipConnection)> = skips.map(|skip| (place(skip.operand), skip)).collect();
    let first_output = slot(layer.neurons[0].output);
    let mut skip_gradients = vec![];
    for pair in 0..layer.inputs.len().div_ceil(2) {
        for &(input, skip) in skips.iter().filter(|(input, _)| input / 2 == pair) {
            skip_gradients.push(SkipConnectionGradient {
                input,
                after: skip.after,
                slot: slot(skip.node) - first_output,
            });
        }
    }
    skip_gradients
}

fn is_consecutive(list: &[u32]) -> bool {
    list.windows(2).all(|pair| pair[1] == pair[0] + 1)
}

/// Returns, for each template node, whether it depends on a shared scalar, whose gradient is wanted.
fn needs_gradient(template: &Template) -> Vec<bool> {
    let mut needs = vec![false; template.nodes.len()];
    for (index, node) in template.nodes.iter().enumerate() {
        needs[index] = node.operands().iter().any(|operand| match operand {
            Operand::Local(local) => needs[*local as usize],
            Operand::Uniform(_) | Operand::Gathered(_) => true,
        });
    }
    needs
}
