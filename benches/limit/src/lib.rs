//! The demo's training step derived by hand, as fast as we can write it: the limit that compiled programs are held
//! against. MLP(2, [H, H, 1]) with ReLU, max-margin + L2, gradient descent; forward, backward and update in one call.
//! There is no autograd here, and sums are added up in whatever order is fastest.
//!
//! Samples lie in the SIMD lanes, [`T`] vectors make a tile, [`TILES`] tiles a block that stays in the cache. A block's
//! activations are `[tile][neuron][T]`. Parameters keep micrograd's order and are splat as they are loaded.
//!
//! To be compiled with `-C llvm-args=-disable-lsr`: constant offsets then fold into the loads, which gains about 10 %.
#![no_std]

use core::arch::wasm32::*;

#[panic_handler]
fn panic(_: &core::panic::PanicInfo) -> ! {
    unreachable()
}

/// Vectors in a tile: with two neurons at a time, ten accumulators stay in registers.
const T: usize = 5;
/// Tiles in a block, which is 100 samples.
const TILES: usize = 10;
const BLOCK: usize = TILES * T * 2;
/// The weight of the L2 regularisation.
const ALPHA: f64 = 1e-4;
const ZERO: v128 = f64x2(0.0, 0.0);

/// The weights and the bias of a neuron with `H` inputs.
#[repr(C)]
#[derive(Clone, Copy)]
struct Neuron<const H: usize>([f64; H], f64);

/// Parameters, or their gradients, in micrograd's order.
#[repr(C, align(16))]
struct Network<const H: usize> {
    first: [[f64; 3]; H],
    second: [Neuron<H>; H],
    third: Neuron<H>,
    /// Zeros up to a whole vector.
    padding: f64,
}

/// A block's vector for each pair of samples.
type Samples = [v128; TILES * T];
/// The activations of a layer for a block.
type Activations<const H: usize> = [[[v128; T]; H]; TILES];

/// All that a step reads and writes. It begins with the parameters.
#[repr(C)]
pub struct State<const H: usize, const BLOCKS: usize> {
    parameters: Network<H>,
    gradients: Network<H>,
    x0: [Samples; BLOCKS],
    x1: [Samples; BLOCKS],
    y: [Samples; BLOCKS],
    /// `-y / samples`, the slope of the loss where the margin is not met.
    slope: [Samples; BLOCKS],
    h1: Activations<H>,
    h2: Activations<H>,
    /// Gradients that are still to be summed over the lanes: of the third layer's weights, the second's biases, and
    /// the first's weights and biases.
    d_third: [v128; H],
    d_bias: [v128; H],
    d_first: [[v128; 3]; H],
    /// [`T`], where LLVM cannot see a constant: it would unroll the loop and hoist all loads.
    t: usize,
}

impl<const H: usize, const BLOCKS: usize> State<H, BLOCKS> {
    const NEW: Self = State {
        parameters: Network::ZERO,
        gradients: Network::ZERO,
        x0: [[ZERO; TILES * T]; BLOCKS],
        x1: [[ZERO; TILES * T]; BLOCKS],
        y: [[ZERO; TILES * T]; BLOCKS],
        slope: [[ZERO; TILES * T]; BLOCKS],
        h1: [[[ZERO; T]; H]; TILES],
        h2: [[[ZERO; T]; H]; TILES],
        d_third: [ZERO; H],
        d_bias: [ZERO; H],
        d_first: [[ZERO; 3]; H],
        t: 0,
    };
}

impl<const H: usize> Network<H> {
    const ZERO: Self = Network {
        first: [[0.0; 3]; H],
        second: [Neuron([0.0; H], 0.0); H],
        third: Neuron([0.0; H], 0.0),
        padding: 0.0,
    };
}

/// From one neuron of the second or third layer to the next.
const fn row(h: usize) -> usize {
    h + 1
}

/// Where the second layer begins.
const fn second(h: usize) -> usize {
    3 * h
}

