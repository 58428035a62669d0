//! Random programs of record, mark, rewind, scope and sweep, on the tape and on a plain model beside it: a graph of
//! reference-counted nodes as in micrograd, and lists of what is on the tape.

use micrograd::{Mark, ScopeGuard, Tape, Value};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use std::cell::{Cell, RefCell};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::rc::Rc;

/// micrograd's `Value`.
struct Node {
    symbol: String,
    operands: Vec<Rc<Node>>,
    data: Cell<f64>,
    grad: Cell<f64>,
    label: RefCell<String>,
    scope: String,
}

impl Node {
    fn computed(&self) -> f64 {
        let operand = |nth: usize| self.operands[nth].data.get();
        match self.symbol.as_str() {
            "" => self.data.get(),
            "+" => operand(0) + operand(1),
            "*" => operand(0) * operand(1),
            "ReLU" => {
                if operand(0) < 0.0 {
                    0.0
                } else {
                    operand(0)
                }
            }
            "**2" => operand(0) * operand(0),
            "**3" => libm::pow(operand(0), 3.0),
            symbol => panic!("{symbol} is not in the model"),
        }
    }

    /// micrograd's `_backward`.
    fn backward_step(&self) {
        let (grad, operand) = (self.grad.get(), |nth: usize| self.operands[nth].data.get());
        let add = |nth: usize, x: f64| self.operands[nth].grad.set(self.operands[nth].grad.get() + x);
        match self.symbol.as_str() {
            "" => {}
            "+" => [0, 1].into_iter().for_each(|nth| add(nth, grad)),
            "*" => {
                let (a, b) = (operand(0), operand(1));
                add(0, b * grad);
                add(1, a * grad);
            }
            "ReLU" => add(0, if self.data.get() > 0.0 { grad } else { 0.0 }),
            "**2" => add(0, 2.0 * operand(0) * grad),
            "**3" => add(0, 3.0 * (operand(0) * operand(0)) * grad),
            symbol => panic!("{symbol} is not in the model"),
        }
    }
}

/// micrograd's `build_topo`.
fn build_topo(node: &Rc<Node>, topo: &mut Vec<Rc<Node>>) {
    if !topo.iter().any(|known| Rc::ptr_eq(known, node)) {
        node.operands.iter().for_each(|operand| build_topo(operand, topo));
        topo.push(node.clone());
    }
}

/// A handle, and what it should be a handle of. It is live while it is the latest of a node on the tape.
struct Handle<'t> {
    value: Value<'t>,
    node: Rc<Node>,
    is_live: bool,
}

/// A mark, and where it should be. It is stale after a rewind to before it.
struct Marked {
    mark: Mark,
    nodes: usize,
    /// How many scopes had been opened and not been freed.
    scopes: usize,
    is_stale: bool,
}

#[derive(Clone, Copy, Debug)]
enum Instruction {
    Leaf(i8),
    Apply(u8, usize, usize),
    Label(usize, u8),
    SetData(usize, i8),
    Mark,
    Rewind(usize),
    RewindExcept(usize, usize, usize),
    Open(u8),
    Close(usize),
    Backward(usize),
    ZeroGrad,
}

fn instruction() -> impl Strategy<Value = Instruction> {
    use Instruction::*;
    let any = any::<usize>;
    prop_oneof![
        3 => (-3_i8..4).prop_map(Leaf),
        6 => (0_u8..5, any(), any()).prop_map(|(op, a, b)| Apply(op, a, b)),
        1 => (any(), 0_u8..4).prop_map(|(at, label)| Label(at, label)),
        1 => (any(), -3_i8..4).prop_map(|(at, x)| SetData(at, x)),
        3 => Just(Mark),
        2 => any().prop_map(Rewind),
        2 => (any(), any(), any()).prop_map(|(mark, a, b)| RewindExcept(mark, a, b)),
        2 => (0_u8..3).prop_map(Open),
        2 => any().prop_map(Close),
        2 => any().prop_map(Backward),
        1 => Just(ZeroGrad),
    ]
}

/// Both, side by side.
struct Pair<'t> {
    tape: &'t Tape,
    on_tape: Vec<Rc<Node>>,
    handles: Vec<Handle<'t>>,
    marks: Vec<Marked>,
    /// The guards that live, in the order in which they were made, each with the number of its scope.
    guards: Vec<(ScopeGuard<'t>, usize)>,
    /// Of each scope that has not been freed: its number, and the names from the outermost on.
    scopes: Vec<(usize, String)>,
    /// The numbers of the scopes that are open, the innermost last.
    open: Vec<usize>,
    opened: usize,
}

