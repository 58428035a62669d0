//! Datasets in the plane, equal to those of scikit-learn (`sklearn/datasets/_samples_generator.py`).
//!
//! Draws, order and labels are scikit-learn's, so a stream seeded like `np.random` yields the same dataset and stands
//! at the same place afterwards. Coordinates agree to rounding: NumPy has its own sine, cosine and logarithm.
//!
//! Any other generator makes datasets of the same kind. Normal numbers are drawn in pairs and every dataset needs an
//! even count of them, so none is left over; one that an odd number of calls of [`Numpy::normal`] has left in a stream
//! stays there.

use std::f64::consts::{PI, TAU};

use libm::{cos, sin};

use crate::Error;
use crate::random::Numpy;
use rand::Rng;

/// Points in the plane, each with the number of its class.
///
/// ```
/// use micrograd::{data::make_moons, random::Numpy};
///
/// // np.random.seed(1337); X, y = make_moons(n_samples=100, noise=0.1)
/// let moons = make_moons(100, Some(0.1), true, &mut Numpy::new(1337))?;
/// assert_eq!(moons.points.len(), 100);
/// assert_eq!(moons.labels[..3], [0, 0, 1]);
/// assert_eq!(moons.signs()[..3], [-1.0, -1.0, 1.0]);
/// # Ok::<(), micrograd::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Dataset {
    /// The coordinates x₁ and x₂ of each point.
    pub points: Vec<[f64; 2]>,
    /// The class of each point, counted from 0.
    pub labels: Vec<u32>,
}

impl Dataset {
    /// Returns the labels as the targets of a margin loss, `2 * label - 1`: -1 for class 0, 1 for class 1.
    #[must_use]
    pub fn signs(&self) -> Vec<f64> {
        let sign = |&label| 2.0 * f64::from(label) - 1.0;
        self.labels.iter().map(sign).collect()
    }
}

/// Draws two half circles of radius 1 that reach into each other: class 0 the upper one about (0, 0), class 1 the
/// lower one about (1, 0.5). Of an odd number of samples the lower one has one more.
///
/// `noise` is the standard deviation of what is added to each coordinate; `None` draws nothing, `Some(0.0)` draws and
/// adds nothing. `shuffle` brings the points into a random order; otherwise each class follows its curve.
///
/// # Errors
///
/// [`Error::Range`] when `samples` is 0 or more than there is memory for, or `noise` is negative or not finite.
///
/// ```
/// use micrograd::{data::make_moons, random::Numpy};
///
/// let moons = make_moons(4, None, false, &mut Numpy::new(0))?;
/// assert_eq!(moons.points[0], [1.0, 0.0]);
/// assert_eq!(moons.points[2], [0.0, 0.5]);
/// assert_eq!(moons.labels, [0, 0, 1, 1]);
/// # Ok::<(), micrograd::Error>(())
/// ```
pub fn make_moons(
    samples: usize,
    noise: Option<f64>,
    shuffle: bool,
    rng: &mut (impl Rng + ?Sized),
) -> Result<Dataset, Error> {
    let outer = samples / 2;
    let inner = samples - outer;
    let upper = linspace(PI, outer, true).map(|t| ([cos(t), sin(t)], 0));
    let lower = linspace(PI, inner, true).map(|t| ([1.0 - cos(t), 1.0 - sin(t) - 0.5], 1));
    two_curves(samples, upper.chain(lower), noise, shuffle, rng)
}

/// Draws two circles about the origin: class 0 of radius 1, class 1 of radius `factor`. Of an odd number of samples
/// the inner one has one more.
///
/// `noise` is the standard deviation of what is added to each coordinate; `None` draws nothing, `Some(0.0)` draws and
/// adds nothing. `shuffle` brings the points into a random order; otherwise each class follows its circle.
///
/// # Errors
///
/// [`Error::Range`] when `samples` is 0 or more than there is memory for, `noise` is negative or not finite, or `factor`
/// lies outside [0, 1).
///
/// ```
/// use micrograd::{data::make_circles, random::Numpy};
///
/// let circles = make_circles(2, None, 0.8, false, &mut Numpy::new(0))?;
/// assert_eq!(circles.points, [[1.0, 0.0], [0.8, 0.0]]);
/// assert_eq!(circles.labels, [0, 1]);
/// # Ok::<(), micrograd::Error>(())
/// ```
pub fn make_circles(
    samples: usize,
    noise: Option<f64>,
    factor: f64,
    shuffle: bool,
    rng: &mut (impl Rng + ?Sized),
) -> Result<Dataset, Error> {
    if !(0.0..1.0).contains(&factor) {
        return Err(Error::Range {
            name: "factor",
            expected: "a number from 0 up to but not including 1",
            found: factor,
        });
    }
    let outer = samples / 2;
    let inner = samples - outer;
    let large = linspace(TAU, outer, false).map(|t| ([cos(t), sin(t)], 0));
    let small = linspace(TAU, inner, false).map(|t| ([cos(t) * factor, sin(t) * factor], 1));
    two_curves(samples, large.chain(small), noise, shuffle, rng)
}

