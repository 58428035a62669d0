//! The Bench part's work done natively, but for what is JavaScript or WebAssembly there: the tape and compiled programs.
//! `make bench` prints it beside the browsers'. A line is `time SUITE ROW MILLISECONDS`.

use micrograd::data::make_moons;
use micrograd::loss::l2;
use micrograd::optim::descend;
use micrograd::random::{Numpy, Python};
use micrograd::train::{Settings, Trainer};
use micrograd::{Architecture, Biases, Loss, Mlp, Tape, Value, compile};
use std::hint::black_box;
use std::time::{Duration, Instant};

const DEMO_STEPS: usize = 100;
const NODES: usize = 1_000_000;
/// What one measurement takes at least.
const LONG_ENOUGH: Duration = Duration::from_millis(10);
/// The steps of a turn are as many as fit in here, but no more than the demo's.
const TURN: Duration = Duration::from_millis(600);

fn main() {
    let quick = std::env::args().any(|argument| argument == "quick");
    let rounds = if quick { 3 } else { 7 };
    training("16-100", 16, 100, rounds);
    if !quick {
        training("16-1000", 16, 1_000, rounds);
        training("16-10000", 16, 10_000, rounds);
        training("64-100", 64, 100, rounds);
    }
    demo(rounds);
    graph("chain", rounds, chain);
    graph("dag", rounds, dag);
}

/// The demo's loss for a network and samples, on a tape.
struct Recorder<'t> {
    tape: &'t Tape,
    model: Mlp<'t>,
    points: Vec<[f64; 2]>,
    targets: Vec<f64>,
}

impl<'t> Recorder<'t> {
    fn new(tape: &'t Tape, width: usize, samples: usize) -> Recorder<'t> {
        let moons = make_moons(samples, Some(0.1), true, &mut Numpy::new(1337)).expect("samples");
        let architecture = Architecture::new(2, &[width, width, 1]).expect("sizes above zero");
        let model = Mlp::new(tape, &architecture, Biases::Zero, &mut Python::new(1337));
        let targets = moons.signs();
        Recorder { tape, model, points: moons.points, targets }
    }

    fn loss(&self) -> Value<'t> {
        self.loss_of(&self.scores())
    }