/// Where the third layer begins.
const fn third(h: usize) -> usize {
    second(h) + h * row(h)
}

const fn parameters(h: usize) -> usize {
    third(h) + row(h)
}

/// # Safety
/// `p` must be readable.
#[inline(always)]
unsafe fn splat(p: *const f64) -> v128 {
    unsafe { v128_load64_splat(p.cast()) }
}

/// `a * b + c`
#[inline(always)]
fn madd(a: v128, b: v128, c: v128) -> v128 {
    f64x2_add(c, f64x2_mul(a, b))
}

#[inline(always)]
fn relu(a: v128) -> v128 {
    f64x2_pmax(a, ZERO)
}

/// `a` where `x` is above zero.
#[inline(always)]
fn where_positive(x: v128, a: v128) -> v128 {
    v128_and(f64x2_gt(x, ZERO), a)
}

#[inline(always)]
fn sum(a: v128) -> f64 {
    f64x2_extract_lane::<0>(a) + f64x2_extract_lane::<1>(a)
}

/// The sum of `a`, and that of `b`.
#[inline(always)]
fn sums(a: v128, b: v128) -> v128 {
    f64x2_add(i64x2_shuffle::<0, 2>(a, b), i64x2_shuffle::<1, 3>(a, b))
}

// The inner loops are functions that are not inlined: LLVM then takes each base for opaque and folds constant offsets
// into the loads, which it does not do for offsets from a static.

/// The second layer forward for one tile, two neurons at a time: from `h1` to `h2`.
///
/// # Safety
/// `w` must point to the second layer of a network of `H`, `h1` and `h2` to the tile.
#[inline(never)]
unsafe fn second_forward<const H: usize>(mut w: *const f64, h1: *const v128, mut h2: *mut v128) {
    unsafe {
        for _ in 0..H / 2 {
            let bias = splat(w.add(H));
            let (mut a0, mut a1, mut a2, mut a3, mut a4) = (bias, bias, bias, bias, bias);
            let bias = splat(w.add(row(H) + H));
            let (mut b0, mut b1, mut b2, mut b3, mut b4) = (bias, bias, bias, bias, bias);
            let mut input = h1;
            let mut weight = w;
            let end = w.add(H);
            while weight != end {
                let (wa, wb) = (splat(weight), splat(weight.add(row(H))));
                let h = *input;
                a0 = madd(h, wa, a0);
                b0 = madd(h, wb, b0);
                let h = *input.add(1);
                a1 = madd(h, wa, a1);
                b1 = madd(h, wb, b1);
                let h = *input.add(2);
                a2 = madd(h, wa, a2);
                b2 = madd(h, wb, b2);
                let h = *input.add(3);
                a3 = madd(h, wa, a3);
                b3 = madd(h, wb, b3);
                let h = *input.add(4);
                a4 = madd(h, wa, a4);
                b4 = madd(h, wb, b4);
                weight = weight.add(1);
                input = input.add(T);
            }
            for (index, z) in [a0, a1, a2, a3, a4, b0, b1, b2, b3, b4].into_iter().enumerate() {
                *h2.add(index) = relu(z);
            }
            w = w.add(2 * row(H));
            h2 = h2.add(2 * T);
        }
    }
}

