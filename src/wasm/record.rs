//! Recording and reading single scalars. Indices come from live handles only: `www/engine/value.js` sees to that.

use super::model::{handles, ids};
use super::{Instance, instance, recorded, tape};
use crate::op::Op;
use js_sys::{Number, Object};
use wasm_bindgen::prelude::*;

/// Returns the names of the operations; the place in the list is the number that [`apply`] takes.
#[wasm_bindgen]
pub fn operations() -> Vec<String> {
    Op::ALL.iter().map(|op| op.name().to_owned()).collect()
}

/// Records a leaf.
#[wasm_bindgen]
pub fn value(data: f64) -> u32 {
    recorded(tape().try_value(data))
}

/// Records the operation of this number; `b` is ignored when it takes one operand.
#[wasm_bindgen]
pub fn apply(operation: u8, a: u32, b: u32) -> u32 {
    let op = Op::ALL[usize::from(operation)];
    recorded(tape().try_apply(op, a, if op.arity() == 1 { a } else { b }))
}

/// Returns what the operation of this number adds to the gradients of its operands `a` and `b`, or `a` and an exponent
/// `b`, when the gradient of its result `out` is `grad`. With a `grad` of 1 these are its local derivatives.
#[wasm_bindgen]
pub fn contributions(operation: u8, a: f64, b: f64, out: f64, grad: f64) -> Vec<f64> {
    let (to_a, to_b) = crate::tape::contributions(Op::ALL[usize::from(operation)], a, b, out, grad);
    vec![to_a, to_b]
}

/// Records `a ** exponent`.
#[wasm_bindgen]
pub fn pow(a: u32, exponent: f64) -> u32 {
    recorded(tape().try_apply_pow(a, exponent))
}

/// Returns how many nodes are recorded.
#[wasm_bindgen]
pub fn length() -> usize {
    tape().len()
}

/// Returns a node's number.
#[wasm_bindgen]
pub fn data(id: u32) -> f64 {
    tape().handle(id).data()
}

/// Returns a node's gradient.
#[wasm_bindgen]
pub fn grad(id: u32) -> f64 {
    tape().handle(id).grad()
}

/// Overwrites a node's number.
#[wasm_bindgen(js_name = setData)]
pub fn set_data(id: u32, data: f64) {
    tape().handle(id).set_data(data);
}

/// Overwrites a node's gradient.
#[wasm_bindgen(js_name = setGrad)]
pub fn set_grad(id: u32, grad: f64) {
    tape().handle(id).set_grad(grad);
}

/// Returns a node's name.
#[wasm_bindgen]
pub fn label(id: u32) -> String {
    tape().handle(id).label()
}

/// Names a node.
#[wasm_bindgen(js_name = setLabel)]
pub fn set_label(id: u32, label: &str) {
    tape().handle(id).set_label(label);
}

/// Returns the operation as micrograd writes it.
#[wasm_bindgen]
pub fn symbol(id: u32) -> String {
    let nodes = tape().nodes();
    let node = nodes.node[id as usize];
    let mut symbol = String::from(node.op.symbol());
    if node.op == Op::Pow {
        // JavaScript writes the number: doing it here takes a tenth of the WebAssembly.
        let exponent = Number::from(nodes.exponents[node.b as usize]);
        symbol += &String::from(exponent.unchecked_ref::<Object>().to_string());
    }
    symbol
}

/// Returns the operands.
#[wasm_bindgen]
pub fn prev(id: u32) -> Vec<u32> {
    tape().nodes().operands(id).collect()
}

/// Accumulates the gradients of all that the node depends on.
#[wasm_bindgen]
pub fn backward(id: u32) {
    tape().handle(id).backward();
}

/// Adds to the gradients of the node's operands only.
#[wasm_bindgen(js_name = backwardStep)]
pub fn backward_step(id: u32) {
    tape().nodes_mut().backward_step(id);
}

/// Clears every gradient.
#[wasm_bindgen(js_name = zeroGrad)]
pub fn zero_grad() {
    tape().zero_grad();
}

/// Computes everything again from the leaves.
#[wasm_bindgen]
pub fn replay() {
    tape().replay();
}

/// Returns the nodes that the node depends on, each after its operands.
#[wasm_bindgen(js_name = topologicalOrder)]
pub fn topological_order(id: u32) -> Vec<u32> {
    tape().nodes_mut().topological_order(id).to_vec()
}

/// Returns how often the tape has been rewound: the age that a new handle carries.
#[wasm_bindgen]
pub fn epoch() -> u32 {
    tape().epoch()
}

/// Whether the node recorded as `id` in `epoch` is still there.
#[wasm_bindgen(js_name = isLive)]
pub fn is_live(id: u32, epoch: u32) -> bool {
    tape().is_live(id, epoch)
}

/// Opens a scope of memory and returns its number.
#[wasm_bindgen(js_name = openScope)]
pub fn open_scope() -> u32 {
    let Instance { tape, marks, opened, .. } = instance();
    opened.set(opened.get().wrapping_add(1));
    marks.borrow_mut().push((opened.get(), tape.mark()));
    opened.get()
}

/// Closes a scope of memory and those inside it: frees what was recorded in it, but for what `kept` is computed from.
/// Returns where `kept` is now. A scope that ended with one around it frees nothing. One that `stays` open can be closed
/// again, and then frees from its own start; it frees nothing while one inside it is open.
///
/// # Errors
/// Returns an error if the tape cannot count another rewind.
#[wasm_bindgen(js_name = closeScope)]
pub fn close_scope(scope: u32, kept: &[u32], stays: Option<bool>) -> Result<Vec<u32>, JsError> {
    let mut marks = instance().marks.borrow_mut();
    let place = marks.iter().rposition(|&(number, _)| number == scope);
    let stays = stays == Some(true);
    let Some(place) = place.filter(|place| !stays || place + 1 == marks.len()) else { return Ok(kept.to_vec()) };
    let (_, mark) = marks[place];
    marks.truncate(place + usize::from(stays));
    Ok(ids(&tape().try_rewind_except(mark, &handles(kept))?))
}

/// Forgets a scope of memory and those inside it, whose values stay.
#[wasm_bindgen(js_name = dropScope)]
pub fn drop_scope(scope: u32) {
    let mut marks = instance().marks.borrow_mut();
    if let Some(place) = marks.iter().rposition(|&(number, _)| number == scope) {
        marks.truncate(place);
    }
}