    fn scores(&self) -> Vec<Value<'t>> {
        let inputs: Vec<_> = self.points.iter().map(|point| point.map(|x| self.tape.value(x))).collect();
        inputs.iter().map(|x| self.model.forward(x).expect("two inputs")[0]).collect()
    }

    fn loss_of(&self, scores: &[Value<'t>]) -> Value<'t> {
        let data_loss = Loss::MaxMargin.of(scores, &self.targets).expect("a target for each score");
        data_loss + l2(&self.model.parameters(), 1e-4).expect("parameters")
    }
}

/// Trains one problem in three ways, in turns.
fn training(suite: &str, width: usize, samples: usize, rounds: usize) {
    let tape = Tape::new();
    let recorder = Recorder::new(&tape, width, samples);
    let parameters = recorder.model.parameters();
    let start: Vec<f64> = parameters.iter().map(|parameter| parameter.data()).collect();
    let peak = if width > 16 { 0.01 } else { 1.0 };
    let rate = |k: usize| peak * (1.0 - 0.9 * k as f64 / DEMO_STEPS as f64);
    let mark = tape.mark();
    let mut program = compile(recorder.loss(), &parameters).expect("leaves");
    let reset = || parameters.iter().zip(&start).for_each(|(parameter, &number)| parameter.set_data(number));

    let rebuild = |steps: usize| {
        reset();
        let step = |k| {
            tape.rewind(mark);
            let loss = recorder.loss();
            recorder.model.zero_grad();
            loss.backward();
            descend(&parameters, rate(k));
            loss.data()
        };
        (0..steps).map(step).collect::<Vec<f64>>()
    };
    // Recorded again first, as the other way has put its own in place.
    let replay = |steps: usize| {
        tape.rewind(mark);
        reset();
        let loss = recorder.loss();
        let step = |k| {
            tape.replay();
            tape.zero_grad();
            loss.backward();
            descend(&parameters, rate(k));
            loss.data()
        };
        let begin = Instant::now();
        let losses: Vec<f64> = (0..steps).map(step).collect();
        (losses, begin.elapsed())
    };
    let mut run = |steps: usize| {
        program.parameters_mut().copy_from_slice(&start);
        program.train(steps, rate)
    };

    let steps = |time: Duration| ((TURN.as_secs_f64() / time.as_secs_f64()) as usize).clamp(1, DEMO_STEPS);
    let rebuilt_steps = steps(timed(|| rebuild(1)));
    let replayed_steps = steps(replay(2).1 / 2);
    let exact = run(replayed_steps);
    assert_eq!(replay(replayed_steps).0, exact, "the compiled losses are the tape's");
    assert_eq!(rebuild(rebuilt_steps.min(3)), exact[..rebuilt_steps.min(3).min(exact.len())]);

    let mut times = [const { Vec::new() }; 3];
    for _ in 0..rounds {
        times[0].push(timed(|| rebuild(rebuilt_steps)) / rebuilt_steps as u32);
        times[1].push(replay(replayed_steps).1 / replayed_steps as u32);
        times[2].push(per_call(|| run(DEMO_STEPS)) / DEMO_STEPS as u32);
    }
    for (row, times) in ["tape-rebuilt", "tape-replayed", "compiled"].into_iter().zip(times) {
        report(suite, row, times);
    }
}

/// Recording, compiling, inspecting and the boundary.
fn demo(rounds: usize) {
    let tape = Tape::new();
    let recorder = Recorder::new(&tape, 16, 100);
    let parameters = recorder.model.parameters();
    let mark = tape.mark();
    let several = |row: &str, act: &mut dyn FnMut()| {
        report("engine", row, (0..rounds).map(|_| per_call(&mut *act)).collect());
    };
    several("record-compile", &mut || {
        tape.rewind(mark);
        black_box(compile(recorder.loss(), &parameters).expect("leaves"));
    });
    several("record", &mut || {
        tape.rewind(mark);
        black_box(recorder.loss());
    });
    tape.rewind(mark);
    let scores = recorder.scores();
    let loss = recorder.loss_of(&scores);
    several("compile", &mut || drop(black_box(compile(loss, &parameters).expect("leaves"))));
    let mut program = compile(loss, &parameters).expect("leaves");
    program.pass();
    // Two samples in turns, as the one inspected last is kept; without the parameters, which belong to all.
    parameters.iter().for_each(|parameter| parameter.set_label("parameter"));
    let samples = [scores[0], scores[1]].map(|score| {
        let mut nodes = score.topological_order();
        nodes.retain(|node| node.label().is_empty());
        nodes
    });
    let mut turn = 0;
    several("inspect", &mut || {
        turn += 1;
        for &node in &samples[turn % 2] {
            black_box(program.inspect(node).expect("part of the loss"));
        }
    });
    let moons = make_moons(100, Some(0.1), true, &mut Numpy::new(1337)).expect("samples");
    let trainer = Trainer::new(Settings::default(), &moons, &mut Python::new(1337), Numpy::new(1337)).expect("fits");
    let at = |cell: usize| 4.0 * (cell as f64 + 0.5) / 200.0 - 2.0;
    several("boundary", &mut || {
        let points: Vec<f64> =
            (0..200).flat_map(|row| (0..200).flat_map(move |column| [at(column), at(row)])).collect();
        black_box(trainer.scores(&points));
    });
}

fn chain(tape: &Tape) -> Value<'_> {
    let step = tape.value(1e-6);
    (0..NODES).fold(tape.value(1.0), |x, _| x + step)
}

fn dag(tape: &Tape) -> Value<'_> {
    let half = tape.value(0.5);
    let mut values = vec![tape.value(1.0), tape.value(-1.0)];
    let mut random = 1_u32;
    for _ in 0..NODES / 2 {
        random = random.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let last = values[values.len() - 1];
        values.push((last + values[random as usize % values.len()]) * half);
    }
    values[values.len() - 1]
}

fn graph(name: &str, rounds: usize, build: impl for<'t> Fn(&'t Tape) -> Value<'t>) {
    let mut times = [const { Vec::new() }; 4];
    for _ in 0..rounds {
        let tape = Tape::new();
        let begin = Instant::now();
        let root = build(&tape);
        times[0].push(begin.elapsed());
        times[1].push(timed(|| root.backward()));
        times[2].push(timed(|| tape.replay()));
        times[3].push(timed(|| drop(tape)));
    }
    for (phase, times) in ["build", "backward", "replay", "drop"].into_iter().zip(times) {
        report("engine", &format!("{name}-{phase}"), times);
    }
}

fn timed<T>(act: impl FnOnce() -> T) -> Duration {
    let start = Instant::now();
    black_box(act());
    start.elapsed()
}

/// The time of one call, from as many as take long enough.
fn per_call<T>(mut act: impl FnMut() -> T) -> Duration {
    let start = Instant::now();
    let mut calls = 0;
    while start.elapsed() < LONG_ENOUGH {
        black_box(act());
        calls += 1;
    }
    start.elapsed() / calls
}

fn report(suite: &str, row: &str, mut times: Vec<Duration>) {
    times.sort();
    println!("time {suite} {row} {}", times[times.len() / 2].as_secs_f64() * 1e3);
}