/// The gradient of the first layer's sums for one tile, from that of the second's (`dz2`), two neurons at a time; used
/// up at once for the gradients of the first layer's parameters.
///
/// # Safety
/// `w` must point to the second layer of a network of `H`, the rest to the tile and to the first layer's gradients.
#[inline(never)]
unsafe fn first_backward<const H: usize>(
    mut w: *const f64,
    mut h1: *const v128,
    dz2: *const v128,
    x0: *const v128,
    x1: *const v128,
    mut d_first: *mut v128,
) {
    unsafe {
        for _ in 0..H / 2 {
            let (mut a0, mut a1, mut a2, mut a3, mut a4) = (ZERO, ZERO, ZERO, ZERO, ZERO);
            let (mut b0, mut b1, mut b2, mut b3, mut b4) = (ZERO, ZERO, ZERO, ZERO, ZERO);
            let mut weight = w;
            let mut upstream = dz2;
            let end = dz2.add(H * T);
            while upstream != end {
                let (wa, wb) = (splat(weight), splat(weight.add(1)));
                let d = *upstream;
                a0 = madd(d, wa, a0);
                b0 = madd(d, wb, b0);
                let d = *upstream.add(1);
                a1 = madd(d, wa, a1);
                b1 = madd(d, wb, b1);
                let d = *upstream.add(2);
                a2 = madd(d, wa, a2);
                b2 = madd(d, wb, b2);
                let d = *upstream.add(3);
                a3 = madd(d, wa, a3);
                b3 = madd(d, wb, b3);
                let d = *upstream.add(4);
                a4 = madd(d, wa, a4);
                b4 = madd(d, wb, b4);
                weight = weight.add(row(H));
                upstream = upstream.add(T);
            }
            for (neuron, d) in [[a0, a1, a2, a3, a4], [b0, b1, b2, b3, b4]].into_iter().enumerate() {
                let h = h1.add(neuron * T);
                let d0 = where_positive(*h, d[0]);
                let d1 = where_positive(*h.add(1), d[1]);
                let d2 = where_positive(*h.add(2), d[2]);
                let d3 = where_positive(*h.add(3), d[3]);
                let d4 = where_positive(*h.add(4), d[4]);
                let along = |x: *const v128| {
                    let g = madd(d1, *x.add(1), f64x2_mul(d0, *x));
                    madd(d4, *x.add(4), madd(d3, *x.add(3), madd(d2, *x.add(2), g)))
                };
                let total = d_first.add(neuron * 3);
                *total = f64x2_add(*total, along(x0));
                *total.add(1) = f64x2_add(*total.add(1), along(x1));
                let g = f64x2_add(f64x2_add(f64x2_add(d0, d1), f64x2_add(d2, d3)), d4);
                *total.add(2) = f64x2_add(*total.add(2), g);
            }
            w = w.add(2);
            h1 = h1.add(2 * T);
            d_first = d_first.add(6);
        }
    }
}

/// The gradients of a 4 x 2 piece of the second layer's weights, accumulated over a block, to `to`. `t` is [`T`].
///
/// # Safety
/// `h1` and `dz2` must point to the first of the piece's neurons in the block, `to` to its first gradient.
#[inline(never)]
unsafe fn second_gradients<const H: usize, const BLOCKS: usize>(
    mut h1: *const v128,
    mut dz2: *const v128,
    t: usize,
    to: *mut f64,
) {
    unsafe {
        let (mut a0, mut a1, mut a2, mut a3) = (ZERO, ZERO, ZERO, ZERO);
        let (mut b0, mut b1, mut b2, mut b3) = (ZERO, ZERO, ZERO, ZERO);
        for _ in 0..TILES {
            let end = h1.add(t);
            while h1 != end {
                let (ha, hb) = (*h1, *h1.add(T));
                let d = *dz2;
                a0 = madd(d, ha, a0);
                b0 = madd(d, hb, b0);
                let d = *dz2.add(T);
                a1 = madd(d, ha, a1);
                b1 = madd(d, hb, b1);
                let d = *dz2.add(2 * T);
                a2 = madd(d, ha, a2);
                b2 = madd(d, hb, b2);
                let d = *dz2.add(3 * T);
                a3 = madd(d, ha, a3);
                b3 = madd(d, hb, b3);
                h1 = h1.add(1);
                dz2 = dz2.add(1);
            }
            h1 = h1.add(H * T - T);
            dz2 = dz2.add(H * T - T);
        }
        for (neuron, gradients) in [sums(a0, b0), sums(a1, b1), sums(a2, b2), sums(a3, b3)].into_iter().enumerate() {
            let to: *mut v128 = to.add(neuron * row(H)).cast();
            // A neuron's gradients are an odd number of f64 apart: not aligned.
            let before = if BLOCKS == 1 { ZERO } else { v128_load(to) };
            v128_store(to, if BLOCKS == 1 { gradients } else { f64x2_add(before, gradients) });
        }
    }
}

