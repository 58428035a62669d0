//! Rewinding: what it frees, what it keeps, and that a freed value cannot be used.

use micrograd::{Architecture, Biases, Mlp, Tape, Value, random::Python};
use std::panic::{AssertUnwindSafe, catch_unwind};

#[test]
fn a_loop_that_rewinds_stays_bounded() {
    let tape = Tape::new();
    let architecture = Architecture::new(2, &[3, 1]).unwrap();
    let model = Mlp::new(&tape, &architecture, Biases::Zero, &mut Python::new(1));
    let start = tape.mark();
    assert_eq!(tape.len(), architecture.parameters());
    let mut length = None;
    for _ in 0..50 {
        let out = model.forward(&[tape.value(1.0), tape.value(-1.0)]).unwrap()[0].pow(2);
        out.backward();
        assert_eq!(*length.get_or_insert(tape.len()), tape.len(), "as long at every step");
        tape.rewind(start);
        assert_eq!(tape.len(), architecture.parameters());
    }
}

#[test]
fn rewinding_to_the_end_frees_nothing() {
    let tape = Tape::new();
    let a = tape.value(1.0);
    tape.rewind(tape.mark());
    assert!(a.is_live());
    assert_eq!(tape.len(), 1);
}

/// What the panic says when `use_it` is run.
fn panic_message(use_it: impl FnOnce()) -> String {
    let panic = catch_unwind(AssertUnwindSafe(use_it)).expect_err("it must panic");
    match panic.downcast::<String>() {
        Ok(message) => *message,
        Err(panic) => (*panic.downcast::<&str>().expect("a message")).to_owned(),
    }
}

#[test]
fn every_use_of_a_freed_value_panics() {
    let tape = Tape::new();
    let kept = tape.value(1.0);
    let mark = tape.mark();
    let freed = kept * kept;
    tape.rewind(mark);
    // The places of the freed nodes are taken again: the old handle must not be mistaken for the new node's.
    let taken = (kept * 3.0, kept * 4.0);
    assert!(kept.is_live() && taken.0.is_live() && taken.1.is_live() && !freed.is_live());

    let uses: [(&str, &dyn Fn()); 14] = [
        ("data", &|| _ = freed.data()),
        ("grad", &|| _ = freed.grad()),
        ("set_data", &|| freed.set_data(0.0)),
        ("set_grad", &|| freed.set_grad(0.0)),
        ("label", &|| _ = freed.label()),
        ("set_label", &|| freed.set_label("x")),
        ("op", &|| _ = freed.op()),
        ("symbol", &|| _ = freed.symbol()),
        ("prev", &|| _ = freed.prev()),
        ("scope", &|| _ = freed.scope()),
        ("backward", &|| freed.backward()),
        ("to_string", &|| _ = freed.to_string()),
        ("left operand", &|| _ = freed + kept),
        ("right operand", &|| _ = kept.pow(freed)),
    ];
    for (name, use_it) in uses {
        let message = panic_message(use_it);
        assert!(message.contains("was freed"), "{name}: {message}");
    }
    assert_eq!((taken.0.data(), taken.1.data()), (3.0, 4.0), "nothing was written");
    assert_eq!(format!("{freed:?}"), "Value(freed)", "debugging must not panic");
}

/// Data, gradient, label, operation and scope of a value, and of all it was computed from.
fn described(value: Value<'_>) -> Vec<(String, String, String)> {
    let order = value.topological_order();
    order.into_iter().map(|value| (value.to_string(), value.symbol(), value.scope())).collect()
}

#[test]
fn rewind_except_keeps_all_of_what_it_keeps() {
    let tape = Tape::new();
    let a = tape.labeled(2.0, "a");
    let _ = a.pow(7); // an exponent before the mark
    let mark = tape.mark();
    let [b, other] = {
        let _outer = tape.scope("outer", None);
        let _ = tape.value(100.0).pow(5); // freed, with its exponent
        let b = {
            let _inner = tape.scope("inner", Some(3));
            (a.pow(3) + tape.labeled(5.0, "c")).with_label("b")
        };
        let other = a.pow(-1).with_label("other");
        let _ = (b * other).with_label("freed");
        [b, other]
    };
    let out = (b * b).tanh() + b.pow(0.5);
    out.backward();
    let before = [described(out), described(other)];
    let data = out.data();

    let kept = tape.rewind_except(mark, &[out, other, out, a]);
    let [out, other, again, same] = kept[..] else { panic!("as many as were given") };
    assert_eq!([described(out), described(other)], before);
    assert_eq!((again.to_string(), same.to_string()), (out.to_string(), a.to_string()));
    assert!(before[0].iter().any(|(_, symbol, scope)| symbol == "**3" && scope == "outer/inner 3"));
    assert!(before[0].iter().any(|(text, ..)| text.contains("label='c'")));
    // 2 before the mark, 7 of `out`, 1 of `other`.
    assert_eq!(tape.len(), 2 + 7 + 1);
    assert!(a.is_live() && !b.is_live());

    // What was kept computes as before.
    tape.replay();
    assert_eq!(out.data(), data);
    a.set_data(1.0);
    tape.replay();
    assert_eq!(out.data(), 1.0 + 6.0_f64.sqrt(), "tanh(36) + 6 ** 0.5");
    tape.zero_grad();
    other.backward();
    assert_eq!(a.grad(), -1.0);
}

#[test]
fn rewinding_leaves_the_scopes_opened_since() {
    let tape = Tape::new();
    let outer = tape.scope("outer", None);
    let mark = tape.mark();
    let inner = tape.scope("inner", None);
    let innermost = tape.scope("innermost", None);
    tape.value(1.0);
    tape.rewind(mark);
    assert_eq!(tape.value(1.0).scope(), "outer");
    drop(innermost);
    assert_eq!(tape.value(1.0).scope(), "outer");
    drop(inner);
    assert_eq!(tape.value(1.0).scope(), "outer");
    drop(outer);
    assert_eq!(tape.value(1.0).scope(), "");
}

/// The order of the last sweep is remembered; a new graph may end at the same place.
#[test]
fn a_new_graph_in_the_place_of_the_old_is_swept_in_its_own_order() {
    let tape = Tape::new();
    let (a, b) = (tape.value(2.0), tape.value(3.0));
    let mark = tape.mark();
    let old = (a * a).exp() + a;
    old.backward();
    tape.rewind(mark);
    tape.zero_grad();
    let new = (b * b).pow(3) + b;
    let length = tape.len();
    new.backward();
    assert_eq!(length, 2 + 3, "as long as the old one was");
    assert_eq!((a.grad(), b.grad()), (0.0, 3.0 * 81.0 * 6.0 + 1.0));
}