/// Draws clouds of a normal distribution about `centers` points that are drawn from the square [-10, 10)².
///
/// `std` is the standard deviation of either coordinate within a cloud. The samples are divided equally, the first
/// clouds taking what is left over. `shuffle` brings the points into a random order; otherwise cloud follows cloud.
///
/// # Errors
///
/// [`Error::Range`] when `samples` or `centers` is 0 or more than there is memory for, or `std` is negative or not
/// finite.
///
/// ```
/// use micrograd::{data::make_blobs, random::Numpy};
///
/// let blobs = make_blobs(5, 3, 1.0, false, &mut Numpy::new(0))?;
/// assert_eq!(blobs.labels, [0, 0, 1, 1, 2]);
/// # Ok::<(), micrograd::Error>(())
/// ```
pub fn make_blobs(
    samples: usize,
    centers: usize,
    std: f64,
    shuffle: bool,
    rng: &mut (impl Rng + ?Sized),
) -> Result<Dataset, Error> {
    at_least_one("samples", samples)?;
    at_least_one("centers", centers)?;
    deviation("std", std)?;
    let mut rng = Numpy::over(rng);
    let (mut middles, mut rows) = (room_for::<[f64; 2]>("centers", centers)?, room_for("samples", samples)?);
    middles.extend((0..centers).map(|_| [rng.uniform(-10.0, 10.0), rng.uniform(-10.0, 10.0)]));
    for (i, middle) in middles.into_iter().enumerate() {
        let size = samples / centers + usize::from(i < samples % centers);
        rows.extend((0..size).map(|_| (middle.map(|x| rng.normal(x, std)), i as u32)));
    }
    if shuffle {
        rng.shuffle(&mut rows);
    }
    dataset(rows)
}

/// Points of class 0 and then of class 1, shuffled, then moved by noise.
fn two_curves(
    samples: usize,
    points: impl Iterator<Item = ([f64; 2], u32)>,
    noise: Option<f64>,
    shuffle: bool,
    rng: &mut (impl Rng + ?Sized),
) -> Result<Dataset, Error> {
    at_least_one("samples", samples)?;
    if let Some(noise) = noise {
        deviation("noise", noise)?;
    }
    let mut rng = Numpy::over(rng);
    let mut rows = room_for("samples", samples)?;
    rows.extend(points);
    if shuffle {
        rng.shuffle(&mut rows);
    }
    if let Some(noise) = noise {
        for x in rows.iter_mut().flat_map(|(point, _)| point) {
            *x += rng.normal(0.0, noise);
        }
    }
    dataset(rows)
}

fn dataset(rows: Vec<([f64; 2], u32)>) -> Result<Dataset, Error> {
    let mut dataset = Dataset { points: room_for("samples", rows.len())?, labels: room_for("samples", rows.len())? };
    for (point, label) in rows {
        dataset.points.push(point);
        dataset.labels.push(label);
    }
    Ok(dataset)
}

/// Returns an empty list with room for `count` elements, of which there are no more than labels can number.
fn room_for<T>(name: &'static str, count: usize) -> Result<Vec<T>, Error> {
    let mut list = Vec::new();
    if u32::try_from(count).is_err() || list.try_reserve_exact(count).is_err() {
        return Err(Error::Range { name, expected: "few enough for the memory", found: count as f64 });
    }
    Ok(list)
}

/// Returns `np.linspace(0, stop, count, endpoint)` with NumPy's rounding: multiples of one step, but `stop` itself at
/// the end.
fn linspace(stop: f64, count: usize, endpoint: bool) -> impl Iterator<Item = f64> {
    let intervals = count.saturating_sub(usize::from(endpoint)).max(1);
    let step = stop / intervals as f64;
    (0..count).map(move |i| if endpoint && i > 0 && i == intervals { stop } else { i as f64 * step })
}

fn at_least_one(name: &'static str, count: usize) -> Result<(), Error> {
    if count == 0 {
        return Err(Error::Range { name, expected: "at least 1", found: 0.0 });
    }
    Ok(())
}

fn deviation(name: &'static str, found: f64) -> Result<(), Error> {
    if !(0.0..f64::INFINITY).contains(&found) {
        return Err(Error::Range { name, expected: "a finite number not below 0", found });
    }
    Ok(())
}