/// One step; returns the loss before it.
///
/// # Safety
/// `state` must be a state that [`state`] prepared, and nothing else may use it meanwhile.
#[inline(always)]
unsafe fn step<const H: usize, const BLOCKS: usize>(state: *mut State<H, BLOCKS>, rate: f64) -> f64 {
    unsafe {
        let t = (*state).t;
        let p: *mut f64 = (&raw mut (*state).parameters).cast();
        let g: *mut f64 = (&raw mut (*state).gradients).cast();
        let h1: *mut v128 = (&raw mut (*state).h1).cast();
        let h2: *mut v128 = (&raw mut (*state).h2).cast();
        let d_third: *mut v128 = (&raw mut (*state).d_third).cast();
        let d_bias: *mut v128 = (&raw mut (*state).d_bias).cast();
        let d_first: *mut v128 = (&raw mut (*state).d_first).cast();
        for neuron in 0..H {
            *d_third.add(neuron) = ZERO;
            *d_bias.add(neuron) = ZERO;
        }
        for index in 0..H * 3 {
            *d_first.add(index) = ZERO;
        }
        if BLOCKS > 1 {
            (*state).gradients = Network::ZERO;
        }
        let one = f64x2_splat(1.0);
        let mut loss = ZERO;
        let mut d_last = ZERO;

        for block in 0..BLOCKS {
            let x0: *const v128 = (&raw const (*state).x0[block]).cast();
            let x1: *const v128 = (&raw const (*state).x1[block]).cast();
            let y: *const v128 = (&raw const (*state).y[block]).cast();
            let slope: *const v128 = (&raw const (*state).slope[block]).cast();
            for tile in 0..TILES {
                let h1 = h1.add(tile * H * T);
                let h2 = h2.add(tile * H * T);
                let (x0, x1) = (x0.add(tile * T), x1.add(tile * T));
                for neuron in 0..H {
                    let w = p.add(neuron * 3);
                    let (w0, w1, bias) = (splat(w), splat(w.add(1)), splat(w.add(2)));
                    for j in 0..T {
                        let z = madd(w0, *x0.add(j), bias);
                        *h1.add(neuron * T + j) = relu(madd(w1, *x1.add(j), z));
                    }
                }
                second_forward::<H>(p.add(second(H)), h1, h2);
                let mut scores = [splat(p.add(third(H) + H)); T];
                for input in 0..H {
                    let w = splat(p.add(third(H) + input));
                    for (j, score) in scores.iter_mut().enumerate() {
                        *score = madd(*h2.add(input * T + j), w, *score);
                    }
                }
                let mut d_score = [ZERO; T];
                for j in 0..T {
                    let margin = f64x2_sub(one, f64x2_mul(*y.add(tile * T + j), scores[j]));
                    loss = f64x2_add(loss, relu(margin));
                    d_score[j] = where_positive(margin, *slope.add(tile * T + j));
                    d_last = f64x2_add(d_last, d_score[j]);
                }
                // Back through the third layer; the gradient of the second's sums takes the place of its activations.
                for neuron in 0..H {
                    let w = splat(p.add(third(H) + neuron));
                    let mut d_weight = ZERO;
                    let mut d_sum = ZERO;
                    for (j, &d_score) in d_score.iter().enumerate() {
                        let h = *h2.add(neuron * T + j);
                        let d = where_positive(h, f64x2_mul(d_score, w));
                        *h2.add(neuron * T + j) = d;
                        d_weight = if j == 0 { f64x2_mul(d_score, h) } else { madd(d_score, h, d_weight) };
                        d_sum = if j == 0 { d } else { f64x2_add(d_sum, d) };
                    }
                    *d_third.add(neuron) = f64x2_add(*d_third.add(neuron), d_weight);
                    *d_bias.add(neuron) = f64x2_add(*d_bias.add(neuron), d_sum);
                }
                first_backward::<H>(p.add(second(H)), h1, h2, x0, x1, d_first);
            }
            let mut output = 0;
            while output < H {
                let mut input = 0;
                while input < H {
                    let to = g.add(second(H) + output * row(H) + input);
                    second_gradients::<H, BLOCKS>(h1.add(input * T), h2.add(output * T), t, to);
                    input += 2;
                }
                output += 4;
            }
        }

        for neuron in 0..H {
            let d = d_first.add(neuron * 3);
            v128_store(g.add(neuron * 3).cast(), sums(*d, *d.add(1)));
            *g.add(neuron * 3 + 2) = sum(*d.add(2));
            *g.add(second(H) + neuron * row(H) + H) = sum(*d_bias.add(neuron));
            *g.add(third(H) + neuron) = sum(*d_third.add(neuron));
        }
        *g.add(third(H) + H) = sum(d_last);

        // Regularisation and gradient descent, over whole vectors.
        let (parameter, gradient): (*mut v128, *const v128) = (p.cast(), g.cast());
        let pull = f64x2_splat(2.0 * ALPHA);
        let downhill = f64x2_splat(-rate);
        let mut squares = ZERO;
        for index in 0..parameters(H).div_ceil(2) {
            let w = *parameter.add(index);
            squares = madd(w, w, squares);
            *parameter.add(index) = madd(madd(pull, w, *gradient.add(index)), downhill, w);
        }
        sum(loss) * (1.0 / (BLOCKS * BLOCK) as f64) + ALPHA * sum(squares)
    }
}

