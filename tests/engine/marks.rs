//! Marks, scopes and values that no longer, or never, belonged to what they are used with.

use micrograd::{Architecture, Biases, Error, Mlp, Tape, Value, compile, random::Python};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// What the panic says when `use_it` is run.
fn panic_message(use_it: impl FnOnce()) -> String {
    let panic = catch_unwind(AssertUnwindSafe(use_it)).expect_err("it must panic");
    *panic.downcast::<String>().expect("a message with its arguments")
}

#[test]
fn a_mark_that_was_rewound_past_is_refused() {
    let tape = Tape::new();
    let a = tape.value(2.0);
    let first = tape.mark();
    let _ = (a.pow(7), a.pow(9));
    let second = tape.mark();
    tape.rewind(first);
    let b = a.pow(3);
    for use_it in [&|| tape.rewind(second), &|| _ = tape.rewind_except(second, &[a])] as [&dyn Fn(); 2] {
        assert!(panic_message(use_it).contains("the mark is stale"));
    }
    let _ = a.pow(5);
    b.backward();
    assert_eq!((b.symbol().as_str(), a.grad()), ("**3", 12.0));
    tape.rewind(first);
    assert_eq!(tape.len(), 1, "the earlier mark is as good as ever");
}

#[test]
fn a_mark_is_stale_when_only_its_scopes_were_freed() {
    let tape = Tape::new();
    let first = tape.mark();
    let _outer = tape.scope("outer", None);
    let second = tape.mark();
    tape.rewind(first);
    assert!(panic_message(|| _ = tape.rewind_except(second, &[])).contains("the mark is stale"));
}

#[test]
fn a_mark_stays_good_while_all_before_it_stays() {
    let tape = Tape::new();
    let a = tape.value(1.0);
    let mark = tape.mark();
    for _ in 0..3 {
        let later = (a * a).exp();
        let inner = tape.mark();
        let [later] = tape.rewind_except(inner, &[later])[..] else { panic!("one value") };
        let [kept] = tape.rewind_except(mark, &[later.exp()])[..] else { panic!("one value") };
        assert_eq!(kept.symbol(), "exp");
        tape.rewind(mark);
    }
    assert!(a.is_live() && tape.len() == 1);
}

#[test]
fn a_mark_of_another_tape_is_refused() {
    let (one, other) = (Tape::new(), Tape::new());
    let (a, b) = (one.value(1.0), other.value(2.0));
    let mark = other.mark();
    assert!(panic_message(|| one.rewind(mark)).contains("the mark belongs to another tape"));
    assert!(panic_message(|| _ = one.rewind_except(mark, &[a])).contains("the mark belongs to another tape"));
    let foreign = panic_message(|| _ = one.rewind_except(one.mark(), &[a, b]));
    assert!(foreign.contains("a value to keep belongs to another tape"), "{foreign}");
    assert_eq!((one.len(), other.len()), (1, 1));
}

#[test]
fn scopes_end_with_their_guards_in_any_order() {
    let tape = Tape::new();
    let open = || tape.value(0.0).scope();
    let outer = tape.scope("outer", None);
    let inner = tape.scope("inner", Some(4_294_967_295));
    let innermost = tape.scope("innermost", None);
    assert_eq!(open(), "outer/inner 4294967295/innermost");
    drop(inner);
    assert_eq!(open(), "outer", "a scope ends with the one around it");
    drop(innermost);
    assert_eq!(open(), "outer");
    drop(outer);
    assert_eq!(open(), "");
}

#[test]
fn a_guard_of_a_freed_scope_does_not_end_another_in_its_place() {
    let tape = Tape::new();
    let mark = tape.mark();
    let freed = tape.scope("freed", None);
    tape.rewind(mark);
    let _open = tape.scope("open", None);
    drop(freed);
    assert_eq!(tape.value(0.0).scope(), "open");
}