fn panics(use_it: impl FnOnce()) -> bool {
    catch_unwind(AssertUnwindSafe(use_it)).is_err()
}

impl<'t> Pair<'t> {
    fn new(tape: &'t Tape) -> Pair<'t> {
        let (on_tape, handles, marks, guards, scopes, open) = Default::default();
        Pair { tape, on_tape, handles, marks, guards, scopes, open, opened: 0 }
    }

    fn push(&mut self, value: Value<'t>, symbol: &str, operands: Vec<Rc<Node>>) {
        let path = self.open.last().and_then(|open| self.scopes.iter().find(|(number, _)| number == open));
        let scope = path.map_or(String::new(), |(_, path)| path.clone());
        let (data, grad) = (Cell::new(value.data()), Cell::new(0.0));
        let node = Node { symbol: symbol.into(), operands, data, grad, label: RefCell::default(), scope };
        let node = Rc::new(node);
        node.data.set(node.computed());
        self.on_tape.push(node.clone());
        self.handles.push(Handle { value, node, is_live: true });
    }

    /// The handle at a place, counted around.
    fn handle(&self, at: usize) -> Option<(&Handle<'t>, bool)> {
        let handle = self.handles.get(at.checked_rem(self.handles.len())?)?;
        Some((handle, handle.is_live))
    }

    /// Frees in the model what was recorded since a mark, but for what `kept` is computed from.
    fn free(&mut self, at: usize, kept: &[Rc<Node>]) {
        let Marked { nodes, scopes, .. } = self.marks[at];
        for later in &mut self.marks {
            later.is_stale |= (later.nodes, later.scopes) > (nodes, scopes);
        }
        let freed = self.on_tape.split_off(nodes);
        for handle in &mut self.handles {
            handle.is_live &= !freed.iter().any(|node| Rc::ptr_eq(node, &handle.node));
        }
        let mut needed = vec![];
        kept.iter().for_each(|node| build_topo(node, &mut needed));
        let is_needed = |node: &Rc<Node>| needed.iter().any(|needed| Rc::ptr_eq(needed, node));
        self.on_tape.extend(freed.into_iter().filter(is_needed));
        // Kept nodes keep their scopes' names; the model has no need of the scopes themselves, but counts them.
        let taken: Vec<(usize, String)> = self.scopes.split_off(scopes);
        self.open.retain(|open| !taken.iter().any(|(number, _)| number == open));
        for (_, path) in taken {
            let is_kept = |node: &Rc<Node>| node.scope == path || node.scope.starts_with(&format!("{path}/"));
            if self.on_tape[nodes..].iter().any(is_kept) {
                self.scopes.push((usize::MAX, path));
            }
        }
    }

    fn run(&mut self, instruction: Instruction) {
        use Instruction::*;
        let tape = self.tape;
        match instruction {
            Leaf(x) => {
                let value = tape.value(x.into());
                self.push(value, "", vec![]);
            }
            Apply(op, a, b) => {
                let (Some((a, a_lives)), Some((b, b_lives))) = (self.handle(a), self.handle(b)) else { return };
                let (x, y) = (a.value, b.value);
                let is_binary = op < 2;
                let apply = || match op {
                    0 => x + y,
                    1 => x * y,
                    2 => x.relu(),
                    _ => x.pow(i32::from(op) - 1),
                };
                if !a_lives || is_binary && !b_lives {
                    assert!(panics(|| _ = apply()));
                    return;
                }
                let mut operands = vec![a.node.clone()];
                operands.extend(is_binary.then(|| b.node.clone()));
                let symbol = ["+", "*", "ReLU", "**2", "**3"][usize::from(op)];
                self.push(apply(), symbol, operands);
            }
            Label(at, label) => {
                let Some((handle, is_live)) = self.handle(at) else { return };
                let label = if label == 0 { String::new() } else { format!("label {label}") };
                assert_eq!(panics(|| handle.value.set_label(&label)), !is_live);
                if is_live {
                    handle.node.label.replace(label);
                }
            }
            SetData(at, x) => {
                let Some((handle, is_live)) = self.handle(at) else { return };
                assert_eq!(panics(|| handle.value.set_data(x.into())), !is_live);
                if is_live {
                    handle.node.data.set(x.into());
                    tape.replay();
                    self.on_tape.iter().for_each(|node| node.data.set(node.computed()));
                }
            }
            Mark => {
                let (nodes, scopes) = (self.on_tape.len(), self.scopes.len());
                self.marks.push(Marked { mark: tape.mark(), nodes, scopes, is_stale: false });
            }
            Rewind(at) => {
                let Some(at) = at.checked_rem(self.marks.len()) else { return };
                let Marked { mark, is_stale, .. } = self.marks[at];
                assert_eq!(panics(|| tape.rewind(mark)), is_stale);
                if !is_stale {
                    self.free(at, &[]);
                }
            }
            RewindExcept(at, a, b) => {
                let Some(at) = at.checked_rem(self.marks.len()) else { return };
                let (Some((a, a_lives)), Some((b, b_lives))) = (self.handle(a), self.handle(b)) else { return };
                let (values, nodes) = ([a.value, b.value], [a.node.clone(), b.node.clone()]);
                let Marked { mark, is_stale, .. } = self.marks[at];
                if is_stale || !a_lives || !b_lives {
                    assert!(panics(|| _ = tape.rewind_except(mark, &values)));
                    return;
                }
                let kept = tape.rewind_except(mark, &values);
                self.free(at, &nodes);
                let handles = kept.into_iter().zip(nodes);
                self.handles.extend(handles.map(|(value, node)| Handle { value, node, is_live: true }));
            }
            Open(name) => {
                let name = format!("scope {name}");
                let guard = tape.scope("scope", name.strip_prefix("scope ").and_then(|index| index.parse().ok()));
                let around = self.open.last().and_then(|open| self.scopes.iter().find(|(number, _)| number == open));
                let path = around.map_or(name.clone(), |(_, path)| format!("{path}/{name}"));
                self.opened += 1;
                self.scopes.push((self.opened, path));
                self.open.push(self.opened);
                self.guards.push((guard, self.opened));
            }
            Close(at) => {
                let Some(at) = at.checked_rem(self.guards.len()) else { return };
                let (guard, number) = self.guards.remove(at);
                drop(guard);
                if let Some(place) = self.open.iter().position(|&open| open == number) {
                    self.open.truncate(place);
                }
            }
            Backward(at) => {
                let Some((handle, is_live)) = self.handle(at) else { return };
                assert_eq!(panics(|| handle.value.backward()), !is_live);
                if is_live {
                    let mut topo = vec![];
                    build_topo(&handle.node, &mut topo);
                    handle.node.grad.set(1.0);
                    topo.iter().rev().for_each(|node| node.backward_step());
                }
            }
            ZeroGrad => {
                tape.zero_grad();
                self.on_tape.iter().for_each(|node| node.grad.set(0.0));
            }
        }
    }

    /// Holds all that can be asked of the tape against the model.
    fn compare(&self) {
        assert_eq!(self.tape.len(), self.on_tape.len());
        for Handle { value, node, is_live } in &self.handles {
            assert_eq!(value.is_live(), *is_live);
            if *is_live {
                assert_eq!(value.symbol(), node.symbol);
                assert_eq!(value.label(), *node.label.borrow());
                assert_eq!(value.scope(), node.scope);
                assert_same(value.data(), node.data.get());
                assert_same(value.grad(), node.grad.get());
                let operands = value.prev();
                assert_eq!(operands.len(), node.operands.len());
                operands
                    .iter()
                    .zip(&node.operands)
                    .for_each(|(value, node)| assert_same(value.data(), node.data.get()));
            }
        }
    }
}

/// The same bits; of NaNs, which operations on them may change, any.
fn assert_same(found: f64, expected: f64) {
    assert!(found.to_bits() == expected.to_bits() || found.is_nan() && expected.is_nan(), "{found} for {expected}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, rng_seed: RngSeed::Fixed(1337), ..ProptestConfig::default() })]

    #[test]
    fn the_tape_does_what_a_plain_graph_does(program in prop::collection::vec(instruction(), 1..80)) {
        let tape = Tape::new();
        let mut pair = Pair::new(&tape);
        for instruction in program {
            pair.run(instruction);
            pair.compare();
        }
    }
}