/// # Safety
/// `state` must be a state, and `index` below its number of samples.
unsafe fn set_sample<const H: usize, const BLOCKS: usize>(
    state: *mut State<H, BLOCKS>,
    index: usize,
    [x0, x1, y]: [f64; 3],
) {
    unsafe {
        let set = |samples: *mut [Samples; BLOCKS], number: f64| *samples.cast::<f64>().add(index) = number;
        set(&raw mut (*state).x0, x0);
        set(&raw mut (*state).x1, x1);
        set(&raw mut (*state).y, y);
        set(&raw mut (*state).slope, -y / (BLOCKS * BLOCK) as f64);
    }
}

/// A kernel for one width and number of samples, and its state.
macro_rules! kernel {
    ($hidden:literal, $samples:literal, $state:ident, $sample:ident, $step:ident) => {
        const _: () = {
            type Kernel = State<$hidden, { $samples / BLOCK }>;
            static mut STATE: Kernel = Kernel::NEW;

            /// The state, ready to be used.
            #[unsafe(no_mangle)]
            extern "C" fn $state() -> *mut Kernel {
                // SAFETY: WebAssembly runs one call at a time.
                unsafe { STATE.t = T };
                &raw mut STATE
            }

            /// Sets the coordinates and the target of a sample.
            #[unsafe(no_mangle)]
            unsafe extern "C" fn $sample(state: *mut Kernel, index: usize, x0: f64, x1: f64, y: f64) {
                unsafe { set_sample(state, index, [x0, x1, y]) }
            }

            /// One step at a rate; returns the loss before it.
            #[unsafe(no_mangle)]
            unsafe extern "C" fn $step(state: *mut Kernel, rate: f64) -> f64 {
                unsafe { step(state, rate) }
            }
        };
    };
}

kernel!(16, 100, state_16_100, sample_16_100, step_16_100);
kernel!(16, 1_000, state_16_1000, sample_16_1000, step_16_1000);
kernel!(16, 10_000, state_16_10000, sample_16_10000, step_16_10000);
kernel!(64, 100, state_64_100, sample_64_100, step_64_100);