#[test]
fn values_of_two_tapes_do_not_mix() {
    let (one, other) = (Tape::new(), Tape::new());
    let (a, b) = (one.value(1.0), other.value(2.0));
    let uses: [&dyn Fn(); 4] = [
        &|| _ = a + b,
        &|| _ = a.pow(b),
        &|| _ = a.max(b),
        // Python's `sum` starts with a number, which is recorded beside the first value.
        &|| _ = one.sum([b]),
    ];
    for (index, use_it) in uses.into_iter().enumerate() {
        let message = panic_message(use_it);
        assert!(message.contains("belongs to another tape"), "{index}: {message}");
    }
    assert_eq!((one.len(), other.len()), (1, 1));
}

#[test]
fn a_network_lies_on_one_tape() {
    let (one, other) = (Tape::new(), Tape::new());
    let architecture = Architecture::new(1, &[1]).unwrap();
    let parameters = [one.value(1.0), other.value(2.0)];
    let error = Mlp::with_parameters(&one, &architecture, &parameters).err().unwrap();
    assert_eq!(error, Error::OtherTape { name: "a parameter" });
    let mlp = Mlp::new(&one, &architecture, Biases::Zero, &mut Python::new(1));
    assert_eq!(mlp.forward(&[other.value(1.0)]).unwrap_err(), Error::OtherTape { name: "an input" });
    let foreign = mlp.layers[0].forward(&other, &[one.value(1.0)]).unwrap_err();
    assert_eq!(foreign, Error::OtherTape { name: "a parameter" });
}

#[test]
fn a_program_knows_the_tape_it_was_compiled_from() {
    let other = Tape::new();
    let stranger = other.value(0.5);
    let foreign = |name| Some(Error::OtherTape { name });
    let mut program = {
        let tape = Tape::new();
        let a = tape.value(3.0);
        assert_eq!(compile(a * a, &[stranger]).err(), foreign("a parameter"));
        let x = [1.0, 2.0, 3.0, 4.0].map(|x| tape.value(x));
        let scores = x.map(|x| a * x - 1.0);
        let loss = tape.sum(scores.map(|score| score.pow(2)));
        let mut program = compile(loss, &[a]).unwrap();
        assert_eq!(program.store(&[stranger]).err(), foreign("a parameter"));
        assert_eq!(program.evaluate(scores[0], &[stranger], &[1.0]).err(), foreign("a leaf"));
        assert_eq!(program.inspect(a).map(|found| found.data), Ok(3.0));
        program
    };
    // Another tape may lie where the one that was dropped lay.
    assert_eq!(program.inspect(stranger).err(), foreign("the value"));
    assert_eq!(program.across_samples(stranger).err(), foreign("the value"));
    assert_eq!(program.set_inputs(&[stranger], &[0.0; 4]).err(), foreign("a leaf"));
    assert_eq!(program.evaluate(stranger, &[stranger], &[1.0]).err(), foreign("the output"));
    assert_eq!(program.store(&[stranger]).err(), foreign("a parameter"));
    assert_eq!(stranger.data(), 0.5);
}

#[test]
fn a_program_takes_no_freed_value_and_stores_all_or_nothing() {
    let tape = Tape::new();
    let (a, b): (Value<'_>, _) = (tape.value(1.0), tape.mark());
    let c = tape.value(2.0);
    let mut program = compile(a * c, &[a, c]).unwrap();
    program.step(0.5);
    tape.rewind(b);
    assert_eq!(compile(a, &[c]).err(), Some(Error::Freed { name: "a parameter" }));
    assert_eq!(compile(c, &[a]).err(), Some(Error::Freed { name: "the loss" }));
    assert_eq!(program.inspect(c).err(), Some(Error::Freed { name: "the value" }));
    assert_eq!(program.store(&[a, c]).err(), Some(Error::Freed { name: "a parameter" }));
    assert_eq!(a.data(), 1.0, "nothing was written");
    // What takes the place of a freed value was not compiled.
    let taken = tape.value(7.0);
    assert!(matches!(program.inspect(taken), Err(Error::NotPart { .. })));
    // A handle that was made later names the same node as before.
    let again = (a + 1.0).prev()[0];
    assert_eq!(program.inspect(again).unwrap().data, 0.0);
}
